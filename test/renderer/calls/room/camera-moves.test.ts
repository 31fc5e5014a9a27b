import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCameraMoves, readCameraMove } from '../../../../renderer/calls/room/camera-moves.ts';

const move = { pan: 1, tilt: 0, zoom: -1 } as const;
const message = { v: 1, from: 'a', to: 'b', n: 1, move };

test('what one side says the other reads, once and in order', () => {
  const a = makeCameraMoves('a');
  const b = makeCameraMoves('b');
  const [first, second] = [a.said('b', move), a.said('b', { pan: 0, tilt: 0, zoom: 0 })].map(readCameraMove);
  if (!first || !second) throw new Error('it cannot be read');
  expect(b.heard(first, 'a')).toEqual(move);
  expect(b.heard(first, 'a')).toBeNull();
  expect(b.heard(second, 'a')).toEqual({ pan: 0, tilt: 0, zoom: 0 });
  expect(b.heard(first, 'a')).toBeNull();
});

test('what is of another session, or for one, is not read', () => {
  const b = makeCameraMoves('b');
  expect(b.heard({ ...message, v: 1, to: 'c' }, 'a')).toBeNull();
  expect(b.heard({ ...message, v: 1 }, 'c')).toBeNull();
});

test.each([
  { ...message, v: 2 },
  { ...message, n: -1 },
  { ...message, move: { ...move, pan: 0.5 } },
  { ...message, move: { ...move, pan: 2 } },
  { ...message, move: { ...move, preset: 1 } },
  { ...message, power: false },
  { ...message, from: 'x'.repeat(65) },
])('bad: %j', (bad) => expect(readCameraMove(JSON.stringify(bad))).toBeNull());

test('a long message is not looked at, and no text is more than nothing', () => {
  expect(readCameraMove(`${JSON.stringify(message)}${' '.repeat(400)}`)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => readCameraMove(text) === null));
});
