import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import type { Clock } from '../contract/clock.ts';
import type { Problem } from '../contract/result.ts';
import type { Log } from '../log.ts';
import { type EntryReading, type OpenSource, type SourceState, unreadSource } from './listed.ts';

/** How often the file is looked at, in ms: its time and size alone, which also works on a network share and for a file that is replaced. */
const lookEveryMs = 2000;

/** The largest file that is read, in bytes. */
const largestBytes = 20_000_000;

/** The most lines that a problem names. */
const mostLines = 5;

/** Text of the bytes: UTF-8, else Windows-1252, in which old programs write. */
function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Follows a file of entries. A file that cannot be read leaves what was read of it before. */
export function openWatchedFile(
  file: string,
  parts: {
    readonly clock: Clock;
    readonly log: Log;
    readonly read: (text: string, name: string) => EntryReading;
    readonly onChange: () => void;
  },
): OpenSource {
  const { clock, log, onChange } = parts;
  const at = basename(file);
  let state: SourceState = unreadSource;
  let used = '';
  let seen = '';
  let stopped = false;
  let cancel = (): void => {};

  const become = (next: SourceState): void => {
    const was = state.problem;
    state = next;
    const { problem } = next;
    if (problem && (problem.code !== was?.code || problem.detail !== was.detail))
      log.warn(`a file of the directory: ${problem.code}, ${problem.detail ?? ''}`);
    if (!problem && was) log.info('a file of the directory can be read again');
    onChange();
  };

  const look = async (): Promise<void> => {
    try {
      const found = await stat(file);
      const mark = `${found.mtimeMs} ${found.size} ${found.ino}`;
      // While it is being written it is another at each look.
      const isStill = mark === seen || !state.settled;
      seen = mark;
      if (mark === used || !isStill || stopped) return;
      if (!found.isFile() || found.size > largestBytes) {
        used = mark;
        const detail = found.isFile() ? 'it is larger than 20 MB' : 'it is no file';
        become({ ...state, problem: { code: 'directory-broken', at, detail }, settled: true });
        return;
      }
      const bytes = await readFile(file);
      if (stopped) return;
      used = mark;
      const { entries, broken } = parts.read(textOf(bytes), at);
      become({ entries, problem: broken.length > 0 ? brokenAt(at, broken) : null, settled: true });
    } catch (error) {
      if (stopped) return;
      used = '';
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      if (state.settled && state.problem?.detail === code) return;
      become({ ...state, problem: { code: 'directory-unreachable', at, detail: code }, settled: true });
    }
  };
  const run = (): void => {
    void look().finally(() => {
      if (!stopped) cancel = clock.after(lookEveryMs, run);
    });
  };
  run();

  return {
    get state() {
      return state;
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** `line 3: it has no address; line 7: …`, nothing of what stands in them. */
function brokenAt(at: string, broken: EntryReading['broken']): Problem {
  const told = broken.slice(0, mostLines).map(({ line, why }) => `line ${line}: ${why}`);
  const more = broken.length > mostLines ? [`${broken.length - mostLines} more`] : [];
  return { code: 'directory-broken', at, detail: [...told, ...more].join('; ') };
}
