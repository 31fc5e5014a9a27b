import { expect, test } from 'vitest';
import { keepKioskRooms } from '../../../main/hub/kiosk-rooms.ts';

test('a room is known by the kiosk that tells of it, and gone when that was not heard of for a week', () => {
  let now = 0;
  const rooms = keepKioskRooms({ now: () => now, after: () => () => {} });
  const east = { room: 'east', name: 'East', site: '' };
  const west = { room: 'west', name: 'West', site: '' };
  rooms.tell('one', east);
  expect(rooms.tell('two', west)).toEqual([east, west]);
  now += 6 * 86_400_000;
  // The kiosk was moved to another room.
  expect(rooms.tell('two', { ...west, room: 'north', name: 'North' }).map(({ room }) => room)).toEqual([
    'east',
    'north',
  ]);
  now += 2 * 86_400_000;
  expect(rooms.tell('three', west).map(({ room }) => room)).toEqual(['north', 'west']);
});
