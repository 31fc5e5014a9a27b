import type { Language } from '../../main/contract/languages.ts';
import type { ProblemCode } from '../../main/contract/problems.ts';
import type { Welcome } from '../../main/contract/room.ts';
import type { CallState } from '../calls/call.ts';
import type { OwnSide } from '../calls/engine.ts';
import type { DeviceFacts } from '../calls/media/local-media.ts';
import type { Environment } from './environment.ts';

/**
 * Where the guest is.
 *
 *     code ──look──▶ looking ──welcomed──▶ welcome ──try, skip──▶ try ──join──▶ call ──left──▶ goodbye
 *      ▲              ▲ │                                         ▲ ▲            │                │
 *      │              │ refused                                   │ └──again─────│────────────────┘
 *      │            again ▼                                     again            │ refused, ended
 *      └─other code── stopped (nobody known)          stopped (after a call) ◀───┘
 *
 * `skip` goes on with camera and microphone off, so that nobody has to allow anything.
 */
export type GuestStep =
  /** The page was opened without a code: it is typed. */
  | { readonly kind: 'code'; readonly text: string }
  /** The hub is asked whose code it is. */
  | { readonly kind: 'looking'; readonly code: string }
  /** Who invites and why. */
  | { readonly kind: 'welcome'; readonly code: string; readonly welcome: Welcome }
  /** Picture and sound are tried. `opening` while the browser asks for permission. */
  | { readonly kind: 'try'; readonly code: string; readonly welcome: Welcome; readonly opening: boolean }
  /** In the call, or on the way in: see {@link GuestState.call}. */
  | { readonly kind: 'call'; readonly code: string; readonly welcome: Welcome }
  /** The guest has left. */
  | { readonly kind: 'goodbye'; readonly code: string; readonly welcome: Welcome }
  /** It cannot go on by itself. `code` is '' when none was given; `welcome` is null when it was never heard. */
  | {
      readonly kind: 'stopped';
      readonly code: string;
      readonly welcome: Welcome | null;
      readonly problem: ProblemCode;
    };

/** Whether the open camera looks at the person or away; `unknown` on computers. */
export type Facing = 'front' | 'back' | 'unknown';

/** Everything that the guest page is a function of. Lives in memory only. */
export type GuestState = {
  readonly environment: Environment;
  readonly language: Language;
  /** Set when the person chose the language: the invitation's no longer changes it. */
  readonly languageChosen: boolean;
  readonly step: GuestStep;
  /** The words on the hub's own certificate lie over whatever step it is. */
  readonly trustOpen: boolean;
  /** As typed; empty is "guest". */
  readonly name: string;
  /** What the guest wants to join with. */
  readonly wish: { readonly microphone: boolean; readonly camera: boolean };
  readonly devices: DeviceFacts;
  /** The camera's picture, or null while it is closed. */
  readonly ownPicture: MediaStream | null;
  readonly facing: Facing;
  /** The test tone: not asked for, sounding now, or it could not be played. */
  readonly tone: 'quiet' | 'sounds' | 'failed';
  readonly call: CallState;
  readonly own: OwnSide;
  /** Whether this device says that it has a network. */
  readonly online: boolean;
  /** The browser plays the others' sound only after a touch. */
  readonly soundBlocked: boolean;
  /** Counts the touches that start the sound: a new number makes the players anew, inside the touch. */
  readonly soundTries: number;
  readonly linkCopied: boolean;
  /** The choice of camera, microphone and speaker in a call. */
  readonly devicesOpen: boolean;
};

