import type { Candidate } from './candidate.ts';
import { dialDomains, gateways, mailDomains } from './dial-domains.ts';
import type { LinkRules } from './invitation.ts';
import { isBelow, unescaped } from './web-address.ts';
import { pinPart } from './web-form.ts';

/**
 * What a dial string leads to: SIP and H.323 addresses with and without their scheme, numbers at a domain, a conference at a
 * gateway. Without a scheme only what cannot be a person's mail address counts. Null for anything else; a telephone number
 * (`tel:`) is no way in by itself.
 */
export function dialTarget(text: string, rules: LinkRules): Candidate | null {
  const [, scheme = '', rest = ''] = /^(?:([a-z][a-z\d-]*):)?(.*)$/is.exec(text) ?? [];
  switch (scheme.toLowerCase()) {
    case 'sip':
    case 'sips':
      return sipTarget(text, rest, rules);
    case 'conf':
      return /^sip:/i.test(rest) ? dialTarget(rest, rules) : null;
    case 'h323':
      return gatewayTarget(rest, text) ?? h323Target(rest, text, rules);
    case 'pexip':
    case 'pexip-auth':
      return pexipTarget(rest);
    case 's4b':
    case 'lync':
      return skypeTarget(rest);
    case 'mailto':
      return bareTarget(unescaped(rest.replace(/\?.*$/s, '')) ?? '', rules);
    case '':
      return gatewayTarget(text, text) ?? bareTarget(text, rules);
    default:
      return null;
  }
}

type Parts = { readonly user: string; readonly host: string; readonly tail: string };

/** User, host and what follows them (port, parameters, headers: RFC 3261 §19.1.1). Null when there is no whole host. */
function partsOf(rest: string): Parts | null {
  const form =
    /^(?:([^@\s<>"]{1,200})@)?([a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?)\.?((?::\d{1,5})?(?:[;?]\S*)?)$/i;
  const [, user = '', host = '', tail = ''] = form.exec(rest) ?? [];
  const whole = isDomain(host) || isIp(host);
  return whole ? { user, host: host.toLowerCase(), tail } : null;
}

const isDomain = (host: string): boolean =>
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z-]*[a-z]$/i.test(host);
const isIp = (host: string): boolean =>
  /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host) && host.split('.').every((part) => Number(part) <= 255);

function sipTarget(text: string, rest: string, rules: LinkRules): Candidate | null {
  const parts = partsOf(rest.replace(/^\/\//, ''));
  if (!parts) return null;
  // A meeting of Skype for Business, by its focus.
  if (/;opaque=app:conf:focus:id:/i.test(parts.tail))
    return { engine: 'sip', provider: 'skype-for-business', address: text };
  return knownTarget(parts, rules, text) ?? { engine: 'sip', provider: 'sip', address: text };
}

/** At a host of the house's own Pexip, or at a domain that is known for its meetings. */
function knownTarget({ user, host, tail }: Parts, rules: LinkRules, address: string): Candidate | null {
  const alias = `${user}@${host}${tail}`;
  if (user !== '' && rules.pexip.some((own) => own.toLowerCase() === host))
    return { engine: 'pexip', provider: 'pexip', address: alias };
  const row = dialDomains.find(({ domains, user: form }) => isBelow(host, domains) && form.test(user));
  if (!row) return null;
  const { pin, host: hostKey } = row.user.exec(user)?.groups ?? {};
  return {
    engine: row.engine ?? 'sip',
    provider: row.provider,
    address: row.engine === 'pexip' ? alias : address,
    ...pinPart(pin),
    ...(hostKey ? { role: 'host' } : {}),
  };
}

function h323Target(rest: string, text: string, rules: LinkRules): Candidate | null {
  const parts = partsOf(rest.replace(/^\/\//, ''));
  if (!parts) return null;
  return knownTarget(parts, rules, text) ?? { engine: 'sip', provider: 'h323', address: text };
}

/** `<gateway>##<conference>`, and `#<pin>` behind it (H.323 Annex O). */
function gatewayTarget(text: string, address: string): Candidate | null {
  const [, host = '', pin] = /^([a-z0-9.-]{4,250})##\d{3,20}(?:#(\d{1,20}))?#?$/i.exec(text) ?? [];
  if (!isIp(host) && !isDomain(host)) return null;
  return { engine: 'sip', provider: gateways[host] ?? 'h323', address, ...pinPart(pin) };
}

/** `pexip://alias@domain?pin=…`: the alias as it is dialled. */
function pexipTarget(rest: string): Candidate | null {
  const parts = partsOf(rest.replace(/^\/\//, '').replace(/\/(?=\?|$)/, ''));
  if (!parts || parts.user === '') return null;
  const asked = new URLSearchParams(parts.tail.replace(/^[^?]*/, ''));
  const role = asked.get('role');
  return {
    engine: 'pexip',
    provider: 'pexip',
    address: `${parts.user}@${parts.host}`,
    ...pinPart(asked.get('pin')),
    ...(role === 'host' || role === 'guest' ? { role } : {}),
  };
}

function skypeTarget(rest: string): Candidate | null {
  const parts = partsOf(rest.replace(/^\/\//, ''));
  return parts && parts.user !== ''
    ? { engine: 'sip', provider: 'skype-for-business', address: `sip:${parts.user}@${parts.host}` }
    : null;
}

/** Hosts that are named after what they do, or end as only such do. */
const meetingHost =
  /^(?:video|vc|meet|join|pexip|vmr|vconf|conf|conference|videoconf|cvi|teams|rooms?|sip)\.|\.vc$/;

/** What can be told from a mail address by its form: `digits@domain`, `name.vmr@domain`, `meet@video.example.org`. */
function bareTarget(text: string, rules: LinkRules): Candidate | null {
  const parts = partsOf(text);
  if (!parts || parts.user === '' || parts.tail !== '' || !/^[\w.+-]{1,64}$/.test(parts.user)) return null;
  const known = knownTarget(parts, rules, text);
  if (known) return known;
  const { user, host } = parts;
  if (isIp(host))
    return /^\d{3,}$/.test(user) ? { engine: 'sip', provider: gateways[host] ?? 'sip', address: text } : null;
  if (isBelow(host, mailDomains) || /^(?:mail|smtp|sms|mms|fax|mx\d*|list|lists|thread|reply)\./.test(host))
    return null;
  if (/^\d{3,15}(?:\.\d{3,15})?$/.test(user)) return { engine: 'sip', provider: 'sip', address: text };
  const suffix = /[^.]\.(vmr|vr|space|cospace)$/i.exec(user)?.[1]?.toLowerCase();
  if (suffix !== undefined) return { engine: 'sip', provider: suffixes[suffix] ?? 'sip', address: text };
  if (!meetingHost.test(host)) return null;
  if (/^(?:[\w-]+\.)?teams$/i.test(user)) return { engine: 'sip', provider: 'teams', address: text };
  return /^meet(?:\.[\w.-]+)?$/i.test(user) ? { engine: 'sip', provider: 'pexip', address: text } : null;
}

/** What a name ends with at Pexip and at Cisco Meeting Server, by custom. */
const suffixes: Readonly<Record<string, string>> = { vmr: 'pexip', space: 'cms', cospace: 'cms' };
