import { expect, test } from 'vitest';
import { holdsPiece, piecesIn, trimmed } from '../../../../main/agenda/links/candidates-in.ts';

const pieces = (line: string): readonly string[] => piecesIn(line).map(({ text, form }) => `${form} ${text}`);

test.each([
  ['see https://a.example/b?c=d, or', ['address https://a.example/b?c=d']],
  ['Join<https://a.example/b>', ['address https://a.example/b']],
  ['(https://a.example/b(1))', ['address https://a.example/b(1)']],
  ['zoom.us/j/123456789 now', ['web https://zoom.us/j/123456789']],
  ['<mailto:1234@a.example?subject=x>', ['mail 1234@a.example']],
  ['1234@a.example, 5678@b.example', ['mail 1234@a.example', 'mail 5678@b.example']],
  ['sip:1234@a.example;transport=tls.', ['address sip:1234@a.example;transport=tls']],
  ['H.323: 198.51.100.7##1234#55', ['address 198.51.100.7##1234#55']],
  ['id 1234@198.51.100.7', ['mail 1234@198.51.100.7']],
  ['https://a.example/?c={"Tid":"x"}', ['address https://a.example/?c=%7B%22Tid%22:%22x%22%7D']],
  ['https://a.example/l/meetup-jo...', []],
  ['https://a.example/l/meetup-jo…', []],
  ['gossip:a@b.example', ['mail a@b.example']],
  ['1234@a.example.', ['mail 1234@a.example']],
  ['a@b@c.example', []],
  ['no piece here: none', []],
])('%j', (line, wanted) => {
  expect(pieces(line)).toEqual(wanted);
});

test('where a piece stands in its line', () => {
  expect(piecesIn('go zoom.us/j/1. PIN 2')[0]).toMatchObject({ at: 3, end: 14 });
});

test('whether there is any is the same question, asked for less', () => {
  for (const line of ['x', 'a: b', 'https://a.example/', '1@a.example', 'zoom.us/j/1', '1.1.1.1##123'])
    expect(holdsPiece(line), line).toBe(piecesIn(line).length > 0);
});

test('the signs of a sentence are cut off, those of the address are not', () => {
  expect(trimmed('https://a.example/b).')).toBe('https://a.example/b');
  expect(trimmed('https://a.example/b_(c)')).toBe('https://a.example/b_(c)');
  expect(trimmed('https://a.example/b=')).toBe('https://a.example/b=');
});

test('only so many of one line', () => {
  expect(piecesIn('https://a.example/1 '.repeat(5000)).length).toBeLessThanOrEqual(400);
});
