import { mkdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { SettingsIssue } from '../contract/kiosk.ts';
import { bad, good, type Result } from '../contract/result.ts';
import { removeHalfFile, writeWholeFile } from '../store/whole-file.ts';
import { readSettings, type SettingsReading, settingsFormOf } from './read-settings.ts';
import { defaultSettings } from './schema.ts';
import type { Unseal } from './unseal.ts';

/** Bytes above which a file is taken for something else than settings. */
const limitBytes = 1_000_000;

export type SettingsFileContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  /** Nothing can be had from it: a folder, no permission, a disk that fails. */
  | { readonly kind: 'not-had'; readonly issue: SettingsIssue }
  /** It is there, and is no text. */
  | { readonly kind: 'not-text'; readonly issue: SettingsIssue };

const notReadable = (expected: string): SettingsIssue => ({ path: '', code: 'not-readable', expected });

/** The settings that the file holds, which are the defaults when it is not there; or what is wrong with it. */
export function readSettingsFile(file: string, unseal?: Unseal): SettingsReading {
  const content = settingsFileContent(file);
  switch (content.kind) {
    case 'text':
      return readSettings(content.text, settingsFormOf(file), dirname(resolve(file)), unseal);
    case 'missing':
      return { ok: true, settings: defaultSettings() };
    case 'not-had':
    case 'not-text':
      return { ok: false, issues: [content.issue] };
  }
}

/** Reads the file whole. A byte order mark is dropped. */
export function settingsFileContent(file: string): SettingsFileContent {
  try {
    const facts = statSync(file);
    if (facts.isDirectory()) return { kind: 'not-had', issue: notReadable('a file, not a folder') };
    if (!facts.isFile()) return { kind: 'not-had', issue: notReadable('an ordinary file') };
    if (facts.size > limitBytes) return { kind: 'not-had', issue: notReadable('at most 1 MB') };
    const bytes = readFileSync(file);
    try {
      return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } catch {
      return { kind: 'not-text', issue: notReadable('UTF-8 text; save it with that encoding') };
    }
  } catch (error) {
    const code = systemCode(error);
    // ENOTDIR: a file stands where a folder on the way should be, so there is no such file either.
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'not-had', issue: notReadable(reasons[code] ?? `readable (${code})`) };
  }
}

const reasons: { readonly [code: string]: string } = {
  EACCES: 'readable by the user who runs Rundbord',
  EPERM: 'readable by the user who runs Rundbord',
  ELOOP: 'a file, not a link that leads to itself',
  EIO: 'on a disk that works',
};

/** A word that changes whenever the file is written, replaced, removed or given other rights. */
export async function fileMark(file: string): Promise<string> {
  try {
    return markOf(await stat(file));
  } catch (error) {
    return systemCode(error);
  }
}

/** The same, at once. */
export function fileMarkNow(file: string): string {
  try {
    return markOf(statSync(file));
  } catch (error) {
    return systemCode(error);
  }
}

const markOf = ({ ino, size, mtimeMs, ctimeMs }: Stats): string => `${ino} ${size} ${mtimeMs} ${ctimeMs}`;

/**
 * Writes the file whole or not at all, and makes it and its folder when missing (then only its owner can read it, since it
 * may hold secrets). A link is followed; the file's rights stay. `settings-not-written` with the reason when it cannot be.
 */
export function writeSettingsFile(file: string, text: string): Result<null> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const { target, rights } = standing(file);
    writeWholeFile(target, text, rights ? { mode: rights.mode, owner: rights } : undefined);
    return good(null);
  } catch (error) {
    const code = systemCode(error);
    return bad('settings-not-written', { at: file, detail: writeReasons[code] ?? `the system says ${code}` });
  }
}

/** Removes what a kill in the middle of {@link writeSettingsFile} left: it may hold secrets that the file no longer does. */
export function clearSettingsFile(file: string): void {
  try {
    removeHalfFile(standing(file).target);
  } catch {
    // What cannot be looked at was not written by us either.
  }
}

const writeReasons: { readonly [code: string]: string } = {
  EACCES: 'the user who runs Rundbord may not write there',
  EPERM: 'the user who runs Rundbord may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'a folder stands in its place',
  ENOTDIR: 'a file stands where its folder should be',
  EEXIST: 'a file stands where its folder should be',
};

function standing(file: string): { target: string; rights: Stats | null } {
  try {
    const target = realpathSync(file);
    return { target, rights: statSync(target) };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { target: file, rights: null };
    throw error;
  }
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
}
