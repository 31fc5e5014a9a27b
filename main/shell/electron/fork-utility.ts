import type * as Electron from 'electron';
import type { ForkNative } from '../../devices/native-process.ts';

/** The part of Electron that it uses. */
export type UtilityApi = Pick<typeof Electron, 'utilityProcess'>;

/**
 * Starts the native process as a utility process of Electron: Electron's own program is no Node for children of our own, since
 * its fuses forbid that.
 */
export const forkUtility =
  ({ utilityProcess }: UtilityApi): ForkNative =>
  (entry, tell) => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Rundbord devices',
      // Calls of the addon that may block at once, each of a device that hangs; Node's own 4 would soon be used up.
      env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.on('message', tell.heard);
    child.stderr?.on('data', (text: Buffer) => tell.said(text.toString('utf8').trim()));
    child.once('exit', (code) => tell.ended(`code ${code}`));
    return {
      get pid() {
        return child.pid;
      },
      send: (message) => child.postMessage(message),
      kill() {
        // Its own `kill` asks with SIGTERM, which one that hangs does not hear.
        try {
          if (child.pid === undefined) child.kill();
          else process.kill(child.pid, 'SIGKILL');
        } catch {
          // It ended by itself.
        }
      },
    };
  };
