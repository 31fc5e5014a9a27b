import { mailDomains } from '../agenda/links/dial-domains.ts';
import { codeIn } from '../agenda/links/guest-code.ts';
import { understandTyped } from '../agenda/links/understand.ts';
import { isBelow } from '../agenda/links/web-address.ts';
import type { DialKind } from '../contract/dialling.ts';
import type { JoinTarget } from '../contract/meeting.ts';
import { conferenceAtHost } from './annex-o.ts';
import { addressParts, aliasOf, isIp } from './sip-address.ts';
import type { Site } from './site.ts';
import { telephoneNumber } from './telephone-number.ts';

/** What a text means: a code for the hub to look up (8 signs, upper case), or a way in that is not yet routed. */
export type Dialled =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: Exclude<DialKind, 'code'>; readonly target: JoinTarget };

/** The longest text that is one address and no invitation. */
const addressLimit = 500;

const typedTarget = (target: Omit<JoinTarget, 'source'>): JoinTarget => ({ ...target, source: 'typed' });

/** Whether a far system other than Pexip's can be called from here. */
const callsOthers = ({ sip, gateway, codec }: Site): boolean => sip !== null || gateway || codec !== null;

/**
 * What a text means by its form, without the rules of the house; null when it can be no address. Forms that two systems share
 * are read as what this site can call: eight digits are a number where numbers can be called and else a code; short digits are
 * an alias at the house's own nodes unless there is a SIP account; `name@domain` is a SIP address where such can be called
 * and else an alias of Pexip.
 */
export function dialled(text: string, site: Site): Dialled | null {
  const code = codeIn(text);
  const takesDigits = callsOthers(site) || site.nodes.length > 0;
  if (code !== null && !(takesDigits && /^\d+$/.test(code))) return { kind: 'code', code };
  const isAddress = text.length <= addressLimit && !text.includes('\n');
  const short = isAddress ? (asNumber(text, site) ?? asConference(text)) : null;
  if (short) return short;
  const understood = understandTyped(text, site.links);
  if (understood.ok)
    return understood.value.kind === 'code' ? understood.value : asKnown(understood.value.target, site);
  return isAddress ? (asSip(text) ?? asMailLike(text, site) ?? asAlias(text, site)) : null;
}

function asNumber(text: string, site: Site): Dialled | null {
  const found = telephoneNumber(text, site.countryCode);
  if (!found) return null;
  const { number, isWorldwide } = found;
  const isOfNode = site.sip === null && site.nodes.length > 0 && (!isWorldwide || !site.gateway);
  const digits = text.replaceAll(/\s/g, '');
  if (isOfNode && /^\d+$/.test(digits) && !(isWorldwide && digits.startsWith('00')))
    return aliasTarget(digits);
  return {
    kind: 'number',
    target: typedTarget({ engine: 'sip', provider: 'sip', address: `tel:${number}` }),
  };
}

const aliasTarget = (alias: string): Dialled => ({
  kind: 'alias',
  target: typedTarget({ engine: 'pexip', provider: 'pexip', address: alias }),
});

/** An address of a network, or a conference at one. */
function asConference(text: string): Dialled | null {
  if (isIp(text))
    return { kind: 'ip', target: typedTarget({ engine: 'sip', provider: 'h323', address: text }) };
  const conference = conferenceAtHost(text);
  // What is known of vendors' gateways is said by what reads invitations.
  if (!conference || isIp(conference.host)) return null;
  const { host, id, pin } = conference;
  const secret = pin === null ? {} : { pin };
  const address = `${host}##${id}${pin === null ? '' : `#${pin}`}`;
  return { kind: 'h323', target: typedTarget({ engine: 'sip', provider: 'h323', address, ...secret }) };
}

/** What invitations and links are known by. */
function asKnown(target: JoinTarget, site: Site): Dialled {
  const { engine, address } = target;
  const bare = engine === 'sip' && target.provider === 'sip' ? addressParts(address) : null;
  // Digits at a domain, without `sip:`, are as likely an alias.
  if (bare?.scheme === '' && !callsOthers(site) && bare.user !== '')
    return {
      kind: 'alias',
      target: { ...target, engine: 'pexip', provider: 'pexip', address: aliasOf(bare) },
    };
  if (engine === 'room') return { kind: 'room', target };
  if (/^https?:/i.test(address)) return { kind: 'link', target };
  if (engine === 'pexip') return { kind: 'alias', target };
  return { kind: address.includes('##') || /^h323:/i.test(address) ? 'h323' : 'sip', target };
}

/** `sip:` at hosts that no invitation has: this computer, an address of IPv6. */
function asSip(text: string): Dialled | null {
  const parts = /^sips?:/i.test(text) ? addressParts(text) : null;
  const target = { engine: 'sip', provider: 'sip', address: text } as const;
  return parts ? { kind: 'sip', target: typedTarget(target) } : null;
}

/** `name@domain`: what else is dialled that looks like a mail address. */
function asMailLike(text: string, site: Site): Dialled | null {
  const parts = /^[^\s@:/]{1,100}@[^\s@/]+$/.test(text) ? addressParts(text) : null;
  if (!parts || isBelow(parts.host, mailDomains)) return null;
  const address = aliasOf(parts);
  const isOwn = site.links.pexip.some((own) => own.toLowerCase() === parts.host);
  if (isOwn || !(callsOthers(site) || isIp(parts.host))) return aliasTarget(address);
  return { kind: 'sip', target: typedTarget({ engine: 'sip', provider: 'sip', address: `sip:${address}` }) };
}

/** One word is the name of a room on the house's own nodes, where there are such. */
const asAlias = (text: string, { nodes }: Site): Dialled | null =>
  nodes.length > 0 && /^(?![\d.]+$)[\p{L}\p{N}][\p{L}\p{N}_.+-]{1,99}$/u.test(text)
    ? aliasTarget(text)
    : null;
