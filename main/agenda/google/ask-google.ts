import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../contract/clock.ts';
import type { Problem } from '../../contract/result.ts';
import { askServer, type Failure, failure, failureOf, retryAfterOf } from '../ask-server.ts';
import type { GoogleTokens } from './google-token.ts';

/** What the Calendar API said; `json` is unchecked. */
export type GoogleAnswer = {
  readonly kind: 'answer';
  readonly status: number;
  readonly json: unknown;
  /** Whether the token allows to write. */
  readonly mayWrite: boolean;
};

export type GoogleRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the calendar's events: one event, or empty for all. */
  readonly event?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Only when the event is still this one (RFC 9110 §13.1.1). */
  readonly ifMatch?: string | undefined;
  /** Statuses beside 2xx that the caller wants to see itself. */
  readonly accept?: readonly number[];
  readonly signal: AbortSignal;
};

/** One question about the calendar's events; never rejects. */
export type AskGoogle = (
  request: GoogleRequest,
) => Promise<GoogleAnswer | (Failure & { readonly reason?: string })>;

const refusal = z.object({
  error: z.object({ errors: z.array(z.object({ reason: z.string() })).min(1) }),
});

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const limits = [
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
  'calendarUsageLimitsExceeded',
];

/** What a 403 means: a limit passes, a right that is missing does not. */
function refusedBecause(reason: string, headers: Headers, at: string, now: number): Failure {
  if (limits.includes(reason))
    return failure('agenda-throttled', at, reason, true, retryAfterOf(headers, now));
  const word: Problem['detail'] = /^[A-Za-z]{1,60}$/.test(reason) ? `HTTP 403, ${reason}` : 'HTTP 403';
  return failure('agenda-not-allowed', at, word, false);
}

/** Asks the Calendar API (v3) about the events of one calendar. A token that is refused is had anew, once. */
export function googleAsker(options: {
  readonly service: string;
  readonly calendar: string;
  readonly tokens: GoogleTokens;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}): AskGoogle {
  const { service, calendar, tokens, clock } = options;
  const events = `${service.replace(/\/+$/, '')}/calendar/v3/calendars/${encodeURIComponent(calendar)}/events`;
  // Each room has a limit of its own, though one account asks for all of them.
  const quotaUser = createHash('sha256').update(calendar.toLowerCase()).digest('hex').slice(0, 40);

  return async (request) => {
    const { method, event = '', query = {}, json, ifMatch, accept = [], signal } = request;
    const url = new URL(event === '' ? events : `${events}/${encodeURIComponent(event)}`);
    url.search = new URLSearchParams({ ...query, quotaUser }).toString();
    const at = url.host;
    for (let again = true; ; again = false) {
      const had = await tokens.token(signal);
      if (had.kind === 'failed') return had;
      const answer = await askServer({
        url,
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${had.token}`,
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        accept: [...accept, 401, 403],
        fetch: options.fetch,
        signal,
        now: clock.now(),
      });
      if (answer.kind === 'failed') return answer;
      const { status, headers, body } = answer;
      if (status === 401) {
        tokens.drop();
        if (again) continue;
        return failureOf(status, headers, at, clock.now());
      }
      if (status === 403) {
        const reason = refusal.safeParse(jsonOf(body)).data?.error.errors[0]?.reason ?? '';
        return { ...refusedBecause(reason, headers, at, clock.now()), reason };
      }
      return { kind: 'answer', status, json: jsonOf(body), mayWrite: had.mayWrite };
    }
  };
}
