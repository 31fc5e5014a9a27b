import type * as Electron from 'electron';
import type { KeyLock } from '../key-lock.ts';

/** The part of Electron that locks a key; the tests' double is of this shape. */
export type StorageApi = Pick<typeof Electron, 'app' | 'safeStorage'>;

/**
 * The lock of the operating system as Electron offers it (electron docs, safeStorage): DPAPI on Windows, the Keychain on
 * macOS, a keyring on Linux. Where Linux has none, Electron would use a password that everybody knows; that is no lock.
 * Windows keeps a part of it in the profile, so that folder is named first.
 */
export function makeKeyLock(
  { app, safeStorage }: StorageApi,
  profileFolder: string,
  platform: string,
): KeyLock {
  app.setPath('userData', profileFolder);
  // Asked before the app is ready, safeStorage fails on Linux and Windows.
  const isUsable = (): boolean =>
    app.isReady() &&
    safeStorage.isEncryptionAvailable() &&
    (platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  return {
    async ready() {
      await app.whenReady();
      return isUsable();
    },
    isUsable,
    close: (text) => safeStorage.encryptString(text),
    open(locked) {
      try {
        return safeStorage.decryptString(locked);
      } catch {
        return null;
      }
    },
  };
}
