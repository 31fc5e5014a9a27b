import { describe, expect, test } from 'vitest';
import { isDue, layoutOf } from '../../../../renderer/calls/media/round-table.ts';

const hd = { width: 1280, height: 720 };
const strip = { width: 1920, height: 288 };

describe('where the pictures are drawn', () => {
  test('both: who speaks above, the strip whole under it, from edge to edge', () => {
    expect(layoutOf(hd, strip)).toEqual({
      speaker: { x: 171, y: 0, width: 939, height: 528 },
      panorama: { x: 0, y: 528, width: 1280, height: 192 },
    });
  });

  test('the strip alone: in the middle, between bars', () => {
    expect(layoutOf(null, strip)).toEqual({
      speaker: null,
      panorama: { x: 0, y: 264, width: 1280, height: 192 },
    });
  });

  test('a camera of another shape loses nothing of its picture', () => {
    const { panorama } = layoutOf(hd, { width: 640, height: 480 });
    expect(panorama).toEqual({ x: 512, y: 528, width: 256, height: 192 });
  });
});

test('at most thirty a second, in the speaker’s rhythm; in the panorama’s when the speaker’s stands still', () => {
  expect(isDue('speaker', true, 33)).toBe(true);
  expect(isDue('speaker', true, 16)).toBe(false);
  expect(isDue('panorama', true, 33)).toBe(false);
  expect(isDue('panorama', true, 100)).toBe(true);
  expect(isDue('panorama', false, 33)).toBe(true);
  expect(isDue('panorama', false, 16)).toBe(false);
});
