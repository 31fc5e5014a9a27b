import fc from 'fast-check';
import { expect, test } from 'vitest';
import { understandTyped } from '../../../../main/agenda/links/understand.ts';

const ownHosts = ['hub.example.org', '127.0.0.1:8443'];
const understand = (text: string) => understandTyped(text, { ownHosts });
const target = (engine: string, provider: string, address: string) => ({
  ok: true,
  value: { kind: 'target', target: { engine, provider, address, source: 'typed' } },
});
const code = { ok: true, value: { kind: 'code', code: 'ABCD2345' } };

test('a room of our own by its address, in any case', () => {
  expect(understand(' Rundbord:East ')).toEqual(target('room', 'rundbord', 'rundbord:east'));
});

test.each(['ABCD-2345', 'abcd2345', 'AbCd 2345', ' abcd - 2345\n', 'A B C D 2 3 4 5'])(
  'a code: %j',
  (text) => {
    expect(understand(text)).toEqual(code);
  },
);

test.each([
  'https://hub.example.org/g/ABCD-2345',
  'hub.example.org/g/abcd2345',
  'http://127.0.0.1:8443/g/ABCD2345/',
  '127.0.0.1:8443/g/ABCD2345',
  'HTTPS://HUB.EXAMPLE.ORG/g/ABCD2345?x=1',
])('a guest’s link: %s', (text) => {
  expect(understand(text)).toEqual(code);
});

test('the links of others, also without https, and in a pasted invitation', () => {
  expect(understand('meet.google.com/abc-defg-hij')).toEqual(
    target('web', 'meet', 'https://meet.google.com/abc-defg-hij'),
  );
  expect(understand('123456@rooms.vconf.dk')).toEqual(target('pexip', 'vdx', '123456@rooms.vconf.dk'));
  expect(understand('sip:room@video.example.org')).toEqual(
    target('sip', 'sip', 'sip:room@video.example.org'),
  );
  expect(
    understand(
      'Microsoft Teams-møde\n\nKlik her\nhttps://teams.microsoft.com/meet/23456789012345?p=Ab\nMøde-id: 234 567',
    ),
  ).toMatchObject(target('web', 'teams', 'https://teams.microsoft.com/meet/23456789012345?p=Ab'));
});

test.each(['', '   ', '\n\t'])('nothing typed: %j', (text) => {
  expect(understand(text)).toEqual({ ok: false, error: { code: 'join-empty' } });
});

test.each([
  'east',
  'ABCD-234',
  'ABCD-23456',
  'ABCO-2345',
  'ABCD-1234',
  'https://example.org/',
  'https://other.example.org/g/ABCD2345',
  'rundbord:',
  'ÆØÅÆ-ØÅÆØ',
  'x'.repeat(4000),
])('not understood: %j', (text) => {
  expect(understand(text)).toEqual({ ok: false, error: { code: 'join-not-understood' } });
});

test('whatever is typed, there is an answer', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.webUrl()),
      (text) => typeof understand(text).ok === 'boolean',
    ),
  );
  for (const piece of ['a', ' ', '-', '(', 'a.', 'https://', 'rundbord:', '1@', ')', '/g/'])
    understand(piece.repeat(4000));
});

test('a dial string is meant as one, with its PIN; what the house has added counts', () => {
  expect(understand('anna.lund@video.example.org')).toEqual({
    ok: false,
    error: { code: 'join-not-understood' },
  });
  expect(understand('445566@video.example.org')).toEqual(target('sip', 'sip', '445566@video.example.org'));
  expect(understand('https://video.example.org/webapp3/m/ward4?pin=12')).toMatchObject({
    value: { target: { engine: 'pexip', pin: '12', source: 'typed' } },
  });
  const rules = { ownHosts, jitsi: ['jitsi.example.org'] };
  expect(understandTyped('jitsi.example.org/Ward4', rules)).toEqual(
    target('web', 'jitsi', 'https://jitsi.example.org/Ward4'),
  );
});
