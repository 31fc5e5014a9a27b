import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readVcards } from '../../../main/directory/vcards.ts';

const card = (...lines: readonly string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const told = (text: string): readonly string[] => {
  const { entries, broken } = readVcards(text);
  return [
    ...entries.map(({ name, kind, where, address }) => `${kind} ${name} (${where}) ${address}`),
    ...broken.map(({ line, why }) => `${line}: ${why}`),
  ];
};

test('4.0: what is preferred is called, a mail address is not, KIND and ORG are read', () => {
  const text = card(
    'VERSION:4.0',
    'KIND:individual',
    'FN:Anna Lund',
    'ORG:Sundhedshuset;Kirurgisk afsnit\\, 4',
    'EMAIL:anna@example.org',
    'TEL;VALUE=uri;TYPE="voice,home":tel:+45-12-34-56-78',
    'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+45-87-65-43-21;ext=5',
  );
  expect(told(text)).toEqual(['person Anna Lund (Kirurgisk afsnit, 4, Sundhedshuset) +45-87-65-43-21']);
});

test('SIP before a telephone; a fax is not called; a room is one by its category or kind', () => {
  expect(
    told(
      card(
        'VERSION:3.0',
        'FN:Egeskov',
        'TEL;TYPE=fax:11',
        'TEL;TYPE=work:12',
        'IMPP:sip:egeskov@example.org',
        'CATEGORIES:Hus 2,Lokale',
      ),
    ),
  ).toEqual(['room Egeskov () sip:egeskov@example.org']);
  expect(
    told(card('VERSION:4.0', 'FN:Egeskov', 'KIND:location', 'X-SIP;TYPE=work:egeskov@example.org')),
  ).toEqual(['room Egeskov () sip:egeskov@example.org']);
  expect(told(card('VERSION:3.0', 'FN:Lægerne i Odense', 'ORG:Lægerne i Odense', 'TEL:12345678'))).toEqual([
    'practice Lægerne i Odense () 12345678',
  ]);
});

test('2.1 with quoted-printable over two lines, and in an old character set', () => {
  const text = card(
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:S=C3=B8rensen;J=C3=B8=',
    'rgen',
    'TEL;WORK;PREF:12345678',
    'TEL;HOME:87654321',
  );
  expect(told(text)).toEqual(['person Jørgen Sørensen () 12345678']);
  expect(told(card('VERSION:2.1', 'FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:=C5se', 'TEL:1234'))).toEqual([
    'person Åse () 1234',
  ]);
});

test('folded lines, groups of properties, a card within a card', () => {
  expect(told(card('VERSION:3.0', 'FN:Anna', '  Lund', 'item1.TEL;type=pref:12', ' 34'))).toEqual([
    'person Anna Lund () 1234',
  ]);
  expect(told(card('VERSION:2.1', 'FN:Anna', 'AGENT:', card('FN:Bo', 'TEL:9').trim(), 'TEL:1234'))).toEqual([
    'person Anna () 1234',
  ]);
});

test('who cannot be called is no mistake; a broken card is told by its line and breaks no other', () => {
  const text = `${card('FN:Mail only', 'EMAIL:a@example.org')}${card('TEL:12')}BEGIN:VCARD\nFN:Cut\n${card('FN:Bo', 'TEL:34', 'no property')}`;
  expect(told(text)).toEqual([
    'person Bo () 34',
    '5: the card has no name',
    '8: the card has no end',
    '13: the line is no property',
  ]);
});

test('whatever is in a file, it is read', () => {
  const pieces = [
    'BEGIN:VCARD',
    'END:VCARD',
    '\n',
    'FN',
    ':',
    ';',
    'TEL',
    '=',
    'ENCODING=QUOTED-PRINTABLE',
    ' ',
    '"',
    'AGENT:',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (list) =>
      Array.isArray(readVcards(list.join('')).entries),
    ),
  );
});
