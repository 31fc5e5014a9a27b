import { readFileSync } from 'node:fs';

/** One moment on each of the computer's clocks, in ms. */
export type Moment = {
  /** Since 1970, as the computer believes; it can be set. */
  readonly wall: number;
  /** For how long the computer has been awake (CLOCK_MONOTONIC, clock_gettime(2)); it only goes forward. */
  readonly awake: number;
  /** Since the computer was started, sleep included (CLOCK_BOOTTIME); null where the system does not tell. */
  readonly boot: number | null;
};

/** What happened to the time between two moments. `byMs` may be negative where the clock was set back. */
export type TimeJump =
  /** The clock was set, by a person or by the network's time. */
  | { readonly kind: 'set'; readonly byMs: number }
  /** The computer slept. */
  | { readonly kind: 'slept'; readonly byMs: number }
  /** One of the two: this system does not let them be told apart. */
  | { readonly kind: 'jumped'; readonly byMs: number };

/** A smaller step is what a clock does that is kept in time, and moves nothing that a person sees. */
const smallestMs = 5000;

/** What happened between two looks at the clocks, which may be both: set while asleep. */
export function jumpsBetween(before: Moment, after: Moment): readonly TimeJump[] {
  const wall = after.wall - before.wall;
  const awake = after.awake - before.awake;
  const large = (byMs: number): boolean => Math.abs(byMs) >= smallestMs;
  if (before.boot === null || after.boot === null)
    return large(wall - awake) ? [{ kind: 'jumped', byMs: wall - awake }] : [];
  const boot = after.boot - before.boot;
  const found: TimeJump[] = [
    { kind: 'slept', byMs: boot - awake },
    { kind: 'set', byMs: wall - boot },
  ];
  return found.filter(({ byMs }) => large(byMs));
}

/** This computer's clocks now. Node's `performance` counts the time awake on Linux and macOS. */
export const momentHere = (): Moment => ({ wall: Date.now(), awake: performance.now(), boot: bootMs() });

function bootMs(): number | null {
  try {
    // Seconds since the start with two decimals, sleep included (proc(5), /proc/uptime).
    const seconds = Number.parseFloat(readFileSync('/proc/uptime', 'utf8'));
    return Number.isFinite(seconds) ? seconds * 1000 : null;
  } catch {
    return null;
  }
}
