import type { Settings } from './schema.ts';

/** The domain of the aliases at a node that the kiosk was started with; no DNS knows it (RFC 6761 §6.4). */
export const givenNodeDomain = 'rundbord.invalid';

/** The settings with a conferencing node in front of the house's own, and its domain among those that they know; null changes nothing. */
export function withGivenNode(settings: Settings, node: string | null): Settings {
  if (node === null) return settings;
  const { dialling, links } = settings;
  const nodes = [node, ...dialling.pexip.nodes];
  return {
    ...settings,
    links: { ...links, pexip: [...links.pexip, givenNodeDomain] },
    dialling: { ...dialling, pexip: { ...dialling.pexip, nodes } },
  };
}
