import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fakeDevices } from '../../peers/browser.ts';
import { type OpenBroker, startOpenBroker } from '../../peers/open-broker.ts';
import { type RoomRig, soon, startRoomRig, untilMeets, untilSees } from './room-rig.ts';

let broker: OpenBroker;
let rig: RoomRig | null = null;

beforeAll(async () => {
  broker = await startOpenBroker();
});
afterAll(() => broker?.close());
afterEach(async () => {
  await rig?.close();
  rig = null;
});

const start = async (args: readonly string[]): Promise<RoomRig> => {
  rig = await startRoomRig(args);
  return rig;
};

async function join(page: Page, room: string, media: 'browser' | 'drawn', name: string): Promise<void> {
  const options = { broker: broker.url, room, name, media };
  await page.evaluate((given) => window.rig.join(given), options);
}

const codes = (page: Page) =>
  page.evaluate(() => {
    const facts = window.rig.facts();
    return [facts?.cameraProblem?.code ?? null, facts?.microphoneProblem?.code ?? null];
  });

test('neither camera nor microphone: it says so, and still sees and hears', async () => {
  const { open } = await start([]);
  const [bare, other] = [await open(), await open()];
  await join(bare, 'no-devices', 'browser', 'Bare');
  await join(other, 'no-devices', 'drawn', 'Other');
  await untilSees(bare, 1);
  expect(await codes(bare)).toEqual(['camera-missing', 'microphone-missing']);
  await soon(() => bare.evaluate(() => window.rig.own().muted)).toEqual({ wanted: true, actual: true });
  const [seen] = await other.evaluate(() => window.rig.parties());
  expect(seen).toMatchObject({ muted: true, camera: false, link: 'connected' });
  const heard = await bare.evaluate(() => window.rig.hear(2500));
  expect(Math.max(...Object.values(heard))).toBeGreaterThan(0.3);
});

test('permission denied: it says so, asks no second time, and still sees', async () => {
  const { open } = await start(['--use-fake-device-for-media-stream=fps=30', '--deny-permission-prompts']);
  const [denied, other] = [await open(), await open()];
  await join(denied, 'denied', 'browser', 'Denied');
  await join(other, 'denied', 'drawn', 'Other');
  await untilSees(denied, 1);
  expect(await codes(denied)).toEqual(['camera-not-allowed', 'microphone-not-allowed']);
  await untilMeets(other, 1);
});

test('cameras are chosen, pulled and plugged in again in a call, two of one product in one picture, on the same link', async () => {
  const { open } = await start([
    '--use-fake-device-for-media-stream=device-count=3,fps=30',
    '--use-fake-ui-for-media-stream',
  ]);
  const [chooser, other] = [await open(), await open()];
  await join(chooser, 'choosing', 'browser', 'Chooser');
  await join(other, 'choosing', 'drawn', 'Other');
  await untilSees(other, 1);
  const facts = await chooser.evaluate(() => window.rig.facts());
  expect(facts?.cameras).toHaveLength(3);
  expect(facts?.camera).toBe(facts?.cameras[0]?.id);
  const wanted = facts?.cameras[2];
  await chooser.evaluate((label) => window.rig.choose('camera', [label]), wanted?.label ?? '');
  expect(await chooser.evaluate(() => window.rig.facts()?.camera)).toBe(wanted?.id);
  await untilSees(other, 1);
  expect(await other.evaluate(() => window.rig.connections.length)).toBe(1);
  const level = await chooser.evaluate(() => window.rig.ownLoudest(2500));
  expect(level).toBeGreaterThan(0.3);

  // The two cameras of a round-table cam, and one that stands by.
  const [lid, strip, face] = [
    'Integrated Camera',
    'RoundTable Panoramic Video',
    'RoundTable Active Speaker Video',
  ];
  const plug = (...names: readonly (string | null)[]) =>
    chooser.evaluate((given) => window.rig.plug(given), names);
  const used = () =>
    chooser.evaluate(() => {
      const { cameras = [], camera, panorama } = window.rig.facts() ?? {};
      const name = (id: string | null | undefined) => cameras.find((one) => one.id === id)?.label ?? null;
      return [name(camera), name(panorama)];
    });
  const movement = async () => {
    const { above = 0, under = 0, edge = 255 } = (await other.evaluate(() => window.rig.movement())) ?? {};
    return { above: above > 20, under: under > 20, bars: edge < 30 };
  };
  await plug(lid, strip, face);
  await chooser.evaluate((labels) => window.rig.choose('camera', labels), [face, strip, lid]);
  await soon(used).toEqual([face, strip]);
  await soon(movement).toEqual({ above: true, under: true, bars: true });
  // Who speaks is pulled out: the strip goes on alone, in the middle between bars.
  await plug(lid, strip, null);
  await soon(used).toEqual([strip, null]);
  await untilSees(other, 1);
  // All of it is pulled out: the one that stands by.
  await plug(lid, null, null);
  await soon(used).toEqual([lid, null]);
  await untilSees(other, 1);
  await plug(lid, strip, face);
  await soon(used).toEqual([face, strip]);
  await soon(movement).toEqual({ above: true, under: true, bars: true });
  expect(await other.evaluate(() => window.rig.connections.length)).toBe(1);
});

test('a screen is shared in place of the camera, larger, and the camera comes back', async () => {
  const { open } = await start(fakeDevices);
  const [sharer, other] = [await open(), await open()];
  await join(sharer, 'sharing', 'browser', 'Sharer');
  await join(other, 'sharing', 'drawn', 'Other');
  await untilSees(other, 1);
  await sharer.evaluate(() => window.rig.engine.setSharing(true));
  await soon(() => sharer.evaluate(() => window.rig.own())).toMatchObject({
    sharing: { wanted: true, actual: true },
    shareProblem: null,
  });
  await soon(() => other.evaluate(() => window.rig.parties()[0]?.sharing)).toBe(true);
  await soon(() => other.evaluate(async () => (await window.rig.decoded())[0]?.height)).toBeGreaterThan(720);
  await sharer.evaluate(() => window.rig.engine.setSharing(false));
  await soon(() => other.evaluate(() => window.rig.parties()[0]?.sharing)).toBe(false);
  await untilSees(other, 1);
  expect(await other.evaluate(() => window.rig.connections.length)).toBe(1);
});

test('sharing that is refused says so, and the camera stays', async () => {
  const { open } = await start(fakeDevices);
  const sharer = await open();
  await join(sharer, 'refused', 'browser', 'Sharer');
  await soon(() => sharer.evaluate(() => window.rig.state())).toBe('lobby');
  // As Chromium answers when the person closes its picker; a test cannot press that.
  await sharer.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    window.rig.engine.setSharing(true);
  });
  await soon(() => sharer.evaluate(() => window.rig.own())).toMatchObject({
    sharing: { wanted: false, actual: false },
    shareProblem: { code: 'share-not-allowed' },
  });
  expect(await sharer.evaluate(() => window.rig.cameraLive())).toBe(true);
});
