import { expect, test } from 'vitest';
import type { RoomBeside } from '../../../../main/contract/room-beside.ts';
import { minutes, now } from '../../../../renderer/pictures/base-state.ts';
import { besideView } from '../../../../renderer/screens/book/beside-view.ts';
import { atRest } from '../states.ts';

const room = (name: string, ...taken: readonly (readonly [number, number])[]): RoomBeside => ({
  name,
  where: '',
  taken: taken.map(([from, to]) => ({ start: now + minutes(from), end: now + minutes(to) })),
});
const view = (...beside: readonly RoomBeside[]) => besideView({ ...atRest, beside });

test('no rooms in the settings, none whose calendar could be read', () => {
  expect(view()).toEqual({ kind: 'nobody' });
  expect(view({ name: 'A', where: '', taken: null })).toEqual({ kind: 'unknown' });
});

test('the free ones in the order of the settings, each until when', () => {
  const found = view(
    room('Til 15', [66, 90]),
    room('Optaget', [-10, 20]),
    room('Hele dagen'),
    room('I morgen', [1200, 1260]),
    { name: 'Ukendt', where: '', taken: null },
  );
  expect(found).toEqual({
    kind: 'free',
    rooms: [
      { name: 'Til 15', where: '', freeUntil: now + minutes(66) },
      { name: 'Hele dagen', where: '', freeUntil: null },
      { name: 'I morgen', where: '', freeUntil: null },
    ],
  });
});

test('a room that is taken again within five minutes is of no use', () => {
  expect(view(room('A', [4, 30]))).toEqual({ kind: 'none', first: { name: 'A', at: now + minutes(30) } });
  expect(view(room('A', [5, 30])).kind).toBe('free');
});

test('none free: the one that is free first, gaps of no use skipped', () => {
  expect(view(room('A', [40, 60], [-10, 38]), room('B', [-10, 45])).kind).toBe('none');
  expect(view(room('A', [40, 60], [-10, 38]), room('B', [-10, 45]))).toEqual({
    kind: 'none',
    first: { name: 'B', at: now + minutes(45) },
  });
});

test('free again tomorrow only: nothing is promised', () => {
  expect(view(room('A', [-10, 900]))).toEqual({ kind: 'none', first: null });
});