/** What happens to the page; {@link step} makes the next state of it. */
export type GuestInput =
  | { readonly kind: 'type-code'; readonly text: string }
  | { readonly kind: 'look'; readonly code: string }
  | { readonly kind: 'welcomed'; readonly welcome: Welcome }
  | { readonly kind: 'refused'; readonly problem: ProblemCode }
  | { readonly kind: 'try' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'wish'; readonly microphone: boolean; readonly camera: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'join' }
  | { readonly kind: 'call'; readonly call: CallState; readonly own: OwnSide }
  | { readonly kind: 'again' }
  | { readonly kind: 'other-code' }
  | {
      readonly kind: 'media';
      readonly devices: DeviceFacts;
      readonly ownPicture: MediaStream | null;
      readonly facing: Facing;
    }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'trust'; readonly open: boolean }
  | { readonly kind: 'devices'; readonly open: boolean }
  | { readonly kind: 'tone'; readonly tone: GuestState['tone'] }
  | { readonly kind: 'online'; readonly online: boolean }
  | { readonly kind: 'sound-blocked' }
  | { readonly kind: 'hear' }
  | { readonly kind: 'link-copied' }
  /** The person left before the engine had begun. */
  | { readonly kind: 'left-early' };

const settled = (value: boolean): { wanted: boolean; actual: boolean } => ({ wanted: value, actual: value });

/** Nothing plugged in, nothing known. */
export const noDevices: DeviceFacts = {
  cameras: [],
  microphones: [],
  speakers: [],
  camera: null,
  microphone: null,
  speaker: null,
  panorama: null,
  systemSpeaker: null,
  cameraProblem: null,
  microphoneProblem: null,
  speakerProblem: null,
  known: false,
};

/** My side before any call: silent, unseen. */
export const quietSide: OwnSide = {
  muted: settled(true),
  camera: settled(false),
  sharing: settled(false),
  held: settled(false),
  shareProblem: null,
};

/** The page as it is opened. */
export function firstState(options: {
  readonly environment: Environment;
  readonly language: Language;
  readonly code: string | null;
  readonly trustOpen: boolean;
}): GuestState {
  const { environment, language, code, trustOpen } = options;
  return {
    environment,
    language,
    languageChosen: false,
    step: code === null ? { kind: 'code', text: '' } : { kind: 'looking', code },
    trustOpen,
    name: '',
    wish: { microphone: true, camera: true },
    devices: noDevices,
    ownPicture: null,
    facing: 'unknown',
    tone: 'quiet',
    call: { kind: 'idle' },
    own: quietSide,
    online: true,
    soundBlocked: false,
    soundTries: 0,
    linkCopied: false,
    devicesOpen: false,
  };
}

/** The step after the call ended: goodbye when the person left, else a sentence about why. */
function afterCall(state: GuestState, call: CallState): GuestStep {
  const { step } = state;
  if (step.kind !== 'call' || call.kind !== 'ended') return step;
  const { code, welcome } = step;
  return call.reason === 'left'
    ? { kind: 'goodbye', code, welcome }
    : { kind: 'stopped', code, welcome, problem: call.reason };
}

/** The next step for what happened, or the same step when that cannot happen there. */
function nextStep(step: GuestStep, input: GuestInput): GuestStep {
  switch (input.kind) {
    case 'type-code':
      return step.kind === 'code' ? { kind: 'code', text: input.text } : step;
    case 'look':
      return step.kind === 'code' || step.kind === 'stopped' ? { kind: 'looking', code: input.code } : step;
    case 'welcomed':
      return step.kind === 'looking' ? { kind: 'welcome', code: step.code, welcome: input.welcome } : step;
    case 'refused':
      if (step.kind !== 'looking' && step.kind !== 'call') return step;
      return {
        kind: 'stopped',
        code: step.code,
        welcome: step.kind === 'call' ? step.welcome : null,
        problem: input.problem,
      };
    case 'try':
      return step.kind === 'welcome' || step.kind === 'try' ? { ...step, kind: 'try', opening: true } : step;
    case 'skip':
      return step.kind === 'welcome' ? { ...step, kind: 'try', opening: false } : step;
    case 'opened':
      return step.kind === 'try' ? { ...step, opening: false } : step;
    case 'join':
      return step.kind === 'try' ? { kind: 'call', code: step.code, welcome: step.welcome } : step;
    case 'again':
      if (step.kind !== 'goodbye' && step.kind !== 'stopped') return step;
      if (step.welcome) return { kind: 'try', code: step.code, welcome: step.welcome, opening: true };
      return step.code === '' ? step : { kind: 'looking', code: step.code };
    case 'other-code':
      return step.kind === 'stopped' ? { kind: 'code', text: '' } : step;
    case 'left-early':
      return step.kind === 'call' ? { ...step, kind: 'goodbye' } : step;
    default:
      return step;
  }
}

