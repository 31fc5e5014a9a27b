import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAhead, readPresence } from '../../../../renderer/calls/room/presence.ts';

const good = {
  v: 1,
  name: 'Ward 3',
  role: 'hospital',
  kind: 'kiosk',
  session: 'abc',
  joinedAt: 1,
  muted: false,
  camera: true,
  sharing: false,
  farCamera: true,
};
const read = (change: object) => readPresence(JSON.stringify({ ...good, ...change }));

test('reads what a party says, and drops what it does not know', () => {
  expect(read({ later: 'x' })).toEqual(good);
});

test('whoever says nothing of a camera that may be moved has none', () => {
  expect(read({ farCamera: undefined })?.farCamera).toBe(false);
  expect(read({ farCamera: 'yes' })).toBeNull();
});

test('a name is cut to 80 and keeps no character that turns or breaks the line', () => {
  expect(read({ name: 'x'.repeat(500) })?.name).toHaveLength(80);
  expect(read({ name: ' A\u202eB\nC\u0000 ' })?.name).toBe('A B C');
});

test.each([
  { v: 2 },
  { name: 7 },
  { name: 'x'.repeat(5000) },
  { kind: 'admin' },
  { session: '' },
  { session: 'x'.repeat(65) },
  { joinedAt: 'now' },
  { muted: null },
])('refuses %o', (change) => {
  expect(read(change)).toBeNull();
});

test('refuses what is no JSON, and never throws', () => {
  expect(readPresence('{')).toBeNull();
  expect(readPresence('null')).toBeNull();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      readPresence(text);
    }),
  );
});

test('of two parties exactly one is ahead', () => {
  const place = fc.record({ id: fc.string(), joinedAt: fc.integer({ min: 0, max: 3 }) });
  fc.assert(
    fc.property(place, place, (one, other) => {
      fc.pre(one.id !== other.id);
      expect(isAhead(one, other)).toBe(!isAhead(other, one));
    }),
  );
});
