import type { MediaFlow } from '../calls/media/media-flow.ts';
import { type CallQuality, qualityOf } from '../calls/media/quality-of.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { KioskState } from './state.ts';

/** Milliseconds between two readings. */
const everyMs = 2000;

/**
 * Measures the call that is on, and nothing when none is. What is shown changes once two readings after another say the
 * same, so that one bad moment is no word on the screen. `look` at every change of the state.
 */
export function makeCallQuality(
  with_: Pick<KioskParts, 'engine' | 'clock'> & {
    readonly get: () => KioskState;
    readonly set: (change: Partial<KioskState>) => void;
  },
): { look(): void } {
  const { engine, clock, get, set } = with_;
  let cancel: (() => void) | null = null;
  /** Readings so far: one that answers late is of a call before. */
  let reading = 0;
  let last: readonly MediaFlow[] = [];
  let said: CallQuality | null = null;

  const isMeasured = (): boolean => {
    const { call } = get();
    return call.kind === 'connected' || call.kind === 'reconnecting';
  };
  const read = async (): Promise<void> => {
    reading += 1;
    const mine = reading;
    const flows = (await engine.flows?.()) ?? [];
    if (mine !== reading || !isMeasured()) return;
    last = flows;
    const { quality: shown, panel } = get();
    const now = flows.length > 0 ? qualityOf(flows, shown) : null;
    const agreed = now === null || shown === null || now.is === said?.is;
    said = now;
    const quality = agreed ? now : shown;
    const changed = quality?.is !== shown?.is || quality?.lies !== shown?.lies;
    if (changed || panel === 'quality')
      set({ quality: changed ? quality : shown, ...(panel === 'quality' && { flows }) });
    cancel = clock.after(everyMs, () => void read());
  };

  return {
    look() {
      const { panel, flows, quality } = get();
      if (isMeasured()) {
        cancel ??= clock.after(everyMs, () => void read());
        if (panel === 'quality' && flows.length === 0 && last.length > 0) set({ flows: last });
        else if (panel !== 'quality' && flows.length > 0) set({ flows: [] });
        return;
      }
      if (cancel === null) return;
      cancel();
      cancel = null;
      reading += 1;
      last = [];
      said = null;
      if (quality !== null || flows.length > 0) set({ quality: null, flows: [] });
    },
  };
}
