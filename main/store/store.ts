import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import type { Log } from '../log.ts';
import { removeHalfFile, removeWholeFile, writeWholeFile } from './whole-file.ts';

/**
 * The local database: one small JSON file a name, each written whole or not at all. For what must be there after a
 * power cut, not for what is large. Only the user that runs the kiosk can read it.
 */
export type Store = {
  /** Where the files are. */
  readonly folder: string;
  /** The value last written under `name`; null when there is none, or when what is there cannot be read or does not fit `schema` (said in the log). */
  read<T>(name: string, schema: z.ZodType<T>): T | null;
  /** Writes `value`; false when the disk would not take it (said in the log), and then the old value stays. */
  write(name: string, value: unknown): boolean;
  /** Removes what is under `name`, if anything; false when the disk would not let it (said in the log). */
  remove(name: string): boolean;
};

/**
 * Opens the store in `folder`, made when missing, and clears away what a kill in the middle of a writing left there. One
 * process at a time: see `lockFolder`. Names are kebab-case words.
 */
export function openStore(folder: string, log: Log): Store {
  const place = (name: string): string => {
    if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`not a name for the store: ${name}`);
    return join(folder, `${name}.json`);
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Also when it was there before, with other rights.
    chmodSync(folder, 0o700);
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.json.new')) removeHalfFile(join(folder, name.slice(0, -'.new'.length)));
    }
  } catch (error) {
    log.error(`cannot make use of the folder ${folder}: ${String(error)}`);
  }
  const attempt = (what: string, run: () => void): boolean => {
    try {
      run();
      return true;
    } catch (error) {
      log.error(`cannot ${what}: ${String(error)}`);
      return false;
    }
  };
  return {
    folder,
    read(name, schema) {
      const text = textOf(place(name), (reason) => log.warn(`${name}.json cannot be read (${reason})`));
      if (text === null) return null;
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
      return attempt(`write ${name}.json`, () => writeWholeFile(file, JSON.stringify(value)));
    },
    remove(name) {
      const file = place(name);
      return attempt(`remove ${name}.json`, () => removeWholeFile(file));
    },
  };
}

function textOf(file: string, refused: (reason: string) => void): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (reason !== 'ENOENT') refused(reason);
    return null;
  }
}
