import { expect, test } from 'vitest';
import { withGivenNode } from '../../../main/settings/given-node.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';

test('a node that the kiosk was started with comes before those of the settings, and knows a domain of its own', () => {
  const settings = defaultSettings();
  const { dialling, links } = settings;
  const house = {
    ...settings,
    links: { ...links, pexip: ['video.example.org'] },
    dialling: { ...dialling, pexip: { ...dialling.pexip, nodes: ['https://video.example.org'] } },
  };
  const given = withGivenNode(house, 'http://127.0.0.1:8080');
  expect(given.dialling.pexip.nodes).toEqual(['http://127.0.0.1:8080', 'https://video.example.org']);
  expect(given.links.pexip).toEqual(['video.example.org', 'rundbord.invalid']);
  expect(withGivenNode(house, null)).toBe(house);
});
