import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newSealKey } from '../../../main/settings/seal.ts';
import {
  isKeyThere,
  type KeyPlaces,
  lockReady,
  makeSealKey,
  sealKey,
} from '../../../main/settings/seal-key.ts';
import type { KeyLock } from '../../../main/shell/key-lock.ts';

/** As if the shell offered this lock. */
const lockWith = (lock: KeyLock | null): Promise<void> => lockReady(places.dataFolder, async () => lock);
const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x55));
const turning: KeyLock = {
  ready: async () => true,
  isUsable: () => true,
  close: (text) => turned(Buffer.from(text)),
  open: (locked) => turned(locked).toString(),
};

let places: KeyPlaces;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-seal-'));
  places = { credentials: undefined, encrypted: join(folder, 'none'), dataFolder: join(folder, 'data') };
});
afterEach(async () => {
  await lockWith(null);
  rmSync(join(places.dataFolder, '..'), { recursive: true, force: true });
});

test('no key, until one is made; then it is had again, and only its owner can read the file', async () => {
  expect(sealKey(places)).toBeNull();
  expect(isKeyThere(places)).toBe(false);
  const made = makeSealKey(places);
  expect(made.keptBy).toBe('file');
  expect(sealKey(places)).toEqual(made);
  expect(isKeyThere(places)).toBe(true);
  expect(statSync(join(places.dataFolder, 'seal.key')).mode & 0o777).toBe(0o600);
});

test('a lock of the operating system: the file alone opens nothing', async () => {
  await lockWith(turning);
  const made = makeSealKey(places);
  expect(made.keptBy).toBe('system');
  expect(readFileSync(join(places.dataFolder, 'seal.key'), 'utf8')).not.toContain(
    made.key.toString('base64'),
  );
  expect(sealKey(places)).toEqual(made);
  // Another user, another computer, or not ready yet.
  await lockWith(null);
  expect(sealKey(places)).toBeNull();
  expect(isKeyThere(places)).toBe(true);
  await lockWith({ ...turning, open: () => null });
  expect(sealKey(places)).toBeNull();
  await lockWith({ ...turning, isUsable: () => false });
  expect(sealKey(places)).toBeNull();
});

test("systemd's credential comes first; without it in the folder the file counts", async () => {
  const made = makeSealKey(places);
  const key = newSealKey();
  const credentials = mkdtempSync(join(tmpdir(), 'rundbord-credentials-'));
  expect(sealKey({ ...places, credentials })).toEqual(made);
  writeFileSync(join(credentials, 'rundbord-seal'), `${key.toString('base64')}\n`);
  expect(sealKey({ ...places, credentials })).toEqual({ key, keptBy: 'credential' });
  writeFileSync(join(credentials, 'rundbord-seal'), 'too short');
  expect(sealKey({ ...places, credentials })).toBeNull();
  rmSync(credentials, { recursive: true });
});

test('a file that is no key opens nothing', async () => {
  makeSealKey(places);
  for (const text of ['', 'short', 'locked:v1:', 'x'.repeat(5000)]) {
    writeFileSync(join(places.dataFolder, 'seal.key'), text);
    expect(sealKey(places)).toBeNull();
  }
});
