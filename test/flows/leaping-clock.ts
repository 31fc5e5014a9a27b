import type { Clock } from '../../main/contract/clock.ts';

/** The computer's clock, moved on by leaps; what is due by then runs at once. */
export function leapingClock(start = 0): Clock & { leap(ms: number): void } {
  let offset = start;
  const waiting = new Set<{ readonly at: number; readonly run: () => void; timer: NodeJS.Timeout }>();
  const now = (): number => Date.now() + offset;
  const arm = (at: number, run: () => void): (() => void) => {
    const entry = {
      at,
      run,
      timer: setTimeout(
        () => {
          waiting.delete(entry);
          run();
        },
        Math.max(0, at - now()),
      ),
    };
    waiting.add(entry);
    return () => {
      clearTimeout(entry.timer);
      waiting.delete(entry);
    };
  };
  return {
    now,
    after(delayMs, run) {
      let cancelled = false;
      let cancel = (): void => {};
      cancel = arm(now() + delayMs, () => cancelled || run());
      return () => {
        cancelled = true;
        cancel();
      };
    },
    leap(ms) {
      offset += ms;
      for (const entry of [...waiting]) {
        clearTimeout(entry.timer);
        waiting.delete(entry);
        arm(entry.at, entry.run);
      }
    },
  };
}
