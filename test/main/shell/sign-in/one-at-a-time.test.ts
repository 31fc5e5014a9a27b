import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { makeOneAtATime } from '../../../../main/shell/sign-in/one-at-a-time.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const never = (): AbortSignal => new AbortController().signal;
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Looks at its signal only after a while, when nobody else holds what ended it. */
const looksLate = async (own: AbortSignal): Promise<boolean> => {
  for (let round = 0; round < 3; round += 1) {
    await turn();
    collect();
  }
  return own.aborted;
};

test('the next one ends the one before, also one that looks late', async () => {
  const one = makeOneAtATime();
  const first = one.run(never(), looksLate);
  const second = one.run(never(), looksLate);
  expect(await first).toBe(true);
  expect(await second).toBe(false);
});

test('its own signal ends it, before it begins and later, and `end` does', async () => {
  const one = makeOneAtATime();
  expect(await one.run(AbortSignal.abort(), async (own) => own.aborted)).toBe(true);
  const mine = new AbortController();
  const later = one.run(mine.signal, looksLate);
  mine.abort();
  expect(await later).toBe(true);
  const closed = one.run(never(), looksLate);
  one.end();
  expect(await closed).toBe(true);
});

test('what is over is not ended any more', async () => {
  const one = makeOneAtATime();
  const mine = new AbortController();
  const own = await one.run(mine.signal, async (signal) => signal);
  mine.abort();
  expect(own.aborted).toBe(false);
});
