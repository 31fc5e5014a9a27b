import type { Clock } from '../../../main/contract/clock.ts';
import type { Caller } from '../call.ts';
import type { SecondCall } from '../engine.ts';
import type { SipSession } from './sip-session.ts';

/** Who rings: the one that the room hears, and the one that calls while a call is on. */
export type SipCallers = {
  readonly second: SecondCall | null;
  readonly isRinging: boolean;
  /** Somebody calls. */
  hear(session: SipSession): void;
  /** Takes who rings, or who calls second, out of here, to be answered. */
  take(): SipSession | null;
  takeSecond(): SipSession | null;
  /** Refuses who rings, or who calls second, with this status (RFC 3261 §21). */
  refuse(status: number): void;
  refuseSecond(status: number): void;
  /** The line is lost: whoever rings may give up unheard. */
  lineLost(): void;
  /** No call is on any more: who called second rings as the first. */
  callEnded(): void;
};

/** How long somebody rings on whose giving up would not be heard. */
const unheardLimitMs = 15_000;

export const busyHere = 486;
export const declined = 603;

/** Holds those who ring. `rings` and `silent` are about the one that the room hears. */
export function makeSipCallers(options: {
  readonly clock: Clock;
  readonly isInCall: () => boolean;
  /** What a second caller gets. */
  readonly whenInCall: () => 'ask' | 'busy';
  readonly events: {
    readonly rings: (session: SipSession) => void;
    readonly silent: () => void;
    readonly secondChanged: () => void;
  };
}): SipCallers {
  const { clock, events } = options;
  let first: SipSession | null = null;
  let second: { readonly session: SipSession; readonly call: SecondCall } | null = null;
  let cancelUnheard = () => {};

  const take = (): SipSession | null => {
    const taken = first;
    first = null;
    cancelUnheard();
    return taken;
  };
  const takeSecond = (): SipSession | null => {
    const taken = second?.session ?? null;
    second = null;
    return taken;
  };
  const ring = (session: SipSession): void => {
    first = session;
    session.whenGivenUp(() => {
      if (first === session && take()) events.silent();
    });
    events.rings(session);
  };
  const refuse = (status: number): void => {
    const refused = take();
    if (!refused) return;
    refused.refuse(status);
    events.silent();
  };

  return {
    get second() {
      return second?.call ?? null;
    },
    get isRinging() {
      return first !== null;
    },
    hear(session) {
      const inCall = options.isInCall();
      if (first || second || (inCall && options.whenInCall() === 'busy')) {
        session.refuse(busyHere);
        return;
      }
      if (!inCall) {
        ring(session);
        return;
      }
      second = { session, call: { from: callerOf(session), since: clock.now() } };
      session.whenGivenUp(() => {
        if (second?.session !== session) return;
        second = null;
        events.secondChanged();
      });
      events.secondChanged();
    },
    take,
    takeSecond,
    refuse,
    refuseSecond(status) {
      const refused = takeSecond();
      if (!refused) return;
      refused.refuse(status);
      events.secondChanged();
    },
    lineLost() {
      if (!first) return;
      cancelUnheard();
      cancelUnheard = clock.after(unheardLimitMs, () => refuse(busyHere));
    },
    callEnded() {
      const next = takeSecond();
      if (next) ring(next);
    },
  };
}

/** Who calls, by name where one is given. */
export const callerOf = ({ far }: SipSession): Caller => ({
  name: far.name || far.address.replace(/^sips?:/i, ''),
  role: '',
  address: far.address,
});
