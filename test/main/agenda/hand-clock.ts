import type { Clock } from '../../../main/contract/clock.ts';

/** A clock that stands until it is moved; what is due runs in order while it moves. */
export type HandClock = Clock & {
  advance(ms: number): void;
  /** Sets it: what waits, waits as long as it would have. */
  set(to: string): void;
  /** How many wait for their time. */
  waiting(): number;
};

export function handClock(start: string): HandClock {
  let now = Date.parse(start);
  let entries: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    waiting: () => entries.length,
    after(delayMs, run) {
      const entry = { at: now + delayMs, run };
      entries.push(entry);
      return () => {
        entries = entries.filter((one) => one !== entry);
      };
    },
    set(to) {
      const by = Date.parse(to) - now;
      now += by;
      entries = entries.map(({ at, run }) => ({ at: at + by, run }));
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = entries.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        entries = entries.filter((one) => one !== next);
        now = next.at;
        next.run();
      }
      now = end;
    },
  };
}

/** Waits until `holds`, letting files and sockets do their work; `meanwhile` runs before every look. */
export async function until(holds: () => boolean, meanwhile: () => void = () => {}): Promise<void> {
  const give = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > give) throw new Error('it did not come about');
    meanwhile();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
