import type { Log } from '../log.ts';

/** Whether the browser's processes are locked in by the system. */
export type Sandbox = 'on' | 'off';

/**
 * The sandbox that the browser gets here. Chromium's refuses to run as root, which is for tests alone; whoever starts
 * the kiosk so is told, in the terminal and in the log.
 */
export function sandboxHere(log: Log, isRoot: boolean = process.getuid?.() === 0): Sandbox {
  if (!isRoot) return 'on';
  log.warn(
    'the browser runs without its sandbox, since the kiosk was started as root; start it as another user',
  );
  return 'off';
}
