import { hostname, networkInterfaces } from 'node:os';

/** What this computer is called on its network: names first, then addresses, the most useful to a guest first. */
export type OwnAddresses = { readonly names: readonly string[]; readonly addresses: readonly string[] };

/** The names and addresses under which this computer may be reached by others, as they are now. */
export function ownAddresses(): OwnAddresses {
  const name = hostname().toLowerCase();
  const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name) && name !== 'localhost';
  const local = `${name.split('.')[0]}.local`;
  const found = Object.values(networkInterfaces())
    .flatMap((one) => one ?? [])
    // A link-local IPv6 address means nothing without the name of an interface, which is another one on each computer.
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'));
  const addresses = [
    ...found.filter(({ family }) => family === 'IPv4'),
    ...found.filter(({ family }) => family === 'IPv6'),
  ].map(({ address }) => address);
  return { names: isName ? [...new Set([name, local])] : [], addresses };
}

/** A host as it stands in a URL: an IPv6 address in brackets (RFC 3986 §3.2.2). */
export const urlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host);
