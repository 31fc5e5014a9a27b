import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, minutesOver, minutesSince, minutesUntil, roomNow } from '../../../main/contract/day.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';

const zone = 'Europe/Copenhagen';
const at = (iso: string): number => Date.parse(iso);

function meeting(id: string, start: string, end: string, more: Partial<Meeting> = {}): Meeting {
  return {
    id,
    title: id,
    start: `2026-11-21T${start}:00.000Z`,
    end: `2026-11-21T${end}:00.000Z`,
    allDay: false,
    private: false,
    status: 'confirmed',
    organizer: null,
    location: null,
    join: [],
    ...more,
  };
}
const door: Meeting['join'] = [
  { engine: 'room', provider: 'rundbord', address: 'rundbord:east', source: 'location' },
];
const ids = (meetings: readonly Meeting[]): string => meetings.map(({ id }) => id).join(' ');

test('an ordinary day: over, running, next, later, in order of start whatever the order given', () => {
  const day = dayOf(
    [
      meeting('d', '14:00', '15:00'),
      meeting('b', '10:00', '11:00'),
      meeting('c', '12:00', '13:00'),
      meeting('a', '08:00', '09:00'),
      meeting('e', '15:00', '16:00'),
    ],
    at('2026-11-21T10:30:00Z'),
    zone,
  );
  expect(ids(day.earlier)).toBe('a');
  expect(day.now?.id).toBe('b');
  expect(day.next?.id).toBe('c');
  expect(ids(day.later)).toBe('d e');
  expect(day.overlapping).toEqual([]);
});

test('fifteen minutes before its start a meeting is the one to join, and not a second earlier', () => {
  const one = [meeting('a', '10:00', '11:00')];
  expect(dayOf(one, at('2026-11-21T09:44:59Z'), zone)).toMatchObject({ now: null, next: { id: 'a' } });
  expect(dayOf(one, at('2026-11-21T09:45:00Z'), zone)).toMatchObject({ now: { id: 'a' }, next: null });
});

test('what runs goes before what is about to begin; at its end it is over at once', () => {
  const two = [meeting('a', '09:00', '10:00'), meeting('b', '10:00', '11:00')];
  expect(dayOf(two, at('2026-11-21T09:59:59Z'), zone)).toMatchObject({ now: { id: 'a' }, next: { id: 'b' } });
  const turned = dayOf(two, at('2026-11-21T10:00:00Z'), zone);
  expect(turned.now?.id).toBe('b');
  expect(ids(turned.earlier)).toBe('a');
});

test('of two that run, the one with a way in is first; of two with one, the one that began last', () => {
  const now = at('2026-11-21T10:30:00Z');
  const plain = meeting('plain', '10:15', '11:00');
  const first = meeting('first', '10:00', '11:00', { join: door });
  const second = meeting('second', '10:20', '11:00', { join: door });
  expect(dayOf([plain, first], now, zone)).toMatchObject({
    now: { id: 'first' },
    overlapping: [{ id: 'plain' }],
  });
  expect(dayOf([first, second, plain], now, zone).now?.id).toBe('second');
});

test('of two about to begin, the earlier; the other is overlapping only when they are held at one time', () => {
  const now = at('2026-11-21T09:50:00Z');
  const short = meeting('short', '09:55', '10:00');
  const after = meeting('after', '10:00', '11:00');
  expect(dayOf([after, short], now, zone)).toMatchObject({
    now: { id: 'short' },
    overlapping: [],
    next: { id: 'after' },
  });
  const same = meeting('same', '10:00', '10:30');
  expect(dayOf([after, same], now, zone)).toMatchObject({
    now: { id: 'same' },
    overlapping: [{ id: 'after' }],
    next: null,
  });
});

test('how long before its start a meeting is offered is for the settings to say', () => {
  const one = [meeting('a', '10:00', '11:00')];
  expect(dayOf(one, at('2026-11-21T09:54:59Z'), zone, 5)).toMatchObject({ now: null, next: { id: 'a' } });
  expect(dayOf(one, at('2026-11-21T09:55:00Z'), zone, 5)).toMatchObject({ now: { id: 'a' } });
  expect(dayOf(one, at('2026-11-21T09:00:00Z'), zone, 60)).toMatchObject({ now: { id: 'a' } });
});

