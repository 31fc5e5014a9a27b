/** Only one goes on: whoever begins ends the one before. */
export type OneAtATime = {
  /** Does it with a signal of its own, that is aborted with `signal`, by the next one, or by `end`. */
  run<T>(signal: AbortSignal, work: (own: AbortSignal) => Promise<T>): Promise<T>;
  end(): void;
};

/**
 * Makes it. Not by `AbortSignal.any`: Node holds its sources weakly, so that one that was aborted and collected before anybody
 * listened is forgotten.
 */
export function makeOneAtATime(): OneAtATime {
  let current = new AbortController();
  return {
    async run(signal, work) {
      current.abort();
      const own = new AbortController();
      current = own;
      const end = (): void => own.abort();
      if (signal.aborted) end();
      signal.addEventListener('abort', end);
      try {
        return await work(own.signal);
      } finally {
        signal.removeEventListener('abort', end);
      }
    },
    end: () => current.abort(),
  };
}
