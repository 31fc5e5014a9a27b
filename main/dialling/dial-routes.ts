import { isBelow } from '../agenda/links/web-address.ts';
import type { JoinTarget } from '../contract/meeting.ts';
import { pexipAddressOf } from '../contract/pexip-address.ts';
import { conferenceAtHost } from './annex-o.ts';
import { type AddressParts, addressParts, aliasOf, hostWithoutPort, isIp } from './sip-address.ts';
import type { Site } from './site.ts';

/** A far system that is called by SIP or by what stands between: its address in a form that each way can be made of. */
type Far =
  | { readonly is: 'number'; readonly number: string }
  | { readonly is: 'ip'; readonly host: string }
  | { readonly is: 'conference'; readonly host: string; readonly id: string; readonly pin: string | null }
  | { readonly is: 'address'; readonly parts: AddressParts; readonly speaksSip: boolean };

/**
 * The target as it is dialled here, null when nothing here can take it. SIP goes by the room's codec where that takes SIP (the
 * window hands it over), else by the SIP account, by the house's nodes as a gateway, or by a codec that is there. H.323, Skype
 * for Business and conferences at a host go by the nodes before the account: those that place the call speak these. What is
 * known as Pexip's is joined at its own domain where nothing else takes it.
 */
export function routed(target: JoinTarget, site: Site): JoinTarget | null {
  switch (target.engine) {
    case 'room':
    case 'fake':
      return target;
    case 'codec':
      return site.codec ? target : null;
    case 'pexip':
      return pexipRouted(target, site);
    case 'sip':
      return farRouted(target, site);
    case 'web':
      return null;
  }
}

/** An alias without a domain is one at the house's own nodes. */
function pexipRouted(target: JoinTarget, site: Site): JoinTarget | null {
  const found = pexipAddressOf(target.address);
  return found && (found.at !== null || site.nodes.length > 0) ? target : null;
}

function farOf({ address, provider }: JoinTarget): Far | null {
  const number = /^tel:([+*#\d]+)$/i.exec(address)?.[1];
  if (number !== undefined) return { is: 'number', number };
  const conference = conferenceAtHost(address);
  if (conference) return { is: 'conference', ...conference };
  if (isIp(address)) return { is: 'ip', host: address };
  const parts = addressParts(address.replace(/^conf:/i, ''));
  if (!parts) return null;
  // At Poly's service such a meeting is called by plain SIP.
  const isSkype = provider === 'skype-for-business' && !isBelow(hostWithoutPort(parts.host), ['v.plcm.vc']);
  return { is: 'address', parts, speaksSip: parts.scheme !== 'h323' && !isSkype };
}

function farRouted(target: JoinTarget, site: Site): JoinTarget | null {
  const far = farOf(target);
  if (!far) return site.codec ? target : null;
  if (site.codec?.takes.includes('sip')) return byTakingCodec(target, far, site);
  const speaksSip = far.is === 'number' || (far.is === 'address' && far.speaksSip);
  const bySip = sipAddress(far, site);
  const atNode = site.gateway ? aliasAtNode(far, site) : null;
  const sip: JoinTarget | null = bySip === null ? null : { ...target, engine: 'sip', address: bySip };
  const pexip: JoinTarget | null = atNode === null ? null : { ...target, engine: 'pexip', address: atNode };
  const way = speaksSip ? (sip ?? pexip) : (pexip ?? sip);
  if (way) return way;
  if (site.codec) return { ...target, engine: 'codec', address: codecAddress(far) };
  // What is by custom an alias at Pexip can be asked for at its own domain.
  const alias = target.provider === 'pexip' && far.is === 'address' ? aliasOf(far.parts) : null;
  return alias === null ? null : pexipRouted({ ...target, engine: 'pexip', address: alias }, site);
}

/** The window hands SIP targets to such a codec; what is no SIP address it is given here. */
function byTakingCodec(target: JoinTarget, far: Far, site: Site): JoinTarget {
  if (far.is === 'address' || far.is === 'conference') return target;
  const address = (far.is === 'number' ? sipAddress(far, site) : null) ?? codecAddress(far);
  return { ...target, engine: 'codec', address };
}

/** The domain at which numbers are called; empty when none is known. */
const numberDomainOf = ({ numberDomain, sip }: Site): string => numberDomain ?? sip?.domain ?? '';

/**
 * As it is called at a SIP account; null without one, or where it would be called in vain. A conference at a host is tried as
 * `id@host`, as the bridges that print such addresses also answer SIP.
 */
function sipAddress(far: Far, site: Site): string | null {
  if (site.sip === null && far.is !== 'number') return null;
  switch (far.is) {
    case 'number': {
      const domain = numberDomainOf(site);
      const takes = site.sip !== null || site.codec !== null;
      return takes && domain !== '' ? `sip:${far.number.replaceAll('#', '%23')}@${domain}` : null;
    }
    case 'ip':
      return `sip:${far.host}`;
    case 'conference':
      return `sip:${far.id}@${far.host}`;
    case 'address':
      return far.speaksSip ? sipForm(far.parts) : null;
  }
}

const sipForm = ({ scheme, parameters, ...parts }: AddressParts): string =>
  `${scheme === 'sips' ? 'sips' : 'sip'}:${aliasOf(parts)}${parameters}`;

/**
 * As it is asked for at the house's first node: what its call routing rules see. An alias with a domain is written as a web
 * link at that node, since the alias alone would be looked for at its own domain.
 */
function aliasAtNode(far: Far, site: Site): string | null {
  const alias = aliasFor(far, site);
  const [node] = site.nodes;
  if (node === undefined || !URL.canParse(node)) return null;
  return alias.includes('@') ? `${new URL(node).origin}/webapp3/m/${encodeURIComponent(alias)}` : alias;
}

function aliasFor(far: Far, { numberDomain }: Site): string {
  switch (far.is) {
    case 'number':
      return numberDomain === null ? far.number : `${far.number}@${numberDomain}`;
    case 'ip':
      return far.host;
    case 'conference':
      return `${far.host}##${far.id}`;
    case 'address':
      // A node matches without a port.
      return aliasOf({ user: far.parts.user, host: hostWithoutPort(far.parts.host) });
  }
}

/** As a codec dials it. */
function codecAddress(far: Far): string {
  switch (far.is) {
    case 'number':
      return far.number;
    case 'ip':
      return far.host;
    case 'conference':
      return `${far.host}##${far.id}${far.pin === null ? '' : `#${far.pin}`}`;
    case 'address':
      return far.parts.scheme === 'h323' ? `h323:${aliasOf(far.parts)}` : sipForm(far.parts);
  }
}
