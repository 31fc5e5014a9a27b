import { expect, test } from 'vitest';
import { memoryBounds, memoryHereMiB, memoryLevel } from '../../../main/watch/memory.ts';

test.each([
  [2048, 1024, 1536],
  [4096, 1638, 2457],
  [8192, 3072, 4608],
  [32_768, 3072, 4608],
])('a computer with %i MiB: over from %i, far over from %i', (total, overMiB, farOverMiB) => {
  const bounds = memoryBounds(total);
  expect(bounds).toEqual({ overMiB, farOverMiB });
  expect(
    [400, overMiB - 1, overMiB, farOverMiB - 1, farOverMiB].map((used) => memoryLevel(used, bounds)),
  ).toEqual(['fine', 'fine', 'over', 'over', 'far-over']);
});

test('this computer has memory', () => {
  expect(memoryHereMiB()).toBeGreaterThan(100);
  expect(Number.isFinite(memoryHereMiB())).toBe(true);
});
