import { describe, expect, test } from 'vitest';
import type { Seating } from '../../../main/contract/devices.ts';
import { chosenDevices } from '../../../main/contract/kiosk.ts';
import { viewOf } from '../../../renderer/calls/media/camera-view.ts';
import { noWishes } from '../../../renderer/kiosk/first-state.ts';
import type { Product } from '../../../renderer/kiosk/products.ts';
import { proposeProfile, soundOf, withProfile, withWish } from '../../../renderer/kiosk/profiles.ts';

/** A product whose parts have its name: `c` camera, `m` microphone, `s` speaker. */
function product(kind: Product['kind'], name: string, has: string, cameras = [name]): Product {
  const part = (label: string) => ({ id: label, label, group: name });
  return {
    key: name,
    name,
    kind,
    cameras: has.includes('c') ? cameras.map((label) => ({ ...part(label), view: viewOf(label) })) : [],
    microphones: has.includes('m') ? [part(`${name} mic`)] : [],
    speakers: has.includes('s') ? [part(`${name} out`)] : [],
    control: null,
    used: { camera: false, microphone: false, speaker: false, control: false },
  };
}

const tv = product('sound', 'LG TV (NVIDIA High Definition Audio)', 's');
const laptop = product('sound', 'Built-in Audio', 'ms');
const lid = product('camera', 'Integrated Camera', 'c');
const webcam = product('camera', 'HD Pro Webcam C920', 'cm');
const jabra = product('speakerphone', 'Jabra SPEAK 510', 'ms');
const connect = product('conference-cam', 'ConferenceCam Connect', 'cms');
const panorama = 'RoundTable Panoramic Video';
const speaks = 'RoundTable Active Speaker Video';
const round = product('round-table', 'RoundTable', 'cms', [panorama, speaks]);

const propose = (people: Seating['people'], place: Seating['place'], ...products: readonly Product[]) =>
  proposeProfile({ people, place }, products);

describe('with all of it there, each seating has its own', () => {
  test.each([
    ['1-2', 'at-a-desk', 'speakerphone', 'few-near', 'HD Pro Webcam C920', 'Jabra SPEAK 510'],
    ['1-2', 'before-the-screen', 'speakerphone', 'few-near', 'HD Pro Webcam C920', 'Jabra SPEAK 510'],
    ['1-2', 'around-a-table', 'speakerphone', 'few-near', 'HD Pro Webcam C920', 'Jabra SPEAK 510'],
    ['1-2', 'carried-along', 'speakerphone', 'carried', 'HD Pro Webcam C920', 'Jabra SPEAK 510'],
    [
      '3-6',
      'carried-along',
      'conference-cam',
      'some-before-the-screen',
      'ConferenceCam Connect',
      'ConferenceCam Connect',
    ],
    [
      '7-or-more',
      'carried-along',
      'conference-cam',
      'some-before-the-screen',
      'ConferenceCam Connect',
      'ConferenceCam Connect',
    ],
    [
      '3-6',
      'at-a-desk',
      'conference-cam',
      'some-before-the-screen',
      'ConferenceCam Connect',
      'ConferenceCam Connect',
    ],
    [
      '3-6',
      'before-the-screen',
      'conference-cam',
      'some-before-the-screen',
      'ConferenceCam Connect',
      'ConferenceCam Connect',
    ],
    [
      '7-or-more',
      'before-the-screen',
      'camera-and-speakerphone',
      'many-before-the-screen',
      'HD Pro Webcam C920',
      'Jabra SPEAK 510',
    ],
    ['3-6', 'around-a-table', 'round-table', 'around-a-table', 'RoundTable', 'RoundTable'],
    ['7-or-more', 'around-a-table', 'round-table', 'around-a-table', 'RoundTable', 'RoundTable'],
  ] as const)('%s %s: %s', (people, place, profile, why, camera, sound) => {
    const proposal = propose(people, place, lid, tv, laptop, webcam, jabra, connect, round);
    expect(proposal).toMatchObject({ profile, why, missing: [], better: null });
    expect(proposal.uses.camera?.name).toBe(camera);
    expect(proposal.uses.microphone?.name).toBe(sound);
    expect(proposal.uses.speaker?.name).toBe(sound);
    expect(proposal.wishes.profile).toBe(profile);
  });
});

