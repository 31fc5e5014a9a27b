import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Log } from '../log.ts';

/** A folder that only this process uses, until `release`. */
export type FolderLock = { release(): void };

/** Who holds a folder. */
const holder = z.strictObject({
  pid: z.int().positive(),
  /** Tells this process from a later one with the same number: see {@link markOf}. */
  mark: z.string(),
});
type Holder = z.infer<typeof holder>;

/** The sentence for whoever starts a second one. */
export const inUse = (folder: string, pid: number): string =>
  `The folder ${folder} is in use by process ${pid}, a kiosk or hub that runs already. Stop that one, or give this one another folder with --data.`;

const lockName = 'in-use.json';
/** A file of a process that takes or looks at the lock. */
const leftForm = /^in-use\.json\.(\d+)(?:\.left)?$/;
/** Looks at a lock that others change at the same time. More than a few means that many start at once. */
const mostLooks = 20;

/**
 * Takes `folder` for this process, or answers the id of the process that has it. A lock whose process is gone, by
 * whatever end, is no lock: it names the process and when it began, so that another one that got its number later is not
 * taken for it. Where no lock can be written the folder is had without (said in the log), since nothing can then be
 * overwritten in it either.
 */
export function lockFolder(folder: string, log: Log): FolderLock | { readonly heldBy: number } {
  const file = join(folder, lockName);
  const own = join(folder, `${lockName}.${process.pid}`);
  const me: Holder = { pid: process.pid, mark: markOf(process.pid) ?? '' };
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(own, JSON.stringify(me), { mode: 0o600 });
    for (let look = 0; look < mostLooks; look += 1) {
      if (isFirst(() => linkSync(own, file))) {
        clearLeft(folder);
        return {
          release() {
            if (isSame(holderIn(file), me)) removeQuietly(file);
          },
        };
      }
      const before = holderIn(file);
      if (before && isAlive(before)) return { heldBy: before.pid };
      clear(file, before);
    }
    log.warn('others take and leave the lock of the folder all the time; it is had without a lock');
  } catch (error) {
    log.warn(`the folder cannot be locked: ${String(error)}`);
  } finally {
    removeQuietly(own);
  }
  return { release: () => {} };
}

/** Moves a lock without an owner out of the way; back, when it was another's by then. */
function clear(file: string, before: Holder | null): void {
  const aside = `${file}.${process.pid}.left`;
  if (!isThere(() => renameSync(file, aside))) return;
  const moved = holderIn(aside);
  if (moved && !isSame(moved, before)) isFirst(() => linkSync(aside, file));
  rmSync(aside, { force: true });
}

/** Removes what others left who were killed while they took or looked at the lock. */
function clearLeft(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = leftForm.exec(name) ?? [];
    if (pid !== undefined && markOf(Number(pid)) === null) removeQuietly(join(folder, name));
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It names a process that will be gone, so it is in nobody's way.
  }
}

const isSame = (one: Holder | null, other: Holder | null): boolean =>
  one?.pid === other?.pid && one?.mark === other?.mark;

/** Null when there is none, or one that nobody can have written whole. */
function holderIn(file: string): Holder | null {
  try {
    return holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

const isAlive = ({ pid, mark }: Holder): boolean => markOf(pid) === mark;

/**
 * What is true of this process alone: on Linux the computer's start and the process's own (proc(5), `boot_id`, and
 * `starttime` in `stat`); elsewhere no more than that a process with this number is there. Null when none is.
 */
function markOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the name in brackets, which may hold anything.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const [state = '', start = ''] = [fields[0], fields[19]];
      // A process that ended and that its parent has not asked about yet.
      if (state === 'Z' || state === 'X') return null;
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${start}`;
    } catch {
      return null;
    }
  }
  try {
    process.kill(pid, 0);
    return 'there';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 'there' : null;
  }
}

/** Whether `run` did it, and not another before. */
const isFirst = (run: () => void): boolean => succeeds(run, 'EEXIST');
/** Whether what `run` needs was there. */
const isThere = (run: () => void): boolean => succeeds(run, 'ENOENT');

function succeeds(run: () => void, otherwise: string): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === otherwise) return false;
    throw error;
  }
}
