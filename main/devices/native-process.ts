import { type FromHost, isFromHost, type ToHost } from '../../native/host-messages.ts';
import { pauses } from '../../native/pauses.ts';
import type { Clock } from '../contract/clock.ts';
import type { Log } from '../log.ts';

/** A child process with a line for messages. */
export type NativeChild = {
  readonly pid: number | undefined;
  /** Lost when it is gone. */
  send(message: unknown): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
};

/** Starts `entry` as a process of its own. `ended` is called once, also when it could not be started; `said` is its error output. */
export type ForkNative = (
  entry: string,
  tell: {
    readonly heard: (message: unknown) => void;
    readonly said: (text: string) => void;
    readonly ended: (how: string) => void;
  },
) => NativeChild;

/** Between two signs of life, in ms. */
const beatMs = 700;
/** So many signs without an answer, and it hangs. */
const mostUnanswered = 3;
/** The most that its start may take, in ms. */
const startMs = 10_000;
/** A process that was up so long begins with the shortest pause again, in ms. */
const wellMs = 30_000;
/** One that was killed and does not even end, as in a driver that hangs, is left behind after that, in ms. */
const killMs = 1000;
/** How long it may take to put out the lamps at the end, in ms. */
const endMs = 1500;
/** Wrong messages of one process that are logged, and lines that it says. */
const mostLogged = 5;

/** The native process, kept alive. */
export type NativeProcess = {
  /** Lost while the process is not up; `begin` says all that matters to the next. */
  send(message: ToHost): void;
  /** Its id; null while there is none. For tests and measurements. */
  pid(): number | null;
  stop(): Promise<void>;
};

/**
 * Starts the native process and keeps it: one that ends or does not answer is started again, the first time at once, then with
 * growing pauses. `heard` gets only messages that are well formed; `up` is called with each that is ready, `down` when it is
 * no longer.
 */
export function keepNativeProcess(options: {
  readonly entry: string;
  readonly fork: ForkNative;
  readonly clock: Clock;
  readonly log: Log;
  /** The first message to each process. */
  readonly begin: () => ToHost & { readonly kind: 'begin' };
  readonly heard: (message: FromHost) => void;
  readonly up: () => void;
  readonly down: () => void;
}): NativeProcess {
  const { clock, log } = options;
  const pause = pauses(0, 250, 500, 1000, 2000, 5000, 15_000, 30_000);
  let child: NativeChild | null = null;
  let stopping = false;
  let ended = (): void => {};
  let cancel = (): void => {};
  let cancelWell = (): void => {};

  const start = (): void => {
    if (stopping) return;
    let isUp = false;
    let over = false;
    let unanswered = 0;
    let wrong = 0;
    let lines = 0;
    const startedAt = clock.now();

    const kill = (why: string): void => {
      log.warn(`the native process ${why} and is ended`);
      mine.kill();
      cancel = clock.after(killMs, () => end('it does not even end'));
    };
    const beat = (): void => {
      if (over) return;
      if (isUp && unanswered >= mostUnanswered) {
        kill('does not answer');
        return;
      }
      if (!isUp && clock.now() - startedAt > startMs) {
        kill('does not begin');
        return;
      }
      unanswered += 1;
      mine.send({ kind: 'ping' } satisfies ToHost);
      cancel = clock.after(beatMs, beat);
    };
    const heard = (message: unknown): void => {
      if (over) return;
      if (!isFromHost(message)) {
        wrong += 1;
        if (wrong <= mostLogged) log.warn('the native process said something that is no message');
        return;
      }
      unanswered = 0;
      if (message.kind === 'ready' && !isUp) {
        isUp = true;
        cancelWell = clock.after(wellMs, pause.reset);
        options.up();
      }
      if (message.kind === 'log') log[message.level](message.text);
      else options.heard(message);
    };
    const end = (how: string): void => {
      if (over) return;
      over = true;
      cancel();
      cancelWell();
      child = null;
      if (stopping) {
        ended();
        return;
      }
      log.warn(`the native process ended (${how}) and is started again`);
      if (isUp) options.down();
      cancel = clock.after(pause.next(), start);
    };
    const mine = options.fork(options.entry, {
      heard,
      said(text) {
        lines += 1;
        if (lines <= mostLogged) log.debug(`the native process says: ${text.slice(0, 500)}`);
      },
      ended: end,
    });
    // One that could not even be started has told so already, at once.
    if (over) return;
    child = mine;
    mine.send(options.begin());
    cancel = clock.after(beatMs, beat);
  };

  start();

  return {
    send: (message) => child?.send(message),
    pid: () => child?.pid ?? null,
    async stop() {
      stopping = true;
      cancel();
      cancelWell();
      const last = child;
      if (!last) return;
      await new Promise<void>((resolve) => {
        const late = clock.after(endMs, () => {
          last.kill();
          resolve();
        });
        ended = () => {
          late();
          resolve();
        };
        last.send({ kind: 'end' } satisfies ToHost);
      });
    },
  };
}
