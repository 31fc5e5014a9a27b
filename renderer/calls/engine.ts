import type { JoinTarget } from '../../main/contract/meeting.ts';
import type { Problem } from '../../main/contract/result.ts';
import type { Caller, CallState, Reply, Wanted } from './call.ts';
import type { Conference, ConferenceDeed } from './conference.ts';
import type { LocalMedia } from './media/local-media.ts';
import type { MediaFlow } from './media/media-flow.ts';

/** What an engine can do; what it cannot is not on the screen. */
export type Abilities = {
  readonly share: boolean;
  readonly invite: boolean;
  /** Holds a call: nothing of this side is sent and nothing of the others is heard, and they are told. */
  readonly hold: boolean;
  /** Sends the tones of a keypad (RFC 4733). */
  readonly tones: boolean;
  /** This computer's camera, microphone and speaker are in the call; not so where a codec of the room has it. */
  readonly ownMedia: boolean;
};

/** How another party's camera is moved: −1, 0 or 1 each; right, up and to the near are positive, all 0 is the stop (as in H.281). */
export type FarMove = {
  readonly pan: -1 | 0 | 1;
  readonly tilt: -1 | 0 | 1;
  readonly zoom: -1 | 0 | 1;
};

/** My own side of a call. */
export type OwnSide = {
  readonly muted: Wanted<boolean>;
  readonly camera: Wanted<boolean>;
  readonly sharing: Wanted<boolean>;
  readonly held: Wanted<boolean>;
  /** Why the last wish to share was not met; null once sharing is asked for again. */
  readonly shareProblem: Problem | null;
  /** A host asks to be heard, or seen: it is a request, and the people in the room decide. Gone once they did. */
  readonly asked?: 'unmute' | 'camera' | null;
  /** A host or the far system keeps this side muted, whatever is wished here. */
  readonly mutedByHost?: boolean;
};

/** How microphone and camera begin. */
export type Start = { readonly muted: boolean; readonly camera: boolean };

/** Somebody who calls while a call is on. */
export type SecondCall = { readonly from: Caller; readonly since: number };

/**
 * A way to be in a meeting. An engine never decides: the kiosk's store tells it what to do and draws its state.
 * None of the verbs throws or rejects; what fails shows in `state` or `own`.
 */
export type CallEngine = {
  readonly name: JoinTarget['engine'];
  readonly abilities: Abilities;
  readonly state: CallState;
  readonly own: OwnSide;
  /** What a far system tells of the meeting; null outside of one, and where there is no such system. */
  readonly conference?: Conference | null;
  /** Who calls while a call of this engine is on. */
  readonly second?: SecondCall | null;
  /** Calls at every change of what is told above; the answer stops it. */
  watch(listener: () => void): () => void;
  /** Joins. Ends a call that is under way first. */
  dial(target: JoinTarget, media: LocalMedia, start: Start): void;
  /** Takes or declines the call that rings; nothing while none does. */
  answer(media: LocalMedia, start: Start): void;
  decline(): void;
  /** Takes the second call, which ends the first; or declines it. */
  answerSecond?(media: LocalMedia, start: Start): void;
  declineSecond?(): void;
  /** Answers what the far system asked; nothing while it asks nothing. */
  reply?(answer: Reply): void;
  /** Takes note of a host's request without following it. */
  dismissAsked?(): void;
  /** Does what `conference.may` lists; nothing otherwise. What fails shows in `conference.problem`. */
  conduct?(deed: ConferenceDeed): void;
  /** How each flow of media is now; none outside of a call. */
  flows?(): Promise<readonly MediaFlow[]>;
  /** Leaves; the state is `ended` at once, the network follows. */
  hangUp(): void;
  /** From `ended` to `idle`. */
  clear(): void;
  setMuted(muted: boolean): void;
  setCamera(on: boolean): void;
  /** Asks the browser for a screen to share, or stops sharing. */
  setSharing(on: boolean): void;
  setHeld(held: boolean): void;
  /** Moves the camera of a party whose `farCamera` says that it may be; nothing otherwise. Said again every 400 ms while somebody steers. */
  moveFarCamera(party: string, move: FarMove): void;
  /** Sends the tone of a key: 0 to 9, star, pound, A to D. */
  sendTone(key: string): void;
};
