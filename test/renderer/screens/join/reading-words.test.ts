import { expect, test } from 'vitest';
import type { DialReading } from '../../../../main/contract/dialling.ts';
import { wordsOf } from '../../../../renderer/language/words.ts';
import { readingWords } from '../../../../renderer/screens/join/reading-words.ts';

const da = wordsOf('da');
const read = (
  kind: DialReading['kind'],
  shown: string,
  engine: NonNullable<DialReading['route']>['engine'] | null,
  at = '',
) => readingWords({ kind, shown, route: engine && { engine, at }, target: null }, da);

test('an alias is a room in a house, and the node that takes it is named for IT', () => {
  expect(read('alias', '1234@rooms.vconf.dk', 'pexip', 'px1.example')).toEqual({
    what: 'Videorum 1234 hos rooms.vconf.dk',
    via: 'via videosystemet',
    at: 'px1.example',
    next: '',
  });
  expect(read('alias', '1234@rooms.vconf.dk', 'pexip', 'rooms.vconf.dk').at).toBe('');
});

test.each([
  ['12345678', 'Telefonnummer 12 34 56 78'],
  ['+4512345678', 'Telefonnummer +45 12 34 56 78'],
  ['+46812345678', 'Telefonnummer +46812345678'],
  ['112', 'Telefonnummer 112'],
])('the number %s is read as %s', (shown, what) => {
  expect(read('number', shown, 'sip').what).toBe(what);
});

test('a protocol is not read, and of a link only the host', () => {
  expect(read('sip', 'sip:room@house.example', 'sip').what).toBe('Videoadresse room hos house.example');
  expect(read('ip', '10.1.2.3##77#12', 'pexip').what).toBe('Videoanlæg 10.1.2.3##77#12');
  expect(read('link', 'https://meet.example/j/12345?pwd=secret', 'web').what).toBe('Link til meet.example');
});

test('a code has a way though nobody knows its room yet', () => {
  expect(read('code', 'KRTB-4729', null)).toMatchObject({ via: da.dial.looksUp, next: '' });
});

test('what nothing here takes says what to do: a number on a telephone, the rest from one’s own computer', () => {
  expect(read('number', '12345678', null)).toMatchObject({
    via: da.dial.noRoute,
    next: da.dial.noRouteNumber,
  });
  expect(read('sip', 'room@house.example', null).next).toBe(da.dial.noRouteNext);
  expect(read('link', 'https://meet.example/j/1', 'web').next).toBe(da.dial.noRouteNext);
});
