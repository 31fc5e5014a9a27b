import { expect, test } from 'vitest';
import { digitsIn, type Label, labelsIn, secretIn } from '../../../../main/agenda/links/labels.ts';

const kinds = (line: string): readonly string[] => labelsIn(line).map(({ kind }) => kind);

test.each<[Label['kind'], string, string]>([
  ['passcode', 'Passcode: aB3cD9', 'aB3cD9'],
  ['passcode', 'Adgangskode: aB3cD9', 'aB3cD9'],
  ['passcode', 'Lösenord: aB3cD9', 'aB3cD9'],
  ['passcode', 'Lösenkod: 123456', '123456'],
  ['passcode', 'Passord: aB3cD9', 'aB3cD9'],
  ['passcode', 'Tunnuskoodi: aB3cD9', 'aB3cD9'],
  ['passcode', 'Salasana: 123456', '123456'],
  ['passcode', 'Kenncode: 123456', '123456'],
  ['passcode', '*Meeting password*: aB3cD9', 'aB3cD9'],
  ['pin', 'PIN: 1234', '1234'],
  ['pin', 'PIN-kode: 12 34 56', '123456'],
  ['pin', 'Pinkod 1234', '1234'],
  ['pin', 'PIN-koodi: 1234', '1234'],
  ['host-pin', 'Host PIN: 998877', '998877'],
  ['host-pin', 'Værts-PIN: 998877', '998877'],
  ['host-pin', 'Värd-PIN: 998877', '998877'],
  ['host-pin', 'Vertspin: 998877', '998877'],
  ['host-pin', 'PIN for host: 998877', '998877'],
  ['guest-pin', 'PIN gäst: 1122', '1122'],
  ['guest-pin', 'Guest PIN: 1122', '1122'],
  ['pin', 'PIN-koden er 5566.', '5566'],
  ['guest-pin', 'Gæste-PIN: 1122', '1122'],
  ['guest-pin', 'Gästpin: 1122', '1122'],
  ['guest-pin', 'Gjeste-PIN: 1122', '1122'],
])('%s in %j', (kind, line, value) => {
  const [label] = labelsIn(line);
  expect(label?.kind).toBe(kind);
  expect(secretIn(label?.value ?? '')).toBe(value);
});

test.each([
  'Phone conference ID: 123 456 789#',
  'Telefonkonference-id: 123 456 789#',
  'Telefonkonferens-ID: 123 456 789#',
  'Puhelinneuvottelun tunnus: 123 456 789#',
  'Konferens-ID: 445566',
  'Conference ID: 445566',
  'Phone PIN: 1234',
  'Telefon-PIN: 1234',
  '+45 70 11 22 33, PIN: 445566',
  '(DK) +45 70 71 42 00 PIN: 123 456 789#',
  'Host key: 123456',
  'Access code: 123-456-789',
])('of a telephone: %j', (line) => {
  expect(kinds(line)).toEqual(['phone']);
});

test.each([
  ['tenant-key', 'Lejernøgle: region@m.webex.com'],
  ['tenant-key', 'Tenant key: region@m.webex.com'],
  ['tenant-key', 'Mandantenschlüssel: region@m.webex.com'],
  ['video-id', 'Video-id: 112 345 678 9'],
  ['video-id', 'VTC Conference ID: 112 345 678 9'],
  ['video-id', 'Videoneuvottelun tunnus: 112 345 678 9'],
  ['meeting-id', 'Møde-id: 345 678 901 23'],
  ['meeting-id', 'Mötes-ID: 345 678 901 23'],
  ['meeting-id', 'Kokouksen tunnus: 345 678 901 23'],
  ['meeting-id', 'Besprechungs-ID: 345 678 901 23'],
])('%s in %j', (kind, line) => {
  expect(kinds(line)).toEqual([kind]);
});

test.each(['Opinion: 1234', 'Vi spinder 1234', 'Glem ikke adgangskoden', 'Shopping: 1234', ''])(
  'no label: %j',
  (line) => {
    expect(kinds(line)).toEqual([]);
  },
);

test('both PINs of a line keep their roles', () => {
  expect(
    labelsIn('Host PIN: 998877, Guest PIN: 1122').map(({ kind, value }) => [kind, secretIn(value)]),
  ).toEqual([
    ['host-pin', '998877'],
    ['guest-pin', '1122'],
  ]);
});

test('values', () => {
  expect(secretIn('123 456#')).toBeNull();
  expect(secretIn('1234#')).toBeNull();
  expect(secretIn('aB3cD9.')).toBe('aB3cD9');
  expect(secretIn('12')).toBeNull();
  expect(secretIn('https://a.example')).toBeNull();
  expect(secretIn('12 34, or ask')).toBe('1234');
  expect(digitsIn('112 345 678 9 (Denmark)')).toBe('1123456789');
  expect(digitsIn('none')).toBe('');
});
