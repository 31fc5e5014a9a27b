import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Where the next content of `file` is written before it takes its place. A kill may leave it behind, half-written. */
const besideOf = (file: string): string => `${file}.new`;

/** Who may do what with a file, as in `Stats`. */
type Rights = { readonly mode: number; readonly owner?: { readonly uid: number; readonly gid: number } };

/** Its owner reads and writes it, and nobody else. */
const ownersOnly: Rights = { mode: 0o600 };

/**
 * Writes a file whole or not at all: whatever kills the process or the computer meanwhile, the file holds what it held
 * or what it should, and the latter once this has returned. Throws the system's error when it cannot be; then the old
 * file stays and nothing is left beside it.
 */
export function writeWholeFile(
  file: string,
  content: string | Uint8Array,
  { mode, owner }: Rights = ownersOnly,
): void {
  const beside = besideOf(file);
  try {
    const handle = openSync(beside, 'w', 0o600);
    try {
      writeFileSync(handle, content);
      fchmodSync(handle, mode & 0o7777);
      if (owner) giveTo(handle, owner);
      // Before the rename, else a power cut could leave the new name with nothing in it.
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // Replaces in one step (rename(2)), so a reader sees the old file or the new one.
    renameSync(beside, file);
  } catch (error) {
    removeHalfFile(file);
    throw error;
  }
  keepFolder(dirname(file));
}

/** Removes a file for good, with what a kill left beside it: a power cut does not bring it back. Fine when there is none. */
export function removeWholeFile(file: string): void {
  rmSync(file, { force: true });
  rmSync(besideOf(file), { force: true });
  keepFolder(dirname(file));
}

/** Removes what a kill in the middle of {@link writeWholeFile} left beside `file`, if it can. */
export function removeHalfFile(file: string): void {
  try {
    rmSync(besideOf(file), { force: true });
  } catch {
    // It is overwritten by the next writing, or that one says what is wrong.
  }
}

/** Brings the names in a folder to the disk: a rename is only in memory until then (fsync(2)). */
function keepFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows opens no folder, and keeps its names by itself.
  }
}

function giveTo(handle: number, { uid, gid }: NonNullable<Rights['owner']>): void {
  try {
    fchownSync(handle, uid, gid);
  } catch {
    // Only root may give a file away; who could write it may as well own it.
  }
}
