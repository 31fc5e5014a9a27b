import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from './contract/clock.ts';

export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * The log. `error`: a person notices. `warn`: we recovered. `info`: one line a transition. `debug`: the rest.
 * Never a name, number, address or title of a meeting.
 */
export type Log = { readonly [L in LogLevel]: (text: string) => void } & {
  /** A log whose lines begin with the part's name. */
  part(name: string): Log;
};

/** Bytes after which the file is renamed to `….1` and a new one begun: the two never take more than about twice so much. */
export const fileLimitBytes = 2_000_000;

/**
 * Writes lines like `2026-11-21T13:54:00.123Z info agenda: read 12 meetings` to `file`, and to `also`.
 * A disk that takes nothing is not an error of the kiosk: `also` is told once, and the file later how many lines it lacks.
 */
export function makeLog(options: {
  readonly clock: Clock;
  readonly file: string | null;
  readonly level: () => LogLevel;
  readonly also: (line: string, level: LogLevel) => void;
}): Log {
  const { clock, file, level, also } = options;
  let lost = 0;
  const stamped = (lineLevel: LogLevel, text: string): string =>
    `${new Date(clock.now()).toISOString()} ${lineLevel} ${text.replaceAll('\n', ' ⏎ ')}`;
  const intoFile = (path: string, line: string): void => {
    try {
      makeRoom(path);
      // What was written of the last line before the disk was full has no end of its own.
      const before = lost > 0 ? `\n${stamped('warn', `log: ${lost} lines could not be written`)}\n` : '';
      appendFileSync(path, `${before}${line}\n`);
      lost = 0;
    } catch (error) {
      lost += 1;
      const code = error instanceof Error && 'code' in error ? error.code : error;
      if (lost === 1) also(stamped('error', `log: ${path} cannot be written: ${String(code)}`), 'error');
    }
  };
  const write = (lineLevel: LogLevel, text: string): void => {
    if (logLevels.indexOf(lineLevel) > logLevels.indexOf(level())) return;
    const line = stamped(lineLevel, text);
    also(line, lineLevel);
    if (file) intoFile(file, line);
  };
  const named = (prefix: string): Log => ({
    error: (text) => write('error', prefix + text),
    warn: (text) => write('warn', prefix + text),
    info: (text) => write('info', prefix + text),
    debug: (text) => write('debug', prefix + text),
    part: (name) => named(`${prefix}${name}: `),
  });
  return named('');
}

/** Makes the folder when it is not there, and puts a file aside that has grown to the limit. */
function makeRoom(file: string): void {
  let bytes: number;
  try {
    bytes = statSync(file).size;
  } catch {
    mkdirSync(dirname(file), { recursive: true });
    return;
  }
  if (bytes < fileLimitBytes) return;
  try {
    renameSync(file, `${file}.1`);
  } catch {
    // Something stands where it should go. Better no old lines than a disk that fills.
    rmSync(file);
  }
}

/** A log that goes nowhere. */
export const silentLog: Log = makeLog({
  clock: { now: () => 0, after: () => () => {} },
  file: null,
  level: () => 'error',
  also: () => {},
});