test('what runs and cannot be joined from here does not hide what soon can be, and is shown beside it', () => {
  const plain = meeting('plain', '09:00', '10:00');
  const far = meeting('far', '10:00', '11:00', { join: door });
  const day = dayOf([plain, far], at('2026-11-21T09:50:00Z'), zone);
  expect(day).toMatchObject({ now: { id: 'far' }, overlapping: [{ id: 'plain' }], next: null });
  expect(dayOf([plain, far], at('2026-11-21T09:40:00Z'), zone)).toMatchObject({
    now: { id: 'plain' },
    next: { id: 'far' },
  });
  const near = meeting('near', '09:30', '10:30', { join: door });
  expect(dayOf([near, far], at('2026-11-21T09:50:00Z'), zone)).toMatchObject({
    now: { id: 'near' },
    next: { id: 'far' },
  });
});

test('two that are held at one time are said, whenever today; two that touch are not, nor a whole day', () => {
  const whole = meeting('whole', '00:00', '23:00', { allDay: true });
  const long = meeting('long', '08:00', '12:00');
  const inside = meeting('inside', '09:00', '09:30');
  const last = meeting('last', '11:59', '13:00');
  const touches = meeting('touches', '13:00', '14:00');
  const off = meeting('off', '13:30', '14:00', { status: 'cancelled' });
  const { doubleBooked } = dayOf([touches, last, off, inside, whole, long], at('2026-11-21T07:00:00Z'), zone);
  expect([...doubleBooked].sort()).toEqual(['inside', 'last', 'long']);
});

test('who has the room: back-to-back meetings are two, and a whole day takes nothing', () => {
  const whole = meeting('whole', '00:00', '22:00', { allDay: true });
  const all = [whole, meeting('b', '11:00', '12:00'), meeting('a', '10:00', '11:00')];
  expect(roomNow(all, at('2026-11-21T09:00:00Z'), zone)).toMatchObject({
    current: null,
    freeUntil: at('2026-11-21T10:00:00Z'),
    next: { id: 'a' },
  });
  expect(roomNow(all, at('2026-11-21T10:30:00Z'), zone)).toMatchObject({
    current: { id: 'a' },
    freeUntil: null,
    next: { id: 'b' },
  });
  expect(roomNow(all, at('2026-11-21T11:00:00Z'), zone)).toMatchObject({ current: { id: 'b' }, next: null });
  expect(roomNow(all, at('2026-11-21T12:00:00Z'), zone)).toEqual({
    current: null,
    freeUntil: null,
    next: null,
  });
  // 00:30 of the 21st in Copenhagen: its first meeting is today; seen from the 20th it is another day's.
  expect(roomNow(all, at('2026-11-20T23:30:00Z'), zone).freeUntil).toBe(at('2026-11-21T10:00:00Z'));
  expect(roomNow(all, at('2026-11-20T22:30:00Z'), zone)).toMatchObject({
    freeUntil: null,
    next: { id: 'a' },
  });
});

test('all-day ones are only in allDay, and only on their day in the room’s zone', () => {
  const whole = meeting('whole', '00:00', '00:00', {
    start: '2026-11-20T23:00:00.000Z',
    end: '2026-11-21T23:00:00.000Z',
    allDay: true,
    join: door,
  });
  const during = dayOf([whole], at('2026-11-21T10:00:00Z'), zone);
  expect(ids(during.allDay)).toBe('whole');
  expect(during).toMatchObject({ now: null, next: null, later: [], earlier: [] });
  expect(dayOf([whole], at('2026-11-20T22:59:59Z'), zone)).toMatchObject({ allDay: [], next: null });
  expect(dayOf([whole], at('2026-11-21T23:00:00Z'), zone)).toMatchObject({ allDay: [], earlier: [] });
});

test('over midnight: it runs on the next day, and is then over there', () => {
  const night = meeting('night', '22:00', '23:59', {
    start: '2026-11-21T22:00:00.000Z',
    end: '2026-11-22T00:30:00.000Z',
  });
  // 00:30 in Copenhagen, the 22nd.
  expect(dayOf([night], at('2026-11-21T23:30:00Z'), zone).now?.id).toBe('night');
  expect(ids(dayOf([night], at('2026-11-22T09:00:00Z'), zone).earlier)).toBe('night');
  expect(dayOf([night], at('2026-11-22T23:30:00Z'), zone).earlier).toEqual([]);
});

