import type { Candidate } from './candidate.ts';
import { hostOf } from './web-address.ts';

/**
 * The page "alternate dialling instructions" that makers of video devices link in Teams invitations: what a device dials to
 * come into the Teams meeting, read from the page's address, as engine `sip`. Null for anything else.
 */
export function teamsDialPage(url: URL): Candidate | null {
  if (url.port !== '' || !pagePath.test(url.pathname)) return null;
  const dialled = pages.map((page) => page(url)).find((address) => address !== null);
  return dialled !== undefined && dialled !== null && dialForm.test(dialled)
    ? { engine: 'sip', provider: 'teams', address: dialled }
    : null;
}

/** What all of them have in their path. */
const pagePath = /^\/(?:(?:ms)?teams(?:\/|$)|$)/;

const dialForm = /^[\w.-]{3,64}@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;

const pages: readonly ((url: URL) => string | null)[] = [
  // Pexip's service: /teams/<domain>/<id>
  (url) => {
    const [, domain, id] = /^\/teams\/([a-z0-9.-]+)\/(\d+)\/?$/i.exec(url.pathname) ?? [];
    return hostOf(url) === 'pexip.me' && domain && id ? `${id}@${domain}` : null;
  },
  // A Pexip node of any house; docs.pexip.com, "Authorizing the CVI app": prefix and conference, at domain d.
  (url) => {
    const { conf, d, prefix } = Object.fromEntries(url.searchParams);
    return /^\/teams\/?$/.test(url.pathname) && conf && d && /\d/.test(conf)
      ? `${prefix ?? ''}${conf}@${d}`
      : null;
  },
  // Pexip's service before: the key is the address of its reception.
  (url) => {
    const { conf, key } = Object.fromEntries(url.searchParams);
    const domain = key?.split('@')[1];
    return /^teams-[\w-]+-joininfo\.pexip\.com$/.test(hostOf(url)) && conf && domain
      ? `${conf}@${domain}`
      : null;
  },
  // Poly RealConnect
  (url) => {
    const { key, conf } = Object.fromEntries(url.searchParams);
    return /^dialin\d*\.plcm\.vc$/.test(hostOf(url)) && /^\/teams\/?$/.test(url.pathname) && key && conf
      ? `${key}.${conf}@t.plcm.vc`
      : null;
  },
  // Webex
  (url) => {
    const { confid, tenantkey, domain } = Object.fromEntries(url.searchParams);
    return /^(?:www\.)?webex\.com$/.test(hostOf(url)) &&
      /^\/msteams\/?$/.test(url.pathname) &&
      confid &&
      tenantkey &&
      domain
      ? `${confid}.${tenantkey}@${domain}`
      : null;
  },
];
