import { existsSync } from 'node:fs';
import { posix, resolve, win32 } from 'node:path';

/** The computer as far as places of files go. `platform` is `process.platform`. */
export type Computer = {
  readonly platform: string;
  readonly env: { readonly [name: string]: string | undefined };
  exists(file: string): boolean;
};

/** Where the settings file and the data folder are on this computer, for the user who runs this. */
export function placesHere(): { readonly settingsFile: string; readonly dataFolder: string } {
  const { platform, env } = process;
  return {
    settingsFile: resolve(settingsFile({ platform, env, exists: existsSync })),
    dataFolder: resolve(dataFolder({ platform, env })),
  };
}

/**
 * The settings file, which may not be there yet. In each folder `rundbord.yaml`, else `rundbord.yml`, else
 * `rundbord.json`. `RUNDBORD_CONFIG` names the file itself, everywhere. Else the folder is
 *
 * - Linux and others: `/etc/rundbord` when a settings file is there, else `$XDG_CONFIG_HOME/rundbord` or `~/.config/rundbord`
 * - Windows: `%ProgramData%\Rundbord` when a settings file is there, else `%APPDATA%\Rundbord`
 * - macOS: `~/Library/Application Support/Rundbord`
 */
export function settingsFile(computer: Computer): string {
  const { env, exists } = computer;
  if (env.RUNDBORD_CONFIG) return env.RUNDBORD_CONFIG;
  const { join } = computer.platform === 'win32' ? win32 : posix;
  const { shared, own } = settingsFolders(computer);
  const inFolder = (folder: string): string | undefined =>
    ['yaml', 'yml', 'json'].map((ending) => join(folder, `rundbord.${ending}`)).find((file) => exists(file));
  return (shared && inFolder(shared)) ?? inFolder(own) ?? join(own, 'rundbord.yaml');
}

/**
 * The folder of what the kiosk keeps: `RUNDBORD_DATA`, else `$XDG_DATA_HOME/rundbord` or `~/.local/share/rundbord`,
 * `%LOCALAPPDATA%\Rundbord`, `~/Library/Application Support/Rundbord/Data`. A service without a home keeps it in `/var/lib/rundbord`.
 */
export function dataFolder({ platform, env }: Pick<Computer, 'platform' | 'env'>): string {
  if (env.RUNDBORD_DATA) return env.RUNDBORD_DATA;
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA ?? windowsFolder(env, 'Local'), 'Rundbord');
  if (platform === 'darwin') return posix.join(macFolder(env), 'Data');
  if (env.XDG_DATA_HOME) return posix.join(env.XDG_DATA_HOME, 'rundbord');
  return env.HOME ? posix.join(env.HOME, '.local/share/rundbord') : '/var/lib/rundbord';
}

function settingsFolders({ platform, env }: Computer): { shared: string | null; own: string } {
  if (platform === 'win32') {
    return {
      shared: win32.join(env.ProgramData ?? 'C:\\ProgramData', 'Rundbord'),
      own: win32.join(env.APPDATA ?? windowsFolder(env, 'Roaming'), 'Rundbord'),
    };
  }
  if (platform === 'darwin') return { shared: null, own: macFolder(env) };
  const shared = '/etc/rundbord';
  if (env.XDG_CONFIG_HOME) return { shared, own: posix.join(env.XDG_CONFIG_HOME, 'rundbord') };
  return { shared, own: env.HOME ? posix.join(env.HOME, '.config/rundbord') : shared };
}

type Env = Computer['env'];
const macFolder = (env: Env): string => posix.join(env.HOME ?? '/', 'Library/Application Support/Rundbord');
const windowsFolder = (env: Env, kind: 'Local' | 'Roaming'): string =>
  win32.join(env.USERPROFILE ?? 'C:\\', 'AppData', kind);
