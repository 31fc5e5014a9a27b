import { expect, test } from 'vitest';
import type { KioskState } from '../../../../renderer/kiosk/state.ts';
import { hosted } from '../../../../renderer/pictures/conference-samples.ts';
import { cameraNamed, displayNamed } from '../../../../renderer/pictures/connected-samples.ts';
import { controlsOf, hasConference } from '../../../../renderer/screens/call/control-list.ts';
import { atRest } from '../states.ts';

const full: KioskState = {
  ...atRest,
  abilities: { share: true, invite: true, hold: true, tones: true, ownMedia: true },
  cameras: [cameraNamed('EagleEye')],
  connected: { ...atRest.connected, displays: [displayNamed('Sony')] },
  conference: hosted,
  quality: { is: 'good', lies: null },
};

test('a room’s own call has all it can in the bar, as it always had', () => {
  expect(controlsOf(atRest, true)).toEqual({
    bar: ['microphone', 'camera', 'volume', 'people', 'share', 'invite', 'devices'],
    more: [],
  });
  expect(controlsOf(atRest, false).bar).toEqual(['microphone', 'camera', 'invite', 'devices']);
});

test('there are never more than nine at once, with leave and more, and none is lost', () => {
  const { bar, more } = controlsOf(full, true);
  expect(bar.length + 2).toBeLessThanOrEqual(9);
  expect([...bar, ...more]).toHaveLength(14);
  expect(new Set([...bar, ...more]).size).toBe(14);
  expect(bar).toEqual(['microphone', 'camera', 'volume', 'steer', 'people', 'share', 'chat']);
});

test('figures for IT are never in the bar', () => {
  expect(controlsOf({ ...atRest, quality: { is: 'poor', lies: 'here' } }, true).more).toEqual(['quality']);
});

test('a codec’s call has the keys of a telephone, since the codec sends tones', () => {
  const codec = {
    ...atRest,
    abilities: { ...atRest.abilities, ownMedia: false, invite: false, tones: true },
  };
  expect(controlsOf(codec, true).bar).toContain('keypad');
  expect(controlsOf(codec, false).bar).not.toContain('keypad');
});

test('what the far system does not let one do is nowhere', () => {
  const guest = { ...full, conference: { ...hosted, may: [], layouts: [], chat: [] } };
  const { bar, more } = controlsOf(guest, true);
  for (const name of ['chat', 'add', 'conference'] as const) expect([...bar, ...more]).not.toContain(name);
});

test('one layout is nothing to choose from', () => {
  const only = { ...hosted, may: ['layout'] as const, layouts: ['1:7'] };
  expect(hasConference({ conference: only })).toBe(false);
  expect(hasConference({ conference: { ...only, layouts: ['1:7', '4:0'] } })).toBe(true);
  expect(hasConference({ conference: null })).toBe(false);
});
