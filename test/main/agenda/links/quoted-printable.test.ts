import { expect, test } from 'vitest';
import { withoutQuotedPrintable } from '../../../../main/agenda/links/quoted-printable.ts';

test('soft breaks and letters of several bytes', () => {
  expect(withoutQuotedPrintable('M=C3=B8de: https://a.example/?b=3D1&=\r\nc=3D2')).toBe(
    'Møde: https://a.example/?b=1&c=2',
  );
  // A mail's own headers are not encoded.
  expect(withoutQuotedPrintable('boundary="x y"\nhttps://a.example/?b=3D1&=\nc=3D2')).toBe(
    'boundary="x y"\nhttps://a.example/?b=1&c=2',
  );
  expect(withoutQuotedPrintable('tak for m=C3=B8det')).toBe('tak for mødet');
});

test.each([
  'https://a.example/?b=AB&c=12',
  'a=b',
  'x = y\n',
  '',
  'https://a.example/?b=3D&c=zz',
  'E = mc2 =3D',
])('not quoted-printable, and left as it is: %j', (text) => {
  expect(withoutQuotedPrintable(text)).toBe(text);
});

test('one property of an old calendar', () => {
  expect(
    withoutQuotedPrintable(
      'DTSTART;TZID=Europe/Copenhagen:20260310T090000\nDESCRIPTION;ENCODING=QUOTED-PRINTABLE:a=3Db=0D=0A=\nc=C3=B8\nUID:1',
    ),
  ).toBe('DTSTART;TZID=Europe/Copenhagen:20260310T090000\nDESCRIPTION:a=b\\ncø\nUID:1');
});
