import type { NativeClock } from '../../clock.ts';
import { type Hold, type Job, meets, type Outcome } from './exchange.ts';
import type { Task } from './tasks.ts';

/** What could not be sent within this time is not what somebody wants any longer. */
const keptMs = 10_000;
const fullMs = 50;
const mostSends = 3;

type Queued = { readonly task: Task; readonly since: number; sends: number; isDropped: boolean };

export type TaskQueue = {
  /** Takes the places of those before that it makes pointless. */
  add(tasks: readonly Task[]): void;
  /** Whoever steers wants nothing of what moves by itself. */
  dropMotions(): void;
  /** The next that may be sent now. Whoever takes it sends it. */
  next(may: (hold: Hold) => boolean): Job | null;
};

/** What is sent once, in its order; again when the camera was full or silent. */
export function taskQueue(options: {
  readonly clock: NativeClock;
  /** The next may be sent. */
  readonly due: () => void;
  readonly ended: (task: Task, outcome: Outcome) => void;
}): TaskQueue {
  const { clock } = options;
  let queue: readonly Queued[] = [];
  /** Sent, and not ended. */
  let out: readonly Queued[] = [];
  let waits = false;

  const isPointless = ({ task }: Queued, next: Task): boolean =>
    task.key === next.key ||
    (task.ability === next.ability && (task.ability === 'focus' || task.ability === 'exposure')) ||
    (task.hold.kind === 'motion' && next.hold.kind === 'motion' && meets(task.hold.mover, next.hold.mover));

  function drop(is: (one: Queued) => boolean): void {
    for (const one of [...queue, ...out]) if (is(one)) one.isDropped = true;
    queue = queue.filter(({ isDropped }) => !isDropped);
  }
  function again(one: Queued): void {
    if (!one.isDropped) queue = [one, ...queue];
  }
  function after(one: Queued, outcome: Outcome): void {
    out = out.filter((other) => other !== one);
    const isTried = outcome.kind === 'silent' && one.sends >= mostSends;
    if (outcome.kind === 'full') {
      waits = true;
      clock.after(fullMs, () => {
        waits = false;
        options.due();
      });
    }
    if (outcome.kind === 'full' || outcome.kind === 'lost' || (outcome.kind === 'silent' && !isTried))
      again(one);
    else options.ended(one.task, outcome);
  }

  return {
    add(tasks) {
      drop((one) => tasks.some((task) => isPointless(one, task)));
      queue = [...queue, ...tasks.map((task) => ({ task, since: clock.now(), sends: 0, isDropped: false }))];
    },
    dropMotions() {
      drop(({ task }) => task.hold.kind === 'motion');
    },
    next(may) {
      const now = clock.now();
      queue = queue.filter(({ since }) => now - since <= keptMs);
      // In their order, save that what waits for a motion to end keeps no other waiting.
      const one = waits ? undefined : queue.find(({ task }) => may(task.hold));
      if (!one) return null;
      queue = queue.filter((other) => other !== one);
      out = [...out, one];
      one.sends += 1;
      return {
        message: one.task.command,
        hold: one.task.hold,
        ended: (outcome) => after(one, outcome),
      };
    },
  };
}
