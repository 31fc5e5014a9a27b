import type { GuestActions, GuestState } from '../guest-state.ts';
import type { GuestWords } from '../language/guest-words.ts';

/** What every screen of the guest page draws from. Loudness is read at each drawing, so it is no part of the state. */
export type ScreenProps = {
  readonly state: GuestState;
  readonly actions: GuestActions;
  readonly words: GuestWords;
  /** 0 to 1: of this side's microphone for `own`, else of the party with that id. */
  readonly levels: (who: string) => number;
};
