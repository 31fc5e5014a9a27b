import { byEnd, endOf, hostOf, isBelow, unescaped, urlOf } from './web-address.ts';

/** How many wrappers one in the other are opened, and how long an address may be that is opened. */
const passes = 12;
const longest = 16_000;

/**
 * The address that mail filters, search engines and the like have wrapped, however often; the text itself when it is not
 * wrapped. Null when a wrapper does not say what is in it: an opaque one, one whose escapes are broken, one too deep or too
 * long. Nothing is fetched.
 */
export function unwrapped(text: string): string | null {
  let address = text;
  for (let pass = 0; pass <= passes; pass += 1) {
    if (address.length > longest) return null;
    const inner = innerOf(address);
    if (inner === undefined) return address;
    if (inner === null || inner === '') return null;
    address = inner.replaceAll('&amp;', '&');
  }
  return null;
}

/** What one wrapper holds: undefined when it is none, null when it does not say. */
function innerOf(address: string): string | null | undefined {
  const url = urlOf(address);
  if (!url) return undefined;
  const host = hostOf(url);
  const wrapper = wrappersByEnd
    .get(endOf(host))
    ?.find(({ domains, path }) => isBelow(host, domains) && path.test(url.pathname));
  return wrapper?.open(address);
}

type Wrapper = {
  readonly domains: readonly string[];
  readonly path: RegExp;
  /** What the address holds; null when it does not say. Given the text as it stood, since a URL's parts may have changed. */
  open(address: string): string | null;
};

/** What stands in one of these parameters, without its escapes. Empty ones are passed over. */
function inParameter(...names: readonly string[]): (address: string) => string | null {
  const form = new RegExp(`[?&](?:${names.join('|')})=([^&#]+)`, 'i');
  return (address) => {
    const value = form.exec(address)?.[1];
    return value === undefined ? null : unescaped(value);
  };
}

/** The same, when it is a web address; for wrappers that mostly say nothing. */
const webAddressInParameter =
  (...names: readonly string[]) =>
  (address: string): string | null => {
    const value = inParameter(...names)(address);
    return value !== null && urlOf(value) ? value : null;
  };

/** One row a wrapper; forms as its links are seen in mail. */
const wrappers: readonly Wrapper[] = [
  {
    // Microsoft Defender, SafeLinks; also below /ap/t-…/.
    domains: ['safelinks.protection.outlook.com', 'safelinks.protection.office365.us'],
    path: /^/,
    open: inParameter('url'),
  },
  {
    // The same in Teams.
    domains: ['statics.teams.cdn.office.net'],
    path: /^\/evergreen-assets\/safelinks\//,
    open: inParameter('url'),
  },
  { domains: ['urldefense.proofpoint.com'], path: /^\/v1\/url$/, open: inParameter('u') },
  {
    domains: ['urldefense.proofpoint.com', 'urldefense.com', 'urldefense.us'],
    path: /^\/v2\/url$/,
    open: openProofpoint2,
  },
  {
    domains: ['urldefense.proofpoint.com', 'urldefense.com', 'urldefense.us'],
    path: /^\/v3\/__/,
    open: openProofpoint3,
  },
  {
    domains: ['google.com', 'google.dk', 'google.se', 'google.no', 'google.fi', 'google.de', 'google.co.uk'],
    path: /^\/url$/,
    open: inParameter('q', 'url'),
  },
  // Mimecast: opaque, but for the form that says the address.
  {
    domains: ['mimecast.com', 'mimecastprotect.com'],
    path: /^\/(?:s|r)\//,
    open: webAddressInParameter('url'),
  },
  { domains: ['linkprotect.cudasvc.com'], path: /^\/url$/, open: inParameter('a') },
  { domains: ['protection.sophos.com'], path: /^\/?$/, open: openSophos },
  // Cisco Secure Email: the address is the last part of the path.
  { domains: ['secure-web.cisco.com'], path: /^\/[^/]+\/./, open: inLastPart },
  { domains: ['trendmicro.com'], path: /^\/wis\/clicktime\/v1\/query$/, open: inParameter('url') },
  {
    domains: ['protect2.fireeye.com', 'protect.fireeye.com'],
    path: /^(?:\/v1)?\/url$/,
    open: inParameter('u'),
  },
  // Check Point Harmony. A further part of the path says that the address is disguised; that one is opaque.
  { domains: ['protect.checkpoint.com', 'url.avanan.click'], path: /^\/v2\//, open: openCheckPoint },
  { domains: ['scanmail.trustwave.com'], path: /^\/$/, open: inParameter('u') },
  { domains: ['clicktime.symantec.com'], path: /^/, open: webAddressInParameter('u') },
  {
    domains: ['deref-gmx.net', 'deref-gmx.com', 'deref-web.de', 'deref-mail.com'],
    path: /\/dereferrer\/?$/,
    open: inParameter('redirectUrl'),
  },
  { domains: ['linkedin.com'], path: /^\/(?:redir\/redirect|safety\/go)\/?$/, open: inParameter('url') },
  {
    domains: ['l.facebook.com', 'lm.facebook.com', 'l.messenger.com'],
    path: /^\/l\.php$/,
    open: inParameter('u'),
  },
  { domains: ['l.instagram.com'], path: /^\/$/, open: inParameter('u') },
  { domains: ['slack-redir.net'], path: /^\/link$/, open: inParameter('url') },
];

const wrappersByEnd = byEnd(wrappers);

/** Proofpoint v2: `-` for `%`, `_` for `/`. */
function openProofpoint2(address: string): string | null {
  const value = /[?&]u=([^&#]+)/.exec(address)?.[1];
  return value === undefined ? null : unescaped(value.replaceAll('-', '%').replaceAll('_', '/'));
}

/** How many signs `**X` stands for: X is a digit of base64url, from two on. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Proofpoint v3: the address between `__` and `__;`, in which `*` is one sign that was replaced and `**X` a run of them; the
 * replaced signs follow in base64url. What a browser made of `//` is mended.
 */
function openProofpoint3(address: string): string | null {
  const [, inner, replaced] = /\/v3\/__(.+?)__;([\w-]*={0,2})!/.exec(address) ?? [];
  if (inner === undefined || replaced === undefined) return null;
  const signs = [...Buffer.from(replaced, 'base64url').toString('utf8')];
  let next = 0;
  const whole = inner.replaceAll(/\*(?:\*([\w-]))?/g, (_, run?: string) => {
    const from = next;
    next += run === undefined ? 1 : digits.indexOf(run) + 2;
    return signs.slice(from, next).join('');
  });
  return next > signs.length ? null : whole.replace(/^(https?:)\/(?!\/)/i, '$1//');
}

/** Sophos: `u` is base64. */
function openSophos(address: string): string | null {
  const value = inParameter('u')(address);
  const inner = value === null ? '' : Buffer.from(value, 'base64').toString('utf8');
  return urlOf(inner) ? inner : null;
}

function inLastPart(address: string): string | null {
  const last = /\/([^/?#]+)$/.exec(address)?.[1];
  const inner = last === undefined ? null : unescaped(last);
  return inner !== null && urlOf(inner) ? inner : null;
}

function openCheckPoint(address: string): string | null {
  const inner = /\/v2\/___(https?:\/{1,2}.+?)___\./i.exec(address)?.[1];
  return inner?.replace(/^(https?:)\/(?!\/)/i, '$1//') ?? null;
}
