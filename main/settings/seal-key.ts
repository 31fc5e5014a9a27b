import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chooseKeyLock } from '../shell/choose-key-lock.ts';
import type { KeyLock } from '../shell/key-lock.ts';
import { writeWholeFile } from '../store/whole-file.ts';
import { isSealKey, newSealKey } from './seal.ts';
import { placesHere } from './settings-places.ts';

/** What the shell of this process offers; null until it was asked, and when it has none. */
let lock: KeyLock | null = null;

/**
 * Asks the shell for its lock and waits until it can be used. Before that a key that the operating system locked is not
 * had. In Electron the window must have been begun first, where there is to be one: what it wants comes too late afterwards.
 */
export async function lockReady(
  dataFolder: string = placesHere().dataFolder,
  choose: (profileFolder: string) => Promise<KeyLock | null> = chooseKeyLock,
): Promise<void> {
  lock = await choose(join(dataFolder, 'profile'));
  await lock?.ready();
}

/** What the key is kept by: `credential` by systemd, `system` by the operating system's lock, `file` by its rights alone. */
export type SealKey = { readonly key: Buffer; readonly keptBy: 'credential' | 'system' | 'file' };

/** Where the key is looked for. */
export type KeyPlaces = {
  /** The folder in which systemd hands a service its credentials ($CREDENTIALS_DIRECTORY), where there is one. */
  readonly credentials: string | undefined;
  /** The encrypted credential, which root can open (systemd-creds). */
  readonly encrypted: string;
  readonly dataFolder: string;
};

/** The places of this computer. */
export const keyPlacesHere = (dataFolder: string): KeyPlaces => ({
  credentials: process.env.CREDENTIALS_DIRECTORY,
  encrypted: '/etc/credstore.encrypted/rundbord-seal',
  dataFolder,
});

/** The credential's name, which systemd-creds seals with it. */
const credentialName = 'rundbord-seal';

const keyFile = ({ dataFolder }: KeyPlaces): string => join(dataFolder, 'seal.key');
const lockedMark = 'locked:v1:';

/** The key that opens what is sealed here; null when there is none, or who runs this may not read it. */
export function sealKey(places: KeyPlaces): SealKey | null {
  const credential = credentialOf(places);
  if (credential !== null) return keyIn(credential, 'credential');
  const text = textOf(keyFile(places));
  if (text === null) return null;
  if (!text.startsWith(lockedMark)) return keyIn(text, 'file');
  const opened = lock?.isUsable() ? lock.open(Buffer.from(text.slice(lockedMark.length), 'base64')) : null;
  return opened === null ? null : keyIn(opened, 'system');
}

/** Whether there is a key, be it one that cannot be read here and now. */
export const isKeyThere = (places: KeyPlaces): boolean =>
  credentialOf(places) !== null || existsSync(places.encrypted) || existsSync(keyFile(places));

/**
 * Makes the key's file in the data folder, for its owner alone, locked by the operating system where that can be. Throws
 * the system's error when it cannot be written.
 */
export function makeSealKey(places: KeyPlaces): SealKey {
  const key = newSealKey();
  const text = key.toString('base64');
  const locked = lock?.isUsable() ? lock.close(text).toString('base64') : undefined;
  mkdirSync(places.dataFolder, { recursive: true, mode: 0o700 });
  // Made by root for the kiosk's user: the file is the folder's owner's.
  const owner = statSync(places.dataFolder);
  const content = locked === undefined ? text : lockedMark + locked;
  writeWholeFile(keyFile(places), `${content}\n`, { mode: 0o600, owner });
  return { key, keptBy: locked === undefined ? 'file' : 'system' };
}

function credentialOf({ credentials, encrypted }: KeyPlaces): string | null {
  if (credentials !== undefined) return textOf(join(credentials, credentialName));
  if (process.getuid?.() !== 0 || !existsSync(encrypted)) return null;
  try {
    const asked = ['decrypt', `--name=${credentialName}`, encrypted, '-'];
    return execFileSync('systemd-creds', asked, {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

function keyIn(text: string, keptBy: SealKey['keptBy']): SealKey | null {
  const key = Buffer.from(text.trim(), 'base64');
  return isSealKey(key) ? { key, keptBy } : null;
}
