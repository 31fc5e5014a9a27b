import { join } from 'node:path';
import type { Clock } from './contract/clock.ts';
import type { Log } from './log.ts';
import { chooseShell } from './shell/choose-shell.ts';
import { layoutsFromPage } from './shell/layouts-from-page.ts';
import { serveFolder } from './shell/serve-folder.ts';
import type { Shell, ShellOptions } from './shell/shell.ts';

/** The window, on its way. Its first messages wait until somebody listens. */
export type OpeningWindow = {
  readonly shell: Shell;
  /** Rejects with a sentence when there can be no window. */
  readonly opened: Promise<void>;
};

/** Where the window's rooms may connect: the hub on this computer, which also stands for another one. */
const brokers = ['ws://127.0.0.1:*'];

/**
 * Begins to open the kiosk's window. Before everything else, since the browser takes longer than all the rest together;
 * the rest is made ready meanwhile.
 */
export async function openWindow(
  options: Pick<ShellOptions, 'windowed' | 'headless' | 'simulatedDevices' | 'size' | 'switches'> & {
    readonly clock: Clock;
    readonly log: Log;
    readonly dataFolder: string;
    readonly windowFolder: string;
  },
  makeShell: (options: ShellOptions) => Promise<Shell> = chooseShell,
): Promise<OpeningWindow> {
  const { dataFolder, windowFolder, log, ...rest } = options;
  const shell = await makeShell({
    ...rest,
    log: log.part('shell'),
    serve: serveFolder(windowFolder, () => brokers, { hid: layoutsFromPage() }),
    profileFolder: join(dataFolder, 'profile'),
  });
  const opened = shell.open();
  // Whoever waits for it hears of a failure; until then it is nobody's.
  opened.catch(() => {});
  return { shell, opened };
}
