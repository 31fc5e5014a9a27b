import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FarMove } from '../../../../renderer/calls/engine.ts';
import { makeCameraMoves, readCameraMove } from '../../../../renderer/calls/room/camera-moves.ts';
import type { Presence } from '../../../../renderer/calls/room/presence.ts';

const move = { pan: 1, tilt: 0, zoom: -1 } as const;
const message = { v: 1, from: 'a', to: 'b', n: 1, move };

/** One side of a call with one other, which lends its camera. */
function side(session: string, other: { readonly id: string; readonly session: string }, mayMove = true) {
  const said: [string, string][] = [];
  const driven: FarMove[] = [];
  const presence: Presence = {
    v: 1,
    name: other.id,
    role: '',
    kind: 'kiosk',
    session: other.session,
    joinedAt: 1,
    muted: false,
    camera: true,
    sharing: false,
    farCamera: true,
  };
  const moves = makeCameraMoves({
    session,
    others: new Map([[other.id, { presence }]]),
    ownCamera: { moved: (_mover, moved) => void driven.push(moved) },
    mayMove: () => mayMove,
    send: (to, payload) => void said.push([to, payload]),
  });
  return { moves, said, driven };
}

test('what one room says the other does, once and in order', () => {
  const a = side('a', { id: 'kiosk-b', session: 'b' });
  const b = side('b', { id: 'kiosk-a', session: 'a' });
  a.moves.move('kiosk-b', move);
  a.moves.move('kiosk-b', { pan: 0, tilt: 0, zoom: 0 });
  const [first = '', second = ''] = a.said.map(([, payload]) => payload);
  expect(a.said.map(([to]) => to)).toEqual(['kiosk-b', 'kiosk-b']);
  for (const payload of [first, first, second, first]) expect(b.moves.hear('kiosk-a', payload)).toBe(true);
  expect(b.driven).toEqual([move, { pan: 0, tilt: 0, zoom: 0 }]);
});

test.each([
  ['for another session', 'kiosk-a', { ...message, to: 'c' }],
  ['from another session', 'kiosk-a', { ...message, from: 'c' }],
  ['from somebody unknown', 'kiosk-c', message],
])('%s: heard, and not done', (_what, from, said) => {
  const b = side('b', { id: 'kiosk-a', session: 'a' });
  expect(b.moves.hear(from, JSON.stringify(said))).toBe(true);
  expect(b.driven).toEqual([]);
});

test('a guest is not heard, says nothing, and is told nothing', () => {
  const b = side('b', { id: 'guest-a', session: 'a' });
  b.moves.hear('guest-a', JSON.stringify(message));
  b.moves.move('guest-a', move);
  expect([b.driven, b.said]).toEqual([[], []]);
  const guest = side('b', { id: 'kiosk-a', session: 'a' }, false);
  guest.moves.move('kiosk-a', move);
  expect(guest.said).toEqual([]);
});

test('what is no move is left to others', () => {
  const b = side('b', { id: 'kiosk-a', session: 'a' });
  expect(b.moves.hear('kiosk-a', JSON.stringify({ v: 1, from: 'a', to: 'b', link: 1, n: 1 }))).toBe(false);
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
