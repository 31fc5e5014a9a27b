import { expect, test } from 'vitest';
import {
  type Held,
  heldBy,
  isStopped,
  keySpeed,
  speedsAt,
  speedsOfKeys,
} from '../../../renderer/parts/speeds.ts';

test('a finger that rests near the middle moves nothing', () => {
  expect(speedsAt(0, 0)).toEqual({ pan: 0, tilt: 0 });
  expect(speedsAt(0.1, -0.1)).toEqual({ pan: 0, tilt: 0 });
  expect(speedsAt(Number.NaN, 0)).toEqual({ pan: 0, tilt: 0 });
});

test('the further out, the faster, and full speed at the rim and beyond it', () => {
  const speeds = [0.2, 0.4, 0.6, 0.8, 1].map((right) => speedsAt(right, 0).pan);
  expect(speeds).toEqual([...speeds].sort((one, other) => one - other));
  expect(speeds[0]).toBeLessThan(0.05);
  expect(speeds.at(-1)).toBe(1);
  expect(speedsAt(-3, 0)).toEqual({ pan: -1, tilt: 0 });
});

test('right and up are positive, each by its share of the way', () => {
  const { pan, tilt } = speedsAt(0.7, 0.7);
  expect(pan).toBeCloseTo(tilt);
  expect(pan).toBeGreaterThan(0);
  expect(speedsAt(-0.7, -0.7).tilt).toBeCloseTo(-tilt);
  expect(Math.hypot(...Object.values(speedsAt(2, 2)))).toBeCloseTo(1);
});

test('a finger that strays a little from an axis stays on it', () => {
  expect(speedsAt(0.9, 0.1).tilt).toBe(0);
  expect(speedsAt(-0.1, 0.9).pan).toBe(0);
  expect(speedsAt(0.9, 0.5).tilt).toBeGreaterThan(0);
});

test('keys move by what they say, on every layout, and two against each other do not', () => {
  const held = (...keys: readonly string[]) =>
    speedsOfKeys(keys.map(heldBy).filter((one): one is Held => one !== null));
  expect(held('ArrowRight')).toEqual({ pan: keySpeed, tilt: 0, zoom: 0 });
  expect(held('ArrowUp', 'ArrowLeft')).toEqual({ pan: -keySpeed, tilt: keySpeed, zoom: 0 });
  expect(held('ArrowDown', '-')).toEqual({ pan: 0, tilt: -keySpeed, zoom: -keySpeed });
  expect(held('+')).toEqual(held('='));
  expect(isStopped(held('ArrowLeft', 'ArrowRight'))).toBe(true);
  expect(heldBy('a')).toBeNull();
});
