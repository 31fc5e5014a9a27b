import { fork } from 'node:child_process';
import type { ForkNative } from './native-process.ts';

/** Calls of the addon that may block at once, each of a device that hangs; Node's own 4 would soon be used up. */
const threads = '16';
/** Small, since it waits nearly always, and with a limit. */
const flags = ['--optimize-for-size', '--max-old-space-size=64'];

/** Starts the native process as a child of this Node. */
export const forkWithNode: ForkNative = (entry, tell) => {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const child = fork(entry, [], {
    execArgv: flags,
    env: { ...environment, UV_THREADPOOL_SIZE: threads },
    // Bytes stay bytes.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let over = false;
  const end = (how: string): void => {
    if (over) return;
    over = true;
    tell.ended(how);
  };
  child.on('message', tell.heard);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => tell.said(text.trim()));
  child.once('exit', (code, signal) => end(signal ?? `code ${code}`));
  child.once('error', (error) => end(error.message));
  return {
    pid: child.pid,
    send(message) {
      // A child that is on its way out says so by its end.
      if (child.connected) child.send(message as object, () => {});
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
