import { beforeEach, expect, test } from 'vitest';
import { makeBrowserMedia } from '../../../../renderer/calls/media/browser-media.ts';
import type { LocalMedia, Wishes } from '../../../../renderer/calls/media/local-media.ts';
import { asDevices, PretendDevices } from './pretend-devices.ts';

let devices: PretendDevices;
const make = (wishes: Partial<Wishes> = {}): LocalMedia =>
  makeBrowserMedia({ devices: asDevices(devices), wishes });
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const both = { microphone: true, camera: true };

beforeEach(() => {
  devices = new PretendDevices();
  devices.plug('videoinput', 'cam1');
  devices.plug('videoinput', 'cam2');
  devices.plug('audioinput', 'mic1');
  devices.plug('audioinput', 'bar-mic', 'bar');
  devices.plug('audiooutput', 'tv');
  devices.plug('audiooutput', 'bar-out', 'bar');
});

test('lists what is there, and opens the system’s own choice', async () => {
  const media = make();
  expect(media.facts.known).toBe(false);
  await settled();
  expect(media.facts).toMatchObject({ known: true, camera: null, microphone: null, speaker: null });
  expect(media.facts.cameras).toEqual([
    { id: 'cam1', label: 'The cam1', group: 'cam1' },
    { id: 'cam2', label: 'The cam2', group: 'cam2' },
  ]);
  await media.open(both);
  expect(media.facts).toMatchObject({ camera: 'cam1', microphone: 'mic1', cameraProblem: null });
  expect(devices.lit().sort()).toEqual(['cam1', 'mic1']);
});

test('opening twice asks once; closing one leaves the other; closing all puts the lamps out', async () => {
  const media = make();
  await media.open(both);
  await media.open(both);
  expect(devices.asked).toHaveLength(2);
  await media.open({ microphone: true, camera: false });
  expect(devices.lit()).toEqual(['mic1']);
  media.close();
  expect(devices.lit()).toEqual([]);
  expect(media.facts).toMatchObject({ camera: null, microphone: null });
  await media.open(both);
  expect(devices.lit()).toHaveLength(2);
});

test('closed while it is being opened: the lamp does not stay lit', async () => {
  const media = make();
  const opening = media.open(both);
  media.close();
  await opening;
  await settled();
  expect(devices.lit()).toEqual([]);
  expect(media.cameraTrack).toBeNull();
});

test('no camera does not cost the microphone', async () => {
  devices.list = devices.list.filter(({ kind }) => kind !== 'videoinput');
  const media = make();
  await media.open(both);
  expect(media.facts).toMatchObject({ microphone: 'mic1', microphoneProblem: null });
  expect(media.facts.cameraProblem?.code).toBe('camera-missing');
});

test.each([
  ['NotFoundError', 'camera-missing'],
  ['NotAllowedError', 'camera-not-allowed'],
  ['SecurityError', 'camera-not-allowed'],
  ['NotReadableError', 'camera-busy'],
  ['AbortError', 'camera-failed'],
  ['Whatever', 'camera-failed'],
] as const)('%s is %s', async (name, code) => {
  for (const id of ['cam1', 'cam2']) devices.broken.set(id, name);
  const media = make();
  await media.open(both);
  expect(media.facts.cameraProblem?.code).toBe(code);
  expect(media.microphoneTrack).not.toBeNull();
});

test('a refusal is not asked about again for another device', async () => {
  devices.broken.set('cam1', 'NotAllowedError');
  const media = make();
  await media.open({ microphone: false, camera: true });
  expect(devices.asked).toEqual(['videoinput -']);
});

test('a page without HTTPS has no devices', async () => {
  const media = makeBrowserMedia({ devices: undefined });
  await media.open(both);
  expect(media.facts.cameraProblem?.code).toBe('camera-not-allowed');
  expect(media.facts.microphoneProblem?.code).toBe('microphone-not-allowed');
});

test('a busy camera gives way to the next', async () => {
  devices.broken.set('cam1', 'NotReadableError');
  const media = make();
  await media.open(both);
  expect(media.facts).toMatchObject({ camera: 'cam2', cameraProblem: null });
});

