/** Pauses between tries, in ms: one after another, the last again and again. */
export type Pauses = { next(): number; reset(): void };

/** Pauses of these lengths. */
export function pauses(first: number, ...more: readonly number[]): Pauses {
  let at = 0;
  return {
    next() {
      const pause = at === 0 ? first : (more[Math.min(at, more.length) - 1] ?? first);
      at += 1;
      return pause;
    },
    reset() {
      at = 0;
    },
  };
}
