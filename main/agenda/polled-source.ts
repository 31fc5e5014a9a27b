import type { Problem } from '../contract/result.ts';
import type { CalendarWriter } from './calendar-writer.ts';
import { retryAfter } from './retry-policy.ts';
import {
  type CalendarContent,
  type OpenSource,
  type SourceParts,
  type SourceState,
  stateWithout,
  unread,
} from './source.ts';

/** What one asking gave. */
export type Asked =
  | { readonly kind: 'content'; readonly content: CalendarContent }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      /** Whether it is likely to be over soon, so that trying again soon is worth it. */
      readonly passing: boolean;
      /** The server wants to be left alone for so long, in ms. */
      readonly afterMs?: number;
    };

/** How long a server has for all that one asking needs. */
const answerWithinMs = 30_000;
/** After a failure that does not pass by itself (a wrong password), in ms: an account is not to be locked by a kiosk. */
const lastingMs = 300_000;
/** A server that asks for more is asked again after so long all the same, in ms. */
const longestPauseMs = 3_600_000;

/**
 * Follows a calendar server: asks every `checkMs`, after a failure by the {@link retryAfter} policy or when the server wants to be
 * asked again; one question at a time. `ask` never rejects for what a server does.
 */
export function openPolledSource(options: {
  readonly parts: SourceParts;
  readonly checkMs: number;
  /** For the log: `a CalDAV calendar`. */
  readonly what: string;
  ask(signal: AbortSignal): Promise<Asked>;
  /** Writes into it now; null when that is not known to be allowed. */
  readonly writer: () => CalendarWriter | null;
}): OpenSource {
  const { parts, checkMs, what } = options;
  const { clock, log, onChange } = parts;
  const policy = retryAfter(Math.max(checkMs, 60_000));
  let state: SourceState = unread;
  let failures = 0;
  let stopped = false;
  let again = false;
  let cancelNext: () => void = () => {};
  let asking: AbortController | null = null;

  const become = (next: SourceState): void => {
    const before = state;
    state = next;
    const was = before.problem?.code;
    if (next.problem && next.problem.code !== was) log.warn(`${what}: ${next.problem.code}`);
    if (!next.problem && was) log.info(`${what} can be read again`);
    onChange();
  };

  const take = (asked: Asked): number => {
    if (asked.kind !== 'failed') {
      failures = 0;
      const content = asked.kind === 'content' ? asked.content : state.content;
      become({ content, confirmedAt: clock.now(), problem: null, settled: true });
      return checkMs;
    }
    failures += 1;
    become(stateWithout(state, asked.problem));
    if (asked.afterMs !== undefined) return Math.min(Math.max(asked.afterMs, 1000), longestPauseMs);
    return asked.passing ? policy(failures, Math.random) : Math.max(lastingMs, checkMs);
  };

  const ask = async (): Promise<void> => {
    const controller = new AbortController();
    asking = controller;
    const cancelTimeout = clock.after(answerWithinMs, () => controller.abort());
    let wait = checkMs;
    try {
      const asked = await options.ask(controller.signal);
      if (stopped) return;
      wait = take(asked);
    } catch (error) {
      if (stopped) return;
      // A bug of ours or of a library: said, and tried again.
      const name = error instanceof Error ? error.name : 'error';
      log.error(`${what} could not be read: ${name}`);
      wait = take({ kind: 'failed', passing: true, problem: { code: 'agenda-broken', detail: name } });
    } finally {
      cancelTimeout();
      asking = null;
    }
    if (again) {
      again = false;
      run();
    } else cancelNext = clock.after(wait, run);
  };

  const run = (): void => {
    cancelNext();
    if (stopped) return;
    // What is being asked now may be from before: it is asked once more afterwards.
    if (asking) again = true;
    else void ask();
  };
  run();

  return {
    get state() {
      return state;
    },
    get writer() {
      return options.writer();
    },
    refresh: run,
    stop() {
      stopped = true;
      cancelNext();
      asking?.abort();
    },
  };
}