test('the one chosen by hand is taken; pulled, the next is; back again, it is again', async () => {
  const media = make({ camera: ['The cam2'] });
  await media.open(both);
  expect(media.facts.camera).toBe('cam2');
  devices.pull('cam2');
  await settled();
  expect(media.facts.camera).toBe('cam1');
  devices.plug('videoinput', 'cam2');
  await settled();
  expect(media.facts.camera).toBe('cam2');
  expect(devices.lit().sort()).toEqual(['cam2', 'mic1']);
});

test('the last one is pulled and another comes: it is opened without a touch, but not when nobody wants it', async () => {
  const media = make();
  await media.open(both);
  devices.pull('mic1');
  devices.pull('bar-mic');
  await settled();
  expect(media.microphoneTrack).toBeNull();
  expect(media.facts.microphoneProblem?.code).toBe('microphone-missing');
  devices.plug('audioinput', 'mic9');
  await settled();
  expect(media.facts).toMatchObject({ microphone: 'mic9', microphoneProblem: null });
  media.close();
  devices.plug('audioinput', 'mic10');
  await settled();
  expect(devices.lit()).toEqual([]);
});

test('choosing swaps an open one, and only remembers for a closed one', async () => {
  const media = make();
  await media.choose('camera', ['The cam2']);
  expect(devices.lit()).toEqual([]);
  await media.open(both);
  expect(media.facts.camera).toBe('cam2');
  await media.choose('camera', ['The cam1']);
  expect(media.facts.camera).toBe('cam1');
  expect(devices.lit().sort()).toEqual(['cam1', 'mic1']);
  await media.choose('camera', ['The cam2']);
  await media.choose('camera', []);
  expect(media.facts.camera).toBe('cam1');
});

test('a choice that cannot be opened leaves what is open', async () => {
  const media = make();
  await media.open(both);
  devices.broken.set('cam2', 'NotReadableError');
  await media.choose('camera', ['The cam2']);
  expect(media.facts.camera).toBe('cam1');
  expect(devices.lit().sort()).toEqual(['cam1', 'mic1']);
});

test('microphone and speaker of the same product stay together, unless chosen by hand', async () => {
  const media = make({ microphone: ['The bar-mic'] });
  await media.open(both);
  expect(media.facts).toMatchObject({ microphone: 'bar-mic', speaker: 'bar-out' });
  await media.choose('speaker', ['The tv']);
  expect(media.facts).toMatchObject({ microphone: 'bar-mic', speaker: 'tv' });

  const other = make({ speaker: ['The bar-out'] });
  await other.open(both);
  expect(other.facts).toMatchObject({ microphone: 'bar-mic', speaker: 'bar-out' });
});

test('a chosen speaker that is pulled gives way, and is taken again when it is back', async () => {
  const media = make({ speaker: ['The tv'], microphone: ['The mic1'] });
  await media.open(both);
  expect(media.facts.speaker).toBe('tv');
  devices.pull('tv');
  await settled();
  expect(media.facts.speaker).toBeNull();
  devices.plug('audiooutput', 'tv');
  await settled();
  expect(media.facts.speaker).toBe('tv');
});

test('Chromium’s stand-in entries are not listed, and what they stand for is named', async () => {
  devices.list.unshift({
    deviceId: 'default',
    kind: 'audioinput',
    label: 'Default - The bar-mic',
    groupId: 'bar',
  });
  const media = make();
  await media.open(both);
  expect(media.facts.microphones.map(({ id }) => id)).toEqual(['mic1', 'bar-mic']);
  expect(media.facts).toMatchObject({ microphone: 'bar-mic', speaker: 'bar-out' });
});

test('everybody who watches hears of it, until they stop', async () => {
  const media = make();
  await settled();
  let told = 0;
  const stop = media.watch(() => {
    told += 1;
  });
  await media.open(both);
  expect(told).toBeGreaterThan(0);
  stop();
  const before = told;
  media.close();
  expect(told).toBe(before);
});
