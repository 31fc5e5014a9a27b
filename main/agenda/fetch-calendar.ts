import type { Problem } from '../contract/result.ts';
import { bodyOf, networkReason } from './ask-server.ts';

/** What a server said of a feed, so that it need not send again what has not changed (RFC 9110 §13). */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null };

/** Before anything was had. */
export const noValidators: Validators = { etag: null, lastModified: null };

export type Fetched =
  | { readonly kind: 'content'; readonly bytes: Uint8Array; readonly validators: Validators }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      /** Whether it is likely to be over soon, so that trying again soon is worth it. */
      readonly passing: boolean;
    };

export type CalendarRequest = {
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly validators: Validators;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
};

const redirectLimit = 5;

/** The address that is asked, or null when it is none: webcal is a feed over https under another name. */
export function feedUrl(text: string): URL | null {
  const plain = text.trim().replace(/^webcals?:\/\//i, 'https://');
  if (!URL.canParse(plain)) return null;
  const url = new URL(plain);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** What a person or a log may see of an address: its host. The rest may be a secret. */
export const hostOf = (text: string): string => feedUrl(text)?.host ?? 'an address';

const failed = (code: Problem['code'], at: string, detail: string, passing: boolean): Fetched => ({
  kind: 'failed',
  problem: { code, at, detail },
  passing,
});

/**
 * Asks a server for a calendar once. Never rejects. Redirects are followed, at most five, never from https to http;
 * the credentials go to the first host only. Neither they nor the address are in what it answers.
 */
export async function fetchCalendar(request: CalendarRequest): Promise<Fetched> {
  const first = feedUrl(request.url);
  const at = hostOf(request.url);
  if (!first)
    return failed('agenda-unreachable', at, 'the address is not an http, https or webcal address', false);
  const username = request.username ?? decodeURIComponent(first.username);
  const password = request.password ?? decodeURIComponent(first.password);
  first.username = '';
  first.password = '';
  const { etag, lastModified } = request.validators;
  let url = first;
  try {
    for (let redirects = 0; redirects <= redirectLimit; redirects += 1) {
      const headers = new Headers({ accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1' });
      if (username !== '' && url.origin === first.origin) {
        headers.set('authorization', `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
      }
      if (etag) headers.set('if-none-match', etag);
      if (lastModified) headers.set('if-modified-since', lastModified);
      const response = await request.fetch(url, { headers, redirect: 'manual', signal: request.signal });
      const { status } = response;
      if (status === 200) {
        const bytes = await bodyOf(response);
        if (!bytes) return failed('agenda-broken', at, 'it is larger than 20 MB', false);
        const validators = {
          etag: response.headers.get('etag'),
          lastModified: response.headers.get('last-modified'),
        };
        return { kind: 'content', bytes, validators };
      }
      await response.body?.cancel();
      if (status === 304) return { kind: 'unchanged' };
      if (status === 401 || status === 403) return failed('agenda-not-allowed', at, `HTTP ${status}`, false);
      if (status === 404 || status === 410) return failed('agenda-missing', at, `HTTP ${status}`, false);
      const location = response.headers.get('location');
      if (![301, 302, 303, 307, 308].includes(status) || !location) {
        return failed('agenda-unreachable', at, `HTTP ${status}`, true);
      }
      const next = URL.canParse(location, url.href) ? feedUrl(new URL(location, url).href) : null;
      if (!next || (url.protocol === 'https:' && next.protocol === 'http:')) {
        return failed('agenda-unreachable', at, 'it sends to an address that is not safe to follow', false);
      }
      url = next;
    }
    return failed('agenda-unreachable', at, `more than ${redirectLimit} redirects`, false);
  } catch (error) {
    const reason = request.signal.aborted ? 'no answer in time' : networkReason(error);
    return failed('agenda-unreachable', at, reason, true);
  }
}
