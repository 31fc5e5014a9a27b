import type { Clock } from '../../../main/contract/clock.ts';
import { delayOf, type RetryPolicy } from '../room/retry-policy.ts';

/** When a call that broke is called anew, and when it is given up. */
export type Redials = {
  /** Calls `run` after a while, longer each time; false when it has been tried for too long. */
  later(run: () => void): boolean;
  /** Something comes through: the next loss is the first again. */
  well(): void;
  cancel(): void;
};

const policy: RetryPolicy = { delaysMs: [0, 1000, 2000, 4000, 8000], jitter: 0.25 };
/** A call that is not back by then is lost. */
const limitMs = 90_000;

export function makeRedials(clock: Clock, random: () => number): Redials {
  let lostAt: number | null = null;
  let tries = 0;
  let cancel = () => {};
  return {
    later(run) {
      lostAt ??= clock.now();
      if (clock.now() - lostAt > limitMs) return false;
      cancel();
      cancel = clock.after(delayOf(policy, tries, random()), run);
      tries += 1;
      return true;
    },
    well() {
      lostAt = null;
      tries = 0;
    },
    cancel: () => cancel(),
  };
}
