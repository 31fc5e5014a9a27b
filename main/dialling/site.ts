import type { LinkRules } from '../agenda/links/invitation.ts';
import type { Codec } from '../contract/codecs.ts';
import type { ConnectedFacts } from '../contract/connected.ts';
import type { Settings } from '../settings/schema.ts';
import { addressParts, hostWithoutPort } from './sip-address.ts';

/** One rule of the settings for what is dialled. */
export type DialRule = Settings['dialling']['rules'][number];

/** What a site can call with, and how its texts are read. */
export type Site = {
  readonly links: LinkRules;
  /** Addresses of the house's own conferencing nodes, the first to be asked first. */
  readonly nodes: readonly string[];
  /** Whether they call other systems for us. */
  readonly gateway: boolean;
  /** The account at a SIP server: the host that is spoken to, and the domain of the kiosk's address. */
  readonly sip: { readonly server: string; readonly domain: string } | null;
  readonly countryCode: string;
  /** The domain at which numbers are called; null for that of the account. */
  readonly numberDomain: string | null;
  readonly rules: readonly DialRule[];
  /** The room's codec, and which ways it takes in place of the computer. */
  readonly codec: { readonly name: string; readonly takes: readonly ('sip' | 'pexip')[] } | null;
};

/** Codecs that are there, or will be by the time that somebody has sat down: one that never can be is none. */
const hopeful: readonly Codec['status'][] = ['ready', 'connecting', 'not-answering', 'busy'];

/** What the settings and the connected devices make of this kiosk. `ownHosts` are the hub's. */
export function siteOf(
  { links, dialling }: Pick<Settings, 'links' | 'dialling'>,
  ownHosts: readonly string[],
  { codecs, codecTakes }: Pick<ConnectedFacts, 'codecs' | 'codecTakes'>,
): Site {
  const { pexip, sip, rules, countryCode, numberDomain = null } = dialling;
  const codec = codecs.find(({ status }) => hopeful.includes(status));
  return {
    // An alias at a node's own host is one of ours.
    links: { ...links, ownHosts, pexip: [...links.pexip, ...pexip.nodes.flatMap(hostsOfNode)] },
    nodes: pexip.nodes,
    gateway: pexip.gateway && pexip.nodes.length > 0,
    sip: sip
      ? {
          server: hostOfAddress(sip.servers[0] ?? ''),
          domain: hostWithoutPort(addressParts(sip.uri)?.host ?? ''),
        }
      : null,
    countryCode,
    numberDomain,
    rules,
    codec: codec ? { name: codec.name, takes: codecTakes } : null,
  };
}

/** With its port, as links have it, and without, as aliases do. */
const hostsOfNode = (node: string): readonly string[] => {
  const host = hostOfAddress(node);
  return [...new Set([host, hostWithoutPort(host)])].filter((one) => one !== '');
};

/** The host of a web or WebSocket address, with its port; empty when it is none. */
export const hostOfAddress = (address: string): string => URL.parse(address)?.host ?? '';
