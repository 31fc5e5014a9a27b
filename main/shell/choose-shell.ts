import { dirname, join } from 'node:path';
import { makeChromiumShell } from './chromium/chromium-shell.ts';
import { findChromium } from './chromium/find-chromium.ts';
import type { Shell, ShellOptions } from './shell.ts';

/**
 * The shell for this process: Electron when Electron runs us, else the Chromium of this computer. Rejects with a
 * sentence that says what to install when there is neither.
 */
export async function chooseShell(options: ShellOptions): Promise<Shell> {
  if (process.versions.electron) {
    const [{ electron }, { makeElectronShell }] = await Promise.all([
      import('./electron/prepare-electron.ts'),
      import('./electron/electron-shell.ts'),
    ]);
    return makeElectronShell(electron, options, join(dirname(process.argv[1] ?? '.'), 'preload.cjs'));
  }
  const program = findChromium();
  if (!program) {
    throw new Error(
      'Rundbord needs Chromium and found none. Install it (Debian: apt-get install chromium) or name it in RUNDBORD_CHROMIUM.',
    );
  }
  return makeChromiumShell(program, options);
}
