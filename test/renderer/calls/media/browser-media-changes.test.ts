import { beforeEach, describe, expect, test } from 'vitest';
import { makeBrowserMedia } from '../../../../renderer/calls/media/browser-media.ts';
import type { LocalMedia, Wishes } from '../../../../renderer/calls/media/local-media.ts';
import type { RoundTable, RoundTableCameras } from '../../../../renderer/calls/media/round-table.ts';
import { makeHandClock } from '../../kiosk/doubles.ts';
import { asTrack, PretendTrack } from '../pretend-tracks.ts';
import { asDevices, PretendDevices } from './pretend-devices.ts';

let devices: PretendDevices;
let hand: ReturnType<typeof makeHandClock>;
/** What the composer was last given, by the devices' ids. */
let shown: string;
let composed: PretendTrack | null;

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

function pretendRoundTable(): RoundTable {
  const id = (track: MediaStreamTrack | null): string => track?.id ?? '-';
  let cameras: RoundTableCameras = { speaker: null, panorama: null };
  return {
    possible: true,
    get shows() {
      if (!cameras.panorama) return 'nothing';
      return cameras.speaker ? 'both' : 'panorama';
    },
    get track() {
      return composed && asTrack(composed);
    },
    show(next) {
      cameras = next;
      shown = `${id(next.speaker)}+${id(next.panorama)}`;
      const old = composed;
      composed = next.panorama ? (composed ?? new PretendTrack('video', 'composed')) : null;
      return () => {
        if (!composed) old?.stop();
      };
    },
  };
}

const make = (wishes: Partial<Wishes> = {}): LocalMedia =>
  makeBrowserMedia({
    devices: asDevices(devices),
    clock: hand.clock,
    wishes,
    roundTable: pretendRoundTable,
  });
const camera = { microphone: false, camera: true };
const microphone = { microphone: true, camera: false };

beforeEach(() => {
  devices = new PretendDevices();
  hand = makeHandClock();
  shown = '';
  composed = null;
});

describe('pulled and plugged in again', () => {
  test('each wish in its turn, and back up as they return', async () => {
    for (const id of ['a', 'b', 'c']) devices.plug('videoinput', id);
    const media = make({ camera: ['The c', 'The b'] });
    await media.open(camera);
    const used: (string | null)[] = [media.facts.camera];
    const then = async (change: () => void): Promise<void> => {
      change();
      await settled();
      used.push(media.facts.camera);
    };
    await then(() => devices.pull('c'));
    await then(() => devices.pull('b'));
    await then(() => devices.plug('videoinput', 'b'));
    await then(() => devices.plug('videoinput', 'c'));
    expect(used).toEqual(['c', 'b', 'a', 'b', 'c']);
    expect(devices.lit()).toEqual(['c']);
  });

  test('one that comes back in another socket, with another id, is the same', async () => {
    devices.plug('audioinput', 'a', 'a', 'Mic (Jabra SPEAK 510 USB)');
    devices.plug('audioinput', 'b', 'b', 'Mic (Other)');
    const media = make({ microphone: ['Mic (Jabra SPEAK 510 USB)'] });
    await media.open(microphone);
    devices.pull('a');
    await settled();
    expect(media.facts.microphone).toBe('b');
    devices.plug('audioinput', 'z', 'z', 'Mic (4- Jabra SPEAK 510 USB)');
    await settled();
    expect(media.facts.microphone).toBe('z');
  });

  test('the old picture goes on until the new one is there', async () => {
    devices.plug('videoinput', 'a');
    const media = make({ camera: ['The b'] });
    await media.open(camera);
    const gaps: boolean[] = [];
    media.watch(() => gaps.push(media.cameraTrack?.readyState !== 'live'));
    devices.plug('videoinput', 'b');
    await settled();
    expect(media.facts.camera).toBe('b');
    expect(gaps).not.toContain(true);
  });

  test('one that is not ready when it is back is tried again, some times', async () => {
    devices.plug('videoinput', 'a');
    const media = make({ camera: ['The b'] });
    await media.open(camera);
    devices.broken.set('b', 'NotReadableError');
    devices.plug('videoinput', 'b');
    await settled();
    expect(media.facts.camera).toBe('a');
    hand.pass(1000);
    await settled();
    devices.broken.clear();
    hand.pass(3000);
    await settled();
    expect(media.facts.camera).toBe('b');
    expect(devices.lit()).toEqual(['b']);
  });

  test('one that stays broken is left alone, until something is plugged', async () => {
    devices.plug('videoinput', 'a');
    devices.plug('videoinput', 'b');
    devices.broken.set('b', 'NotReadableError');
    const media = make({ camera: ['The b'] });
    await media.open(camera);
    const tries = (): number => devices.asked.filter((asked) => asked.endsWith('b')).length;
    for (let round = 0; round < 20; round += 1) {
      hand.pass(10_000);
      await settled();
    }
    expect(tries()).toBe(4);
    devices.plug('videoinput', 'c');
    await settled();
    expect(tries()).toBe(5);
    media.close();
    hand.pass(60_000);
    await settled();
    expect(tries()).toBe(5);
    expect(devices.lit()).toEqual([]);
  });
});

