import type { Start } from '../calls/engine.ts';
import type { CallMemory } from './call-memory.ts';
import { type CallStart, seenAndHeard } from './call-start.ts';
import type { CallVolume } from './call-volume.ts';
import { isInCall, isUnderWay } from './in-call.ts';
import type { Incoming } from './incoming.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { Actions, KioskState } from './state.ts';

/** Keys of the dial pad that are kept to be seen. */
const tonesShown = 64;
/** Longest PIN or number of a meeting. */
const answerLimit = 64;

/** What a person does in a call, and when one rings. */
export type CallActions = Pick<
  Actions,
  | 'setMuted'
  | 'setCamera'
  | 'setSharing'
  | 'setVolume'
  | 'setHeld'
  | 'answer'
  | 'decline'
  | 'answerSecond'
  | 'declineSecond'
  | 'refuseAutoAnswer'
  | 'typeAnswer'
  | 'reply'
  | 'sendTone'
  | 'conduct'
  | 'dismissAsked'
  | 'openPanel'
>;

/** Makes them; `answer` takes the call that rings, begun as it is said. */
export function callActions(
  with_: Pick<KioskParts, 'main' | 'engine' | 'media'> & {
    readonly get: () => KioskState;
    readonly set: (change: Partial<KioskState>) => void;
    readonly start: CallStart;
    readonly memory: CallMemory;
    readonly incoming: Incoming;
    readonly volume: CallVolume;
  },
): { readonly actions: CallActions; answer(start: Start): void } {
  const { main, engine, media, get, set, start, incoming } = with_;

  const answer = (how: Start): void => {
    if (get().call.kind !== 'ringing') return;
    incoming.handled();
    start.enter(null);
    engine.answer(media, how);
  };

  return {
    answer,
    actions: {
      setMuted: (muted) => engine.setMuted(muted),
      setCamera: (on) => engine.setCamera(on),
      setSharing: (on) => engine.setSharing(on),
      setVolume: with_.volume.setVolume,
      setHeld: (held) => engine.setHeld(held),
      answer: () => answer(seenAndHeard),
      decline() {
        incoming.handled();
        engine.decline();
      },
      answerSecond() {
        const { second, own, call } = get();
        if (!second || !isInCall(call)) return;
        incoming.secondHandled();
        incoming.handled();
        start.enter(null);
        // Whoever was not seen a moment ago is not seen by the next one either.
        engine.answerSecond?.(media, { muted: false, camera: own.camera.wanted });
        with_.memory.came();
      },
      declineSecond() {
        incoming.secondHandled();
        engine.declineSecond?.();
      },
      refuseAutoAnswer: incoming.refuse,
      typeAnswer(text) {
        if (get().call.kind !== 'asking') return;
        set({ typedAnswer: text.replaceAll(/\D/g, '').slice(0, answerLimit) });
      },
      reply(answered) {
        set({ typedAnswer: '' });
        engine.reply?.(answered);
      },
      sendTone(key) {
        const { call, abilities, sentTones } = get();
        if (!isInCall(call) || !abilities.tones || !/^[0-9*#]$/.test(key)) return;
        set({ sentTones: (sentTones + key).slice(-tonesShown) });
        engine.sendTone(key);
      },
      conduct: (deed) => engine.conduct?.(deed),
      dismissAsked: () => engine.dismissAsked?.(),
      openPanel(panel) {
        set({ panel });
        const { call } = get();
        if (panel !== 'invite' || !isUnderWay(call)) return;
        set({ invite: null, inviteProblem: null });
        const { meetingId } = start;
        void main.ask('room.invite', { address: call.target.address, meetingId }).then((result) => {
          set(result.ok ? { invite: result.value } : { inviteProblem: result.error });
        });
      },
    },
  };
}
