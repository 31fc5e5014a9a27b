import { expect, test } from 'vitest';
import { makeLog } from '../../../main/log.ts';
import { makeReopening, makeReopenPace, reopenPolicy } from '../../../main/shell/reopening.ts';
import { makeVirtualClock } from '../../renderer/calls/virtual-clock.ts';

/** A window whose tries a test decides, and the times of them since the beginning, by what was tried. */
function held(goes: () => 'well' | 'badly' | 'for ever' = () => 'well') {
  const clock = makeVirtualClock();
  const began = clock.now();
  const tried: [string, number][] = [];
  const ends: (() => void)[] = [];
  let stuck = 0;
  const attempt = (what: string) => (): Promise<void> => {
    tried.push([what, clock.now() - began]);
    switch (goes()) {
      case 'well':
        return Promise.resolve();
      case 'badly':
        return Promise.reject(new Error('no'));
      case 'for ever':
        return new Promise((resolve) => ends.push(resolve));
    }
  };
  const logged: string[] = [];
  const reopening = makeReopening({
    clock,
    log: makeLog({ clock, file: null, level: () => 'debug', also: (line) => void logged.push(line) }),
    load: attempt('page'),
    start: attempt('browser'),
    stuck: () => {
      stuck += 1;
    },
  });
  return { clock, reopening, tried, ends, logged, stuck: () => stuck };
}

test('a browser that never comes back: quick tries, then one a minute for ever, and stuck is said once', async () => {
  const { clock, reopening, tried, stuck } = held(() => 'badly');
  reopening.died('page');
  await clock.advance(600_000);
  expect(tried.slice(0, 9)).toEqual([
    ['page', 0],
    ['page', 0],
    ['browser', 500],
    ['browser', 2500],
    ['browser', 7500],
    ['browser', 17_500],
    ['browser', 47_500],
    ['browser', 107_500],
    ['browser', 167_500],
  ]);
  expect(tried).toHaveLength(16);
  expect(stuck()).toBe(1);
});

test('never faster than the policy, however it dies', async () => {
  const { clock, reopening, tried } = held();
  // Comes up, says nothing and dies at once, over and over, for ten minutes.
  for (let ms = 0; ms < 600_000; ms += 20) {
    reopening.died('page');
    await clock.advance(20);
  }
  const times = tried.map(([, at]) => at);
  for (const [index, delay] of reopenPolicy.delaysMs.entries()) {
    if (index > 0) expect((times[index] ?? 0) - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(delay);
  }
  expect(times.length).toBeLessThan(18);
}, 30_000);

test('a window that lived begins from the start again, thirty times in ten minutes and no more', () => {
  const clock = makeVirtualClock();
  let now = clock.now();
  const pace = makeReopenPace({ ...clock, now: () => now });
  const delays: number[] = [];
  for (let death = 0; death < 34; death += 1) {
    delays.push(pace.died().delayMs);
    now += 400;
    pace.spoke();
    now += 4000;
  }
  expect(delays.slice(0, reopenPolicy.mostDeaths).every((delay) => delay === 0)).toBe(true);
  expect(delays.slice(reopenPolicy.mostDeaths)).toEqual([0, 500, 2000, 5000]);
  now += reopenPolicy.deathsCountMs;
  expect(pace.died().delayMs).toBe(0);
});

test('a window that spoke and died soon after is not taken for well', () => {
  const clock = makeVirtualClock();
  const pace = makeReopenPace(clock);
  const delays = [1, 2, 3, 4].map(() => {
    pace.spoke();
    return pace.died().delayMs;
  });
  expect(delays).toEqual([0, 0, 500, 2000]);
});

test('a clock set forward or back neither hurries nor stops it', () => {
  const clock = makeVirtualClock();
  let now = clock.now();
  const pace = makeReopenPace({ ...clock, now: () => now });
  for (let death = 0; death < 4; death += 1) pace.died();
  now -= 86_400_000;
  pace.spoke();
  expect(pace.died().delayMs).toBe(5000);
  now += 10 * 86_400_000;
  expect(pace.died().delayMs).toBe(10_000);
});

test('one try at a time: a death meanwhile is answered once, after it', async () => {
  const { clock, reopening, tried, ends } = held(() => 'for ever');
  reopening.died('page');
  await clock.advance(0);
  reopening.died('page');
  reopening.died('browser');
  await clock.advance(100);
  expect(tried).toEqual([['page', 0]]);
  ends[0]?.();
  await clock.advance(100);
  expect(tried.map(([what]) => what)).toEqual(['page', 'browser']);
});

test('a try that never ends is given up, and the next one begins', async () => {
  const { clock, reopening, tried } = held(() => 'for ever');
  reopening.died('browser');
  await clock.advance(reopenPolicy.tryLimitMs + 1000);
  expect(tried.map(([what]) => what)).toEqual(['browser', 'browser']);
});

test('without a browser no page is loaded, however many starts failed', async () => {
  let goes: 'badly' | 'well' = 'badly';
  const { clock, reopening, tried } = held(() => goes);
  reopening.died('browser');
  await clock.advance(100);
  goes = 'well';
  await clock.advance(10_000);
  reopening.spoke();
  await clock.advance(10_000);
  reopening.died('page');
  await clock.advance(0);
  expect(tried.map(([what]) => what)).toEqual(['browser', 'browser', 'browser', 'page']);
});

test('a fresh start waits for a recovery under way, and takes the place of one that was to come', async () => {
  const { clock, reopening, tried, ends } = held(() => 'for ever');
  reopening.died('browser');
  await clock.advance(0);
  const renewed = reopening.renew();
  await clock.advance(1000);
  expect(tried).toEqual([['browser', 0]]);
  ends[0]?.();
  await clock.advance(0);
  expect(tried).toHaveLength(2);
  ends[1]?.();
  await renewed;

  const other = held();
  for (let death = 0; death < 3; death += 1) {
    other.reopening.died('page');
    await other.clock.advance(0);
  }
  expect(other.tried).toHaveLength(2);
  await other.reopening.renew();
  await other.clock.advance(10_000);
  expect(other.tried.map(([what]) => what)).toEqual(['page', 'page', 'browser']);
});

test('a fresh start that fails is said, and then the policy goes on', async () => {
  let goes: 'badly' | 'well' = 'badly';
  const { clock, reopening, tried, logged } = held(() => goes);
  await expect(reopening.renew()).rejects.toThrow('no');
  goes = 'well';
  await clock.advance(0);
  expect(tried).toHaveLength(2);
  expect(logged.join()).toContain('the window is not back yet');
});

test('an opening that fails is not tried again, and after closing nothing is', async () => {
  const { clock, reopening, tried } = held(() => 'badly');
  await expect(reopening.open()).rejects.toThrow('no');
  await clock.advance(100_000);
  expect(tried).toHaveLength(1);
  await reopening.close();
  reopening.died('browser');
  await clock.advance(100_000);
  expect(tried).toHaveLength(1);
});
