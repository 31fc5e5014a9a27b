import type { NativeClock } from './clock.ts';
import type { ConnectedGroup } from './connected-groups.ts';
import type { DrivenGroup } from './driven-group.ts';
import { type Pauses, pauses } from './pauses.ts';

/** A driver that has not failed for so long begins with the shortest pause again, in ms. */
const wellMs = 60_000;
/** How long a driver may take to close before its line is given to the next, in ms. */
const closeMs = 3000;

/** Groups of devices, each driven as long as it is wanted. */
export type KeptGroups = {
  /** These and no others. */
  want(groups: readonly ConnectedGroup[]): void;
  /** Takes a line from whoever has it, until the answer's `release` is called; `free` resolves when it is closed. */
  take(lines: readonly string[]): { readonly free: Promise<void>; release(): void };
  /** Those that are driven now, in the order in which they were wanted. */
  driven(): readonly DrivenGroup[];
  close(): Promise<void>;
};

type Kept = {
  readonly group: ConnectedGroup;
  readonly pause: Pauses;
  /** What its driver became; null when it could not begin. */
  begun: Promise<DrivenGroup | null>;
  driven: DrivenGroup | null;
  /** Resolves when its line is free. */
  closing: Promise<void>;
  /** `begins`: its driver is loaded; `rests`: it failed, and waits. */
  phase: 'begins' | 'driven' | 'closes' | 'rests';
  cancel: () => void;
};

/**
 * Keeps groups of devices driven. One that stays wanted goes on untouched; one on the line of another begins only once that one
 * is closed. `drive` may reject, and may call `failed` at any time after it was called: the group is then closed and begun anew,
 * with growing pauses.
 */
export function keepGroups(options: {
  readonly clock: NativeClock;
  readonly drive: (group: ConnectedGroup, failed: (error: unknown) => void) => Promise<DrivenGroup>;
  /** Others are driven than before. */
  readonly changed: () => void;
  readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
}): KeptGroups {
  const { clock, log } = options;
  let wanted: readonly ConnectedGroup[] = [];
  let over = false;
  const kept = new Map<string, Kept>();
  const taken: (readonly string[])[] = [];
  /** Called when a line is closed. */
  const waiting = new Set<() => void>();

  const isTaken = (line: string): boolean => taken.some((lines) => lines.includes(line));
  const mayBe = ({ group }: Kept): boolean =>
    !over && wanted.some(({ key }) => key === group.key) && !isTaken(group.line);

  const closed = (one: Kept): Promise<void> => {
    if (one.phase === 'closes') return one.closing;
    one.driven = null;
    one.phase = 'closes';
    one.cancel();
    options.changed();
    let late = (): void => {};
    const patience = new Promise<void>((resolve) => {
      late = clock.after(closeMs, resolve);
    });
    one.closing = Promise.race([one.begun.then((driven) => driven?.close()), patience])
      .catch((error: unknown) => log('warn', `a driver could not close: ${String(error)}`))
      .then(late);
    return one.closing;
  };
  const end = (one: Kept): void => {
    if (one.phase === 'closes') return;
    if (one.phase === 'rests') {
      one.cancel();
      kept.delete(one.group.key);
      return;
    }
    // What begins sees by its phase that it is wanted no longer.
    void closed(one).then(() => {
      kept.delete(one.group.key);
      settle();
    });
  };
  const fail = (one: Kept, error: unknown): void => {
    if (one.phase === 'closes' || one.phase === 'rests' || kept.get(one.group.key) !== one) return;
    const kinds = one.group.devices.map(({ protocol }) => protocol).join(', ');
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log('warn', `a driver (${kinds}) failed and is begun anew: ${why.slice(0, 700)}`);
    void closed(one).then(() => {
      one.phase = 'rests';
      one.cancel = clock.after(one.pause.next(), () => {
        if (mayBe(one) && !isHeld(one)) begin(one);
        else kept.delete(one.group.key);
        settle();
      });
      settle();
    });
  };
  const begin = (one: Kept): void => {
    one.phase = 'begins';
    kept.set(one.group.key, one);
    one.begun = options
      .drive(one.group, (error) => fail(one, error))
      .catch((error: unknown) => {
        fail(one, error);
        return null;
      });
    void one.begun.then((driven) => {
      if (!driven || one.phase !== 'begins') return;
      one.driven = driven;
      one.phase = 'driven';
      one.cancel = clock.after(wellMs, one.pause.reset);
      options.changed();
    });
  };
  /** Whether another has its line open, or will. */
  const isHeld = (one: Kept): boolean =>
    [...kept.values()].some(
      (other) => other !== one && other.group.line === one.group.line && other.phase === 'closes',
    );
  function settle(): void {
    for (const one of [...kept.values()]) if (!mayBe(one)) end(one);
    for (const group of wanted) {
      const fresh: Kept = {
        group,
        pause: pauses(1000, 5000, 30_000),
        begun: Promise.resolve(null),
        driven: null,
        closing: Promise.resolve(),
        phase: 'begins',
        cancel: () => {},
      };
      if (!kept.has(group.key) && mayBe(fresh) && !isHeld(fresh)) begin(fresh);
    }
    for (const look of [...waiting]) look();
  }

  return {
    want(groups) {
      if (over) return;
      wanted = groups;
      settle();
      options.changed();
    },
    take(lines) {
      taken.push(lines);
      const free = new Promise<void>((resolve) => {
        const look = (): void => {
          if ([...kept.values()].some(({ group }) => lines.includes(group.line))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      });
      settle();
      return {
        free,
        release() {
          taken.splice(taken.indexOf(lines), 1);
          settle();
        },
      };
    },
    driven: () => wanted.flatMap(({ key }) => kept.get(key)?.driven ?? []),
    async close() {
      over = true;
      for (const one of kept.values()) one.cancel();
      await Promise.all([...kept.values()].map(closed));
    },
  };
}
