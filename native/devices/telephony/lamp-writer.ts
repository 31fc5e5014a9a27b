import type { Lamps } from '../../device.ts';
import { sameBytes } from './same-bytes.ts';

export type LampWriter = {
  /** Brings the device to show these lamps; `whole`: also by the reports that are as before. */
  write(lamps: Lamps, whole: boolean): void;
  /** The device did not take the last that was written. */
  readonly failed: boolean;
};

/**
 * Writes lamps to one device: the reports that are others than the last it took. One that it did not take is written again
 * with whatever is written next.
 */
export function lampWriter(options: {
  readonly reportsOf: (lamps: Lamps) => readonly Uint8Array[];
  /** In the order of the calls; false when the device did not take it. */
  readonly write: (report: Uint8Array) => Promise<boolean>;
  /** The device shows these lamps now. */
  readonly shows: (lamps: Lamps) => void;
}): LampWriter {
  const last = new Map<number, Uint8Array>();
  let turn = 0;
  let failed = false;

  const writeOne = async (report: Uint8Array): Promise<boolean> => {
    const id = report[0] ?? 0;
    last.set(id, report);
    const taken = await options.write(report);
    if (!taken && last.get(id) === report) last.delete(id);
    return taken;
  };

  return {
    get failed() {
      return failed;
    },
    write(lamps, whole) {
      turn += 1;
      const mine = turn;
      const changed = options.reportsOf(lamps).filter((report) => {
        const before = last.get(report[0] ?? 0);
        return whole || !before || !sameBytes(before, report);
      });
      void Promise.all(changed.map(writeOne)).then((all) => {
        if (mine !== turn) return;
        failed = all.includes(false);
        if (!failed) options.shows(lamps);
      });
    },
  };
}
