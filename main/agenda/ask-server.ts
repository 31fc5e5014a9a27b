import type { Problem } from '../contract/result.ts';
import { contentLimitBytes } from './source.ts';

/** What a server answered, or why there is no answer that its caller could use. */
export type ServerAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: string }
  | Failure;

/** Nothing usable was had; forms as in `Asked`. */
export type Failure = {
  readonly kind: 'failed';
  readonly problem: Problem;
  readonly passing: boolean;
  readonly afterMs?: number;
};

export type ServerRequest = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Statuses beside 2xx that the caller wants to see itself. */
  readonly accept?: readonly number[];
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  /** ms since 1970, for a `Retry-After` that is a date. */
  readonly now: number;
};

const redirectLimit = 5;

/** A failure at a host, in English for IT; no address and no person in it. */
export const failure = (
  code: Problem['code'],
  at: string,
  detail: string,
  passing: boolean,
  afterMs?: number,
): Failure => ({
  kind: 'failed',
  problem: { code, at, detail },
  passing,
  ...(afterMs !== undefined && { afterMs }),
});

/** The code of a network error, such as ECONNREFUSED, which undici puts into the cause. */
export function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** All of a response's body; null when it is more than a calendar may be. */
export async function bodyOf(response: Response): Promise<Uint8Array | null> {
  if (!response.body) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body) {
    size += piece.byteLength;
    // Leaving the loop ends the transfer.
    if (size > contentLimitBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** How long a server wants to be left alone, in ms (RFC 9110 §10.2.3: seconds or a date); undefined when it does not say. */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000;
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** What a status that nobody wanted means. */
export function failureOf(status: number, headers: Headers, at: string, now: number): Failure {
  const detail = `HTTP ${status}`;
  if (status === 429 || status === 503) {
    const afterMs = retryAfterOf(headers, now);
    const code = status === 429 || afterMs !== undefined ? 'agenda-throttled' : 'agenda-unreachable';
    return failure(code, at, detail, true, afterMs);
  }
  if (status === 401 || status === 403) return failure('agenda-not-allowed', at, detail, false);
  if (status === 404 || status === 410) return failure('agenda-missing', at, detail, false);
  return failure('agenda-unreachable', at, detail, status >= 500 || status === 408);
}

/**
 * Asks a calendar server once. Never rejects. Redirects are followed, at most five, within the host only, since what is sent
 * with a request is a secret. Neither that nor the address is in what it answers.
 */
export async function askServer(request: ServerRequest): Promise<ServerAnswer> {
  const { method, headers, body, accept = [], signal, now } = request;
  const at = request.url.host;
  let { url } = request;
  try {
    for (let redirects = 0; redirects <= redirectLimit; redirects += 1) {
      const response = await request.fetch(url, {
        method,
        headers: { ...headers },
        redirect: 'manual',
        signal,
        ...(body !== undefined && { body }),
      });
      const { status } = response;
      if (response.ok || accept.includes(status)) {
        const bytes = await bodyOf(response);
        if (!bytes) return failure('agenda-broken', at, 'the answer is larger than 20 MB', false);
        return { kind: 'answer', status, headers: response.headers, body: new TextDecoder().decode(bytes) };
      }
      await response.body?.cancel();
      const location = response.headers.get('location');
      if (![301, 302, 303, 307, 308].includes(status) || !location)
        return failureOf(status, response.headers, at, now);
      const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
      if (next?.host !== url.host || (url.protocol === 'https:' && next.protocol !== 'https:'))
        return failure(
          'agenda-unreachable',
          at,
          'it sends to an address that is not safe to follow; name that one',
          false,
        );
      url = next;
    }
    return failure('agenda-unreachable', at, `more than ${redirectLimit} redirects`, false);
  } catch (error) {
    return failure(
      'agenda-unreachable',
      at,
      signal.aborted ? 'no answer in time' : networkReason(error),
      true,
    );
  }
}
