import type { NativeClock } from '../../../../native/clock.ts';

/** A clock that a test moves. What is due runs in its order, at its time. */
export type ClockByHand = NativeClock & {
  pass(ms: number): void;
  /** Somebody sets the computer's time; what waits, waits no longer for it. */
  putBack(ms: number): void;
  /** How many wait to be run. */
  readonly waiting: number;
};

export function clockByHand(): ClockByHand {
  let now = 1_000_000;
  let back = 0;
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => now - back,
    after(delayMs, run) {
      const one = { at: now + delayMs, run };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        let next: { readonly at: number; readonly run: () => void } | null = null;
        for (const one of waiting) if (one.at <= end && (!next || one.at < next.at)) next = one;
        if (!next) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
    putBack(ms) {
      back += ms;
    },
    get waiting() {
      return waiting.size;
    },
  };
}
