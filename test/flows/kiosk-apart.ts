import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FromKiosk, inWindow, type ToKiosk } from './kiosk-apart-messages.ts';

/** A kiosk in a process of its own, which can be killed, with all that it keeps below one folder. */
export type KioskApart = {
  readonly pid: number;
  /** The browser's process. */
  readonly browser: number;
  evaluate<T>(expression: string): Promise<T>;
  /** Presses the button whose name matches, once there is one. */
  press(name: RegExp): Promise<void>;
  sees(what: RegExp): Promise<void>;
  /** Types into the field that has the focus, as a keyboard does. */
  type(text: string): Promise<void>;
  /** Main's clock goes on by so much at once. */
  advance(ms: number): Promise<void>;
  /** All strings in the window's memory that contain one of these. */
  remembers(words: readonly string[]): Promise<readonly string[]>;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

/** Starts it in `folder`, with its clock so much ahead. Temporary files, caches and home are in the folder too. */
export async function openKioskApart(folder: string, aheadMs: number): Promise<KioskApart> {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const [name, place] of Object.entries({
    TMPDIR: 'tmp',
    HOME: 'home',
    XDG_CACHE_HOME: 'cache',
    XDG_CONFIG_HOME: 'config',
    XDG_DATA_HOME: 'share',
    NODE_COMPILE_CACHE: 'compiled',
  })) {
    env[name] = join(folder, place);
    mkdirSync(join(folder, place), { recursive: true });
  }
  const child: ChildProcess = fork(
    join(import.meta.dirname, 'kiosk-apart-process.ts'),
    [folder, String(aheadMs)],
    {
      env,
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const waiting = new Map<number, (message: Extract<FromKiosk, { kind: 'done' }>) => void>();
  let asked = 0;
  let up = (_browser: number): void => {};
  const opened = new Promise<number>((resolve, reject) => {
    up = resolve;
    child.once('exit', (code) => reject(new Error(`the kiosk ended with code ${code}`)));
  });
  child.on('message', (message: FromKiosk) => {
    if (message.kind === 'up') up(message.browser);
    else waiting.get(message.id)?.(message);
  });
  const ask = async (what: ToKiosk['what'], argument: unknown): Promise<unknown> => {
    asked += 1;
    const id = asked;
    const done = new Promise<Extract<FromKiosk, { kind: 'done' }>>((resolve) => waiting.set(id, resolve));
    child.send({ id, what, argument } satisfies ToKiosk);
    const { value, problem } = await done;
    if (problem !== undefined) throw new Error(problem);
    return value;
  };
  const gone = (): Promise<unknown> => once(child, 'exit');
  const browser = await opened;
  const evaluate = async <T>(expression: string): Promise<T> => (await ask('evaluate', expression)) as T;
  await evaluate(inWindow);
  return {
    pid: child.pid ?? 0,
    browser,
    evaluate,
    press: (name) => evaluate(`window.__press(${String(name)})`),
    sees: (what) => evaluate(`window.__sees(${String(what)})`),
    type: async (text) => void (await ask('type', text)),
    advance: async (ms) => void (await ask('advance', ms)),
    remembers: async (words) => (await ask('remembers', words)) as readonly string[],
    async stop() {
      const ended = gone();
      await ask('stop', null);
      await ended;
    },
    async kill() {
      const ended = gone();
      child.kill('SIGKILL');
      await ended;
    },
  };
}
