import type { Store } from '../store/store.ts';

/** A store that holds on to what the disk would not take. */
export type LastingStore = Store & {
  /** Whether something waits for the disk. */
  isWaiting(): boolean;
  /** Tries to write what waits, until the first that the disk does not take; whether nothing waits afterwards. */
  writeWaiting(): boolean;
};

type Waiting = { readonly value: unknown } | 'removed';

/**
 * Keeps in memory what `store` could not write or remove, so that it is read as it was last left, and goes to the disk
 * when it takes it. While something waits the disk is left alone, since the log would have a line for each try.
 */
export function makeLastingStore(store: Store): LastingStore {
  const waiting = new Map<string, Waiting>();
  return {
    ...store,
    read(name, schema) {
      const kept = waiting.get(name);
      if (kept === undefined) return store.read(name, schema);
      const parsed = kept === 'removed' ? null : schema.safeParse(kept.value);
      return parsed?.success ? parsed.data : null;
    },
    write(name, value) {
      if (waiting.size === 0 && store.write(name, value)) return true;
      // As the disk would have it: what its owner changes afterwards was not written.
      waiting.set(name, { value: JSON.parse(JSON.stringify(value)) });
      return false;
    },
    remove(name) {
      // Removing makes room, so it is tried also while others wait.
      if (store.remove(name)) {
        waiting.delete(name);
        return true;
      }
      waiting.set(name, 'removed');
      return false;
    },
    isWaiting: () => waiting.size > 0,
    writeWaiting() {
      for (const [name, kept] of waiting) {
        if (kept === 'removed' ? !store.remove(name) : !store.write(name, kept.value)) return false;
        waiting.delete(name);
      }
      return true;
    },
  };
}
