import type { Log } from '../log.ts';

/** How long an orderly end may take after a failure, in ms. */
const endWithinMs = 8000;

/** What is told of an error: of a bug its message, but of others only the kind, since a text from outside may be in it. */
export function failureInWords(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error}`;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const isBug = [TypeError, ReferenceError, RangeError].some((kind) => error instanceof kind);
  const places = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return `${error.name}${code}${isBug ? ` (${error.message})` : ''} ${places
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' ')}`.trim();
}

/**
 * What nobody caught ends main, since nobody knows what still holds: `end` is to take everything down in order, and must
 * then end the process; when that takes too long, `abort` ends it at once. A second failure meanwhile is only logged.
 */
export function endOnFailure(options: {
  readonly log: Log;
  readonly end: () => void;
  readonly abort: () => void;
}): void {
  let ending = false;
  const fail = (error: unknown): void => {
    options.log.error(`main failed: ${failureInWords(error)}`);
    if (ending) return;
    ending = true;
    setTimeout(options.abort, endWithinMs).unref();
    options.end();
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}
