import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import type { Log } from '../log.ts';

/**
 * The local database: one small JSON file a name, each written whole or not at all. For what must be there after a
 * power cut, not for what is large. Only the user that runs the kiosk can read it.
 */
export type Store = {
  /** Where the files are. */
  readonly folder: string;
  /** The value last written under `name`; null when there is none, or when what is there does not fit `schema` (said in the log). */
  read<T>(name: string, schema: z.ZodType<T>): T | null;
  /** Writes `value`; false when the disk would not take it (said in the log), and then the old value stays. */
  write(name: string, value: unknown): boolean;
  /** Removes what is under `name`, if anything. */
  remove(name: string): void;
};

/** Opens the store in `folder`, made when missing. Names are kebab-case words. */
export function openStore(folder: string, log: Log): Store {
  const place = (name: string): string => {
    if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`not a name for the store: ${name}`);
    return join(folder, `${name}.json`);
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    log.error(`cannot make the folder ${folder}: ${String(error)}`);
  }
  return {
    folder,
    read(name, schema) {
      let text: string;
      try {
        text = readFileSync(place(name), 'utf8');
      } catch {
        return null;
      }
      try {
        const parsed = schema.safeParse(JSON.parse(text));
        if (parsed.success) return parsed.data;
      } catch {
        // Said below: both kinds of wrong content are treated alike.
      }
      log.warn(`${name}.json does not hold what it should and is not used`);
      return null;
    },
    write(name, value) {
      const file = place(name);
      const beside = `${file}.new`;
      try {
        const handle = openSync(beside, 'w', 0o600);
        try {
          writeSync(handle, JSON.stringify(value));
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
        // POSIX rename replaces in one step, so a reader sees the old file or the new one.
        renameSync(beside, file);
        return true;
      } catch (error) {
        log.error(`cannot write ${name}.json: ${String(error)}`);
        return false;
      }
    },
    remove(name) {
      rmSync(place(name), { force: true });
    },
  };
}
