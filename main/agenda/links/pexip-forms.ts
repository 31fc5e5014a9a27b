import { linkParameter, vdxDomains } from '../../contract/pexip-address.ts';
import type { Candidate } from './candidate.ts';
import type { LinkRules } from './invitation.ts';
import { hostOf, isBelow, isOneOf } from './web-address.ts';
import { type Extras, pinPart } from './web-form.ts';

/**
 * What a web address of a Pexip node leads to, or null. Every house runs its own nodes, so at a host that nobody named only
 * the forms of its web client can tell, over https; at a host of the house's own, plain paths do too. The Danish portal is
 * such a client of its own. Forms: docs.pexip.com, "Creating preconfigured links" of Webapp 1, 2 and 3.
 */
export function pexipTarget(url: URL, address: string, rules: LinkRules): Candidate | null {
  const own = isOneOf(url, rules.pexip);
  if (url.port !== '' && !own) return null;
  const national = isBelow(hostOf(url), vdxDomains);
  const found = isClient(url) || (national && isPortal(url)) || (own && isPlain(url)) || isService(url);
  if (!found || (url.protocol !== 'https:' && !own && !national)) return null;
  return { engine: 'pexip', provider: national ? 'vdx' : 'pexip', address, ...extrasOf(url) };
}

/** Webapp 1 to 3: the alias in the path or in `conference`; with a branding path only in `conference`. */
function isClient(url: URL): boolean {
  const { pathname } = url;
  if (/^\/webapp\d?\/(?:conference|m)\/[^/]+/.test(pathname)) return true;
  const named = linkParameter(url, 'conference') !== null;
  return (
    named &&
    (/^\/webapp\d?(?:\/(?:home|index\.html)?)?\/?$/.test(pathname) || /^\/[\w-]+\/m\/?$/.test(pathname))
  );
}

/** The Danish portal: `conference`, or in older links `url`. */
const isPortal = (url: URL): boolean =>
  linkParameter(url, 'conference') !== null || /^[^@]+@[^@]+$/.test(linkParameter(url, 'url') ?? '');

/** A first part of a path that is the node's own and not an alias. */
const nodePaths =
  /^\/(?:api|static|admin|teams|download|downloads|favicon\.ico|robots\.txt|webapp\d?|custom_configuration|rs)(?:\/|$)/;

/** A node of the house's own: the alias as the whole path, below `m`, `meet` or a branding path, or in `conference`. */
function isPlain(url: URL): boolean {
  if (linkParameter(url, 'conference') !== null) return true;
  return (
    !nodePaths.test(url.pathname) &&
    /^\/(?:(?:[\w-]+\/)?(?:m|meet|join|conference)\/)?[^/]+\/?$/.test(url.pathname)
  );
}

/** Pexip's own service. */
const isService = (url: URL): boolean =>
  ['pexip.me', 'www.pexip.me'].includes(hostOf(url)) && /^\/(?:meet\/[^/]+|\d{3,})\/?$/.test(url.pathname);

function extrasOf(url: URL): Extras {
  const role = linkParameter(url, 'role')?.toLowerCase();
  return {
    ...pinPart(linkParameter(url, 'pin')),
    ...(role === 'host' || role === 'chair' ? { role: 'host' } : {}),
    ...(role === 'guest' ? { role: 'guest' } : {}),
  };
}
