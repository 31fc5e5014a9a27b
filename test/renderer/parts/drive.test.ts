import { expect, test } from 'vitest';
import { makeDrive } from '../../../renderer/parts/drive.ts';
import type { Speeds } from '../../../renderer/parts/speeds.ts';

function rig() {
  const told: Speeds[] = [];
  let frames: (() => void)[] = [];
  const drive = makeDrive(
    (speeds) => told.push(speeds),
    (draw) => {
      frames.push(draw);
      return () => {
        frames = frames.filter((one) => one !== draw);
      };
    },
  );
  return {
    drive,
    told,
    waiting: () => frames.length,
    frame() {
      const now = frames;
      frames = [];
      for (const draw of now) draw();
    },
  };
}

test('the first movement is told at once, and what follows once a frame, the last of it', () => {
  const { drive, told, frame } = rig();
  drive.set({ pan: 0.1 });
  expect(told).toEqual([{ pan: 0.1, tilt: 0, zoom: 0 }]);
  drive.set({ pan: 0.2 });
  drive.set({ pan: 0.3, tilt: 0.1 });
  expect(told).toHaveLength(1);
  frame();
  expect(told.slice(1)).toEqual([{ pan: 0.3, tilt: 0.1, zoom: 0 }]);
});

test('a stop waits for no frame, and nothing follows it', () => {
  const { drive, told, frame, waiting } = rig();
  drive.set({ pan: 1 });
  drive.set({ pan: 0.5 });
  drive.set({ pan: 0, tilt: 0 });
  expect(told.at(-1)).toEqual({ pan: 0, tilt: 0, zoom: 0 });
  expect(waiting()).toBe(0);
  frame();
  expect(told).toHaveLength(2);
});

test('letting go of the joystick leaves the zoom that is still held', () => {
  const { drive, told, frame } = rig();
  drive.set({ zoom: 0.6 });
  drive.set({ pan: 1 });
  drive.set({ pan: 0, tilt: 0 });
  frame();
  expect(told).toEqual([{ pan: 0, tilt: 0, zoom: 0.6 }]);
  drive.stop();
  expect(told.at(-1)).toEqual({ pan: 0, tilt: 0, zoom: 0 });
});

test('what was told is not said again, and a stop of what stands still is none', () => {
  const { drive, told, frame, waiting } = rig();
  drive.stop();
  drive.set({ pan: 0.4 });
  drive.set({ pan: 0.4 });
  frame();
  expect(told).toHaveLength(1);
  expect(waiting()).toBe(0);
});
