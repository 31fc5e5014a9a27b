import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutSecrets } from '../../../main/agenda/without-secrets.ts';

test.each([
  [
    'https://portal.vconf.dk/?url=12345@rooms.vconf.dk&pin=5604&start_dato=x',
    [],
    'https://portal.vconf.dk/?url=12345@rooms.vconf.dk&pin=…&start_dato=x',
  ],
  ['https://zoom.us/j/1234567890?pwd=AbC.1 room 2', [], 'https://zoom.us/j/1234567890?pwd=… room 2'],
  ['https://teams.microsoft.com/meet/1234?p=AbC', [], 'https://teams.microsoft.com/meet/1234?p=…'],
  ['Room 12, PIN 5604, tel 56041', ['5604'], 'Room 12, PIN …, tel 56041'],
  ['code a.b*c here', ['a.b*c'], 'code … here'],
  ['Microsoft Teams-møde; Lokale 3', [], 'Microsoft Teams-møde; Lokale 3'],
])('%s', (text, pins, shown) => {
  expect(withoutSecrets(text, pins)).toBe(shown);
});

test('whatever a PIN is, it is no expression', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.string(), (pin, text) => {
      expect(withoutSecrets(text, [pin]).length).toBeGreaterThanOrEqual(0);
    }),
  );
});
