import type { Surroundings } from './devices/driven.ts';

/**
 * The same surroundings, from which nothing that a driver throws comes out: `failed` is called once instead, and whatever is
 * called afterwards is passed over.
 */
export function guardedSurroundings(with_: Surroundings, failed: (error: unknown) => void): Surroundings {
  const { lines, clock } = with_;
  let over = false;
  const guard =
    <A extends readonly unknown[]>(run: (...given: A) => void) =>
    (...given: A): void => {
      if (over) return;
      try {
        run(...given);
      } catch (error) {
        over = true;
        failed(error);
      }
    };
  return {
    lines: {
      open: (address, events) =>
        lines.open(address, { bytes: guard(events.bytes), closed: guard(events.closed) }),
      serialPorts: () => lines.serialPorts(),
      watch: (changed) => lines.watch(guard(changed)),
    },
    clock: { now: () => clock.now(), after: (delayMs, run) => clock.after(delayMs, guard(run)) },
    changed: with_.changed,
    log: with_.log,
  };
}
