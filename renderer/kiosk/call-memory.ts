import type { RememberedCall } from '../../main/contract/kiosk.ts';
import type { CallState } from '../calls/call.ts';
import type { CallStart } from './call-start.ts';
import { isInCall } from './in-call.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { KioskState } from './state.ts';

/** A codec's call that is not found so long after the window died in it is over, in ms. */
const returnLimitMs = 20_000;

/** What main is told of the call that is on, and what a window does that died in one. */
export type CallMemory = {
  /** The call that is found gone, until somebody has seen it; null when none is. */
  readonly gone: CallState | null;
  /**
   * What main keeps: the first that is heard leads back into it. Before, main is told nothing, so that what it keeps is not
   * wiped.
   */
  hear(call: RememberedCall | null): void;
  /** The engine told of something; `before` is the call until then. */
  look(before: KioskState['call']): void;
  /** The call that is on came from the other side. */
  came(): void;
  /** A call is dialled here. */
  begins(): void;
  /** Somebody has seen which call is gone. */
  seen(): void;
};

/**
 * Tells main which call the window is in, and finds the way back into it, once, when this window follows one that died:
 *
 *     engine   we called, or joined       they called
 *     room     dialled again              –
 *     pexip    dialled again, with PIN    dialled again: by answering one is in a meeting, which goes on
 *     sip      dialled again, with PIN    it is gone, and that is said: its other end hears nobody and hangs up
 *     codec    found on the codec         found on the codec
 */
export function makeCallMemory(
  with_: Pick<KioskParts, 'main' | 'media' | 'clock'> & {
    readonly get: () => KioskState;
    readonly set: (change: Partial<KioskState>) => void;
    readonly start: () => CallStart;
  },
): CallMemory {
  const { main, media, clock, get, set } = with_;
  let gone: CallState | null = null;
  let remembered: string | null = null;
  let heard = false;
  let incoming = false;
  /** This window died in a codec's call, which is not found yet. */
  let returning = false;

  /**
   * A call that was held comes back quiet and unseen, and not held: whoever held it to talk among themselves is not overheard, and
   * sees how it is.
   */
  const remember = (): void => {
    const { call, own } = get();
    const value: RememberedCall | null = isInCall(call)
      ? {
          target: call.target,
          meetingId: with_.start().meetingId,
          muted: own.muted.wanted || own.held.wanted,
          camera: own.camera.wanted && !own.held.wanted,
          since: call.since,
          ...(incoming && { incoming }),
        }
      : null;
    const text = JSON.stringify(value);
    if (text === remembered) return;
    remembered = text;
    void main.ask('call.remember', value);
  };

  /** A codec has the call: nothing of this computer is captured. One that began at the codec itself is a new one here. */
  const onCodecCall = (before: KioskState['call']['kind']): void => {
    media.close();
    if (with_.start().dialling || (before !== 'idle' && before !== 'ended')) return;
    if (returning) set({ place: { kind: 'home' }, panel: 'none', restartedAt: clock.now() });
    else with_.start().enter(null);
    returning = false;
  };

  const goBack = (call: RememberedCall): void => {
    const start = with_.start();
    const { target, meetingId } = call;
    const meeting = get().agenda?.meetings.find(({ id }) => id === meetingId) ?? null;
    start.meetingId = meetingId;
    // A codec's call went on without the window, or ended: it is found, and never dialled once more.
    if (target.engine === 'codec') {
      returning = true;
      set({ meeting });
      clock.after(returnLimitMs, () => {
        if (returning) set({ meeting: null });
        returning = false;
      });
    } else if (target.engine === 'sip' && call.incoming) {
      gone = { kind: 'ended', target, reason: 'call-lost', at: clock.now(), met: true };
      set({ meeting, call: gone });
      remember();
    } else {
      start.dial(target, meeting, { muted: call.muted, camera: call.camera });
      start.meetingId = meetingId;
      incoming = call.incoming ?? false;
      set({ restartedAt: clock.now() });
    }
  };

  return {
    get gone() {
      return gone;
    },
    hear(call) {
      if (heard) return;
      heard = true;
      remembered = JSON.stringify(call);
      if (call) goBack(call);
    },
    look(before) {
      const { call } = get();
      if (call !== gone) gone = null;
      if (!isInCall(before) && isInCall(call)) {
        if (before.kind === 'ringing') incoming = true;
        if (call.target.engine === 'codec') onCodecCall(before.kind);
      }
      if (!isInCall(call)) incoming = false;
      if (heard) remember();
    },
    came() {
      incoming = isInCall(get().call);
      if (heard) remember();
    },
    begins() {
      returning = false;
      incoming = false;
    },
    seen: () => {
      gone = null;
    },
  };
}
