import type { MediaFlow } from '../calls/media/media-flow.ts';
import { type CallQuality, qualityOf } from '../calls/media/quality-of.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { KioskState } from './state.ts';

/** Milliseconds between two readings. */
const everyMs = 2000;
/** So many readings in a row are worse, or better, than what is shown, before it is shown: 6 s and 10 s. */
const readingsToFall = 3;
const readingsToRise = 5;

/**
 * Measures the call that is on, and nothing when none is. One bad moment is no word on the screen, nor is the beginning of a call, where
 * every flow is still finding its width; and what is said stays long enough to be read. `look` at every change of the state.
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
  /** The last readings that all differ from what is shown in one direction. */
  let other: readonly CallQuality[] = [];

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
    const quality = flows.length > 0 ? settled(shown, qualityOf(flows, shown)) : null;
    if (quality !== shown || panel === 'quality') set({ quality, ...(panel === 'quality' && { flows }) });
    cancel = clock.after(everyMs, () => void read());
  };

  /** What is to be shown after this reading. */
  const settled = (shown: CallQuality | null, now: CallQuality): CallQuality | null => {
    const from = rank(shown);
    const worse = rank(now) > from;
    if (rank(now) === from) {
      other = [];
      return shown ?? now;
    }
    other = [...other.filter((one) => rank(one) > from === worse), now];
    if (other.length < (worse ? readingsToFall : readingsToRise)) return shown;
    // Of several grades the one that is the least news.
    const [next = now] = other.toSorted((a, b) => (worse ? rank(a) - rank(b) : rank(b) - rank(a)));
    other = [];
    return next;
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
      other = [];
      if (quality !== null || flows.length > 0) set({ quality: null, flows: [] });
    },
  };
}

const rank = (quality: CallQuality | null): number =>
  quality === null ? 0 : ['good', 'fair', 'poor'].indexOf(quality.is);
