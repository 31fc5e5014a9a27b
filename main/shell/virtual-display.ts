import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A display that nobody sees. */
export type VirtualDisplay = { readonly name: string; stop(): void };

/** Milliseconds in which Xvfb must name its display. */
const upWithinMs = 10_000;

/** Whether this computer has a display for a window. Only X11 and Wayland need one to be named. */
export const hasDisplay = (env: NodeJS.ProcessEnv, platform: string): boolean =>
  platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

/**
 * Starts Xvfb on a display number that it finds itself, with openbox so that the kiosk fills the screen exactly.
 * Null when Xvfb cannot be had; without openbox the window may be one pixel off.
 */
export async function startVirtualDisplay(width: number, height: number): Promise<VirtualDisplay | null> {
  const screen = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await displayNumber(server);
  if (number === null) {
    server.kill();
    return null;
  }
  const name = `:${number}`;
  const keeper = spawn('openbox', [], { stdio: 'ignore', env: { ...process.env, DISPLAY: name } });
  keeper.once('error', () => {});
  return {
    name,
    stop() {
      keeper.kill();
      server.kill();
    },
  };
}

function displayNumber(server: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), upWithinMs);
    const end = (number: number | null): void => {
      clearTimeout(timer);
      resolve(number);
    };
    server.once('error', () => end(null));
    server.once('exit', () => end(null));
    (server.stdio[3] as Readable).once('data', (chunk: Buffer) => end(Number.parseInt(chunk.toString(), 10)));
  });
}