test('what suits best is not there: another that is complete, and what would be better', () => {
  const proposal = propose('7-or-more', 'around-a-table', webcam, jabra);
  expect(proposal).toMatchObject({ profile: 'camera-and-speakerphone', missing: [] });
  expect(proposal.better).toEqual({ profile: 'round-table', missing: ['round-table'] });
});

test('nothing is complete: what suits best, with what is missing', () => {
  expect(propose('3-6', 'before-the-screen', lid, laptop)).toMatchObject({
    profile: 'conference-cam',
    missing: ['conference-cam'],
    better: null,
  });
  expect(propose('1-2', 'at-a-desk')).toMatchObject({
    profile: 'speakerphone',
    missing: ['camera', 'speakerphone'],
    uses: { camera: null, microphone: null, speaker: null },
    wishes: { profile: 'speakerphone', camera: [], microphone: [], speaker: [] },
  });
  expect(propose('1-2', 'at-a-desk', lid, laptop)).toMatchObject({
    profile: 'speakerphone',
    missing: ['speakerphone'],
    uses: { camera: lid, microphone: laptop, speaker: laptop },
  });
});

describe('what a profile uses', () => {
  test('microphone and speaker of one product come before halves, so that there is no echo', () => {
    const { uses, wishes } = withProfile('camera-and-speakerphone', [tv, webcam, laptop, jabra]);
    expect(uses).toMatchObject({ camera: webcam, microphone: jabra, speaker: jabra });
    expect(wishes.microphone).toEqual([
      'Jabra SPEAK 510 mic',
      'Built-in Audio mic',
      'HD Pro Webcam C920 mic',
    ]);
    expect(wishes.speaker).toEqual([
      'Jabra SPEAK 510 out',
      'Built-in Audio out',
      'LG TV (NVIDIA High Definition Audio) out',
    ]);
  });

  test('a camera beside the computer comes before the one in its lid', () => {
    expect(withProfile('speakerphone', [lid, webcam]).wishes.camera).toEqual([
      'HD Pro Webcam C920',
      'Integrated Camera',
    ]);
  });

  test('of a round-table cam who speaks comes before the strip, whatever the order they are listed in', () => {
    const { wishes, missing } = withProfile('round-table', [webcam, round]);
    expect(wishes.camera).toEqual([speaks, panorama, 'HD Pro Webcam C920']);
    expect(missing).toEqual([]);
  });

  test('a round-table cam without a speaker takes the TV’s, and says when there is none', () => {
    const silent = product('round-table', 'Owl', 'cm', [panorama, speaks]);
    expect(withProfile('round-table', [silent, tv])).toMatchObject({
      uses: { camera: silent, microphone: silent, speaker: tv },
      missing: [],
    });
    expect(withProfile('round-table', [silent]).missing).toEqual(['speaker']);
  });

  test('what was pulled is used for nothing', () => {
    const pulled = product('speakerphone', 'Jabra SPEAK 510', '');
    expect(withProfile('speakerphone', [pulled, webcam]).uses.microphone).toBe(webcam);
  });

  test('more than main keeps is not wished for', () => {
    const many = Array.from({ length: 12 }, (_, index) => product('camera', `Camera ${index}`, 'cm'));
    const { wishes } = withProfile('speakerphone', many);
    expect(chosenDevices.safeParse(wishes).success).toBe(true);
    expect(wishes.camera).toHaveLength(8);
  });
});

describe('chosen by hand', () => {
  test('comes first, and the older wishes stay behind it, each once', () => {
    const first = withWish(noWishes, 'camera', 'A');
    const second = withWish(first, 'camera', 'B');
    expect(withWish(second, 'camera', 'A').camera).toEqual(['A', 'B']);
    expect(second.microphone).toEqual([]);
  });

  test('no more than eight; none is "choose for me"', () => {
    const many = [...'abcdefghijkl'].reduce((so, label) => withWish(so, 'speaker', label), noWishes);
    expect(many.speaker.join('')).toBe('lkjihgfe');
    expect(withWish(many, 'speaker', null).speaker).toEqual([]);
  });
});

test('a speakerphone takes away its own echo; without a profile, and round a table, the browser does', () => {
  expect(soundOf('speakerphone').echoCancellation).toBe(false);
  expect(soundOf('conference-cam')).toEqual({
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
  });
  expect(soundOf('round-table').echoCancellation).toBe(true);
  expect(soundOf(null)).toEqual({ echoCancellation: true, noiseSuppression: true, autoGainControl: true });
});
