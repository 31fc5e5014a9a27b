import type * as Electron from 'electron';
import type { ShellOptions } from '../shell.ts';

/** Whether nobody can leave the kiosk's windows: not so beside other windows, and where nothing is seen. */
export const isLocked = ({ windowed, headless }: Pick<ShellOptions, 'windowed' | 'headless'>): boolean =>
  !windowed && !headless;

/** What every window of the kiosk is. */
export const ownWindow = (
  options: Pick<ShellOptions, 'windowed' | 'headless' | 'size'>,
): Electron.BrowserWindowConstructorOptions => ({
  ...options.size,
  show: !options.headless,
  kiosk: isLocked(options),
  closable: !isLocked(options),
  autoHideMenuBar: true,
  backgroundColor: '#0b0f1a',
  title: 'Rundbord',
});

/** What every page in one of them is kept from. */
export const shutPage: Electron.WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  plugins: false,
  webviewTag: false,
  spellcheck: false,
};
