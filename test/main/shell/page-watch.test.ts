import { expect, test } from 'vitest';
import type { Clock } from '../../../main/contract/clock.ts';
import { type Silence, watchPage, watchPolicy } from '../../../main/shell/page-watch.ts';
import { makeVirtualClock } from '../../renderer/calls/virtual-clock.ts';

const { speakWithinMs, askEveryMs, answerWithinMs, tickMs } = watchPolicy;
const never = (): Promise<unknown> => new Promise(() => {});
const atOnce = (): Promise<unknown> => Promise.resolve();
const refused = (): Promise<unknown> => Promise.reject(new Error('the page is elsewhere'));

function watched(given: { page?: () => Promise<unknown>; browser?: () => Promise<unknown>; clock?: Clock }) {
  const clock = makeVirtualClock();
  const found: Silence[] = [];
  let asked = 0;
  const watch = watchPage({
    clock: given.clock ?? clock,
    askPage() {
      asked += 1;
      return (given.page ?? atOnce)();
    },
    askBrowser: given.browser ?? atOnce,
    found: (silence) => found.push(silence),
  });
  return { clock, watch, found, asked: () => asked };
}

test('a page that answers is left alone and asked at a quiet pace', async () => {
  for (const page of [atOnce, refused]) {
    const { clock, watch, found, asked } = watched({ page });
    watch.loading();
    watch.spoke();
    await clock.advance(100_000);
    expect(found).toEqual([]);
    expect(asked()).toBe(100_000 / askEveryMs);
  }
});

test('a page that does not answer hangs; it is told once, and the next loading has all patience again', async () => {
  const { clock, watch, found } = watched({ page: never });
  watch.loading();
  watch.spoke();
  await clock.advance(askEveryMs + answerWithinMs - tickMs);
  expect(found).toEqual([]);
  await clock.advance(tickMs);
  expect(found).toEqual(['window-hung']);
  await clock.advance(100_000);
  expect(found).toHaveLength(1);
  watch.loading();
  watch.spoke();
  await clock.advance(askEveryMs + answerWithinMs);
  expect(found).toHaveLength(2);
});

test('an answer that comes late but in time is an answer', async () => {
  const clock = makeVirtualClock();
  const { watch, found } = watched({
    clock,
    page: () => new Promise((resolve) => clock.after(answerWithinMs - tickMs, () => resolve(null))),
  });
  watch.loading();
  watch.spoke();
  await clock.advance(300_000);
  expect(found).toEqual([]);
});

test('a browser that does not answer is told as such', async () => {
  const { clock, watch, found } = watched({ page: never, browser: never });
  watch.loading();
  watch.spoke();
  await clock.advance(askEveryMs + answerWithinMs);
  expect(found).toEqual(['browser-hung']);
});

test('a page that is loading is not asked; one that never speaks is told as silent', async () => {
  const { clock, watch, found, asked } = watched({ page: never });
  watch.loading();
  await clock.advance(speakWithinMs - tickMs);
  watch.loading();
  await clock.advance(speakWithinMs - tickMs);
  expect(found).toEqual([]);
  expect(asked()).toBe(0);
  await clock.advance(tickMs);
  expect(found).toEqual(['window-silent']);
});

test('off is off', async () => {
  const { clock, watch, found } = watched({ page: never });
  watch.loading();
  watch.off();
  watch.spoke();
  await clock.advance(100_000);
  expect(found).toEqual([]);
});

test('time that this process or the computer stood still is not counted, however long and however often', async () => {
  const clock = makeVirtualClock();
  let lateMs = 0;
  const { watch, found } = watched({
    page: never,
    // Every timer comes late, as after a sleep; then by a clock that is set back.
    clock: { now: () => clock.now() + lateMs, after: clock.after },
  });
  watch.loading();
  watch.spoke();
  await clock.advance(askEveryMs);
  for (const step of [3_600_000, -3_600_000]) {
    for (let times = 0; times < 30; times += 1) {
      await clock.advance(tickMs / 2);
      lateMs += step;
      await clock.advance(tickMs / 2);
    }
  }
  expect(found).toEqual([]);
  await clock.advance(answerWithinMs);
  expect(found).toEqual(['window-hung']);
});
