import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Clock } from '../contract/clock.ts';
import type { Problem } from '../contract/result.ts';
import type { Log } from '../log.ts';
import { calendarText } from './calendar-text.ts';
import {
  contentLimitBytes,
  type OpenSource,
  type SourceState,
  stateWith,
  stateWithout,
  unread,
} from './source.ts';

/**
 * How often the file is looked at. Asking for its time and size costs next to nothing, and works on a network share
 * and for a file that is replaced by another, where a watch on the file does not.
 */
const lookEveryMs = 500;

function problemOf(error: unknown, at: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { code: 'agenda-missing', at, detail: 'there is no such file' };
  if (code === 'EACCES' || code === 'EPERM')
    return { code: 'agenda-not-allowed', at, detail: 'the file may not be read' };
  return { code: 'agenda-unreachable', at, detail: `the file cannot be read (${code})` };
}

/** Follows a calendar file. A change is read when it has stood still for one look, so within about a second. */
export function openFileSource(
  file: string,
  parts: { readonly clock: Clock; readonly log: Log; readonly onChange: () => void },
): OpenSource {
  const { clock, log, onChange } = parts;
  const at = basename(file);
  let state: SourceState = unread;
  /** Time, size and number of the file at the last look, and as it was read. */
  let seen = '';
  let used = '';
  let stopped = false;
  let cancelLook: () => void = () => {};

  const become = (next: SourceState): void => {
    const before = state;
    state = next;
    const was = before.problem?.code;
    if (next.problem && next.problem.code !== was) log.warn(`a calendar file: ${next.problem.code}`);
    if (!next.problem && was) log.info('a calendar file can be read again');
    const same =
      next.content === before.content &&
      next.settled === before.settled &&
      next.problem?.code === was &&
      next.problem?.detail === before.problem?.detail;
    if (!same) onChange();
  };

  const look = async (force: boolean): Promise<void> => {
    try {
      const found = await stat(file);
      const mark = `${found.mtimeMs} ${found.size} ${found.ino}`;
      const still = mark === seen;
      seen = mark;
      if (mark === used) {
        // A file that was gone and is back unchanged holds what it held.
        if (state.problem && state.problem.code !== 'agenda-broken') become({ ...state, problem: null });
        if (!state.problem) state = { ...state, confirmedAt: clock.now() };
        if (!force) return;
      }
      if (!still && !force && state.settled) return;
      if (found.isDirectory() || found.size > contentLimitBytes) {
        const detail = found.isDirectory() ? 'it is a folder' : 'it is larger than 20 MB';
        become(stateWithout(state, { code: 'agenda-broken', at, detail }));
        return;
      }
      const text = calendarText(await readFile(file));
      if (stopped) return;
      used = mark;
      become(stateWith(state, text, clock.now(), at));
    } catch (error) {
      if (!stopped) become(stateWithout(state, problemOf(error, at)));
    }
  };

  /** Looks now and then again and again; never two looks at a time, whatever a slow network share does. */
  let looking: Promise<void> | null = null;
  const run = (force: boolean): void => {
    cancelLook();
    looking ??= look(force).finally(() => {
      looking = null;
      if (!stopped) cancelLook = clock.after(lookEveryMs, () => run(false));
    });
    looking.catch(() => {});
  };
  run(true);

  return {
    get state() {
      return state;
    },
    writer: null,
    refresh() {
      run(true);
    },
    stop() {
      stopped = true;
      cancelLook();
    },
  };
}
