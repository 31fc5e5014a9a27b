import { expect, test } from 'vitest';
import { makeCameraMotion } from '../../../../renderer/calls/media/camera-motion.ts';
import { makeVirtualClock } from '../virtual-clock.ts';
import { pretendMovingTrack } from './pretend-moving-track.ts';

const label = 'Conference Cam (046d:0866)';
const id = `uvc:${label}`;
const ranges = {
  pan: { min: -360_000, max: 360_000, step: 3600 },
  tilt: { min: -108_000, max: 108_000, step: 3600 },
  zoom: { min: 100, max: 400, step: 1 },
};

function setUp(capabilities: object = ranges, before: readonly string[] = []) {
  const clock = makeVirtualClock();
  const camera = pretendMovingTrack(capabilities);
  let seen = true;
  let changes = 0;
  const kept: (readonly string[])[] = [];
  const motion = makeCameraMotion({
    clock,
    remembered: { read: () => before, keep: (labels) => void kept.push(labels) },
    seen: () => seen,
    changed: () => {
      changes += 1;
    },
  });
  motion.use({ track: camera.track, label }, [label]);
  const drive = (pan: number, tilt = 0, zoom = 0): void =>
    motion.command(id, { do: 'drive', pan, tilt, zoom });
  return {
    clock,
    camera,
    motion,
    drive,
    hide: () => {
      seen = false;
    },
    changes: () => changes,
    kept,
  };
}

test('what the track tells is what the camera can do, and where it is', () => {
  const { motion } = setUp({ ...ranges, focusMode: ['manual', 'continuous'] });
  expect(motion.cameras).toMatchObject([
    {
      id,
      name: 'Conference Cam',
      via: 'uvc',
      picture: label,
      status: 'ready',
      place: { pan: 0, tilt: 0, zoom: 100 },
      moving: false,
      abilities: {
        pan: { range: ranges.pan },
        zoom: { range: ranges.zoom },
        home: true,
        presets: 0,
        focus: ['auto', 'manual'],
        exposure: null,
      },
    },
  ]);
});

test('a camera without any of the three offers nothing, nor does a browser that tells nothing', () => {
  expect(setUp({ focusMode: ['manual'], width: { min: 1, max: 1920 } }).motion.cameras).toEqual([]);
  expect(setUp({ zoom: { min: 100, max: 100, step: 1 } }).motion.cameras).toEqual([]);
  const { motion } = setUp({});
  const { getCapabilities: _, ...bare } = pretendMovingTrack({}).track;
  motion.use({ track: bare as unknown as MediaStreamTrack, label }, [label]);
  expect(motion.cameras).toEqual([]);
});

test('steered, it goes in steps towards the end at that speed, and stops at once', async () => {
  const { clock, camera, drive } = setUp();
  drive(1, 0, -0.5);
  await clock.advance(500);
  const pans = camera.applied.map(({ pan }) => pan);
  // 720 000 in 6 s: 12 000 a step, in the camera's own steps; zoom is at its end already.
  expect(pans).toEqual([10_800, 25_200, 36_000, 46_800, 61_200, 72_000]);
  expect(camera.applied.every(({ zoom, tilt }) => zoom === undefined && tilt === undefined)).toBe(true);
  drive(0);
  const steps = camera.applied.length;
  await clock.advance(2000);
  expect(camera.applied).toHaveLength(steps);
});

test('it never leaves its range', async () => {
  const { clock, camera, drive, motion } = setUp();
  for (let turn = 0; turn < 20; turn += 1) {
    drive(-1, 1);
    await clock.advance(400);
  }
  expect(motion.cameras[0]?.place).toMatchObject({ pan: -360_000, tilt: 108_000 });
  expect(Math.min(...camera.applied.map(({ pan }) => pan ?? 0))).toBe(-360_000);
});

test('a movement that is not said again for a second ends', async () => {
  const { clock, camera, drive, motion } = setUp();
  drive(1);
  await clock.advance(5000);
  expect(camera.applied).toHaveLength(10);
  expect(motion.cameras[0]?.moving).toBe(false);
});

test('one wish at a time, and the newest wins; a stop drops what was not begun', async () => {
  const { clock, camera, motion, drive } = setUp();
  camera.hold();
  for (const pan of [3600, 7200, 36_000]) motion.command(id, { do: 'go', place: { pan } });
  motion.command(id, { do: 'go', place: { zoom: 222.4 } });
  await clock.settle();
  expect(camera.applied).toEqual([{ pan: 3600 }]);
  camera.release();
  await clock.settle();
  expect(camera.applied).toEqual([{ pan: 3600 }, { zoom: 222 }]);
  camera.hold();
  drive(1);
  await clock.advance(300);
  drive(0);
  camera.release();
  await clock.advance(1000);
  expect(camera.applied).toHaveLength(3);
});

test('a camera that never answers is not waited for', async () => {
  const { clock, camera, motion } = setUp();
  camera.hold();
  motion.command(id, { do: 'go', place: { pan: 3600 } });
  await clock.advance(100);
  motion.command(id, { do: 'go', place: { pan: 7200 } });
  await clock.advance(2000);
  expect(camera.applied).toHaveLength(1);
  await clock.advance(1000);
  expect(camera.applied).toEqual([{ pan: 3600 }, { pan: 7200 }]);
  expect(motion.cameras[0]?.detail).toMatch(/does not answer/);
});

