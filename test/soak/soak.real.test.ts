import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Growth, growthOf, type Measure, measures, type Sample } from './growth.ts';

const sampleWith = (calls: number, change: Partial<Record<Measure, number>>): Sample => ({
  ...(Object.fromEntries(Object.keys(measures).map((name) => [name, 40])) as { [M in Measure]: number }),
  ...change,
  calls,
});
const grownIn = (rows: readonly Growth[]): string[] =>
  rows.filter(({ isKept }) => !isKept).map(({ measure }) => measure);
const calls = Array.from({ length: 25 }, (_, index) => 50 + index * 6);

test('a heap that breathes has not grown; one that grows by more than 2 % has, through all its breathing', () => {
  const breath = (at: number): number => 1_000_000 * (1 + 0.01 * Math.sin(at));
  const quiet = calls.map((at) => sampleWith(at, { 'main: heap': breath(at) }));
  expect(grownIn(growthOf(quiet, 2))).toEqual([]);
  const leaking = calls.map((at) => sampleWith(at, { 'window: heap': breath(at) + at * 250 }));
  expect(grownIn(growthOf(leaking, 2))).toEqual(['window: heap']);
});

test('of forty things not one more is let through; one odd sample decides nothing', () => {
  const odd = calls.map((at, index) => sampleWith(at, { 'main: handles': index === 24 ? 43 : 40 }));
  expect(grownIn(growthOf(odd, 2))).toEqual([]);
  const oneMore = calls.map((at) => sampleWith(at, { 'main: handles': at > 150 ? 41 : 40 }));
  expect(grownIn(growthOf(oneMore, 2))).toEqual(['main: handles']);
  const fromNone = calls.map((at) => sampleWith(at, { 'window: sockets': at > 100 ? 1 : 0 }));
  expect(grownIn(growthOf(fromNone, 2))).toEqual(['window: sockets']);
  const few = [5, 12, 19].map((at) => sampleWith(at, { 'window: nodes': 40 + at }));
  expect(grownIn(growthOf(few, 10))).toEqual(['window: nodes']);
});

test.each([
  ['room', 20],
  ['pexip', 12],
] as const)(
  '%s: %i calls one after another leave nothing in main, window, browser or on the disk',
  async (engine, held) => {
    const said = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        [join(import.meta.dirname, 'soak.ts'), '--engine', engine, '--calls', String(held), '--json'],
        { timeout: 170_000 },
        (error, out, words) => resolve(error && !out ? `${error.message}\n${words}` : out),
      );
    });
    const report = JSON.parse(said) as { mostPercent: number; growth: Growth[] };
    expect(report.mostPercent).toBe(10);
    expect(grownIn(report.growth)).toEqual([]);
  },
);