describe('what is done to the sound', () => {
  const own = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  const all = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

  test('a profile’s while microphone and speaker are one; all of it when the speaker is pulled, and back', async () => {
    devices.plug('audioinput', 'tv-mic');
    devices.plug('audiooutput', 'tv');
    devices.plug('audioinput', 'bar-mic', 'bar');
    devices.plug('audiooutput', 'bar-out', 'bar');
    const media = make({ microphone: ['The bar-mic'] });
    await media.open(microphone);
    expect(devices.how.get('bar-mic')).toMatchObject(all);
    media.setSound(own);
    await settled();
    expect(devices.how.get('bar-mic')).toMatchObject(own);
    devices.pull('bar-out');
    await settled();
    expect(devices.how.get('bar-mic')).toMatchObject(all);
    devices.plug('audiooutput', 'bar-out', 'bar');
    await settled();
    expect(devices.how.get('bar-mic')).toMatchObject(own);
    await media.choose('speaker', ['The tv']);
    expect(devices.how.get('bar-mic')).toMatchObject(all);
    expect(devices.lit()).toEqual(['bar-mic']);
  });

  test('the same said twice opens nothing anew', async () => {
    devices.plug('audioinput', 'm');
    const media = make();
    await media.open(microphone);
    media.setSound(all);
    await media.choose('microphone', []);
    await settled();
    expect(devices.asked).toHaveLength(1);
  });
});

describe('a round-table cam', () => {
  const speaks = 'Microsoft RoundTable Active Speaker Video';
  const round = 'Microsoft RoundTable Panoramic Video';
  beforeEach(() => {
    devices.plug('videoinput', 'lid');
    devices.plug('videoinput', 'strip', 'rt', round);
    devices.plug('videoinput', 'face', 'rt', speaks);
  });

  test('both are opened and sent as one; the strip is opened uncut', async () => {
    const media = make({ camera: [speaks, round] });
    await media.open(camera);
    await settled();
    expect(devices.lit().sort()).toEqual(['face', 'strip']);
    expect(shown).toBe('face+strip');
    expect(media.cameraTrack?.id).toBe('composed');
    expect(media.movedTrack?.id).toBe('face');
    expect(media.facts).toMatchObject({ camera: 'face', panorama: 'strip' });
    expect(devices.how.get('strip')).toMatchObject({ resizeMode: 'none' });
    media.close();
    expect(devices.lit()).toEqual([]);
    expect(media.cameraTrack).toBeNull();
    expect(shown).toBe('-+-');
  });

  test('the strip is pulled: who speaks goes on alone, and both when it is back', async () => {
    const media = make({ camera: [speaks, round] });
    await media.open(camera);
    await settled();
    const before = composed;
    devices.pull('strip');
    await settled();
    expect(media.cameraTrack?.id).toBe('face');
    expect(before?.readyState).toBe('ended');
    expect(media.facts).toMatchObject({ camera: 'face', panorama: null });
    devices.plug('videoinput', 'strip', 'rt', round);
    await settled();
    expect(shown).toBe('face+strip');
  });

  test('who speaks is pulled: the strip goes on between bars without a gap, and both when it is back', async () => {
    const media = make({ camera: [speaks, round] });
    await media.open(camera);
    await settled();
    const before = composed && asTrack(composed);
    const sent = new Set<string | undefined>();
    media.watch(() => sent.add(media.cameraTrack?.readyState === 'live' ? media.cameraTrack.id : 'none'));
    devices.pull('face');
    await settled();
    expect(media.cameraTrack).toBe(before);
    expect(sent).toEqual(new Set(['composed']));
    expect(shown).toBe('-+strip');
    expect(media.facts).toMatchObject({ camera: 'strip', panorama: null });
    devices.plug('videoinput', 'face', 'rt', speaks);
    await settled();
    expect(shown).toBe('face+strip');
    expect(sent).not.toContain('none');
    expect(devices.lit().sort()).toEqual(['face', 'strip']);
  });

  test('another camera is chosen: both lamps go out', async () => {
    const media = make({ camera: [speaks] });
    await media.open(camera);
    await settled();
    await media.choose('camera', ['The lid', speaks]);
    await settled();
    expect(devices.lit()).toEqual(['lid']);
    expect(media.cameraTrack?.id).toBe('lid');
  });

  test('the strip alone, chosen by hand, stays alone', async () => {
    const media = make({ camera: [round, speaks] });
    await media.open(camera);
    await settled();
    expect(devices.lit()).toEqual(['strip']);
    expect(shown).toBe('-+strip');
  });

  test('the strip is the system’s own choice: it is opened uncut, with who speaks above it', async () => {
    devices.list = devices.list.filter(({ deviceId }) => deviceId !== 'lid');
    const media = make();
    await media.open(camera);
    await settled();
    expect(shown).toBe('face+strip');
    expect(media.facts).toMatchObject({ camera: 'face', panorama: 'strip' });
    expect(devices.how.get('strip')).toMatchObject({ resizeMode: 'none' });
  });
});
