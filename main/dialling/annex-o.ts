import { isDomain, isIp } from './sip-address.ts';

/** A conference at a host, as H.323 devices dial it. */
export type ConferenceAtHost = { readonly host: string; readonly id: string; readonly pin: string | null };

/**
 * `<host>##<conference>`, perhaps with `#<PIN>` behind it (the dialling by address of ITU-T H.323 Annex O, as room systems
 * have it), with or without `h323:`; null when it is none.
 */
export function conferenceAtHost(text: string): ConferenceAtHost | null {
  const form = /^(?:h323:)?([a-z0-9.-]{4,250})##(\d{2,20})(?:#(\d{1,20}))?#?$/i;
  const [, host = '', id = '', pin = null] = form.exec(text) ?? [];
  return isIp(host) || isDomain(host) ? { host: host.toLowerCase(), id, pin } : null;
}
