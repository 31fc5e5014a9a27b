import { expect, test } from 'vitest';
import { seriesUid } from '../../../../main/agenda/graph/series-uid.ts';

const begin = '040000008200E00074C5B7101A82E008';
const rest = `0000000000000001${'0'.repeat(16)}10000000${'AB'.repeat(16)}`;

test('the date of one time is taken out of an id that Exchange made, and nothing else', () => {
  expect(seriesUid(`${begin}07EA030A${rest}`)).toBe(`${begin}00000000${rest}`);
  expect(seriesUid(`${begin}00000000${rest}`)).toBe(`${begin}00000000${rest}`);
  expect(seriesUid(`${begin}07ea030a${rest}`.toLowerCase())).toBe(`${begin}00000000${rest}`.toLowerCase());
});

test('an id that another calendar made comes out of its wrapping', () => {
  const wrapped = (uid: string): string =>
    `${begin}07EA030A${'0'.repeat(32)}10000000${Buffer.from(`vCal-Uid\u0001\0\0\0${uid}\0`).toString('hex')}`;
  expect(seriesUid(wrapped('3f2a@google.com'))).toBe('3f2a@google.com');
  expect(seriesUid(wrapped('møde@example.org').toUpperCase())).toBe('møde@example.org');
  // Nothing in the wrapping: it stays what it is, without the date.
  expect(seriesUid(wrapped(''))).toContain('E00800000000');
});

test.each(['', '3f2a@google.com', begin, `${begin}07EA030A`, `${begin}not hexadecimal at all${rest}`])(
  'what is no such id stays: %s',
  (uid) => expect(seriesUid(uid)).toBe(uid),
);
