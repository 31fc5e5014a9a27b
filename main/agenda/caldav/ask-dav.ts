import { askServer, type Failure, failure } from '../ask-server.ts';
import { type XmlElement, xmlRoot } from '../xml.ts';

/** A WebDAV server and how it is asked. */
export type DavServer = {
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
  /** ms since 1970. */
  readonly now: () => number;
};

/** What a server says of one resource (RFC 4918 §14.24). */
export type DavResponse = {
  readonly url: URL;
  /** Of the resource as a whole; 200 when only its properties have one. */
  readonly status: number;
  /** Those that it has, by local name. */
  readonly properties: ReadonlyMap<string, XmlElement>;
};

/** A 207; or a status that the caller wanted to see; or why there is neither. */
export type DavAnswer =
  | {
      readonly kind: 'multistatus';
      readonly responses: readonly DavResponse[];
      readonly syncToken: string | null;
    }
  | { readonly kind: 'refused'; readonly status: number }
  | Failure;

export type DavRequest = {
  readonly url: URL;
  readonly method: 'PROPFIND' | 'REPORT';
  readonly depth: '0' | '1';
  readonly body: string;
  /** Statuses that the caller wants to see itself. */
  readonly refusals?: readonly number[];
  readonly signal: AbortSignal;
};

/** The elements of CalDAV have these prefixes in what we send; answers are read by local names. */
const namespaces =
  'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"';

/** The body of a request: an element with its content. */
export const davBody = (element: string, content: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<${element} ${namespaces}>${content}</${element}>`;

/** A text in XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** HTTP Basic (RFC 7617); nothing without a user. */
export const basicHeader = (
  user: string | undefined,
  password: string | undefined,
): Record<string, string> =>
  user === undefined
    ? {}
    : { authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` };

/**
 * Where an href leads; null when that is another host, to which nothing is sent. Behind a proxy servers write http where they are
 * asked by https: the host counts, and the scheme stays ours.
 */
export function placeOf(href: string, base: URL): URL | null {
  if (!URL.canParse(href, base.href)) return null;
  const url = new URL(href, base);
  return url.hostname === base.hostname && /^https?:$/.test(url.protocol)
    ? new URL(`${url.pathname}${url.search}`, base.origin)
    : null;
}

/** The same for all the ways in which a server may write one path (RFC 3986 §6.2.2), with a slash at its end or without. */
export function keyOf(url: URL): string {
  const path = url.pathname.replace(/(?<=.)\/$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export const childrenOf = (element: XmlElement | null | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

export const childOf = (element: XmlElement | null | undefined, name: string): XmlElement | null =>
  element?.children.find((child) => child.name === name) ?? null;

/** The number in `HTTP/1.1 404 Not Found`; null when there is no status. */
function statusIn(element: XmlElement): number | null {
  const status = childOf(element, 'status');
  return status && Number(/\s(\d{3})(?:\s|$)/.exec(status.text)?.[1] ?? 500);
}

function responseIn(element: XmlElement, base: URL): readonly DavResponse[] {
  const properties = new Map<string, XmlElement>();
  let held = 0;
  let missing = 0;
  for (const propstat of childrenOf(element, 'propstat')) {
    const ok = (statusIn(propstat) ?? 200) === 200;
    if (ok) held += 1;
    else missing ||= statusIn(propstat) ?? 0;
    if (ok) for (const one of childOf(propstat, 'prop')?.children ?? []) properties.set(one.name, one);
  }
  // A resource that is gone has a status of its own, and at some servers one for its properties only.
  const status = statusIn(element) ?? (held > 0 || missing === 0 ? 200 : missing);
  return childrenOf(element, 'href').flatMap((href) => {
    const url = placeOf(href.text, base);
    return url ? [{ url, status, properties }] : [];
  });
}

/** Asks a WebDAV server once. Never rejects. */
export async function askDav(server: DavServer, request: DavRequest): Promise<DavAnswer> {
  const { url, method, depth, body, refusals, signal } = request;
  const answer = await askServer({
    url,
    method,
    headers: { ...server.headers, depth, 'content-type': 'application/xml; charset=utf-8' },
    body,
    fetch: server.fetch,
    signal,
    now: server.now(),
    ...(refusals && { accept: refusals }),
  });
  if (answer.kind === 'failed') return answer;
  const { status } = answer;
  if (refusals?.includes(status)) return { kind: 'refused', status };
  const root = status === 207 ? xmlRoot(answer.body) : null;
  if (root?.name !== 'multistatus')
    return failure('agenda-broken', url.host, 'it does not answer as a CalDAV server does', false);
  return {
    kind: 'multistatus',
    responses: childrenOf(root, 'response').flatMap((response) => responseIn(response, url)),
    syncToken: childOf(root, 'sync-token')?.text || null,
  };
}
