import type { Clock } from '../contract/clock.ts';
import type { Log } from '../log.ts';

/**
 * How a window that died is brought back, whatever it died of: page, browser, a hang or silence. The first tries load the
 * page in the browser that is there, the later ones start a new browser. When the quick tries are used up it goes on for
 * ever at the last pace, and says once that it is stuck: then main ends itself for a fresh start wherever something starts
 * it again. So a kiosk never stays broken, and nothing loops faster than this.
 */
export const reopenPolicy = {
  /** Milliseconds before each next try; the last one goes on for ever. */
  delaysMs: [0, 0, 500, 2000, 5000, 10_000, 30_000, 60_000],
  /** So many tries load the page; from then on the browser is new each time. */
  pageTries: 2,
  /** A window that lived for so long after it spoke was well: its next death is the first one again. */
  steadyAfterMs: 3000,
  /** Unless it died more often than this … */
  mostDeaths: 30,
  /** … in so many milliseconds: then it is one that comes up well and dies all the same. */
  deathsCountMs: 600_000,
  /** A try that takes longer has failed: more than a browser on a slow disk needs. */
  tryLimitMs: 45_000,
} as const;

/** What the policy says about the next try. */
export type NextTry = { readonly delayMs: number; readonly anew: boolean; readonly stuck: boolean };

/** Counts the tries of {@link reopenPolicy}. */
export function makeReopenPace(clock: Clock): { spoke(): void; died(): NextTry } {
  const { delaysMs, pageTries, steadyAfterMs, mostDeaths, deathsCountMs } = reopenPolicy;
  const last = delaysMs.length - 1;
  let tries = 0;
  let spokeAt: number | null = null;
  let deaths: number[] = [];
  return {
    spoke() {
      spokeAt ??= clock.now();
    },
    died() {
      const now = clock.now();
      // A clock that is set may put a death into the future.
      deaths = [...deaths.filter((at) => Math.abs(now - at) < deathsCountMs), now];
      const wasSteady = spokeAt !== null && now - spokeAt >= steadyAfterMs;
      if (wasSteady && deaths.length <= mostDeaths) tries = 0;
      spokeAt = null;
      const next = {
        delayMs: delaysMs[Math.min(tries, last)] ?? 0,
        anew: tries >= pageTries,
        stuck: tries === last,
      };
      tries += 1;
      return next;
    },
  };
}

/** Brings the window back, one try at a time. */
export type Reopening = {
  /** The first opening; rejects when it fails, and nothing is tried again. */
  open(): Promise<void>;
  /** The window died: `page` when the browser still runs. While it is brought back, a further death is not counted twice. */
  died(what: 'page' | 'browser'): void;
  /** The page spoke, so it is back. */
  spoke(): void;
  /** A new browser now, after what is under way; rejects when it fails, and the policy takes over. */
  renew(): Promise<void>;
  /** No further try; resolves when the one under way has ended. */
  close(): Promise<void>;
};

/** Makes the one who brings the window back. `load` loads the page; `start` ends a browser that still runs and starts a new one. */
export function makeReopening(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly load: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stuck: () => void;
}): Reopening {
  const { clock, log } = options;
  const pace = makeReopenPace(clock);
  let cancelWait: (() => void) | null = null;
  let working: Promise<void> | null = null;
  let browserGone = false;
  let diedMeanwhile = false;
  let closed = false;

  /** Runs a try; afterwards plans the next one when it failed or the window died again meanwhile. */
  const work = (attempt: () => Promise<void>, goOn: boolean): Promise<void> => {
    diedMeanwhile = false;
    const done = inTime(clock, attempt);
    const settled = done.then(
      () => {
        if (!diedMeanwhile) browserGone = false;
        return diedMeanwhile;
      },
      (error: unknown) => {
        if (goOn) log.warn(`the window is not back yet: ${String(error)}`);
        return goOn;
      },
    );
    working = settled.then((again) => {
      working = null;
      if (again) plan();
    });
    return done;
  };

  const plan = (): void => {
    if (closed) return;
    const next = pace.died();
    if (next.stuck) {
      log.error('the window cannot be brought back by quick tries');
      options.stuck();
    }
    cancelWait = clock.after(next.delayMs, () => {
      cancelWait = null;
      // Its failure is told in the log and answered by the next try.
      work(next.anew || browserGone ? options.start : options.load, true).catch(() => {});
    });
  };

  const afterWork = async (attempt: () => Promise<void>, goOn: boolean): Promise<void> => {
    while (working !== null) await working;
    cancelWait?.();
    cancelWait = null;
    if (closed) throw new Error('the window is closed');
    await work(attempt, goOn);
  };

  return {
    open: () => afterWork(options.start, false),
    died(what) {
      if (what === 'browser') browserGone = true;
      if (working !== null) diedMeanwhile = true;
      else if (!cancelWait) plan();
    },
    spoke: pace.spoke,
    renew: () => afterWork(options.start, true),
    async close() {
      closed = true;
      cancelWait?.();
      while (working !== null) await working;
    },
  };
}

function inTime(clock: Clock, attempt: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(reopenPolicy.tryLimitMs, () => reject(new Error('it took too long')));
    attempt().then(resolve, reject).finally(cancel);
  });
}
