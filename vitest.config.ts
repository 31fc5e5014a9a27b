import { defineConfig } from 'vitest/config';

/**
 * Two kinds of tests. `units`: pure, fast, one process for all. `real`: real browsers, servers and the whole kiosk,
 * one file at a time, since two cores carry one call well and two badly.
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
        },
      },
      {
        test: {
          name: 'real',
          include: ['test/**/*.real.test.{ts,tsx}'],
          fileParallelism: false,
          pool: 'forks',
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
