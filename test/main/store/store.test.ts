import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { silentLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/store.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'rundbord-store-'));
const shape = z.strictObject({ n: z.number() });

test('what was written is read again, by another opening too', () => {
  const place = folder();
  expect(openStore(place, silentLog).write('count', { n: 3 })).toBe(true);
  expect(openStore(place, silentLog).read('count', shape)).toEqual({ n: 3 });
  expect(readdirSync(place)).toEqual(['count.json']);
  expect(statSync(join(place, 'count.json')).mode & 0o077).toBe(0);
});

test('nothing, wrong content and a half-written file are all null, and the rest still works', () => {
  const place = folder();
  const store = openStore(place, silentLog);
  expect(store.read('count', shape)).toBeNull();
  writeFileSync(join(place, 'count.json'), '{"n":');
  expect(store.read('count', shape)).toBeNull();
  writeFileSync(join(place, 'count.json'), '{"n":"three"}');
  expect(store.read('count', shape)).toBeNull();
  writeFileSync(join(place, 'count.json.new'), '{"n":9');
  expect(store.write('count', { n: 4 })).toBe(true);
  expect(store.read('count', shape)).toEqual({ n: 4 });
  store.remove('count');
  expect(store.read('count', shape)).toBeNull();
});

test('a disk that will not take it is said by false, and the old value stays', () => {
  const place = folder();
  const store = openStore(place, silentLog);
  store.write('count', { n: 1 });
  // A file stands where the folder should be.
  const cannot = openStore(join(place, 'count.json', 'deeper'), silentLog);
  expect(cannot.write('count', { n: 2 })).toBe(false);
  expect(store.read('count', shape)).toEqual({ n: 1 });
});

test('a name that would leave the folder is a bug', () => {
  expect(() => openStore(folder(), silentLog).write('../x', 1)).toThrow(/not a name/);
});
