import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { untilListening } from '../mosquitto.ts';

/** A program in a process group of its own, with all that it starts. */
export type GroupedChild = {
  readonly process: ChildProcess;
  /** What it said last, on both of its outputs; for a look when a test fails. */
  said(): string;
  /** Kills the whole group, as a crash would; resolves when its first process is gone. */
  kill(): Promise<void>;
  /** Asks it to end, kills what has not ended after two seconds, and resolves when it is gone. */
  end(): Promise<void>;
};

const living = new Set<number>();
let watching = false;

/** Nothing is left running when the tests end before their time. */
function endWithUs(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const id of living) killGroup(id);
  });
}

function killGroup(id: number): void {
  try {
    process.kill(-id, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

const mostSaid = 400_000;
const patienceMs = 2000;

/** Starts a program of Debian's `pack`. Throws with what to install when it is not there. */
export function startGrouped(
  program: string,
  pack: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): GroupedChild {
  if (!existsSync(program)) throw new Error(`${program} is needed for this: apt-get install ${pack}`);
  endWithUs();
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const id = child.pid ?? 0;
  if (id > 0) living.add(id);
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      words = (words + chunk).slice(-mostSaid);
    });
  }
  child.once('error', (error) => {
    words += error.message;
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async (): Promise<void> => {
    if (id > 0) killGroup(id);
    living.delete(id);
    if (child.exitCode === null && child.signalCode === null) await gone;
  };
  return {
    process: child,
    said: () => words,
    kill,
    async end() {
      const late = setTimeout(kill, patienceMs);
      // Asked, the first process also takes leave of those that it started.
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await gone;
      clearTimeout(late);
      await kill();
    },
  };
}

/** Resolves when the child listens on this TCP port; rejects with what it said when it does not. */
export async function untilServes(child: GroupedChild, port: number): Promise<void> {
  try {
    await untilListening(port);
  } catch (error) {
    await child.end();
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
