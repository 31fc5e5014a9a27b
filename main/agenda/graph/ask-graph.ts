import * as z from 'zod';
import type { Clock } from '../../contract/clock.ts';
import { askServer, type Failure, failure } from '../ask-server.ts';
import type { AccessToken, AccessTokens } from './access-tokens.ts';

/** What Graph answered. */
export type GraphAnswer =
  | { readonly kind: 'answer'; readonly json: unknown; readonly token: AccessToken }
  /** It says no: its own code, such as `ErrorAccessDenied`, and what that is for a reader. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly failure: Failure }
  | Failure;

/** One question to Graph. Never rejects. */
export type AskGraph = (question: {
  readonly url: URL;
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}) => Promise<GraphAnswer>;

/**
 * What is asked of every answer: times in UTC, ids that stay when a meeting moves between folders, descriptions as HTML, and pages
 * of a hundred ("Get event", "Obtain immutable identifiers for Outlook resources", "Get incremental changes to events").
 */
const prefer =
  'outlook.timezone="UTC", outlook.body-content-type="html", IdType="ImmutableId", odata.maxpagesize=100';

const refusal = z.object({
  error: z.object({ code: z.string().catch(''), message: z.string().catch('') }),
});

/** A code is a word; anything else may be somebody's. */
const wordOnly = (code: string): string => (/^[A-Za-z][A-Za-z_]{0,60}$/.test(code) ? code : '');

function saidIn(body: string): { readonly code: string; readonly message: string } {
  try {
    const { error } = refusal.parse(JSON.parse(body));
    return { code: wordOnly(error.code), message: error.message };
  } catch {
    return { code: '', message: '' };
  }
}

/** What a refusal is for IT. Of Graph's text nothing is passed on, since it may name people. */
function failureOf(status: number, code: string, message: string, at: string): Failure {
  const said = ['HTTP', status, code].filter((one) => one !== '').join(' ');
  if (status === 401) return failure('agenda-not-allowed', at, `${said}: a new token is refused too`, false);
  if (status === 403 && /\bRAOP\b|AccessPolicy/i.test(message)) {
    const detail = `${said}: an application access policy keeps the application from this mailbox`;
    return failure('agenda-not-allowed', at, detail, false);
  }
  if (status === 403) {
    const detail = `${said}: the application needs the right Calendars.Read for this mailbox`;
    return failure('agenda-not-allowed', at, detail, false);
  }
  if (code === 'MailboxNotEnabledForRESTAPI') {
    return failure('agenda-missing', at, `${said}: the room's mailbox is not in Microsoft 365`, false);
  }
  if (status === 404)
    return failure('agenda-missing', at, `${said}: no mailbox has the room's address`, false);
  return failure('agenda-unreachable', at, said, false);
}

const jsonIn = (body: string): unknown => {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** Asks with a token; one that is refused though it should hold is replaced once. */
export function makeAskGraph(parts: {
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
}): AskGraph {
  const { tokens, clock } = parts;
  return async ({ url, method = 'GET', headers, body, signal }) => {
    for (let tries = 1; ; tries += 1) {
      const token = await tokens.get(signal);
      if ('kind' in token) return token;
      const answer = await askServer({
        url,
        method,
        headers: {
          authorization: `Bearer ${token.value}`,
          accept: 'application/json',
          prefer,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        accept: [400, 401, 403, 404, 409, 410, 412],
        fetch: parts.fetch,
        signal,
        now: clock.now(),
      });
      if (answer.kind === 'failed') return answer;
      const { status } = answer;
      if (status < 400) {
        const json = jsonIn(answer.body);
        if (json !== undefined) return { kind: 'answer', json, token };
        return failure('agenda-broken', url.host, 'the answer is no JSON', true);
      }
      if (status === 401) tokens.drop(token);
      if (status === 401 && tries === 1) continue;
      const { code, message } = saidIn(answer.body);
      return { kind: 'refused', status, code, failure: failureOf(status, code, message, url.host) };
    }
  };
}
