import { expect, test } from 'vitest';
import { lineLimit, textLines } from '../../../../main/agenda/links/text-lines.ts';

const lines = (text: string): readonly string[] => textLines(text).map(({ text: line }) => line);

test('line ends of every kind, and no run of empty lines', () => {
  expect(lines('a\r\nb\rc\u2028d\n\n \n\n\ne')).toEqual(['a', 'b', 'c', 'd', '', 'e']);
});

test('signs that are not seen do not stand in an address', () => {
  expect(lines('https://a\u200b.exam\u00adple/\u202eb\u00a0c')).toEqual(['https://a.example/b c']);
});

test('entities, also when they were escaped twice', () => {
  expect(lines('&lt;https://a.example/?b=1&amp;amp;c=2&gt; &unknown; &#39;')).toEqual([
    "<https://a.example/?b=1&c=2> &unknown; '",
  ]);
});

test('an address in angle brackets that was broken over lines', () => {
  expect(lines('Deltag<https://a.example/\n  b\n c>\nd')).toEqual(['Deltag<https://a.example/bc>', 'd']);
  expect(lines('<https://a.example/b\nnext line goes on without an end')).toHaveLength(2);
});

test('an address that was broken before a sign with which no word begins', () => {
  const long = 'https://a.example/0123456789012345678901234567890';
  expect(lines(`see ${long}\n%40thread?x=1\nend`)).toEqual([`see ${long}%40thread?x=1`, 'end']);
  expect(lines(`${long}\nPasscode: 1`)).toHaveLength(2);
  expect(lines('no address\n%40thread')).toHaveLength(2);
});

test('only so many lines', () => {
  expect(textLines('a\n'.repeat(50_000)).length).toBeLessThanOrEqual(lineLimit);
});
