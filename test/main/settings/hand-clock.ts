import type { Clock } from '../../../main/contract/clock.ts';

/** A clock that stands until it is moved by hand. */
export type HandClock = Clock & {
  /** Only the time; nothing that waits is run. */
  set(now: number): void;
  /** Runs what was put off first, at its time, and is done when something is put off again. */
  next(): Promise<void>;
  /** How many wait. */
  readonly waiting: number;
};

export function makeHandClock(start = 1_000_000): HandClock {
  let now = start;
  let waiting: { at: number; run: () => void }[] = [];
  let putOff = (): void => {};
  return {
    now: () => now,
    set(to) {
      now = to;
    },
    after(delayMs, run) {
      const entry = { at: now + delayMs, run };
      waiting.push(entry);
      putOff();
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    async next() {
      const first = waiting.toSorted((a, b) => a.at - b.at)[0];
      if (!first) throw new Error('nothing waits');
      waiting = waiting.filter((one) => one !== first);
      now = Math.max(now, first.at);
      const again = new Promise<void>((done) => {
        putOff = done;
      });
      first.run();
      await again;
    },
    get waiting() {
      return waiting.length;
    },
  };
}
