import { expect, test } from 'vitest';
import { wordsOf } from '../../../../renderer/language/words.ts';
import { layoutShape, layoutWords } from '../../../../renderer/screens/call/layout-words.ts';

test.each([
  ['1:0', 'Kun den, der taler'],
  ['1:7', '1 stor, op til 7 små'],
  ['2:21', '2 store, op til 21 små'],
  ['9:0', 'Op til 9 lige store'],
  ['ac', 'Passer sig selv'],
  ['one_main_twentyone_pips', 'one_main_twentyone_pips'],
])('the layout %s is called %s', (layout, words) => {
  expect(layoutWords(layout, wordsOf('da'))).toBe(words);
});

test('a name of another form has no shape', () => {
  expect(layoutShape('1:7')).toEqual({ large: 1, small: 7 });
  expect(layoutShape('1:7:3')).toBeNull();
  expect(layoutShape('100:1')).toBeNull();
});
