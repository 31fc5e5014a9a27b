import type { NativeClock } from '../../native/clock.ts';

/** A clock that a test moves; what is due runs in order, and promises settle before the next. */
export type NativeHandClock = NativeClock & {
  advance(ms: number): Promise<void>;
  /** How many wait for their time. */
  waiting(): number;
};

/** Lets promises and what they wait for settle. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
};

export function nativeHandClock(): NativeHandClock {
  let now = 1_000_000;
  let waiting: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    waiting: () => waiting.length,
    after(delayMs, run) {
      const entry = { at: now + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    async advance(ms) {
      const end = now + ms;
      await settled();
      for (;;) {
        const [next] = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting = waiting.filter((one) => one !== next);
        now = next.at;
        next.run();
        await settled();
      }
      now = end;
    },
  };
}