test('next may be tomorrow; later is today only, also on the day of 23 hours', () => {
  // The clock goes from 02:00 to 03:00 on 29 March 2026: that day ends at 22:00Z.
  const late = meeting('late', '0', '0', {
    start: '2026-03-29T21:30:00.000Z',
    end: '2026-03-29T21:45:00.000Z',
  });
  const tomorrow = meeting('tomorrow', '0', '0', {
    start: '2026-03-29T22:15:00.000Z',
    end: '2026-03-29T22:30:00.000Z',
  });
  const noon = at('2026-03-29T10:00:00Z');
  const first = meeting('first', '0', '0', {
    start: '2026-03-29T11:00:00.000Z',
    end: '2026-03-29T12:00:00.000Z',
  });
  expect(ids(dayOf([first, late, tomorrow], noon, zone).later)).toBe('late');
  expect(dayOf([tomorrow], noon, zone)).toMatchObject({ now: null, next: { id: 'tomorrow' }, later: [] });
});

test('a cancelled one is nowhere; one without length is held to last a quarter of an hour', () => {
  const now = at('2026-11-21T10:10:00Z');
  const off = meeting('off', '10:00', '11:00', { status: 'cancelled', join: door });
  expect(dayOf([off], now, zone)).toEqual({
    now: null,
    next: null,
    later: [],
    earlier: [],
    allDay: [],
    overlapping: [],
    doubleBooked: new Set(),
  });
  const point = meeting('point', '10:00', '10:00');
  expect(dayOf([point], now, zone).now?.id).toBe('point');
  expect(ids(dayOf([point], at('2026-11-21T10:15:00Z'), zone).earlier)).toBe('point');
});

test('countdown, elapsed and overrun', () => {
  const now = at('2026-11-21T10:00:00Z');
  expect(minutesUntil(now, '2026-11-21T10:01:01.000Z')).toBe(2);
  expect(minutesUntil(now, '2026-11-21T10:01:00.000Z')).toBe(1);
  expect(minutesUntil(now, '2026-11-21T09:00:00.000Z')).toBe(0);
  expect(minutesSince(now, '2026-11-21T09:58:01.000Z')).toBe(1);
  expect(minutesSince(now, '2026-11-21T11:00:00.000Z')).toBe(0);
  expect(minutesOver(now, meeting('a', '09:00', '09:55'))).toBe(5);
  expect(minutesOver(now, meeting('a', '09:00', '10:05'))).toBe(0);
  expect(minutesOver(now, meeting('point', '09:00', '09:00'))).toBe(0);
});

test('whatever the agenda, every meeting is in at most one place, and a running one is never lost', () => {
  const minute = fc.integer({ min: -2000, max: 3000 });
  const some = fc.array(
    fc.record({
      start: minute,
      length: fc.integer({ min: 0, max: 1500 }),
      allDay: fc.boolean(),
      way: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(some, minute, (shapes, offset) => {
      const base = at('2026-10-25T00:00:00Z');
      const meetings = shapes.map(({ start, length, allDay, way }, index) =>
        meeting(String(index), '0', '0', {
          start: new Date(base + start * 60_000).toISOString(),
          end: new Date(base + (start + length) * 60_000).toISOString(),
          allDay,
          join: way ? door : [],
        }),
      );
      const now = base + offset * 60_000;
      const day = dayOf(meetings, now, zone);
      const shown = [
        day.now,
        day.next,
        ...day.later,
        ...day.earlier,
        ...day.allDay,
        ...day.overlapping,
      ].filter((one) => one !== null);
      expect(new Set(shown).size).toBe(shown.length);
      for (const one of meetings) {
        const runs = at(one.start) <= now && now < at(one.end);
        if (runs) expect(shown).toContain(one);
        const from = at(one.start);
        const to = Math.max(at(one.end), from === at(one.end) ? from + 900_000 : 0);
        const meets = meetings.some((other) => {
          if (other === one || other.allDay) return false;
          const begin = at(other.start);
          const end = begin === at(other.end) ? begin + 900_000 : at(other.end);
          return begin < to && end > from;
        });
        expect(day.doubleBooked.has(one.id)).toBe(!one.allDay && meets);
      }
    }),
  );
});
