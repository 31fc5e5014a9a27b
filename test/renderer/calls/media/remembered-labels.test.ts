import { expect, test } from 'vitest';
import { rememberLabels } from '../../../../renderer/calls/media/remembered-labels.ts';

function pretendStorage(kept: string | null = null) {
  let value = kept;
  const storage = {
    getItem: () => value,
    setItem: (_key: string, text: string) => {
      value = text;
    },
  } as unknown as Storage;
  return rememberLabels(() => storage, 'key');
}

test('what was kept is read, the newest sixteen', () => {
  const labels = pretendStorage();
  expect(labels.read()).toEqual([]);
  labels.keep(['One', 'Two']);
  expect(labels.read()).toEqual(['One', 'Two']);
  labels.keep(Array.from({ length: 40 }, (_, index) => `Cam ${index}`));
  expect(labels.read()).toHaveLength(16);
});

test.each(['{', '{"a":1}', '"One"', 'null', ''])('%s is nothing', (text) => {
  expect(pretendStorage(text).read()).toEqual([]);
});

test('what is no label is left out', () => {
  expect(pretendStorage(JSON.stringify([1, 'One', null, 'x'.repeat(301)])).read()).toEqual(['One']);
});

test('a browser that keeps nothing is no reason to fail', () => {
  const refuses = rememberLabels(() => {
    throw new Error('SecurityError');
  }, 'key');
  refuses.keep(['One']);
  expect(refuses.read()).toEqual([]);
});
