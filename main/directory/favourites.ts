import * as z from 'zod';
import { directoryEntry } from '../contract/directory.ts';
import type { Store } from '../store/store.ts';
import type { Listed } from './listed.ts';

/** The entries that somebody marked on this kiosk, as they were when they were marked. */
export type Favourites = {
  readonly entries: readonly Listed[];
  has(id: string): boolean;
  /** Marks it; the oldest gives way when there are too many. */
  add(entry: Listed): void;
  remove(id: string): void;
};

const storeName = 'directory-favourites';
const most = 50;
const stored = z.array(directoryEntry.unwrap().omit({ favourite: true })).max(most);

/** Opens what the store holds. */
export function openFavourites(store: Pick<Store, 'read' | 'write' | 'remove'>): Favourites {
  let entries: readonly Listed[] = store.read(storeName, stored) ?? [];
  let ids = new Set(entries.map(({ id }) => id));
  const keep = (next: readonly Listed[]): void => {
    entries = next;
    ids = new Set(next.map(({ id }) => id));
    if (next.length === 0) store.remove(storeName);
    else store.write(storeName, next);
  };
  return {
    get entries() {
      return entries;
    },
    has: (id) => ids.has(id),
    add({ id, name, kind, where, address }) {
      const others = entries.filter((one) => one.id !== id);
      keep([...others, { id, name, kind, where, address }].slice(-most));
    },
    remove(id) {
      if (ids.has(id)) keep(entries.filter((one) => one.id !== id));
    },
  };
}
