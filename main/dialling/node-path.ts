/** Where the Client API is at every node (docs.pexip.com, "Client REST API"). */
export const clientApi = '/api/client/v2/';

/**
 * The URL of a path of the Client API at a node's origin; null for a path that leads elsewhere, with dots or otherwise.
 */
export function urlAt(node: string, path: string): URL | null {
  if (!path.startsWith(clientApi) || /[\s#\\\p{Cc}]/u.test(path)) return null;
  const url = URL.parse(path, node);
  const stays =
    url?.origin === node && url.pathname.startsWith(clientApi) && !/%2e%2e|%5c/i.test(url.pathname);
  return stays ? url : null;
}

/** What may stand in a header (RFC 9110 §5.5), and no more than the Client API has in any. */
export const isHeaderValue = (text: string): boolean => /^[\x21-\x7e]{1,4000}$/.test(text);
