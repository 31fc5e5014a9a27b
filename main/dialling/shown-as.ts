import type { DialRoute } from '../contract/dialling.ts';
import type { JoinTarget } from '../contract/meeting.ts';
import { pexipAddressOf } from '../contract/pexip-address.ts';
import { hostWithoutPort } from './sip-address.ts';
import { hostOfAddress, type Site } from './site.ts';

/** The longest address that is shown whole. */
const shownLimit = 200;

/** As it is dialled, for a person to read: no PIN, no secret of a link, no alias wrapped in an address. */
export function shownAs({ engine, address, pin }: JoinTarget): string {
  return hidden(plain(engine, address), pin).slice(0, shownLimit);
}

function plain(engine: JoinTarget['engine'], address: string): string {
  if (engine === 'pexip') return pexipAddressOf(address)?.alias ?? withoutQuery(address);
  if (/^https?:/i.test(address)) return withoutQuery(address);
  return address
    .replace(/^tel:/i, '')
    .replace(/(##\d+)#\d*$/, '$1')
    .replace(/[;?].*$/s, '');
}

/** Host and path: what stands behind them is for computers, and may be a secret. */
function withoutQuery(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.host}${url.pathname}`.replace(/\/$/, '') : address.replace(/[?#].*$/s, '');
}

/** Some dial strings carry the PIN between dots. */
const hidden = (text: string, pin: string | undefined): string =>
  pin === undefined || pin === '' ? text : text.replaceAll(`.${pin}`, '.\u2022\u2022\u2022\u2022');

/** By what a routed target goes, for a person to read. */
export function routeShown(way: JoinTarget, site: Site): DialRoute {
  const { engine, address } = way;
  if (site.codec && (engine === 'codec' || isTaken(way, site)))
    return { engine: 'codec', at: site.codec.name.slice(0, 300) };
  if (engine === 'pexip') return { engine, at: pexipHost(address, site) };
  if (engine === 'sip') return { engine, at: site.sip?.server ?? '' };
  return { engine, at: '' };
}

/** Whether the window hands it to the room's codec: every SIP target, and one of Pexip that names the domain to call. */
function isTaken({ engine, address }: JoinTarget, { codec }: Site): boolean {
  if (!codec || (engine !== 'sip' && engine !== 'pexip') || !codec.takes.includes(engine)) return false;
  return engine === 'sip' || (pexipAddressOf(address)?.at ?? null) !== null;
}

/** The node's host, or the domain whose nodes are looked for. */
function pexipHost(address: string, { nodes, links }: Site): string {
  const first = hostOfAddress(nodes[0] ?? '');
  const at = pexipAddressOf(address)?.at ?? null;
  if (at === null) return first;
  const host = 'host' in at ? at.host : at.domain;
  const isOwn = links.pexip.some((own) => own.toLowerCase() === host || hostWithoutPort(own) === host);
  return isOwn && first !== '' ? first : host;
}
