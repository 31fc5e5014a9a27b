import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { openboxConfig } from './lock/openbox-config.ts';

/** A display that nobody sees. */
export type VirtualDisplay = { readonly name: string; stop(): void };

/** Milliseconds in which Xvfb must name its display, and openbox take its keys. */
const upWithinMs = 10_000;

/** Whether this computer has a display for a window. Only X11 and Wayland need one to be named. */
export const hasDisplay = (env: NodeJS.ProcessEnv, platform: string): boolean =>
  platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);

/**
 * Starts Xvfb on a display number that it finds itself, with openbox so that the kiosk fills the screen exactly and its
 * keys are locked; `configuration` is openbox's rc.xml. Null when Xvfb cannot be had; without openbox the window may be
 * one pixel off.
 */
export async function startVirtualDisplay(
  width: number,
  height: number,
  configuration: string = openboxConfig(),
): Promise<VirtualDisplay | null> {
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
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-openbox-'));
  const file = join(folder, 'rc.xml');
  writeFileSync(file, configuration);
  const keeper = spawn('openbox', ['--config-file', file, '--startup', 'echo up'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, DISPLAY: name },
  });
  await firstSign(keeper, keeper.stdout);
  return {
    name,
    stop() {
      keeper.kill();
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Xvfb's number of its display, or null. */
async function displayNumber(server: ChildProcess): Promise<number | null> {
  const said = await firstSign(server, server.stdio[3] as Readable);
  return said === null ? null : Number.parseInt(said, 10);
}

/** The first thing that a program says on `from`, or null when it ends or is silent for too long. */
function firstSign(program: ChildProcess, from: Readable): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), upWithinMs);
    const end = (said: string | null): void => {
      clearTimeout(timer);
      resolve(said);
    };
    program.once('error', () => end(null));
    program.once('exit', () => end(null));
    from.once('data', (chunk: Buffer) => end(chunk.toString()));
  });
}
