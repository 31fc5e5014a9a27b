import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { refreshExampleAgenda } from '../../../main/agenda/example-agenda.ts';
import { systemClock } from '../../../main/contract/clock.ts';
import { makeLog, silentLog } from '../../../main/log.ts';
import { openSettings } from '../../../main/settings/settings.ts';
import { openStore } from '../../../main/store/store.ts';
import { makeDiskLook } from '../../../main/watch/disk.ts';
import { makeLastingStore } from '../../../main/watch/lasting-store.ts';

// A real disk of 8 MiB that is really full. Needs root, as the tests of the network do.
let disk: string;
const ballast = (): string => join(disk, 'ballast');

beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'rundbord-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', disk]);
});
afterEach(() => {
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

/** Fills what is left, to the last byte. */
function fill(): void {
  try {
    writeFileSync(ballast(), Buffer.alloc(9 * 1_048_576));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
  expect(statfsSync(disk).bavail).toBe(0);
}

const count = z.strictObject({ n: z.number() });

test('a full disk: nothing throws, no old value is lost, and what was not written is written when there is room', async () => {
  const said: string[] = [];
  const log = makeLog({
    clock: systemClock,
    file: join(disk, 'rundbord.log'),
    level: () => 'info',
    also: (line, level) => level === 'error' && said.push(line),
  });
  const settingsFile = join(disk, 'rundbord.yaml');
  writeFileSync(settingsFile, 'room: {name: Egeskov}\n');
  const folder = join(disk, 'store');
  const store = makeLastingStore(openStore(folder, log.part('store')));
  const settings = openSettings({ file: settingsFile, clock: systemClock, log: silentLog, store });
  const look = makeDiskLook(disk, store);
  expect(store.write('count', { n: 1 })).toBe(true);
  expect(look()).toBeNull();
  log.info('before');
  const logged = readFileSync(join(disk, 'rundbord.log'), 'utf8');

  fill();
  const long = 'x'.repeat(200_000);
  expect(store.write('count', { n: 2 })).toBe(false);
  expect(store.write('long', { long })).toBe(false);
  expect(readFileSync(join(folder, 'count.json'), 'utf8')).toBe('{"n":1}');
  // Another opening, as after a restart: the old value is whole.
  expect(openStore(folder, silentLog).read('count', count)).toEqual({ n: 1 });
  expect(store.read('count', count)).toEqual({ n: 2 });
  for (let turn = 0; turn < 200; turn += 1) log.info(`${turn} ${'y'.repeat(200)}`);
  expect(readFileSync(join(disk, 'rundbord.log'), 'utf8').startsWith(logged)).toBe(true);
  expect(said.filter((line) => line.includes('rundbord.log cannot be written: ENOSPC'))).toHaveLength(1);
  const hash = `scrypt$16384$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
  expect(await settings.setPin(hash)).toMatchObject({
    ok: false,
    error: { code: 'settings-not-written', detail: 'the disk is full' },
  });
  expect(readFileSync(settingsFile, 'utf8')).toBe('room: {name: Egeskov}\n');
  refreshExampleAgenda(join(disk, 'agenda.ics'), {
    now: Date.now(),
    zone: 'Europe/Copenhagen',
    room: 'egeskov',
    language: 'da',
  });
  expect(look()).toMatchObject({ code: 'disk-full', detail: '0.0 MiB left' });
  // Whatever is looked at while it is full, it is said in the log no more than once for each.
  const lines = said.length;
  for (let turn = 0; turn < 50; turn += 1) look();
  expect(said).toHaveLength(lines);

  rmSync(ballast());
  expect(look()).toBeNull();
  const again = openStore(folder, silentLog);
  expect(again.read('count', count)).toEqual({ n: 2 });
  expect(again.read('long', z.strictObject({ long: z.string() }))).toEqual({ long });
  log.info('after');
  const text = readFileSync(join(disk, 'rundbord.log'), 'utf8');
  expect(text).toMatch(/warn log: \d+ lines could not be written\n.* info after\n$/);
  expect(await settings.setPin(hash)).toMatchObject({ ok: true });
  settings.stop();
});

test('a disk that is nearly full is said before anything was refused', () => {
  const store = makeLastingStore(openStore(join(disk, 'store'), silentLog));
  const look = makeDiskLook(disk, store);
  expect(look()).toBeNull();
  writeFileSync(ballast(), Buffer.alloc(4 * 1_048_576));
  expect(look()).toMatchObject({ code: 'disk-full', detail: expect.stringMatching(/^[34]\.\d MiB left$/) });
  expect(store.write('a', 1)).toBe(true);
});

test('a disk that has become read-only is another trouble, and mends by itself', () => {
  mkdirSync(join(disk, 'store'));
  const store = makeLastingStore(openStore(join(disk, 'store'), silentLog));
  const look = makeDiskLook(disk, store);
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  expect(store.write('count', { n: 1 })).toBe(false);
  expect(look()).toEqual({ code: 'disk-not-written', at: disk });
  execFileSync('mount', ['-o', 'remount,rw', disk]);
  look();
  expect(look()).toBeNull();
  expect(openStore(join(disk, 'store'), silentLog).read('count', count)).toEqual({ n: 1 });
});
