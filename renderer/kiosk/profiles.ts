import type { ProfileName, Seating } from '../../main/contract/devices.ts';
import type { ChosenDevices } from '../../main/contract/kiosk.ts';
import { readLabel } from '../calls/media/device-label.ts';
import type { Device, SoundSettings } from '../calls/media/local-media.ts';
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
export function withProfile(profile: ProfileName, products: readonly Product[]): ProfileUse {
  const cameras = inOrder(products, 'cameras', kindsFor[profile].camera);
  const microphones = inOrder(products, 'microphones', kindsFor[profile].sound);
  const speakers = inOrder(products, 'speakers', kindsFor[profile].sound);
  const uses = {
    camera: cameras[0] ?? null,
    microphone: microphones[0] ?? null,
    speaker: speakers[0] ?? null,
  };
  const wished = (devices: readonly Device[]): readonly string[] =>
    devices.map(({ label }) => label).slice(0, wishesKept);
  return {
    profile,
    uses,
    missing: missingFor(profile, uses),
    wishes: {
      profile,
      camera: wished(cameras.flatMap((product) => byView(product.cameras))),
      microphone: wished(microphones.flatMap((product) => product.microphones)),
      speaker: wished(speakers.flatMap((product) => product.speakers)),
    },
  };
}

/** Which profile suits so many people who sit so, with what is there. */
export function proposeProfile(seating: Seating, products: readonly Product[]): Proposal {
  const [best, ...others] = suiting(seating).map((profile) => withProfile(profile, products));
  if (!best) throw new Error('a profile suits everybody');
  const proposed = [best, ...others].find(({ missing }) => missing.length === 0) ?? best;
  const better = proposed === best ? null : { profile: best.profile, missing: best.missing };
  return { ...proposed, why: reasonFor(proposed.profile, seating), better };
}

/** The profiles for these people, the most suitable first. */
function suiting({ people, place }: Seating): readonly ProfileName[] {
  if (people === '1-2') return ['speakerphone', 'camera-and-speakerphone', 'conference-cam', 'round-table'];
  if (place === 'around-a-table') return ['round-table', 'camera-and-speakerphone', 'conference-cam'];
  if (people === '7-or-more' && place !== 'carried-along')
    return ['camera-and-speakerphone', 'round-table', 'conference-cam'];
  return ['conference-cam', 'camera-and-speakerphone', 'round-table'];
}

function reasonFor(profile: ProfileName, { place }: Seating): ProfileReason {
  switch (profile) {
    case 'speakerphone':
      return place === 'carried-along' ? 'carried' : 'few-near';
    case 'conference-cam':
      return 'some-before-the-screen';
    case 'camera-and-speakerphone':
      return 'many-before-the-screen';
    case 'round-table':
      return 'around-a-table';
  }
}

/** Which kind of product a profile takes picture and sound from, the best first; others come behind. */
const kindsFor: Readonly<
  Record<
    ProfileName,
    { readonly camera: readonly Product['kind'][]; readonly sound: readonly Product['kind'][] }
  >
> = {
  speakerphone: {
    camera: ['camera', 'conference-cam', 'round-table'],
    sound: ['speakerphone', 'headset', 'conference-cam', 'round-table'],
  },
  'conference-cam': {
    camera: ['conference-cam', 'camera', 'round-table'],
    sound: ['conference-cam', 'speakerphone', 'round-table'],
  },
  'camera-and-speakerphone': {
    camera: ['camera', 'conference-cam', 'round-table'],
    sound: ['speakerphone', 'conference-cam', 'round-table'],
  },
  'round-table': {
    camera: ['round-table', 'conference-cam', 'camera'],
    sound: ['round-table', 'speakerphone', 'conference-cam'],
  },
};

/**
 * The products that have such parts, the best for a profile first. Sound is best of a product that has both a microphone
 * and a speaker: only that pair takes away its own echo. What is built into the computer comes behind its like.
 */
function inOrder(
  products: readonly Product[],
  part: 'cameras' | 'microphones' | 'speakers',
  kinds: readonly Product['kind'][],
): readonly Product[] {
  const rank = (product: Product): number => {
    const kind = kinds.indexOf(product.kind);
    const half = part !== 'cameras' && (product.microphones.length === 0 || product.speakers.length === 0);
    return (half ? 100 : 0) + (kind < 0 ? kinds.length : kind) * 2 + (isBuiltIn(product) ? 1 : 0);
  };
  return products
    .filter((product) => product[part].length > 0)
    .toSorted((one, other) => rank(one) - rank(other));
}

const isBuiltIn = ({ cameras, microphones, speakers }: Product): boolean =>
  [...cameras, ...microphones, ...speakers].some(({ label }) => readLabel(label).where !== 'outside');

/** The camera that shows who speaks is wished for before the strip, which is drawn under it or stands in for it. */
const byView = (cameras: Product['cameras']): Product['cameras'] =>
  cameras.toSorted((one, other) => Number(one.view === 'panorama') - Number(other.view === 'panorama'));

/** What a profile stands on; it lacks that, or else single parts. */
function missingFor(profile: ProfileName, uses: ProfileUse['uses']): readonly MissingPart[] {
  const { camera, microphone, speaker } = uses;
  const soundOfKind = (kind: Product['kind']): boolean => microphone?.kind === kind && speaker?.kind === kind;
  const nothing = {
    camera: camera ? [] : (['camera'] as const),
    microphone: microphone ? [] : (['microphone'] as const),
    speaker: speaker ? [] : (['speaker'] as const),
  };
  switch (profile) {
    case 'speakerphone':
    case 'camera-and-speakerphone':
      return [...nothing.camera, ...(soundOfKind('speakerphone') ? [] : (['speakerphone'] as const))];
    case 'conference-cam':
      return camera?.kind === 'conference-cam' && soundOfKind('conference-cam') ? [] : ['conference-cam'];
    case 'round-table':
      if (camera?.kind !== 'round-table') return ['round-table'];
      return [...nothing.microphone, ...nothing.speaker];
  }
}
