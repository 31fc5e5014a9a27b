import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { calendarText } from './calendar-text.ts';
import { fetchCalendar, hostOf } from './fetch-calendar.ts';
import { retryAfter } from './retry-policy.ts';
import {
  type AgendaSource,
  isWhole,
  type OpenSource,
  type SourceState,
  stateWith,
  stateWithout,
  unread,
} from './source.ts';

export type UrlSource = Extract<AgendaSource, { url: string }>;

/** How long a server has for its whole answer. */
const answerWithinMs = 30_000;

const kept = z.strictObject({
  text: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
});

/** When it was last known to be what the server holds: apart, so that a large calendar is not written anew for it. */
const keptAt = z.number();

/** The names under which the store keeps a feed's last calendar and its time. They tell nothing of the address. */
export function keptNames({ url, username }: UrlSource): readonly [content: string, at: string] {
  const digest = createHash('sha256')
    .update(`${username ?? ''} ${url}`)
    .digest('hex')
    .slice(0, 24);
  return [`agenda-${digest}`, `agenda-${digest}-at`];
}

/**
 * Follows a feed: asks every `refreshMinutes`, after a failure by the {@link retryAfter} policy. The last calendar is
 * kept in the store, so that it is there after a restart without a network.
 */
export function openUrlSource(
  source: UrlSource,
  parts: {
    readonly clock: Clock;
    readonly log: Log;
    readonly store: Store;
    readonly fetch: typeof fetch;
    readonly onChange: () => void;
  },
): OpenSource {
  const { clock, log, store, onChange } = parts;
  const at = hostOf(source.url);
  const ordinaryMs = source.refreshMinutes * 60_000;
  const policy = retryAfter(ordinaryMs);
  const [contentName, atName] = keptNames(source);
  const before = store.read(contentName, kept);
  let state: SourceState = before
    ? { ...unread, text: before.text, confirmedAt: store.read(atName, keptAt) }
    : unread;
  let validators = { etag: before?.etag ?? null, lastModified: before?.lastModified ?? null };
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

  /** What the store holds as content, so that the same is not written again. */
  let stored = before?.text ?? null;
  const keep = (): void => {
    const { text, confirmedAt } = state;
    if (text === null || !isWhole(text)) return;
    if (text !== stored && store.write(contentName, { text, ...validators })) stored = text;
    store.write(atName, confirmedAt);
  };

  const ask = async (): Promise<void> => {
    const controller = new AbortController();
    asking = controller;
    const cancelTimeout = clock.after(answerWithinMs, () => controller.abort());
    // Without a calendar to go with them, validators would bring an answer without content.
    const none = { etag: null, lastModified: null };
    const answer = await fetchCalendar({
      ...source,
      validators: state.text === null ? none : validators,
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
      if (!next.problem) keep();
    } else if (answer.kind === 'unchanged') {
      failures = 0;
      become({ ...state, confirmedAt: clock.now(), problem: null, settled: true });
      keep();
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
    refresh: run,
    stop() {
      stopped = true;
      cancelNext();
      asking?.abort();
    },
  };
}
