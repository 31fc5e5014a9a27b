import { expect, test } from 'vitest';
import { loudness } from '../../../../renderer/calls/media/levels.ts';

const sine = (amplitude: number): Float32Array =>
  Float32Array.from({ length: 1024 }, (_, index) => amplitude * Math.sin(index / 5));

test('silence is 0, full scale is nearly 1, and louder is more', () => {
  expect(loudness(new Float32Array(1024))).toBe(0);
  expect(loudness(new Float32Array(0))).toBe(0);
  expect(loudness(sine(1))).toBeCloseTo(0.95, 1);
  expect(loudness(new Float32Array(1024).fill(1))).toBe(1);
  expect(loudness(sine(0.0001))).toBe(0);
});

test('even in decibels: ten times quieter is a third less', () => {
  expect(loudness(sine(1)) - loudness(sine(0.1))).toBeCloseTo(1 / 3, 2);
  expect(loudness(sine(0.1)) - loudness(sine(0.01))).toBeCloseTo(1 / 3, 2);
});
