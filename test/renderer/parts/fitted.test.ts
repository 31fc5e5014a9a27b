import { expect, test } from 'vitest';
import { fitted, fittedList } from '../../../renderer/parts/fitted.ts';

test('a short title is kept on one line, a long one by its longest word', () => {
  expect(fitted('Privat møde')).toEqual({ '--longest': 11 });
  expect(fitted('Koordineringskonference om genoptræning efter operation')).toEqual({ '--longest': 23 });
  expect(fitted('')).toEqual({ '--longest': 0 });
});

test('the lines of a list are of one size, and a very long one makes the others no smaller', () => {
  expect(fittedList(['Teammøde', 'Fælles gravidteam'], false)).toEqual({ '--longest': 10 });
  expect(fittedList(['Teammøde', 'Fælles gravidteam'], true)).toEqual({ '--longest': 17 });
  expect(fittedList(['Teammøde', 'x'.repeat(90)], true)).toEqual({ '--longest': 26 });
  expect(fittedList([], true)).toEqual({ '--longest': 1 });
});
