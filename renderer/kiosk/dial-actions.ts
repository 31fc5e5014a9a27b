import type { KioskParts } from './kiosk-parts.ts';
import type { Actions } from './state.ts';

/** What a person does to call, and in a call that a far system keeps. */
export type DialActions = Pick<
  Actions,
  | 'dialAddress'
  | 'scan'
  | 'scanned'
  | 'favour'
  | 'forgetRecents'
  | 'reply'
  | 'typeAnswer'
  | 'sendTone'
  | 'conduct'
  | 'dismissAsked'
  | 'answerSecond'
  | 'declineSecond'
  | 'refuseAutoAnswer'
>;

/** Makes them. */
export function dialActions({ main, engine }: Pick<KioskParts, 'main' | 'engine'>): DialActions {
  return {
    dialAddress() {},
    scan() {},
    scanned() {},
    favour: (entry, on) => void main.ask('directory.favour', { entry, on }),
    forgetRecents: () => void main.ask('directory.forgetRecents', null),
    typeAnswer() {},
    reply: (answer) => engine.reply?.(answer),
    sendTone: (key) => engine.sendTone(key),
    conduct: (deed) => engine.conduct?.(deed),
    dismissAsked: () => engine.dismissAsked?.(),
    answerSecond() {},
    declineSecond: () => engine.declineSecond?.(),
    refuseAutoAnswer() {},
  };
}
