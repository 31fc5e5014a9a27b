import type { ProblemCode } from '../../../main/contract/problems.ts';
import type { BrowserFamily } from '../environment.ts';

/** What a sentence can say of a thing that stopped the guest: what is wrong, and what to do now. */
export type Sentence = { readonly title: string; readonly what: string };

/** The problems of a guest that have words of their own; every other code reads as `unexpected`. */
export const stoppedCodes = [
  'code-unknown',
  'code-expired',
  'too-many-tries',
  'room-full',
  'hub-unreachable',
  'network-down',
  'link-lost',
  'token-expired',
  'unexpected',
] as const satisfies readonly ProblemCode[];
export type StoppedCode = (typeof stoppedCodes)[number];

/**
 * Every word of the guest page in one language. The page has its own file a language, so that a phone does not fetch
 * the words of the kiosk's settings.
 */
export type GuestWords = {
  /** The page's title in the browser's tab. */
  readonly pageTitle: string;
  readonly language: string;
  readonly guest: string;
  readonly back: string;
  readonly again: string;
  readonly helpWithWarning: string;
  readonly nothingKept: string;
  readonly code: {
    readonly title: string;
    readonly label: string;
    readonly hint: string;
    readonly go: string;
  };
  readonly looking: string;
  readonly welcome: {
    readonly invitedBy: string;
    readonly videoMeeting: string;
    readonly reason: string;
    readonly next: string;
    readonly nextHint: string;
    readonly skip: string;
  };
  readonly try: {
    readonly title: string;
    readonly allowNow: string;
    readonly ownPicture: string;
    readonly pictureOff: string;
    readonly pictureStarting: string;
    readonly speakNow: string;
    readonly level: string;
    readonly microphoneOff: string;
    readonly camera: string;
    readonly microphone: string;
    readonly speaker: string;
    readonly systemSpeaker: string;
    readonly tone: string;
    readonly toneSounds: string;
    readonly name: string;
    readonly nameHint: string;
    readonly join: string;
    readonly joinWithout: string;
    readonly joinSoundOnly: string;
    readonly joinPictureOnly: string;
    readonly tryAgain: string;
    readonly withoutIsFine: string;
  };
  readonly trouble: {
    readonly notSecure: Sentence;
    readonly inApp: Sentence;
    readonly tooOld: Sentence;
    readonly copyLink: string;
    readonly linkCopied: string;
    readonly notAllowedTitle: string;
    readonly allow: Readonly<Record<BrowserFamily, string>>;
    readonly bothMissing: string;
    readonly cameraMissing: string;
    readonly cameraBusy: string;
    readonly cameraFailed: string;
    readonly microphoneMissing: string;
    readonly microphoneBusy: string;
    readonly microphoneFailed: string;
    readonly speakerFailed: string;
  };
  readonly call: {
    readonly controls: string;
    readonly connecting: string;
    readonly alone: string;
    readonly aloneHint: string;
    readonly reconnecting: string;
    readonly reconnectingHint: string;
    readonly offline: string;
    readonly you: string;
    /** The control's word says how it is; `mute` and the like say what a press does. */
    readonly microphone: string;
    readonly muted: string;
    readonly mute: string;
    readonly unmute: string;
    readonly camera: string;
    readonly cameraOff: string;
    readonly turnCameraOff: string;
    readonly turnCameraOn: string;
    readonly ownMuted: string;
    readonly demo: string;
    readonly devices: string;
    readonly switchCamera: string;
    readonly close: string;
    readonly leave: string;
    readonly hear: string;
    readonly theirSoundOff: string;
    readonly theirPictureOff: string;
    readonly theirLinkLost: string;
    readonly theirLinkComing: string;
    readonly sharing: string;
  };
  readonly goodbye: {
    readonly title: string;
    readonly left: string;
    readonly close: string;
    readonly again: string;
  };
  readonly stopped: Readonly<Record<StoppedCode, Sentence>> & {
    readonly otherCode: string;
    /** On an iPhone, and when the hub made its own certificate, the warning may be why nobody answers. */
    readonly certificateHint: string;
  };
  readonly trust: {
    readonly title: string;
    readonly why: string;
    readonly doubt: string;
    readonly onceHint: string;
    readonly stepsTitle: string;
    readonly stepsHint: string;
    readonly download: string;
    readonly iphone: readonly string[];
    readonly android: readonly string[];
    readonly computer: readonly string[];
    readonly computerTitle: string;
    readonly remove: string;
    readonly trusted: string;
  };
};
