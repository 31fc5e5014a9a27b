import type { KeyLock } from './key-lock.ts';

/** The lock for keys that the shell of this process offers; null when Electron does not run us. */
export async function chooseKeyLock(profileFolder: string): Promise<KeyLock | null> {
  if (!process.versions.electron) return null;
  const [{ electron }, { makeKeyLock }] = await Promise.all([
    import('./electron/prepare-electron.ts'),
    import('./electron/key-lock.ts'),
  ]);
  return makeKeyLock(electron, profileFolder, process.platform);
}
