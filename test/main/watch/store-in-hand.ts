import type { Store } from '../../../main/store/store.ts';

/** A store whose disk a test can break. */
export function storeInHand() {
  const content = new Map<string, unknown>();
  const disk = { content, broken: false, tries: 0, store: {} as Store };
  disk.store = {
    folder: '/nowhere',
    read(name, schema) {
      const parsed = schema.safeParse(content.get(name));
      return parsed.success ? parsed.data : null;
    },
    write(name, value) {
      disk.tries += 1;
      if (!disk.broken) content.set(name, value);
      return !disk.broken;
    },
    remove(name) {
      if (!disk.broken) content.delete(name);
      return !disk.broken;
    },
  };
  return disk;
}
