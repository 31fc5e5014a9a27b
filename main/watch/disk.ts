import { statfsSync } from 'node:fs';
import type { Problem } from '../contract/result.ts';
import type { LastingStore } from './lasting-store.ts';

/** Below so much free room, in bytes, or so few files, the disk counts as full: the browser alone needs more. */
const leastBytes = 5 * 1_048_576;
const leastFiles = 16;

/** How many looks pass at most between two tries to write to a disk that has room and yet takes nothing. */
const mostLooksBetween = 32;

/** How much room is left where `folder` is; null when the system does not say. */
function roomAt(folder: string): { readonly full: boolean; readonly left: string } | null {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(folder);
    const bytes = bavail * bsize;
    // A file system without a fixed number of files says 0 for both.
    const noFiles = files > 0 && ffree < leastFiles;
    const left = noFiles ? `${ffree} files left` : `${(bytes / 1_048_576).toFixed(1)} MiB left`;
    return { full: bytes < leastBytes || noFiles, left };
  } catch {
    return null;
  }
}

/**
 * Looks after the disk that holds `folder`. Each look answers what is wrong: `disk-full`, also before anything was
 * refused; `disk-not-written` when it has room and yet takes nothing. What waits in `store` is written at the first look
 * that finds room; after one that failed, the tries become rarer.
 */
export function makeDiskLook(folder: string, store: LastingStore): () => Problem | null {
  let looksBetween = 1;
  let looksLeft = 0;
  return () => {
    const room = roomAt(folder);
    if (room?.full) {
      looksLeft = 0;
      return { code: 'disk-full', at: folder, detail: room.left };
    }
    if (looksLeft > 0) looksLeft -= 1;
    else if (store.writeWaiting()) looksBetween = 1;
    else {
      looksLeft = looksBetween;
      looksBetween = Math.min(looksBetween * 2, mostLooksBetween);
    }
    return store.isWaiting() ? { code: 'disk-not-written', at: folder } : null;
  };
}
