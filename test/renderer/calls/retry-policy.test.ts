import { expect, test } from 'vitest';
import { delayOf, linePolicy } from '../../../renderer/calls/retry-policy.ts';

test('the delays as drawn up, the last for ever', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 99].map((attempt) => delayOf(linePolicy, attempt, 0))).toEqual([
    0, 300, 1200, 2700, 4800, 7000, 7000, 7000,
  ]);
});

test('chance adds at most its share', () => {
  expect(delayOf(linePolicy, 5, 1)).toBe(8750);
});
