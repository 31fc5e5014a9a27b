import { defineConfig } from 'vitest/config';

/**
 * Two kinds of tests. `units`: pure, fast, one process for all. `real`: browsers, servers and the whole kiosk, one file at a time, since
 * each of them takes a whole small computer when it matters, and some measure it.
 */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'units',
          include: ['test/{main,native,renderer,build}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.real.test.{ts,tsx}'],
          isolate: false,
          pool: 'forks',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'real',
          include: ['test/**/*.real.test.{ts,tsx}'],
          pool: 'forks',
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
