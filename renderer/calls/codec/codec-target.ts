import type { Codec, CodecCommand } from '../../../main/contract/codecs.ts';
import type { ConnectedFacts } from '../../../main/contract/connected.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { pexipAddressOf } from '../../../main/contract/pexip-address.ts';

/** Codecs that are there, or will be by the time that somebody has sat down: one that never can be is none. */
const hopeful: readonly Codec['status'][] = ['ready', 'connecting', 'not-answering', 'busy'];

/** Whether the room has a codec that can be dialled with. */
const hasCodec = ({ codecs }: Pick<ConnectedFacts, 'codecs'>): boolean =>
  codecs.some(({ status }) => hopeful.includes(status));

/**
 * The target as the room's codec dials it, when the codec takes this way into a meeting in place of the computer; else the
 * target as it is. Pexip answers SIP calls to an alias at the host that its web address names
 * (`https://join.example.org/webapp/conference/alias` is `alias@join.example.org`); an address that names none stays as it is.
 */
export function routed(
  target: JoinTarget,
  connected: Pick<ConnectedFacts, 'codecs' | 'codecTakes'>,
): JoinTarget {
  const { engine } = target;
  if (engine !== 'sip' && engine !== 'pexip') return target;
  if (!connected.codecTakes.includes(engine) || !hasCodec(connected)) return target;
  const address = engine === 'sip' ? target.address : pexipAddress(target.address);
  return address === null || dialOf(address) === null ? target : { ...target, engine: 'codec', address };
}

/**
 * What a person typed, where a codec can dial it and nothing else could: a number (E.164, or of the site), an IP address, or a
 * SIP address without `sip:`. Null for anything else, and without a codec.
 */
export function typedForCodec(text: string, connected: Pick<ConnectedFacts, 'codecs'>): JoinTarget | null {
  const typed = text.trim();
  const address = addressIn(typed);
  if (address === null || typed.length > 100 || !hasCodec(connected)) return null;
  return { engine: 'codec', provider: 'codec', address, source: 'typed' };
}

function addressIn(typed: string): string | null {
  if (/^\+?[\d ()-]*\d[\d ()-]*$/.test(typed)) return typed.replaceAll(/[ ()-]/g, '');
  // A conference at a host, as H.323 dials it: 10.1.2.3##4711 (H.323 Annex O).
  if (isIpAddress(typed.replace(/##\d+(?:#\d+)?$/, ''))) return typed;
  return isSip(typed) ? `sip:${typed}` : null;
}

/** A call that was dialled here, and whether the codec was told of it. */
export type Dialled = { readonly command: CodecCommand; sent: boolean };

/** The command that dials a codec target's address: `sip:` and `h323:` say the protocol. Null when there is nothing to dial. */
export function dialOf(address: string): Extract<CodecCommand, { do: 'dial' }> | null {
  const [, scheme = '', rest = ''] = /^(?:(sips?|h323):)?([^\s;?<>"]*)/i.exec(address.trim()) ?? [];
  if (rest === '' || rest.length > 500) return null;
  const protocol = scheme === '' ? 'auto' : scheme.toLowerCase() === 'h323' ? 'h323' : 'sip';
  return { do: 'dial', address: rest, protocol };
}

const isIpAddress = (text: string): boolean =>
  /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);

const isSip = (text: string): boolean => /^[\w.+-]{1,64}@[a-z0-9.-]+$/i.test(text);

/** The SIP address of a Pexip meeting: an alias with its domain as it stands, or at the host of its web address. */
function pexipAddress(address: string): string | null {
  const found = pexipAddressOf(address);
  if (found === null) return null;
  const { alias, at } = found;
  const host = at && 'host' in at ? at.host.replace(/:\d+$/, '') : null;
  const whole = alias.includes('@') || host === null ? alias : `${alias}@${host}`;
  return isSip(whole) ? `sip:${whole}` : null;
}
