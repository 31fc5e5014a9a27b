import type { Clock } from '../../../main/contract/clock.ts';

/** A clock that a test moves on; what was put off runs at its time. */
export type MovingClock = Clock & {
  advance(ms: number): void;
  /** Sets it: what waits, waits as long as it would have. */
  set(byMs: number): void;
};

export function makeMovingClock(start = 1_800_000_000_000): MovingClock {
  let now = start;
  let waiting: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, run) {
      const entry = { at: now + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    set(byMs) {
      now += byMs;
      waiting = waiting.map(({ at, run }) => ({ at: at + byMs, run }));
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}
