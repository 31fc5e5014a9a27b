import { defineConfig } from 'vitest/config';

/** They measure the computer, build the project or take both cores, and so run one at a time. */
const alone = [
  'test/{build,hardware,soak}/**/*.real.test.{ts,tsx}',
  'test/main/watch/memory.real.test.ts',
  'test/flows/nothing-left.real.test.ts',
  'test/renderer/calls/devices.real.test.ts',
];
const patient = { pool: 'forks', testTimeout: 180_000, hookTimeout: 120_000 } as const;

/**
 * Two kinds of tests. `units`: pure, fast, one process for all. Real browsers, servers and the whole kiosk: most of their time is
 * waiting for what comes, so two files at a time (`real`), and some one at a time (`alone`).
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
          ...patient,
          name: 'real',
          include: ['test/**/*.real.test.{ts,tsx}'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...patient,
          name: 'alone',
          include: alone,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
