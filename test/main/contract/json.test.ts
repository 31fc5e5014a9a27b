import { expect, test } from 'vitest';
import { isJsonObject, jsonOf } from '../../../main/contract/json.ts';

test.each([
  ['{"a":[1]}', { a: [1] }],
  ['null', null],
  ['""', ''],
  ['', undefined],
  ['{', undefined],
] as const)('%s', (text, value) => expect(jsonOf(text)).toEqual(value));

test('an object is neither a list nor nothing', () => {
  expect([{}, [], null, 'a', undefined].map(isJsonObject)).toEqual([true, false, false, false, false]);
});
