import { expect, test } from 'vitest';
import { fitsPattern } from '../../../renderer/kiosk/fits-pattern.ts';

test.each([
  ['ward@example.org', 'ward@example.org', true],
  ['ward@example.org', 'ward', false],
  ['ward@example.org', '*', true],
  ['', '*', true],
  ['ward@example.org', '*@example.org', true],
  ['ward@other.org', '*@example.org', false],
  ['ward@example.org.evil', '*@example.org', false],
  ['x@example.org', 'x*example*org', true],
  ['ab', 'ab*b', false],
  ['abb', 'ab*b', true],
  ['aXbYc', 'a*b*c', true],
  ['acb', 'a*b*c', false],
  ['a.c', 'a?c', false],
  ['', '', true],
])('%j fits %j: %s', (text, pattern, fits) => {
  expect(fitsPattern(text, pattern)).toBe(fits);
});

test('a pattern made of stars costs no more than any other', () => {
  expect(fitsPattern('a'.repeat(500), `${'*a'.repeat(150)}*b`)).toBe(false);
});
