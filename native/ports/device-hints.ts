import { type FSWatcher, watch } from 'node:fs';

/** More events than that in a second are no plugs: Linux before 6.19 tells of every write to /dev/null as well. */
const noiseInSecond = 200;
/** How long nothing is watched after noise, in ms. */
const restMs = 60_000;

/**
 * Calls when a node whose name fits comes or goes in `folder` (Linux: /dev). When it cannot be watched, or so much else
 * happens there that watching costs, it never calls. The answer stops it.
 */
export function watchDeviceNodes(fits: RegExp, changed: () => void, folder = '/dev'): () => void {
  let watcher: FSWatcher | null = null;
  let rest: NodeJS.Timeout | null = null;
  let second = 0;
  let seen = 0;
  const begin = (): void => {
    try {
      watcher = watch(folder, { persistent: false }, heard);
      watcher.on('error', () => watcher?.close());
    } catch {
      // No hints then; whoever listens looks from time to time.
    }
  };
  const heard = (kind: string, name: string | null): void => {
    const now = Math.floor(performance.now() / 1000);
    seen = now === second ? seen + 1 : 1;
    second = now;
    if (kind === 'rename' && name !== null && fits.test(name)) changed();
    if (seen <= noiseInSecond) return;
    watcher?.close();
    rest = setTimeout(begin, restMs).unref();
  };
  begin();
  return () => {
    watcher?.close();
    if (rest) clearTimeout(rest);
  };
}
