import type { Clock } from '../../contract/clock.ts';
import type { CdpPipe } from './cdp-pipe.ts';

/** Milliseconds between two looks at the browser's helper processes. */
const lookEveryMs = 10_000;

/** The helpers whose death the browser mends without a word: what they are in SystemInfo.ProcessInfo, and here. */
const helpers = {
  GPU: 'gpu-gone',
  'network.mojom.NetworkService': 'network-service-gone',
} as const;
const isHelper = (type: string): type is keyof typeof helpers => Object.hasOwn(helpers, type);

type Helper = { readonly type: string; readonly id: number };

/**
 * Looks now and then whether a helper process of the browser is another one than before, since no event says so (Chrome
 * DevTools Protocol, SystemInfo.getProcessInfo). Ends by itself with the browser; the answer ends it too.
 */
export function watchHelpers(options: {
  readonly clock: Clock;
  readonly pipe: CdpPipe;
  readonly gone: (what: (typeof helpers)[keyof typeof helpers]) => void;
}): () => void {
  const { clock, pipe } = options;
  const known = new Map<string, number>();
  let cancel = (): void => {};
  let over = false;
  const look = async (): Promise<void> => {
    const { processInfo } = await pipe.send('SystemInfo.getProcessInfo');
    for (const { type, id } of processInfo as readonly Helper[]) {
      if (over || !isHelper(type)) continue;
      const before = known.get(type);
      known.set(type, id);
      if (before !== undefined && before !== id) options.gone(helpers[type]);
    }
    if (!over) again();
  };
  const again = (): void => {
    cancel = clock.after(lookEveryMs, begin);
  };
  const begin = (): void => {
    // Refused when the browser is gone, and then there is nothing to look at.
    look().catch(() => {});
  };
  begin();
  return () => {
    over = true;
    cancel();
  };
}
