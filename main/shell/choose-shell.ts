import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
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

/** The browser that the window would run in on this computer, with its version, for whoever helps. Opens no window. */
export async function browserHere(): Promise<string> {
  if (process.versions.electron) return `Electron ${process.versions.electron}`;
  const program = findChromium();
  if (!program) return 'none found';
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: 10_000 });
    return `${stdout.trim()} (${program})`;
  } catch {
    return `${program}, which does not tell its version`;
  }
}
