import type { NativeClock } from '../../clock.ts';
import type { LineFailure, Lines } from '../../ports/line-port.ts';

/** How long after a wrong password no other is tried, in ms: codecs lock who tries often. */
export const betweenTriesMs = 30_000;

/** Lines that are not opened again while the last refusal is young; what it said is said again instead. */
export function gentleLines(lines: Lines, clock: NativeClock): Lines {
  let last: { readonly at: number; readonly refused: LineFailure } | null = null;
  return {
    async open(address, events) {
      if (last && clock.now() < last.at + betweenTriesMs) return last.refused;
      const opened = await lines.open(address, events);
      last = !opened.ok && opened.reason === 'refused' ? { at: clock.now(), refused: opened } : null;
      return opened;
    },
    serialPorts: () => lines.serialPorts(),
    watch: (changed) => lines.watch(changed),
  };
}
