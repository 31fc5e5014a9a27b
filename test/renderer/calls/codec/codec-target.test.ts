import { expect, test } from 'vitest';
import type { Codec } from '../../../../main/contract/codecs.ts';
import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import { dialOf, routed, typedForCodec } from '../../../../renderer/calls/codec/codec-target.ts';
import { aCodec } from './a-codec.ts';

const target = (engine: JoinTarget['engine'], address: string): JoinTarget => ({
  engine,
  provider: engine,
  address,
  source: 'text',
});
const connected = (status: Codec['status'] = 'ready') => ({
  codecs: [aCodec({ status })],
  codecTakes: ['sip', 'pexip'] as const,
});

test.each([
  ['sip', 'sip:ward@example.org', 'sip:ward@example.org'],
  ['pexip', '1234567@rooms.vconf.dk', 'sip:1234567@rooms.vconf.dk'],
  ['pexip', '1234567@rooms.vconf.dk;transport=tls', 'sip:1234567@rooms.vconf.dk'],
  ['pexip', 'https://join.example.org/webapp/conference/team.a?pin=1', 'sip:team.a@join.example.org'],
  ['pexip', 'https://join.example.org/webapp/m/team%40example.org', 'sip:team@example.org'],
  ['pexip', 'https://join.example.org/webapp/#/?conference=team', 'sip:team@join.example.org'],
  ['pexip', 'https://join.example.org/brand/m/?conference=team', 'sip:team@join.example.org'],
  ['pexip', 'https://portal.vconf.dk/?url=1234@rooms.vconf.dk&pin=1111', 'sip:1234@rooms.vconf.dk'],
  ['pexip', 'https://portal.vconf.dk/?conference=1234&pin=1111', 'sip:1234@rooms.vconf.dk'],
] as const)('%s %s goes to the codec as %s', (engine, address, dialled) => {
  const before = target(engine, address);
  expect(routed(before, connected())).toEqual({ ...before, engine: 'codec', address: dialled });
});

test.each([
  ['room', 'rundbord:one'],
  ['web', 'https://teams.microsoft.com/l/meetup-join/x'],
  ['pexip', 'https://join.example.org/webapp/home/'],
  ['pexip', 'https://join.example.org/webapp/conference/%E0%A4%A'],
  ['pexip', 'https://join.example.org/webapp/conference/two%20words'],
  ['sip', 'sip:'],
] as const)('%s %s stays as it is', (engine, address) => {
  const before = target(engine, address);
  expect(routed(before, connected())).toBe(before);
});

test('only what the settings say goes to the codec, and only while there is hope of one', () => {
  const sip = target('sip', 'sip:ward@example.org');
  expect(routed(sip, { ...connected(), codecTakes: ['pexip'] })).toBe(sip);
  expect(routed(sip, { ...connected(), codecs: [] })).toBe(sip);
  for (const status of ['gone', 'refused', 'not-allowed', 'not-supported'] as const)
    expect(routed(sip, connected(status))).toBe(sip);
  for (const status of ['connecting', 'not-answering', 'busy'] as const)
    expect(routed(sip, connected(status)).engine).toBe('codec');
});

test.each([
  ['+45 12 34 56 78', '+4512345678'],
  ['(046) 12-34', '0461234'],
  ['10.1.2.3', '10.1.2.3'],
  ['ward@example.org', 'sip:ward@example.org'],
  ['10.1.2.3##4711', '10.1.2.3##4711'],
] as const)('typed: %s is dialled as %s', (typed, address) => {
  expect(typedForCodec(typed, connected())).toMatchObject({ engine: 'codec', address, source: 'typed' });
});

test.each(['', 'egeskov', '10.1.2.300', 'two words', 'sip:a@b.dk', `+${'1'.repeat(120)}`, '1\u00002'])(
  'typed: %j is nothing for a codec',
  (typed) => expect(typedForCodec(typed, connected())).toBeNull(),
);

test('typed without a codec: nothing', () => expect(typedForCodec('12345678', { codecs: [] })).toBeNull());

test.each([
  ['sip:ward@example.org;transport=tls', 'ward@example.org', 'sip'],
  ['SIPS:ward@example.org', 'ward@example.org', 'sip'],
  ['h323:4711@example.org', '4711@example.org', 'h323'],
  ['4712345678', '4712345678', 'auto'],
  ['10.1.2.3##4711', '10.1.2.3##4711', 'auto'],
] as const)('%s is dialled as %s by %s', (address, dialled, protocol) => {
  expect(dialOf(address)).toEqual({ do: 'dial', address: dialled, protocol });
});

test.each(['', 'sip:', ' ', 'sip:;x'])('%j is not dialled', (address) => expect(dialOf(address)).toBeNull());
