import { expect, test } from 'vitest';
import { pexipAddressOf } from '../../../main/contract/pexip-address.ts';

test.each([
  ['1234', '1234', null],
  ['team.a', 'team.a', null],
  ['1234@rooms.vconf.dk', '1234@rooms.vconf.dk', 'rooms.vconf.dk'],
  ['  Team@Example.org ', 'Team@Example.org', 'example.org'],
  ['1234@rooms.vconf.dk;transport=tls', '1234@rooms.vconf.dk', 'rooms.vconf.dk'],
  ['pexip:1234@example.org', '1234@example.org', 'example.org'],
  ['pexip://1234@example.org?pin=1', '1234@example.org', 'example.org'],
  ['pexip://m%C3%B8de@example.org/', 'møde@example.org', 'example.org'],
  ['PEXIP:1234', '1234', null],
  ['https://portal.vconf.dk/?url=1234@rooms.vconf.dk&pin=1111', '1234@rooms.vconf.dk', 'rooms.vconf.dk'],
  ['https://portal.vconf.dk/?conference=1234&pin=1111', '1234@rooms.vconf.dk', 'rooms.vconf.dk'],
  [
    'https://portal-test.vconf-stage.dk/?conference=1234',
    '1234@rooms.vconf-stage.dk',
    'rooms.vconf-stage.dk',
  ],
  // A domain that only looks like it.
  ['https://portal.vconf.dk.evil.example/?conference=1234', '1234', 'host portal.vconf.dk.evil.example'],
  ['https://join.example.org/webapp/conference/team.a?pin=1', 'team.a', 'host join.example.org'],
  ['https://join.example.org/webapp/m/team%40example.org', 'team@example.org', 'host join.example.org'],
  ['https://join.example.org:8443/webapp3/m/team', 'team', 'host join.example.org:8443'],
  ['https://join.example.org/webapp/#/?conference=team', 'team', 'host join.example.org'],
  ['https://join.example.org/webapp/?conference=team&join=1', 'team', 'host join.example.org'],
  ['https://join.example.org/brand/m/?conference=team', 'team', 'host join.example.org'],
  ['https://join.example.org/brand/m/team', 'team', 'host join.example.org'],
  ['https://join.example.org/team', 'team', 'host join.example.org'],
  ['https://pexip.me/meet/4711', '4711', 'host pexip.me'],
])('%s is %s at %s', (text, alias, at) => {
  const found = pexipAddressOf(text);
  const place = found?.at ?? null;
  expect([
    found?.alias,
    place === null ? null : 'host' in place ? `host ${place.host}` : place.domain,
  ]).toEqual([alias, at]);
});

test.each([
  '',
  '  ',
  'two words',
  '@example.org',
  'a@b@',
  'team@exa mple.org',
  'team@example.org/path',
  'a/b',
  'pexip:%E0%A4%A',
  'https://join.example.org/',
  'https://join.example.org/webapp/home/',
  'https://join.example.org/webapp/conference/%E0%A4%A',
  'https://join.example.org/webapp/conference/two%20words',
  'https://teams.microsoft.com@join.example.org/webapp/m/team',
  'x'.repeat(501),
])('%s is none', (text) => expect(pexipAddressOf(text)).toBeNull());
