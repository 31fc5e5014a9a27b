import type { ProfileName, Seating } from '../../main/contract/devices.ts';
import type { ChosenDevices } from '../../main/contract/kiosk.ts';
import type { SoundSettings } from '../calls/media/local-media.ts';
import type { Product } from './products.ts';

/** Why a profile suits: what matters about how many people sit where. */
export type ProfileReason =
  /** One or two, near: a speakerphone hears them. */
  | 'few-near'
  /** It is taken along: one thing to carry. */
  | 'carried'
  /** Some before the screen: one thing that sees and hears up to six. */
  | 'some-before-the-screen'
  /** Many before the screen: the camera there, the sound amid the people. */
  | 'many-before-the-screen'
  /** Around a table: a camera amid it sees every face. */
  | 'around-a-table';

/** What a profile lacks here, to be bought or plugged in. */
export type MissingPart =
  | 'camera'
  | 'microphone'
  | 'speaker'
  | 'speakerphone'
  | 'conference-cam'
  | 'round-table';

/** What a profile uses of what is plugged in. */
export type ProfileUse = {
  readonly profile: ProfileName;
  readonly uses: {
    readonly camera: Product | null;
    readonly microphone: Product | null;
    readonly speaker: Product | null;
  };
  readonly missing: readonly MissingPart[];
  /** To be given to main when the person says yes. */
  readonly wishes: ChosenDevices;
};

/** A profile for a room, with the reason in a code that the screens put in words. */
export type Proposal = ProfileUse & {
  readonly why: ProfileReason;
  /** The profile that would suit these people best, when it lacks something here and so another is proposed; else null. */
  readonly better: { readonly profile: ProfileName; readonly missing: readonly MissingPart[] } | null;
};

const allOfIt: SoundSettings = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const noneOfIt: SoundSettings = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/**
 * What the browser does to the sound while microphone and speaker are one product. A speakerphone takes away its own echo
 * and noise and keeps people equally loud; done a second time, words are cut off when two speak at once. Of a round-table
 * cam that is not known, and with no profile nothing is.
 */
export const soundOf = (profile: ProfileName | null): SoundSettings =>
  profile === null || profile === 'round-table' ? allOfIt : noneOfIt;

/** Wishes kept for one kind of device. */
const wishesKept = 8;

/** What is chosen once a person chose a device by its label: the older wishes stay behind it. Null is "choose for me". */
export function withWish(
  chosen: ChosenDevices,
  kind: 'camera' | 'microphone' | 'speaker',
  label: string | null,
): ChosenDevices {
  const older = chosen[kind].filter((wish) => wish !== label);
  return { ...chosen, [kind]: label === null ? [] : [label, ...older].slice(0, wishesKept) };
}

/** What a profile uses of the products that are there. */
export function withProfile(profile: ProfileName, _products: readonly Product[]): ProfileUse {
  return {
    profile,
    uses: { camera: null, microphone: null, speaker: null },
    missing: [],
    wishes: { profile, camera: [], microphone: [], speaker: [] },
  };
}

/** Which profile suits so many people who sit so, with what is there. */
export function proposeProfile(_seating: Seating, products: readonly Product[]): Proposal {
  return { ...withProfile('speakerphone', products), why: 'few-near', better: null };
}
