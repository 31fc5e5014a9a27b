import { expect, test } from 'vitest';
import { deviceDialsIn, teamsDial } from '../../../../main/agenda/links/device-dialling.ts';
import { textLines } from '../../../../main/agenda/links/text-lines.ts';

const dials = (text: string): readonly (string | null)[] =>
  deviceDialsIn(textLines(text)).map(({ whole }) => whole?.dial ?? null);

test('each vendor dials in its own form', () => {
  expect(teamsDial('region@m.webex.com', '1123456789')).toBe('1123456789.region@m.webex.com');
  expect(teamsDial('987654321@t.plcm.vc', '1123456789')).toBe('987654321.1123456789@t.plcm.vc');
  expect(teamsDial('teams@video.example.org', '1123456789')).toBe('1123456789@video.example.org');
  expect(teamsDial('region@notwebex.com', '1123456789')).toBe('1123456789@notwebex.com');
  expect(teamsDial('no address', '1123456789')).toBeNull();
  expect(teamsDial('region@m.webex.com', '12')).toBeNull();
});

test.each([
  ['da', 'Lejernøgle: region@m.webex.com\nVideo-id: 112 345 678 9'],
  ['en', 'Tenant key: region@m.webex.com\nVideo ID: 112 345 678 9'],
  [
    'a link on the key',
    'Tenant key: region@m.webex.com<mailto:region@m.webex.com>\n\nVideo ID: 112 345 678 9',
  ],
  ['unknown words', 'Microsoft Teams\nNøkkelord: region@m.webex.com\nTall: 112 345 678 9'],
  ['the key alone', 'region@m.webex.com\nVTC Conference ID: 112 345 678 9'],
  ['one line', 'region@m.webex.com VTC Conference ID: 112 345 678 9'],
])('key and id: %s', (_, text) => {
  expect(dials(text)).toEqual(['1123456789.region@m.webex.com']);
});

test('a key without its id is known as one, and dials nothing', () => {
  expect(dials('Tenant key: region@m.webex.com\nMore info')).toEqual([null]);
});

test.each([
  'Kontakt: anna@region.example.org\nTelefon: 70 11 22 33',
  'anna@region.example.org\n70 11 22 33',
  'Teams\nMail: anna@region.example.org\nHusk dagsordenen',
])('no device: %j', (text) => {
  expect(dials(text)).toEqual([]);
});

test('a key and an id of different messages are not put together', () => {
  const lines = textLines('Tenant key: region@m.webex.com\nVideo ID: 112 345 678 9').map(({ text }, at) => ({
    text,
    quoted: at,
  }));
  expect(deviceDialsIn(lines).map(({ whole }) => whole)).toEqual([null]);
});
