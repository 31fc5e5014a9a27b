import type { NativeClock } from './clock.ts';
import type { HidPort } from './ports/hid-port.ts';

/** How long a device may take for one report, in ms. The kernel gives up after 5 s. */
const patienceMs = 2000;
/** Feature reports that may wait. */
const mostFeatures = 16;

type Waiting = {
  readonly kind: 'out' | 'feature';
  report: Uint8Array;
  readonly settle: ((written: boolean) => void)[];
};

/** Writes to a device, never more than one at a time. */
export type GuardedWrites = {
  /** An output report: one of the same id that still waits gives way to it. */
  write(report: Uint8Array): Promise<boolean>;
  sendFeature(report: Uint8Array): Promise<boolean>;
  /** Resolves when nothing waits to be written; never while the device stalls. */
  idle(): Promise<void>;
  /** Nothing is written from then on; what waits is answered with false. */
  close(): void;
};

/**
 * Puts a queue before a port that cannot grow: an output report is the whole state of its lamps, so the newest of each id is
 * enough. `stalled`: the device has not taken a report in time; nothing more is written then. The answer to a write that
 * stalled may come later, or never: `unstuck` is called then.
 */
export function guardWrites(options: {
  readonly port: HidPort;
  readonly clock: NativeClock;
  readonly wrote: (kind: 'out' | 'feature', report: Uint8Array) => void;
  readonly refused: () => void;
  readonly stalled: () => void;
  readonly unstuck: () => void;
}): GuardedWrites {
  const { port, clock } = options;
  const waiting = new Map<string, Waiting>();
  let features = 0;
  let busy = false;
  let closed = false;
  let whenIdle: (() => void)[] = [];

  const close = (): void => {
    closed = true;
    for (const { settle } of waiting.values()) for (const one of settle) one(false);
    waiting.clear();
  };
  const next = (): void => {
    const [key, one] = waiting.entries().next().value ?? [];
    if (!busy && key === undefined) {
      for (const run of whenIdle) run();
      whenIdle = [];
    }
    if (busy || closed || key === undefined || !one) return;
    waiting.delete(key);
    busy = true;
    let stuck = false;
    const cancel = clock.after(patienceMs, () => {
      for (const settle of one.settle) settle(false);
      if (closed) return;
      stuck = true;
      close();
      options.stalled();
    });
    const done = (written: boolean): void => {
      cancel();
      busy = false;
      if (stuck) options.unstuck();
      for (const settle of one.settle) settle(written);
      if (closed) return;
      if (written) options.wrote(one.kind, one.report);
      else options.refused();
      next();
    };
    const sent = one.kind === 'out' ? port.write(one.report) : port.sendFeature(one.report);
    sent.then(done, () => done(false));
  };
  const enqueue = (key: string, kind: Waiting['kind'], report: Uint8Array): Promise<boolean> => {
    if (closed) return Promise.resolve(false);
    return new Promise((settle) => {
      const same = waiting.get(key);
      if (same) {
        same.report = report;
        same.settle.push(settle);
      } else waiting.set(key, { kind, report, settle: [settle] });
      next();
    });
  };

  return {
    write: (report) => enqueue(`out ${report[0]}`, 'out', report),
    sendFeature(report) {
      const count = [...waiting.values()].filter(({ kind }) => kind === 'feature').length;
      if (count >= mostFeatures) return Promise.resolve(false);
      features += 1;
      return enqueue(`feature ${features}`, 'feature', report);
    },
    idle: () =>
      new Promise((resolve) => {
        whenIdle.push(resolve);
        next();
      }),
    close,
  };
}