/** What follows from what happened. Pure; whatever cannot happen in a state leaves it as it is. */
export function step(state: GuestState, input: GuestInput): GuestState {
  const place = nextStep(state.step, input);
  const moved = place === state.step ? state : { ...state, step: place };
  switch (input.kind) {
    case 'welcomed':
      return moved === state || state.languageChosen ? moved : { ...moved, language: input.welcome.language };
    case 'try':
      return moved === state ? state : { ...moved, wish: { microphone: true, camera: true } };
    case 'skip':
      return moved === state ? state : { ...moved, wish: { microphone: false, camera: false } };
    case 'wish':
      return { ...moved, wish: { microphone: input.microphone, camera: input.camera } };
    case 'name':
      return { ...moved, name: input.name };
    case 'call': {
      const next = afterCall(state, input.call);
      const over = next !== state.step;
      return {
        ...state,
        call: input.call,
        own: input.own,
        step: next,
        // A name typed on a borrowed phone is gone with the call.
        name: over ? '' : state.name,
        devicesOpen: over ? false : state.devicesOpen,
        soundBlocked: over ? false : state.soundBlocked,
      };
    }
    case 'media':
      return { ...moved, devices: input.devices, ownPicture: input.ownPicture, facing: input.facing };
    case 'language':
      return { ...moved, language: input.language, languageChosen: true };
    case 'trust':
      return { ...moved, trustOpen: input.open };
    case 'devices':
      return { ...moved, devicesOpen: input.open };
    case 'tone':
      return { ...moved, tone: input.tone };
    case 'online':
      return { ...moved, online: input.online };
    case 'sound-blocked':
      return { ...moved, soundBlocked: true };
    case 'hear':
      return { ...moved, soundBlocked: false, soundTries: state.soundTries + 1 };
    case 'link-copied':
      return { ...moved, linkCopied: true };
    case 'left-early':
      return moved === state ? state : { ...moved, name: '' };
    case 'join':
      return moved === state ? state : { ...moved, call: { kind: 'idle' }, own: quietSide };
    case 'type-code':
    case 'look':
    case 'refused':
    case 'opened':
    case 'again':
    case 'other-code':
      return moved;
  }
}

/** Everything that a guest can do. A screen calls these and nothing else; none of them throws. */
export type GuestActions = {
  typeCode(text: string): void;
  /** Asks the hub about the code that was typed, when it is whole. */
  submitCode(): void;
  /** Opens camera and microphone; the browser asks the person for permission. */
  tryMedia(): void;
  /** Goes on without camera and microphone. */
  skipMedia(): void;
  typeName(name: string): void;
  join(): void;
  leave(): void;
  /** Into the meeting again after leaving, or another try after a problem. */
  again(): void;
  /** To the field for a code. */
  otherCode(): void;
  chooseLanguage(language: Language): void;
  openTrust(open: boolean): void;
  openDevices(open: boolean): void;
  chooseDevice(kind: 'camera' | 'microphone' | 'speaker', label: string | null): void;
  playTone(): void;
  setMicrophone(on: boolean): void;
  setCamera(on: boolean): void;
  /** From the front camera to the back, and back again. */
  switchCamera(): void;
  /** The browser would not play the others' sound by itself. */
  soundBlocked(): void;
  /** Starts the others' sound; called inside the touch that allows it. */
  hear(): void;
  copyLink(): void;
};
