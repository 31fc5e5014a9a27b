import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRows } from '../../../main/directory/csv.ts';
import { readEntryFile } from '../../../main/directory/entry-file.ts';

const told = (text: string, name: string): readonly string[] => [
  ...readEntryFile(text, name).entries.map(
    ({ name, kind, where, address }) => `${kind} ${name} (${where}) ${address}`,
  ),
  ...readEntryFile(text, name).broken.map(({ line, why }) => `${line}: ${why}`),
];

test('a table with commas, with semicolons, with the words of our languages', () => {
  const same = ['room Egeskov (2nd floor) sip:egeskov@example.org', 'person Anna Lund () 1234'];
  expect(
    told(
      'name,kind,where,address\nEgeskov,room,2nd floor,sip:egeskov@example.org\nAnna Lund,person,,1234\n',
      'a.csv',
    ),
  ).toEqual(same);
  expect(
    told(
      '\ufeffNavn;Type;Sted;Adresse\r\nEgeskov;Lokale;2nd floor;sip:egeskov@example.org\r\nAnna Lund;Person;;1234',
      'a.csv',
    ),
  ).toEqual(same);
  expect(
    told(
      'address\tname\tkind\twhere\nsip:egeskov@example.org\tEgeskov\trum\t2nd floor\n1234\tAnna Lund\tkollega\t\n',
      'a.tsv',
    ),
  ).toEqual(same);
});

test('quotes hold signs and line breaks; one that is never closed breaks its own row', () => {
  expect(csvRows('a,b\n"x, ""y""","1\n2"\nz,3')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x, "y"', '1\n2'] },
    { line: 4, cells: ['z', '3'] },
  ]);
  expect(csvRows('a,b\n"x,1\nz,3').map(({ cells }) => cells)).toEqual([['a', 'b'], ['x,1'], ['z', '3']]);
});

test('a broken line is skipped and told by its number, with nothing of what stands in it', () => {
  const text = 'name,kind,address\nEgeskov,room,1\n,room,2\nAnna,person,\nBo,alien,3\nRosenborg,,4\n';
  expect(told(text, 'a.csv')).toEqual([
    'room Egeskov () 1',
    'other Rosenborg () 4',
    '3: it has no name',
    '4: it has no address',
    '5: its kind is none of room, practice, person, other',
  ]);
  expect(told('a,b\n1,2\n', 'a.csv')).toEqual(['1: its first line must name name and address']);
});

test('YAML and JSON', () => {
  const same = [
    'practice Lægerne (Odense) +4512345678',
    'other Bo () 1234',
    '6: it has no address',
    '7: it is no entry',
  ];
  const yaml =
    '- name: Lægerne\n  kind: praksis\n  where: Odense\n  address: "+4512345678"\n- { name: Bo, address: 1234 }\n- name: Ann\n- text\n';
  expect(told(yaml, 'a.yaml')).toEqual(same);
  expect(told(`entries:\n${yaml}`, 'a.yml').slice(0, 2)).toEqual(same.slice(0, 2));
  expect(told('{"entries": [{"name": "Bo", "address": "1234", "kind": "person"}]}', 'a.json')).toEqual([
    'person Bo () 1234',
  ]);
  expect(told('{"entries": [', 'a.json')).toEqual(['1: it is neither YAML nor JSON']);
  expect(told('name: x', 'a.yaml')).toEqual(['1: it is no list of entries']);
  expect(told('', 'a.yaml')).toEqual([]);
});

test('whatever is in a file, it is read', () => {
  const name = fc.constantFrom('a.csv', 'a.yaml', 'a.json');
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.constantFrom('name', 'address', ',', ';', '"', '\n', '- ', ': ', '{', 'x'), { maxLength: 60 })
      .map((all) => all.join('')),
  );
  fc.assert(fc.property(text, name, (given, file) => Array.isArray(readEntryFile(given, file).entries)));
});
