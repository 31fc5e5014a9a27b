/** Where an address of a Pexip meeting leads: the alias that a node is asked for, and where to ask. */
export type PexipAddress = {
  readonly alias: string;
  /**
   * The host of a web link, with its port, as `host`; the domain of an alias, which has nodes by DNS, as `domain`; null when the
   * address is an alias alone, which only the house's own nodes can know.
   */
  readonly at: { readonly host: string; readonly plain: boolean } | { readonly domain: string } | null;
};

/** The domains of the national meeting rooms of Danish health care, and of their tests. The rooms are at `rooms.` of each. */
export const vdxDomains = ['vconf.dk', 'vconf-stage.dk'] as const;

/**
 * Reads the address of a join target: an alias with or without a domain, `pexip:` and `pexip://` with one, or a web link as
 * `pexipAliasIn` knows it. Null for anything else.
 */
export function pexipAddressOf(text: string): PexipAddress | null {
  const trimmed = text.trim();
  if (/^https?:\/\//i.test(trimmed)) return ofLink(trimmed);
  const scheme = /^pexip:(?:\/\/)?/i.exec(trimmed)?.[0] ?? '';
  // Parameters of the link, not of the alias.
  const bare = trimmed.slice(scheme.length).replace(/[?;].*$/s, '');
  const alias = scheme === '' ? bare : (unescaped(bare)?.replace(/\/$/, '') ?? '');
  return ofAlias(alias);
}

function ofAlias(alias: string): PexipAddress | null {
  if (alias === '' || alias.length > 500 || /[\s\p{Cc}]/u.test(alias)) return null;
  const domain = /@([^@]*)$/.exec(alias)?.[1];
  if (domain === undefined) return alias.includes('/') ? null : { alias, at: null };
  return isHostName(domain) && !alias.startsWith('@')
    ? { alias, at: { domain: domain.toLowerCase() } }
    : null;
}

function ofLink(text: string): PexipAddress | null {
  const url = URL.parse(text);
  if (url?.username !== '' || url.hostname === '') return null;
  const found = pexipAliasIn(url);
  if (found === null) return null;
  const alias = found.trim();
  const national = roomsOf(url.hostname);
  // The portal of the Danish national rooms is not where they are.
  if (national !== null) return ofAlias(alias.includes('@') ? alias : `${alias}@${national}`);
  if (ofAlias(alias) === null) return null;
  return { alias, at: { host: url.host, plain: url.protocol === 'http:' } };
}

/** Where the rooms are that a host of the Danish portal leads to; null for any other host. */
function roomsOf(host: string): string | null {
  const domain = vdxDomains.find((one) => host === one || host.endsWith(`.${one}`));
  return domain === undefined ? null : `rooms.${domain}`;
}

/**
 * The alias that a web link of Pexip names: in the path (Webapp 1 to 3, pexip.me, a node's own short paths) or in `conference`, before
 * or behind `#`; in older links of the Danish portal in `url`. Forms: docs.pexip.com, "Creating preconfigured links".
 */
export function pexipAliasIn(url: URL): string | null {
  const inPath = /^\/webapp\d?\/(?:conference|m)\/([^/]+)/.exec(url.pathname)?.[1];
  if (inPath !== undefined) return unescaped(inPath);
  const named = linkParameter(url, 'conference') ?? linkParameter(url, 'url');
  if (named !== null) return named;
  const short = /^\/(?:(?:[\w-]+\/)?(?:m|meet|join|conference)\/)?([^/]+)\/?$/.exec(url.pathname)?.[1];
  return short === undefined || /^webapp\d?$/.test(short) ? null : unescaped(short);
}

/** A parameter of a web link, before `#` or behind it, since the web clients read both. */
export function linkParameter(url: URL, name: string): string | null {
  const asked = url.search === '' ? null : url.searchParams.get(name);
  if (asked) return asked;
  if (url.hash === '') return null;
  const behind = new RegExp(`[?&/#]${name}=([^&]+)`, 'i').exec(url.hash)?.[1];
  return behind === undefined ? null : unescaped(behind);
}

/** A name or an address of a host, without a port; in brackets for IPv6. */
const isHostName = (text: string): boolean =>
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?\.?|\[[0-9a-f:.]+\])$/iu.test(text) && text.length <= 253;

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
