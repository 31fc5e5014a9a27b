import { expect, test } from 'vitest';
import { failureInWords } from '../../../main/watch/main-failure.ts';

test('of a bug its message and place are told', () => {
  const words = failureInWords(new TypeError('cannot read properties of undefined'));
  expect(words).toMatch(/^TypeError \(cannot read properties of undefined\) at /);
  expect(words).toContain('main-failure.test.ts');
});

test('of other errors only the kind, since a name may be in what could not be read', () => {
  let words = '';
  try {
    JSON.parse('Karen Jensen');
  } catch (error) {
    words = failureInWords(error);
  }
  expect(words).toMatch(/^SyntaxError at /);
  expect(words).not.toMatch(/Karen|Jensen/);
  expect(failureInWords(new Error('Karen Jensen'))).not.toMatch(/Karen/);
  expect(failureInWords(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toMatch(/^Error ENOSPC at /);
  expect(failureInWords('Karen Jensen')).toBe('a string');
});
