/** How long to wait before the next reading of a feed, or that its turn comes when it would anyway. */
export type RetryPolicy = (failures: number, random: () => number) => number;

const firstMs = 10_000;
const longestMs = 300_000;

/**
 * After the first failure 10 s, then twice as long each time up to 5 min, and never longer than `ordinaryMs`, the pause
 * between two readings that go well. Up to a fifth more or less by chance, so that the kiosks of a house do not all
 * come back at the same moment to a server that has just started.
 */
export const retryAfter =
  (ordinaryMs: number): RetryPolicy =>
  (failures, random) => {
    const wait = Math.min(firstMs * 2 ** Math.min(failures - 1, 10), longestMs, ordinaryMs);
    return Math.round(wait * (0.8 + 0.4 * random()));
  };
