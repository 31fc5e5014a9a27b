import { expect, test } from 'vitest';
import { codeInPath, codeIsWhole, tidyCode } from '../../../renderer/guest/invite-code.ts';

test.each([
  ['/g/K7QM-4RTB', 'K7QM-4RTB'],
  ['/g/K7QM-4RTB/', 'K7QM-4RTB'],
  ['/g/K7QM%2D4RTB', 'K7QM-4RTB'],
  ['/g/', null],
  ['/', null],
  ['/g/a/b', null],
  // A link that was cut in the middle of a byte.
  ['/g/K7QM%2', 'K7QM%2'],
])('the code in %s is %s', (path, code) => {
  expect(codeInPath(path)).toBe(code);
});

test.each([
  ['k7qm4rtb', 'K7QM-4RTB'],
  [' k7qm - 4rtb ', 'K7QM-4RTB'],
  ['k7q', 'K7Q'],
  ['k7qm', 'K7QM'],
  ['K7QM-4', 'K7QM-4'],
  ['K7QM-4RTB99', 'K7QM-4RTB'],
  ['https://hub.example:8443/g/K7QM-4RTB#trust', 'K7QM-4RTB'],
  ['', ''],
])('%j is tidied to %j', (typed, tidy) => {
  expect(tidyCode(typed)).toBe(tidy);
});

test('only a code with all its signs is whole', () => {
  expect(codeIsWhole('K7QM-4RTB')).toBe(true);
  expect(codeIsWhole('K7QM-4RT')).toBe(false);
});
