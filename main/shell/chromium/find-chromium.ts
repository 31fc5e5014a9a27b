import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a Chromium is looked for by system, after RUNDBORD_CHROMIUM and before the PATH. */
const usualPlaces: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The Chromium of this computer, or null. `RUNDBORD_CHROMIUM` names another one. */
export function findChromium(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
  runs: (file: string) => boolean = isProgram,
): string | null {
  if (env.RUNDBORD_CHROMIUM) return runs(env.RUNDBORD_CHROMIUM) ? env.RUNDBORD_CHROMIUM : null;
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => [join(folder, 'chromium')]);
  return [...(usualPlaces[platform] ?? []), ...onPath].find(runs) ?? null;
}
