import { expect, test } from 'vitest';
import { makeKeyLock, type StorageApi } from '../../../../main/shell/electron/key-lock.ts';

/** A recorded double of the part of Electron that locks keys. */
function double(options: { backend?: string; available?: boolean } = {}) {
  const calls: string[] = [];
  let isReady = false;
  const electron = {
    app: {
      setPath: (name: string, folder: string) => void calls.push(`${name} ${folder}`),
      isReady: () => isReady,
      whenReady: async () => {
        isReady = true;
      },
    },
    safeStorage: {
      isEncryptionAvailable: () => options.available ?? true,
      getSelectedStorageBackend: () => options.backend ?? 'gnome_libsecret',
      encryptString: (text: string) => Buffer.from(`(${text})`),
      decryptString(locked: Buffer) {
        const text = /^\((.*)\)$/.exec(locked.toString())?.[1];
        if (text === undefined) throw new Error('Error while decrypting the ciphertext');
        return text;
      },
    },
  };
  return { calls, electron: electron as unknown as StorageApi };
}

test('it can be asked once the app is ready, and opens what it closed', async () => {
  const { calls, electron } = double();
  const lock = makeKeyLock(electron, '/data/profile', 'win32');
  expect(calls).toEqual(['userData /data/profile']);
  expect(lock.isUsable()).toBe(false);
  expect(await lock.ready()).toBe(true);
  expect(lock.isUsable()).toBe(true);
  expect(lock.open(lock.close('key'))).toBe('key');
  expect(lock.open(Buffer.from('of another user'))).toBeNull();
});

test('a system that does not lock is none: no encryption, or the password that everybody knows', async () => {
  expect(await makeKeyLock(double({ available: false }).electron, '/p', 'darwin').ready()).toBe(false);
  expect(await makeKeyLock(double({ backend: 'basic_text' }).electron, '/p', 'linux').ready()).toBe(false);
  expect(await makeKeyLock(double({ backend: 'basic_text' }).electron, '/p', 'win32').ready()).toBe(true);
});
