import { chmodSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
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

test('what a kill left beside the files is gone at the next opening; what is not ours stays', () => {
  const place = folder();
  openStore(place, silentLog).write('count', { n: 1 });
  writeFileSync(join(place, 'count.json.new'), '{"n":');
  writeFileSync(join(place, 'older.json.new'), '');
  writeFileSync(join(place, 'note.new'), '');
  expect(openStore(place, silentLog).read('count', shape)).toEqual({ n: 1 });
  expect(readdirSync(place)).toEqual(['count.json', 'note.new']);
});

test('a file without content, or that cannot be read, is said and not used, and the next writing replaces it', () => {
  const place = folder();
  const said: string[] = [];
  const log = { ...silentLog, warn: (text: string) => void said.push(text) };
  const store = openStore(place, log);
  writeFileSync(join(place, 'count.json'), '');
  expect(store.read('count', shape)).toBeNull();
  // Whoever may read everything cannot read a folder either.
  mkdirSync(join(place, 'other.json'));
  expect(store.read('other', shape)).toBeNull();
  expect(said).toEqual([
    'count.json does not hold what it should and is not used',
    'other.json cannot be read (EISDIR)',
  ]);
  expect(store.read('none', shape)).toBeNull();
  expect(said).toHaveLength(2);
  expect(store.write('count', { n: 2 })).toBe(true);
  expect(store.read('count', shape)).toEqual({ n: 2 });
});

test('rights that are too wide are made narrow again: of the folder at opening, of a file at writing', () => {
  const place = folder();
  writeFileSync(join(place, 'count.json'), '{"n":1}', { mode: 0o644 });
  chmodSync(place, 0o755);
  openStore(place, silentLog).write('count', { n: 2 });
  expect(statSync(place).mode & 0o077).toBe(0);
  expect(statSync(join(place, 'count.json')).mode & 0o077).toBe(0);
});

test('what is removed takes with it what was half-written beside it', () => {
  const place = folder();
  const store = openStore(place, silentLog);
  store.write('count', { n: 1 });
  writeFileSync(join(place, 'count.json.new'), '{"n":');
  expect(store.remove('count')).toBe(true);
  expect(readdirSync(place)).toEqual([]);
});

test('a name that would leave the folder is a bug', () => {
  expect(() => openStore(folder(), silentLog).write('../x', 1)).toThrow(/not a name/);
});
