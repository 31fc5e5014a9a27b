import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
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

/** Bytes after which the file is renamed to `….1` and a new one begun. */
const fileLimitBytes = 2_000_000;

/**
 * Writes lines like `2026-11-21T13:54:00.123Z info agenda: read 12 meetings` to `file`, and to `also`.
 * A disk that cannot be written to is not an error of the kiosk: the line is then only in `also`.
 */
export function makeLog(options: {
  readonly clock: Clock;
  readonly file: string | null;
  readonly level: () => LogLevel;
  readonly also: (line: string, level: LogLevel) => void;
}): Log {
  const { clock, file, level, also } = options;
  if (file) mkdirSync(dirname(file), { recursive: true });
  const write = (lineLevel: LogLevel, text: string): void => {
    if (logLevels.indexOf(lineLevel) > logLevels.indexOf(level())) return;
    const line = `${new Date(clock.now()).toISOString()} ${lineLevel} ${text.replaceAll('\n', ' ⏎ ')}`;
    also(line, lineLevel);
    if (!file) return;
    try {
      appendFileSync(file, `${line}\n`);
      if (statSync(file).size > fileLimitBytes) renameSync(file, `${file}.1`);
    } catch {
      // The line reached `also`; a full disk must not stop the kiosk.
    }
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

/** A log that goes nowhere. */
export const silentLog: Log = makeLog({
  clock: { now: () => 0, after: () => () => {} },
  file: null,
  level: () => 'error',
  also: () => {},
});
