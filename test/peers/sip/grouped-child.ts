import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { untilListening } from '../mosquitto.ts';

/** A program in a process group of its own, with all that it starts. */
export type GroupedChild = {
  /** What it said last, on both of its outputs; for a look when a test fails. */
  said(): string;
  /** Kills the whole group, as a crash would; resolves when it is gone. */
  kill(): Promise<void>;
};

const mostSaid = 400_000;
/** Ends the group when whoever started it is gone, however that came about: its end of the pipe is closed then. */
const keeper = 'exec 3<&0; "$@" </dev/null & cat <&3 >/dev/null; kill -KILL 0';

/** Starts a program of Debian's `pack`. Throws with what to install when it is not there. */
export function startGrouped(
  program: string,
  pack: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): GroupedChild {
  if (!existsSync(program)) throw new Error(`${program} is needed for this: apt-get install ${pack}`);
  const child = spawn('/bin/sh', ['-c', keeper, 'sh', program, ...args], { ...options, detached: true });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      words = (words + chunk).slice(-mostSaid);
    });
  }
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    said: () => words,
    async kill() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

/** Resolves when the child listens on this TCP port; rejects with what it said when it does not. */
export async function untilServes(child: GroupedChild, port: number): Promise<void> {
  try {
    await untilListening(port);
  } catch (error) {
    await child.kill();
    throw new Error(`${String(error)}; the program said:\n${child.said().slice(-3000)}`);
  }
}

const takesTcp = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

const takesUdp = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });

let next = 0;

/** The first of `count` ports in a row on 127.0.0.1 that nobody has, by TCP or UDP; below those that systems hand out by themselves. */
export async function freePorts(count: number): Promise<number> {
  // Processes that look for ports at the same time begin at different places.
  if (next === 0) next = 11_000 + (process.pid % 1000) * 20;
  for (let tries = 0; tries < 2000; tries += 1) {
    const first = next;
    next = next + count > 31_900 ? 11_000 : next + count;
    const all = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(all.map(async (port) => (await takesTcp(port)) && (await takesUdp(port))));
    if (free.every(Boolean)) return first;
  }
  throw new Error('no free ports');
}
