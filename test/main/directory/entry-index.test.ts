import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EntryKind } from '../../../main/contract/directory.ts';
import { makeEntryIndex } from '../../../main/directory/entry-index.ts';
import { folded } from '../../../main/directory/folded.ts';
import { type Listed, listed } from '../../../main/directory/listed.ts';

const entry = (
  name: string,
  kind: EntryKind = 'person',
  where = '',
  address = `${name}@example.org`,
): Listed => {
  const made = listed({ name, kind, where, address: address.replaceAll(' ', '.') });
  if (!made) throw new Error('no entry');
  return made;
};
const names = (
  entries: readonly Listed[],
  text: string,
  kind: EntryKind | null = null,
  favourite = '',
): readonly string[] =>
  makeEntryIndex(entries)
    .search(text, {
      kind,
      limit: 50,
      isFavourite: (id) => entries.some((one) => one.id === id && one.name === favourite),
    })
    .map(({ name }) => name);

test('by the beginnings of words in any order, without regard to case, accents and spelling', () => {
  const all = ['Aabenraa sygehus', 'Jørgen Sørensen', 'Michael Åberg', 'René Ærø', 'Malmö 4'].map((name) =>
    entry(name),
  );
  expect(names(all, 'åbenrå')).toEqual(['Aabenraa sygehus']);
  expect(names(all, 'abenra')).toEqual(['Aabenraa sygehus']);
  expect(names(all, 'sör jor')).toEqual(['Jørgen Sørensen']);
  expect(names(all, 'MICHA aab')).toEqual(['Michael Åberg']);
  expect(names(all, 'rene aer')).toEqual(['René Ærø']);
  expect(names(all, 'malmø')).toEqual(['Malmö 4']);
  expect(names(all, 'soerensen')).toEqual(['Jørgen Sørensen']);
  expect(names(all, 'ensen')).toEqual([]);
});

test('place and address are found too, numbers with or without the country, behind those found by name', () => {
  const all = [
    entry('Egeskov', 'room', 'Kirurgisk', 'sip:ward4@video.example.org'),
    entry('Kirsten', 'person', '', '+4512345678'),
  ];
  expect(names(all, 'kir')).toEqual(['Kirsten', 'Egeskov']);
  expect(names(all, 'ward4')).toEqual(['Egeskov']);
  expect(names(all, 'ward4@video')).toEqual(['Egeskov']);
  expect(names(all, 'video.ex')).toEqual(['Egeskov']);
  expect(names(all, '12 34 56')).toEqual(['Kirsten']);
  expect(names(all, '+45 12')).toEqual(['Kirsten']);
});

test('favourites first, then rooms, practices, persons; of each those that begin with what was typed', () => {
  const all = [
    entry('Anna Ege', 'person'),
    entry('Ege Andersen', 'person'),
    entry('Lægerne Ege', 'practice'),
    entry('Lille Ege', 'room'),
    entry('Egeskov', 'room'),
  ];
  expect(names(all, 'ege')).toEqual(['Egeskov', 'Lille Ege', 'Lægerne Ege', 'Ege Andersen', 'Anna Ege']);
  expect(names(all, 'ege', null, 'Anna Ege')[0]).toBe('Anna Ege');
  expect(names(all, 'ege', 'person')).toEqual(['Ege Andersen', 'Anna Ege']);
  expect(names(all, '', 'room')).toEqual(['Egeskov', 'Lille Ege']);
});

test('what begins a text begins it when both are folded, and folding twice changes nothing', () => {
  const text = fc.array(fc.constantFrom('a', 'e', 'o', 'å', 'ø', 'ö', 'æ', 'ä', 'é', 'x', ' ', 'ß', 'Å'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(text, fc.nat(12), (letters, cut) =>
      folded(letters.join('')).startsWith(folded(letters.slice(0, cut).join(''))),
    ),
  );
});
