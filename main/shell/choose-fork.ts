import { forkWithNode } from '../devices/fork-with-node.ts';
import type { ForkNative } from '../devices/native-process.ts';

/** How this process starts the native process: as Electron's when Electron runs us, else as a child of this Node. */
export async function chooseFork(): Promise<ForkNative> {
  if (!process.versions.electron) return forkWithNode;
  const [{ electron }, { forkUtility }] = await Promise.all([
    import('./electron/prepare-electron.ts'),
    import('./electron/fork-utility.ts'),
  ]);
  return forkUtility(electron);
}
