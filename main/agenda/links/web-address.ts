/**
 * The URL of a web address, or null for what is none, or is one that misleads: with a user name
 * (`https://teams.microsoft.com@evil.example/`), with escapes in its host, or with letters that a browser would turn into
 * others (`https://ｚｏｏｍ.us/`). Names of hosts in other alphabets are fine; they are no provider's.
 */
export function urlOf(text: string): URL | null {
  const authority = /^https?:\/\/([^/?#\\]+)/i.exec(text)?.[1];
  if (authority === undefined || /[@%]/.test(authority)) return null;
  const url = URL.parse(text);
  if (!url) return null;
  const international = url.hostname.includes('xn--');
  return /^[\x21-\x7e]+$/.test(authority) || international ? url : null;
}

/** The host of a URL without the dot that may end it. */
export const hostOf = (url: URL): string => url.hostname.replace(/\.$/, '');

/** The labels of a host below a domain, '' for the domain itself; null when it is not below it. By whole labels. */
export function labelsBelow(host: string, domain: string): string | null {
  if (host === domain) return '';
  return host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : null;
}

/** Whether the host is one of the domains or below one. */
export const isBelow = (host: string, domains: readonly string[]): boolean =>
  domains.some((domain) => labelsBelow(host, domain) !== null);

/** The last two labels of a host: rows of domains are found by them, so that a look-up costs the same for any number. */
export const endOf = (host: string): string =>
  host.slice(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1);

/** Rows by the end of each of their domains. */
export function byEnd<Row extends { readonly domains: readonly string[] }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows)
    for (const end of new Set(row.domains.map(endOf))) found.set(end, [...(found.get(end) ?? []), row]);
  return found;
}

/** Whether a URL's host, with its port, is one of these that the settings name. */
export const isOneOf = (url: URL, hosts: readonly string[]): boolean => {
  const host = hostOf(url) + (url.port === '' ? '' : `:${url.port}`);
  return hosts.some((own) => own.toLowerCase() === host);
};

/** The text without its percent escapes; null when they are broken. */
export function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
