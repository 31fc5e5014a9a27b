/** Time, passed in, so that a test can own it. The same form as the kiosk's own. */
export type NativeClock = {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Calls `run` once after `delayMs`; the answer cancels it. */
  after(delayMs: number, run: () => void): () => void;
};

/** The computer's own clock. */
export const systemClock: NativeClock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
