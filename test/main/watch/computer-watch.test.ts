import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { makeLog } from '../../../main/log.ts';
import { looks, watchComputer } from '../../../main/watch/computer-watch.ts';
import { makeLastingStore } from '../../../main/watch/lasting-store.ts';
import { makeMovingClock } from '../rooms/moving-clock.ts';
import { storeInHand } from './store-in-hand.ts';

const minute = 60_000;
const hour = 60 * minute;
const dataFolder = mkdtempSync(`${tmpdir()}/rundbord-watch-`);
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

/** A watch in which the test owns every clock and every fact. It begins at three in the morning in Copenhagen. */
function setUp() {
  const clock = makeMovingClock(Date.UTC(2026, 10, 22, 2));
  const began = clock.now();
  const facts = { set: 0, slept: 0, network: true, usedMiB: 400, inCall: false };
  const logged: string[] = [];
  const told = { onChange: vi.fn(), onTimeJump: vi.fn(), onFreshStart: vi.fn() };
  const disk = storeInHand();
  const store = makeLastingStore(disk.store);
  const watch = watchComputer({
    clock,
    log: makeLog({ clock, file: null, level: () => 'info', also: (line) => void logged.push(line) }),
    dataFolder,
    store,
    computer: {
      moment: () => {
        const passed = clock.now() - began;
        return { wall: began + passed + facts.set + facts.slept, awake: passed, boot: passed + facts.slept };
      },
      hasNetwork: () => facts.network,
      usedMemoryMiB: async () => facts.usedMiB,
      memoryMiB: 8192,
    },
    facts: () => ({
      zone: 'Europe/Copenhagen',
      night: { from: '02:00', until: '05:00' },
      inCall: facts.inCall,
      meetings: [],
    }),
    ...told,
  });
  stops.push(() => watch.stop());
  /** Lets time pass in small steps, since some looks are taken in between. */
  const pass = async (ms: number): Promise<void> => {
    for (let done = 0; done < ms; done += looks.timeMs) {
      clock.advance(looks.timeMs);
      await Promise.resolve();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { watch, clock, facts, logged, told, disk, store, pass };
}
const codes = (watch: { readonly problems: readonly { code: string }[] }) =>
  watch.problems.map(({ code }) => code);

test('a clock that was set: all that waits for a time looks again; a sentence for ten minutes, one line in the log', async () => {
  const { watch, facts, logged, told, pass } = setUp();
  await pass(minute);
  expect(told.onTimeJump).not.toHaveBeenCalled();
  facts.set = hour;
  await pass(looks.timeMs);
  expect(told.onTimeJump.mock.calls).toEqual([[{ kind: 'set', byMs: hour }]]);
  expect(codes(watch)).toEqual(['clock-was-set']);
  expect(told.onChange).toHaveBeenCalledTimes(1);
  await pass(11 * minute);
  expect(codes(watch)).toEqual([]);
  expect(told.onChange).toHaveBeenCalledTimes(2);
  expect(told.onTimeJump).toHaveBeenCalledTimes(1);
  expect(logged.filter((line) => line.includes('clock'))).toHaveLength(1);
});

test('sleep and wake: all that waits for a time looks again, and nobody is told', async () => {
  const { watch, facts, logged, told, pass } = setUp();
  facts.slept = 8 * hour;
  await pass(looks.timeMs);
  expect(told.onTimeJump.mock.calls).toEqual([[{ kind: 'slept', byMs: 8 * hour }]]);
  expect(codes(watch)).toEqual([]);
  expect(logged.filter((line) => line.includes('slept for 28800 s'))).toHaveLength(1);
});

test('a clock that was set by seconds moves nothing that a person sees', async () => {
  const { watch, facts, told, pass } = setUp();
  facts.set = -30_000;
  await pass(looks.timeMs);
  expect(told.onTimeJump).toHaveBeenCalledTimes(1);
  expect(codes(watch)).toEqual([]);
});

test('no network is said while there is none, with one line for each change', async () => {
  const { watch, facts, logged, told, pass } = setUp();
  facts.network = false;
  await pass(minute);
  expect(codes(watch)).toEqual(['network-down']);
  facts.network = true;
  await pass(minute);
  expect(codes(watch)).toEqual([]);
  expect(told.onChange).toHaveBeenCalledTimes(2);
  expect(logged.filter((line) => line.includes('network'))).toHaveLength(2);
});

test('a disk that takes nothing: said, tried ever more rarely, and what waits is written when it takes it', {
  timeout: 60_000,
}, async () => {
  const { watch, disk, store, pass } = setUp();
  disk.broken = true;
  store.write('a', 1);
  await pass(minute);
  expect(codes(watch)).toEqual(['disk-not-written']);
  const tries = disk.tries;
  await pass(4 * hour);
  expect(disk.tries - tries).toBeGreaterThan(5);
  // Every 30 s it would be 480.
  expect(disk.tries - tries).toBeLessThan(30);
  disk.broken = false;
  await pass(20 * minute);
  expect(codes(watch)).toEqual([]);
  expect(disk.content.get('a')).toBe(1);
});

test('too much memory used leads to a fresh start at a quiet moment, and not to another within the hour', {
  timeout: 60_000,
}, async () => {
  const { watch, facts, logged, told, pass } = setUp();
  watch.heard(hour / 1000);
  facts.usedMiB = 3500;
  facts.inCall = true;
  await pass(2 * hour);
  expect(told.onFreshStart).not.toHaveBeenCalled();
  facts.inCall = false;
  await pass(2 * minute);
  expect(told.onFreshStart.mock.calls).toEqual([['memory']]);
  expect(logged.some((line) => line.includes('warn 3500 MiB used, the bound is 3072'))).toBe(true);
  await pass(50 * minute);
  expect(told.onFreshStart).toHaveBeenCalledTimes(1);
  await pass(20 * minute);
  expect(told.onFreshStart).toHaveBeenCalledTimes(2);
});

test('a fresh start each night and no more, only when nobody is at the screen', async () => {
  const { watch, told, pass, clock } = setUp();
  for (let turn = 0; turn < 24; turn += 1) {
    watch.heard(hour / 1000);
    clock.advance(hour);
    await pass(looks.timeMs);
  }
  // It began at three in the night, too soon for another.
  expect(told.onFreshStart).toHaveBeenCalledTimes(1);
  const touched = setUp();
  for (let turn = 0; turn < 24 * 12; turn += 1) {
    touched.watch.heard(0);
    touched.clock.advance(5 * minute);
  }
  expect(touched.told.onFreshStart).not.toHaveBeenCalled();
});

test('the window answers as long as it was heard lately', async () => {
  const { watch, pass } = setUp();
  expect(watch.windowAnswers()).toBe(true);
  await pass(2 * minute);
  expect(watch.windowAnswers()).toBe(true);
  await pass(minute);
  expect(watch.windowAnswers()).toBe(false);
  watch.heard(0);
  expect(watch.windowAnswers()).toBe(true);
});

test('stopped, it looks at nothing more, and what waits is tried once more', async () => {
  const { watch, facts, told, pass, disk, store } = setUp();
  disk.broken = true;
  store.write('a', 1);
  disk.broken = false;
  watch.stop();
  expect(disk.content.get('a')).toBe(1);
  facts.network = false;
  await pass(minute);
  expect(told.onChange).not.toHaveBeenCalled();
});
