import encodeQR from 'qr';
import { beforeAll, expect, test } from 'vitest';
import { type Picture, readQrCodes } from '../../../../renderer/calls/media/qr-reader.ts';
import { asTrack, PretendTrack } from '../pretend-tracks.ts';
import { makeVirtualClock } from '../virtual-clock.ts';

/** A picture of a code as a camera has it, four pixels a module on white; or of nothing. */
function pictureOf(text: string | null): Picture {
  const dots = text === null ? [] : encodeQR(text, 'raw', { border: 4 });
  const side = Math.max(dots.length, 40) * 4;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [y, row] of dots.entries())
    for (const [x, dark] of row.entries())
      if (dark)
        for (let at = 0; at < 16; at += 1)
          data.fill(
            0,
            ((y * 4 + (at >> 2)) * side + x * 4 + (at & 3)) * 4,
            ((y * 4 + (at >> 2)) * side + x * 4 + (at & 3)) * 4 + 3,
          );
  return { width: side, height: side, data };
}

/** A decoder that was fetched once is there at once. */
beforeAll(() => import('qr/decode.js'));

async function setUp() {
  const clock = makeVirtualClock();
  const found: string[] = [];
  let track: PretendTrack | null = null;
  let picture: Picture | null = null;
  let open = 0;
  let taken = 0;
  const stop = readQrCodes({
    clock,
    trackOf: () => track && asTrack(track),
    found: (text) => found.push(text),
    framesOf() {
      open += 1;
      return {
        take() {
          taken += 1;
          return picture;
        },
        stop: () => {
          open -= 1;
        },
      };
    },
  });
  await clock.settle();
  await clock.settle();
  return {
    clock,
    found,
    stop,
    open: () => open,
    taken: () => taken,
    camera: (is: PretendTrack | null): void => {
      track = is;
    },
    shows: (text: string | null): void => {
      picture = pictureOf(text);
    },
  };
}
const link = 'https://hub.example/g/K7PM-4XQD';

test('a code that comes into the picture is read once, and the camera is not looked at any more', async () => {
  const rig = await setUp();
  await rig.clock.advance(1000);
  expect(rig.open()).toBe(0);
  rig.camera(new PretendTrack('video', 'camera'));
  rig.shows(null);
  await rig.clock.advance(1000);
  expect([rig.found, rig.open()]).toEqual([[], 1]);
  rig.shows(link);
  await rig.clock.advance(1000);
  expect(rig.found).toEqual([link]);
  expect(rig.open()).toBe(0);
});

test('a few times a second and no more', async () => {
  const rig = await setUp();
  rig.camera(new PretendTrack('video', 'camera'));
  rig.shows(null);
  await rig.clock.advance(0);
  const before = rig.taken();
  await rig.clock.advance(2000);
  expect(rig.taken() - before).toBeLessThanOrEqual(8);
});

test('another camera is followed, and stopping lets go', async () => {
  const rig = await setUp();
  rig.camera(new PretendTrack('video', 'one'));
  await rig.clock.advance(500);
  rig.camera(new PretendTrack('video', 'two'));
  await rig.clock.advance(500);
  expect(rig.open()).toBe(1);
  rig.stop();
  expect(rig.open()).toBe(0);
  rig.shows(link);
  await rig.clock.advance(1000);
  expect(rig.found).toEqual([]);
});

test('stopped before a camera was open, nothing is looked at', async () => {
  const rig = await setUp();
  rig.stop();
  rig.camera(new PretendTrack('video', 'camera'));
  await rig.clock.advance(1000);
  expect(rig.taken()).toBe(0);
});
