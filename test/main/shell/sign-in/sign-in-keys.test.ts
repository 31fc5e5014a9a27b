import { expect, test } from 'vitest';
import { commandsOf, keyRows } from '../../../../main/shell/sign-in/sign-in-keys.ts';

test('every sign of ASCII and every Nordic letter can be typed', () => {
  const letters = keyRows.letters.flat();
  const typed = new Set([
    ...letters,
    ...letters.map((one) => one.toUpperCase()),
    ...keyRows.signs.flat(),
    ' ',
  ]);
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  expect([...ascii, ...'æøåäöÆØÅÄÖ'].filter((sign) => !typed.has(sign))).toEqual([]);
});

test('a sign is put in, and a key that edits goes down and up', () => {
  expect(commandsOf('{"text":"å"}')).toEqual([{ method: 'Input.insertText', params: { text: 'å' } }]);
  expect(commandsOf('{"key":"Enter"}')).toMatchObject([
    { method: 'Input.dispatchKeyEvent', params: { type: 'keyDown', key: 'Enter', text: '\r' } },
    { method: 'Input.dispatchKeyEvent', params: { type: 'keyUp', key: 'Enter' } },
  ]);
});

test.each([
  '',
  'x',
  'null',
  '{"text":""}',
  '{"text":"a long text"}',
  '{"key":"F12"}',
  '{"text":"a","key":"Tab"}',
])('%j is no key', (payload) => expect(commandsOf(payload)).toEqual([]));
