import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fileLimitBytes, makeLog } from '../../main/log.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const clock = { now: () => Date.UTC(2026, 10, 21, 13), after: () => () => {} };

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-log-'));
  folders.push(folder);
  const said: string[] = [];
  const logTo = (file: string) =>
    makeLog({ clock, file, level: () => 'info', also: (line) => void said.push(line) });
  return { folder, said, logTo, file: join(folder, 'deeper', 'rundbord.log') };
}

test('a line has its time, its level and its part, and what is below the level is left out', () => {
  const { logTo, file } = setUp();
  const log = logTo(file);
  log.part('agenda').info('read\n2 meetings');
  log.debug('bytes');
  expect(readFileSync(file, 'utf8')).toBe('2026-11-21T13:00:00.000Z info agenda: read ⏎ 2 meetings\n');
});

test('whatever is written, the log is two files of bounded size', () => {
  const { folder, logTo } = setUp();
  const log = logTo(join(folder, 'rundbord.log'));
  const line = 'x'.repeat(100_000);
  for (let written = 0; written < 4 * fileLimitBytes; written += line.length) log.info(line);
  expect(readdirSync(folder).toSorted()).toEqual(['rundbord.log', 'rundbord.log.1']);
  for (const name of readdirSync(folder))
    expect(statSync(join(folder, name)).size).toBeLessThan(fileLimitBytes + line.length + 100);
});

test('the log stays bounded when the old file cannot be put aside', () => {
  const { folder, logTo } = setUp();
  const file = join(folder, 'rundbord.log');
  mkdirSync(join(`${file}.1`, 'in-the-way'), { recursive: true });
  const log = logTo(file);
  const line = 'x'.repeat(100_000);
  for (let written = 0; written < 3 * fileLimitBytes; written += line.length) log.info(line);
  expect(statSync(file).size).toBeLessThan(fileLimitBytes + line.length + 100);
});

test('a full device: nothing throws, it is said once, and afterwards how many lines are missing', () => {
  const { folder, said, logTo } = setUp();
  const file = join(folder, 'rundbord.log');
  // Every write to it says ENOSPC (full(4)).
  symlinkSync('/dev/full', file);
  const log = logTo(file);
  for (let turn = 0; turn < 5; turn += 1) log.info(`turn ${turn}`);
  expect(said.filter((line) => line.includes('cannot be written'))).toEqual([
    `2026-11-21T13:00:00.000Z error log: ${file} cannot be written: ENOSPC`,
  ]);
  rmSync(file);
  log.info('after');
  expect(readFileSync(file, 'utf8').trim().split('\n')).toEqual([
    '2026-11-21T13:00:00.000Z warn log: 5 lines could not be written',
    '2026-11-21T13:00:00.000Z info after',
  ]);
});

test('a folder that cannot be made is no error of the kiosk, and is made when it can be', () => {
  const { folder, said, logTo, file } = setUp();
  appendFileSync(join(folder, 'deeper'), 'a file in the way');
  const log = logTo(file);
  log.info('one');
  log.info('two');
  expect(said.filter((line) => line.includes('cannot be written'))).toHaveLength(1);
  rmSync(join(folder, 'deeper'));
  log.info('three');
  expect(existsSync(file)).toBe(true);
});
