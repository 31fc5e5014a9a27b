import type { Clock } from '../contract/clock.ts';

const mostTries = 10;
const forMs = 60_000;

/** Counts what was tried wrongly at a secret, by who tried: after ten in a minute all of theirs is refused until it is over. */
export function countWrongTries(clock: Clock): {
  /** Whether `who` must wait. */
  tooMany(who: string): boolean;
  /** `who` tried a wrong one. */
  wrong(who: string): void;
} {
  const tries = new Map<string, { count: number; until: number }>();
  const tidy = (): void => {
    for (const [who, { until }] of tries) if (until <= clock.now()) tries.delete(who);
  };
  return {
    tooMany(who) {
      tidy();
      return (tries.get(who)?.count ?? 0) >= mostTries;
    },
    wrong(who) {
      const before = tries.get(who);
      tries.set(who, { count: (before?.count ?? 0) + 1, until: before?.until ?? clock.now() + forMs });
    },
  };
}
