import type { Clock } from '../../../main/contract/clock.ts';

/** A clock that runs `times` faster than the computer's, so that a test need not be as patient as what it tests. */
export function makeHurriedClock(times: number): Clock {
  const began = Date.now();
  return {
    now: () => began + (Date.now() - began) * times,
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs / times);
      return () => clearTimeout(timer);
    },
  };
}
