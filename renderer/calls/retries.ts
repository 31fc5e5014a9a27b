import type { Clock } from '../../main/contract/clock.ts';
import { delayOf, type RetryPolicy } from './retry-policy.ts';

/** When a call that broke is made anew, and when it is given up. */
export type Retries = {
  /** It is lost, and not back. */
  readonly on: boolean;
  /** It is lost from now on, where it was not before. */
  lost(): void;
  /** Calls `run` after a while; false when it has been lost for too long. */
  later(run: () => void): boolean;
  /** It is back: the next loss is the first again. */
  well(): void;
  cancel(): void;
};

/** Makes it; what is not back after `limitMs` is given up. */
export function makeRetries(options: {
  readonly clock: Clock;
  readonly random: () => number;
  readonly policy: RetryPolicy;
  readonly limitMs: number;
}): Retries {
  const { clock } = options;
  let lostAt: number | null = null;
  let tries = 0;
  let cancel = () => {};
  return {
    get on() {
      return lostAt !== null;
    },
    lost() {
      lostAt ??= clock.now();
    },
    later(run) {
      lostAt ??= clock.now();
      if (clock.now() - lostAt > options.limitMs) return false;
      cancel();
      cancel = clock.after(delayOf(options.policy, tries, options.random()), run);
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