test('what a camera refuses is told to IT, and the next is tried', async () => {
  const { clock, camera, motion } = setUp();
  camera.refuse('OverconstrainedError');
  motion.command(id, { do: 'go', place: { pan: 3600 } });
  await clock.settle();
  expect(motion.cameras[0]?.detail).toMatch(/OverconstrainedError/);
  camera.refuse(null);
  motion.command(id, { do: 'go', place: { pan: 7200 } });
  await clock.settle();
  expect(motion.cameras[0]).toMatchObject({ detail: null, place: { pan: 7200 } });
});

test('nothing moves while the page is not seen, and what moves ends', async () => {
  const { clock, camera, drive, hide, motion } = setUp();
  drive(1);
  await clock.settle();
  hide();
  await clock.advance(500);
  expect(camera.applied).toHaveLength(1);
  expect(motion.cameras[0]?.moving).toBe(false);
  drive(1);
  motion.command(id, { do: 'home' });
  await clock.advance(500);
  expect(camera.applied).toHaveLength(1);
});

test('home is straight on and wide, where the camera reaches it', async () => {
  const { clock, camera, motion } = setUp();
  motion.command(id, { do: 'home' });
  await clock.settle();
  expect(camera.applied).toEqual([{ pan: 0, tilt: 0, zoom: 100 }]);
  expect(setUp({ pan: { min: 100, max: 400, step: 1 } }).motion.cameras[0]?.abilities.home).toBe(false);
  expect(setUp({ zoom: ranges.zoom }).motion.cameras[0]?.abilities.home).toBe(false);
});

test('focus and exposure as far as the camera has them', async () => {
  const bias = { min: -2, max: 2, step: 0.5 };
  const { clock, camera, motion } = setUp({
    ...ranges,
    focusMode: ['manual', 'continuous', 'single-shot'],
    exposureCompensation: bias,
  });
  expect(motion.cameras[0]?.abilities).toMatchObject({
    focus: ['auto', 'manual', 'once'],
    exposure: { min: -4, max: 4 },
  });
  motion.command(id, { do: 'focus', focus: 'auto' });
  motion.command(id, { do: 'exposure', steps: 9 });
  motion.command(id, { do: 'focus', focus: 'near' });
  motion.command(id, { do: 'backlight', on: true });
  await clock.settle();
  expect(camera.applied).toEqual([{ focusMode: 'continuous' }, { exposureCompensation: 2 }]);
  expect(motion.cameras[0]).toMatchObject({ focus: 'auto', exposure: 4 });
});

test('closed it is still known while it is plugged in, but takes nothing', async () => {
  const { clock, camera, drive, motion } = setUp();
  drive(1);
  motion.use(null, [label]);
  drive(1);
  await clock.advance(1000);
  expect(camera.applied).toHaveLength(1);
  expect(motion.cameras).toMatchObject([{ id, place: {}, moving: false, status: 'ready' }]);
  motion.use(null, []);
  expect(motion.cameras).toEqual([]);
  motion.use(null, [label]);
  expect(motion.cameras).toHaveLength(1);
});

test('another camera takes over, and nothing of the first reaches it', async () => {
  const { clock, camera, drive, motion } = setUp();
  const other = pretendMovingTrack(ranges);
  camera.hold();
  drive(1);
  await clock.settle();
  motion.use({ track: other.track, label: 'Other (1:2)' }, [label, 'Other (1:2)']);
  await clock.advance(1000);
  expect(other.applied).toEqual([]);
  drive(1);
  motion.command('uvc:Other (1:2)', { do: 'go', place: { pan: 7200 } });
  await clock.settle();
  expect(other.applied).toEqual([{ pan: 7200 }]);
  camera.release();
  await clock.settle();
  expect(other.applied).toHaveLength(1);
  expect(motion.cameras.map(({ id: one }) => one)).toEqual(['uvc:Other (1:2)', id]);
});

test('one that moved in an earlier window is known before it is open, without what it can do', () => {
  const { motion, kept } = setUp({}, ['Other (1:2)', label]);
  // It does not move any more.
  expect(kept).toEqual([['Other (1:2)']]);
  expect(motion.cameras).toEqual([]);
  motion.use(null, [label, 'Other (1:2)']);
  expect(motion.cameras).toMatchObject([{ id: 'uvc:Other (1:2)', status: 'connecting', place: {} }]);
  const { track } = pretendMovingTrack(ranges);
  motion.use({ track, label: 'Other (1:2)' }, [label, 'Other (1:2)']);
  expect(motion.cameras).toMatchObject([{ status: 'ready', abilities: { zoom: { range: ranges.zoom } } }]);
  expect(kept).toHaveLength(1);
  motion.use({ track, label }, [label, 'Other (1:2)']);
  expect(kept.at(-1)).toEqual([label, 'Other (1:2)']);
});
