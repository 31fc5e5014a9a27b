import type { IncomingFacts } from '../../main/contract/dialling.ts';
import type { Caller } from '../calls/call.ts';
import type { SecondCall } from '../calls/engine.ts';
import { fitsPattern } from './fits-pattern.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { KioskState, Place } from './state.ts';

/** A countdown whose end is so long past, in ms, was not seen: the computer slept, or its clock was set. */
const missedMs = 5_000;

/** Who called second in a call that ended rings on as the first within this, in ms, or has given up. */
const ringsOnMs = 1000;

/** Where somebody does what no call of itself may end: the PIN, the settings, a recording. They may answer. */
const busyPlaces: readonly Place['kind'][] = ['pin', 'settings', 'recording'];

/** Who calls this room, from the first ring to the answer. */
export type Incoming = {
  /** The engine told of something; `before` is the state until then. */
  look(before: Pick<KioskState, 'call' | 'second'>): void;
  /** What people are shown of a second call. */
  shown(second: SecondCall | null): SecondCall | null;
  /** At every second. */
  tick(): void;
  /** Somebody answers or declines here: what rings now is not missed. */
  handled(): void;
  secondHandled(): void;
  /** What rings is not taken by itself; it rings on. */
  refuse(): void;
};

/**
 * Rings aloud, counts down to an answer where the policy says so, tells a second caller that we are busy where it says that, and
 * tells main of calls that nobody took. Where the person was and what they typed there stays as it was until somebody answers.
 */
export function makeIncoming(
  with_: Pick<KioskParts, 'main' | 'engine' | 'ring' | 'clock'> & {
    readonly get: () => KioskState;
    readonly set: (change: Partial<KioskState>) => void;
    /** Takes the call that rings, without a picture of this room. */
    readonly answer: () => void;
  },
): Incoming {
  const { main, engine, ring, clock, get, set } = with_;
  let handled = false;
  let secondHandled = false;
  /** The second call that was told that we are busy, by when it began. */
  let busyTo: number | null = null;
  const isBusy = (): boolean => get().kiosk?.incoming.whenInCall === 'busy';

  const missed = ({ name, address = '' }: Caller): void => {
    void main.ask('call.missed', { name: name.slice(0, 200), address: address.slice(0, 500) });
  };

  /** Who called second, while it is not known whether they ring on. */
  let ringsOn: Caller | null = null;
  const secondGone = (from: Caller): void => {
    if (get().call.kind !== 'ended') {
      missed(from);
      return;
    }
    ringsOn = from;
    clock.after(ringsOnMs, () => {
      if (ringsOn !== from) return;
      ringsOn = null;
      missed(from);
    });
  };

  /** When the policy takes a call of this caller, in ms since 1970; null when a person has to. */
  const takenAt = ({ address }: Caller): number | null => {
    const { kiosk, place, now } = get();
    const policy: IncomingFacts['autoAnswer'] = kiosk?.incoming.autoAnswer ?? null;
    if (!policy || address === undefined || kiosk?.posture === 'door') return null;
    if (busyPlaces.includes(place.kind)) return null;
    const fits = policy.from.some((pattern) => fitsPattern(bare(address), bare(pattern)));
    return fits ? now + policy.seconds * 1000 : null;
  };

  const begins = (from: Caller): void => {
    handled = false;
    if (ringsOn?.name === from.name && ringsOn.address === from.address) ringsOn = null;
    const { kiosk } = get();
    // Beside a door nobody waits for a call.
    if (kiosk?.incoming.rings === true && kiosk.posture !== 'door') ring.start();
    set({ autoAnswer: takenAt(from) });
  };
  const ends = (from: Caller): void => {
    ring.stop();
    if (get().autoAnswer !== null) set({ autoAnswer: null });
    if (!handled && get().call.kind === 'idle') missed(from);
  };

  return {
    look(before) {
      const { call, second } = get();
      const [rang, rings] = [ringing(before.call), ringing(call)];
      if (rang && rang.since !== rings?.since) ends(rang.from);
      if (rings && rings.since !== rang?.since) begins(rings.from);
      const [was, is] = [before.second, second];
      if (was && !is && !secondHandled && call.kind !== 'ringing') secondGone(was.from);
      if (is && !was) secondHandled = false;
      const calling = engine.second ?? null;
      if (!calling || !isBusy() || calling.since === busyTo) return;
      busyTo = calling.since;
      missed(calling.from);
      engine.declineSecond?.();
    },
    shown: (second) => (isBusy() ? null : second),
    tick() {
      const { autoAnswer, call, now } = get();
      if (autoAnswer === null || now < autoAnswer) return;
      set({ autoAnswer: null });
      if (call.kind === 'ringing' && now - autoAnswer < missedMs) with_.answer();
    },
    handled: () => {
      handled = true;
    },
    secondHandled: () => {
      secondHandled = true;
    },
    refuse: () => set({ autoAnswer: null }),
  };
}

const ringing = (call: KioskState['call']) => (call.kind === 'ringing' ? call : null);

/** An address as it is compared: without the scheme of a SIP address and without its parameters (RFC 3261 §19.1.4). */
const bare = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^sips?:/, '')
    .replace(/[;?].*$/, '');
