/** A SIP, H.323 or mail-like address in its parts. */
export type AddressParts = {
  readonly scheme: 'sip' | 'sips' | 'h323' | '';
  /** Empty for a host alone. */
  readonly user: string;
  /** In lower case, with a port where there is one. */
  readonly host: string;
  /** `;transport=tcp`; empty when there are none. */
  readonly parameters: string;
};

const ipForm = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const domainForm = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

/** Whether the text is an IPv4 address. */
export const isIp = (text: string): boolean =>
  ipForm.test(text) && text.split('.').every((part) => Number(part) <= 255);

/** Whether the text is a domain of two labels or more. */
export const isDomain = (text: string): boolean => text.length <= 253 && domainForm.test(text);

/** An IPv6 address in brackets, as it stands in an address (RFC 3986 §3.2.2). */
const isIpSix = (text: string): boolean => /^\[[\da-f:.]{2,45}\]$/i.test(text) && text.includes(':');

const addressForm =
  /^(?:(sips?|h323):(?:\/\/)?)?(?:([^@\s<>"]{1,200})@)?(\[[\da-f:.]{2,45}\]|[a-z0-9._-]{1,253})(:\d{1,5})?((?:;[^?\s<>"]{0,500})?)(?:\?\S{0,1500})?$/i;

/**
 * The parts of `user@host`, `sip:`, `sips:` and `h323:` (RFC 3261 §19.1.1); null when it is none. What stands behind `?` is left
 * out: headers that a link would have us send are not for a link to say.
 */
export function addressParts(text: string): AddressParts | null {
  const [, scheme = '', user = '', host = '', port = '', parameters = ''] = addressForm.exec(text) ?? [];
  const bare = host.replace(/\.$/, '').toLowerCase();
  if (!isIp(bare) && !isDomain(bare) && !isIpSix(bare) && bare !== 'localhost') return null;
  return { scheme: schemeOf(scheme), user, host: bare + port, parameters };
}

function schemeOf(text: string): AddressParts['scheme'] {
  const scheme = text.toLowerCase();
  return scheme === 'sip' || scheme === 'sips' || scheme === 'h323' ? scheme : '';
}

/** `user@host`, or the host alone: what a conferencing node knows a far system by. */
export const aliasOf = ({ user, host }: Pick<AddressParts, 'user' | 'host'>): string =>
  user === '' ? host : `${user}@${host}`;

/** The host without its port. */
export const hostWithoutPort = (host: string): string => host.replace(/:\d{1,5}$/, '');
