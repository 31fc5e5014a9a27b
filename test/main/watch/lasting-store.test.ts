import { expect, test } from 'vitest';
import * as z from 'zod';
import { makeLastingStore } from '../../../main/watch/lasting-store.ts';
import { storeInHand } from './store-in-hand.ts';

test('what the disk does not take is read as it was last written, and goes to the disk when it takes it', () => {
  const disk = storeInHand();
  const store = makeLastingStore(disk.store);
  expect(store.write('a', { n: 1 })).toBe(true);
  disk.broken = true;
  const value = { n: 2 };
  expect(store.write('a', value)).toBe(false);
  value.n = 99;
  expect(store.write('b', [1])).toBe(false);
  expect(disk.content.get('a')).toEqual({ n: 1 });
  expect(store.read('a', z.strictObject({ n: z.number() }))).toEqual({ n: 2 });
  expect(store.read('a', z.string())).toBeNull();
  expect(store.isWaiting()).toBe(true);
  expect(store.writeWaiting()).toBe(false);
  disk.broken = false;
  expect(store.writeWaiting()).toBe(true);
  expect(store.isWaiting()).toBe(false);
  expect([...disk.content]).toEqual([
    ['a', { n: 2 }],
    ['b', [1]],
  ]);
});

test('while something waits no further try is made, so that the log has no line for each', () => {
  const disk = storeInHand();
  const store = makeLastingStore(disk.store);
  disk.broken = true;
  for (let turn = 0; turn < 10; turn += 1) store.write('a', turn);
  expect(disk.tries).toBe(1);
});

test('what was removed is gone at once, and from the disk as soon as it lets it', () => {
  const disk = storeInHand();
  const store = makeLastingStore(disk.store);
  store.write('a', 1);
  disk.broken = true;
  expect(store.remove('a')).toBe(false);
  expect(store.read('a', z.number())).toBeNull();
  disk.broken = false;
  expect(store.writeWaiting()).toBe(true);
  expect(disk.content.has('a')).toBe(false);
});

test('what waits and is removed is never written', () => {
  const disk = storeInHand();
  const store = makeLastingStore(disk.store);
  disk.broken = true;
  store.write('a', 1);
  disk.broken = false;
  expect(store.remove('a')).toBe(true);
  expect(store.writeWaiting()).toBe(true);
  expect(disk.content.size).toBe(0);
});
