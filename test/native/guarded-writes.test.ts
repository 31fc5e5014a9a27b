import { expect, test } from 'vitest';
import { guardWrites } from '../../native/guarded-writes.ts';
import { nativeHandClock, settled } from './native-clock.ts';

/** A port that takes each report when the test says so. */
function guarded() {
  const clock = nativeHandClock();
  const under: { readonly report: readonly number[]; readonly answer: (written: boolean) => void }[] = [];
  const told: string[] = [];
  const take = (report: Uint8Array): Promise<boolean> =>
    new Promise((answer) => {
      under.push({ report: [...report], answer });
    });
  const writes = guardWrites({
    port: { write: take, sendFeature: take, close: async () => {} },
    clock,
    wrote: (kind, report) => void told.push(`${kind} ${report.join(' ')}`),
    refused: () => void told.push('refused'),
    stalled: () => void told.push('stalled'),
    unstuck: () => void told.push('unstuck'),
  });
  const answer = async (written: boolean): Promise<void> => {
    under.at(-1)?.answer(written);
    await settled();
  };
  return { clock, writes, under, told, answer };
}

test('one at a time, and of each report only the newest', async () => {
  const { writes, under, answer, told } = guarded();
  const first = writes.write(Uint8Array.of(2, 0));
  const later = Array.from({ length: 1000 }, (_, at) => writes.write(Uint8Array.of(2, at % 256)));
  const other = writes.write(Uint8Array.of(9, 1));
  expect(under.map(({ report }) => report)).toEqual([[2, 0]]);
  await answer(true);
  await answer(true);
  await answer(true);
  expect(under.map(({ report }) => report)).toEqual([
    [2, 0],
    [2, 999 % 256],
    [9, 1],
  ]);
  expect(await Promise.all([first, ...later, other])).toEqual(Array(1002).fill(true));
  expect(told).toEqual(['out 2 0', `out 2 ${999 % 256}`, 'out 9 1']);
});

test('feature reports keep their order, and there is an end to them', async () => {
  const { writes, under, answer } = guarded();
  const all = Array.from({ length: 40 }, (_, at) => writes.sendFeature(Uint8Array.of(4, at)));
  for (let count = 0; count < 20; count += 1) await answer(true);
  expect(under.map(({ report }) => report[1])).toEqual(Array.from({ length: 17 }, (_, at) => at));
  const taken = await Promise.all(all);
  expect(taken.filter((one) => one)).toHaveLength(17);
});

test('a report that is refused is told, and the next is written', async () => {
  const { writes, under, answer, told } = guarded();
  const refused = writes.write(Uint8Array.of(2, 1));
  const next = writes.write(Uint8Array.of(9, 1));
  await answer(false);
  expect(await refused).toBe(false);
  await answer(true);
  expect(await next).toBe(true);
  expect(told).toEqual(['refused', 'out 9 1']);
  expect(under).toHaveLength(2);
});

test('a report that is not taken in time ends it: all that wait are answered, and its late end is told', async () => {
  const { clock, writes, under, told, answer } = guarded();
  const all = [writes.write(Uint8Array.of(2, 1)), writes.write(Uint8Array.of(9, 1))];
  await clock.advance(1999);
  expect(told).toEqual([]);
  await clock.advance(1);
  expect(await Promise.all(all)).toEqual([false, false]);
  expect(await writes.write(Uint8Array.of(2, 1))).toBe(false);
  expect(told).toEqual(['stalled']);
  await answer(true);
  expect(told).toEqual(['stalled', 'unstuck']);
  expect(under).toHaveLength(1);
});

test('closed, nothing is written or told any more, also by what was under way', async () => {
  const { clock, writes, under, told, answer } = guarded();
  const all = [writes.write(Uint8Array.of(2, 1)), writes.write(Uint8Array.of(9, 1))];
  writes.close();
  await answer(true);
  await clock.advance(10_000);
  expect((await Promise.all(all))[1]).toBe(false);
  expect(told).toEqual([]);
  expect(under).toHaveLength(1);
  expect(clock.waiting()).toBe(0);
});

test('idle is when all is written', async () => {
  const { writes, answer } = guarded();
  await writes.idle();
  let idle = false;
  const written = writes.write(Uint8Array.of(2, 1));
  const waited = writes.idle().then(() => {
    idle = true;
  });
  await settled();
  expect(idle).toBe(false);
  await answer(true);
  await Promise.all([written, waited]);
  expect(idle).toBe(true);
});
