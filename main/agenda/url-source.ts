import type { Clock } from '../contract/clock.ts';
import type { Log } from '../log.ts';
import { calendarText } from './calendar-text.ts';
import { fetchCalendar, hostOf, noValidators, type Validators } from './fetch-calendar.ts';
import { retryAfter } from './retry-policy.ts';
import {
  type OpenSource,
  type SourceState,
  stateWith,
  stateWithout,
  type UrlSource,
  unread,
} from './source.ts';

/** How long a server has for its whole answer. */
const answerWithinMs = 30_000;

/** Follows a feed: asks every `refreshMinutes`, after a failure by the {@link retryAfter} policy. */
export function openUrlSource(
  source: UrlSource,
  parts: {
    readonly clock: Clock;
    readonly log: Log;
    readonly fetch: typeof fetch;
    readonly onChange: () => void;
  },
): OpenSource {
  const { clock, log, onChange } = parts;
  const at = hostOf(source.url);
  const ordinaryMs = source.refreshMinutes * 60_000;
  const policy = retryAfter(ordinaryMs);
  let state: SourceState = unread;
  let validators: Validators = noValidators;
  let failures = 0;
  let stopped = false;
  let cancelNext: () => void = () => {};
  let asking: AbortController | null = null;

  const become = (next: SourceState): void => {
    const was = state.problem?.code;
    state = next;
    if (next.problem && next.problem.code !== was) log.warn(`a calendar feed: ${next.problem.code}`);
    if (!next.problem && was) log.info('a calendar feed can be read again');
    onChange();
  };

  const ask = async (): Promise<void> => {
    const controller = new AbortController();
    asking = controller;
    const cancelTimeout = clock.after(answerWithinMs, () => controller.abort());
    const answer = await fetchCalendar({
      ...source,
      validators,
      fetch: parts.fetch,
      signal: controller.signal,
    });
    cancelTimeout();
    asking = null;
    if (stopped) return;
    let wait = ordinaryMs;
    if (answer.kind === 'content') {
      const next = stateWith(state, calendarText(answer.bytes), clock.now(), at);
      if (!next.problem) validators = answer.validators;
      failures = next.problem ? failures + 1 : 0;
      become(next);
    } else if (answer.kind === 'unchanged') {
      failures = 0;
      become({ ...state, confirmedAt: clock.now(), problem: null, settled: true });
    } else {
      failures += 1;
      if (answer.passing) wait = policy(failures, Math.random);
      become(stateWithout(state, answer.problem));
    }
    cancelNext = clock.after(wait, run);
  };

  const run = (): void => {
    cancelNext();
    // One question at a time: what is being asked now is what would be asked again.
    if (stopped || asking) return;
    ask().catch((error: unknown) =>
      log.error(`a calendar feed could not be read: ${error instanceof Error ? error.name : 'error'}`),
    );
  };
  run();

  return {
    get state() {
      return state;
    },
    writer: null,
    refresh: run,
    stop() {
      stopped = true;
      cancelNext();
      asking?.abort();
    },
  };
}
