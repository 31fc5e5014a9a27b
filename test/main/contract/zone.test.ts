import { expect, test } from 'vitest';
import { instantOf, isZone, startOfDay, wallTime } from '../../../main/contract/zone.ts';

const iso = (at: number): string => new Date(at).toISOString();
const wall = (year: number, month: number, day: number, hour: number, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
  second: 0,
});

test('there and back, summer and winter, east and west of Greenwich', () => {
  expect(wallTime(Date.parse('2026-07-01T12:34:56Z'), 'Europe/Copenhagen')).toEqual({
    year: 2026,
    month: 7,
    day: 1,
    hour: 14,
    minute: 34,
    second: 56,
  });
  for (const zone of ['Europe/Copenhagen', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC']) {
    for (
      let at = Date.parse('2026-03-01T00:15:00Z');
      at < Date.parse('2026-12-01T00:00:00Z');
      at += 19 * 3_600_000
    ) {
      const back = instantOf(wallTime(at, zone), zone);
      // The hour that comes twice is read as its first coming.
      expect([at, at - 3_600_000]).toContain(back);
    }
  }
});

test('the hour that comes twice is the first; the hour that is skipped is an hour later', () => {
  expect(iso(instantOf(wall(2026, 10, 25, 2, 30), 'Europe/Copenhagen'))).toBe('2026-10-25T00:30:00.000Z');
  expect(iso(instantOf(wall(2026, 10, 25, 3, 0), 'Europe/Copenhagen'))).toBe('2026-10-25T02:00:00.000Z');
  expect(iso(instantOf(wall(2026, 3, 29, 2, 30), 'Europe/Copenhagen'))).toBe('2026-03-29T01:30:00.000Z');
  expect(iso(instantOf(wall(2026, 3, 29, 3, 0), 'Europe/Copenhagen'))).toBe('2026-03-29T01:00:00.000Z');
  expect(iso(instantOf(wall(2026, 11, 1, 1, 30), 'America/New_York'))).toBe('2026-11-01T05:30:00.000Z');
});

test('a day begins at midnight there, days are counted over months and changes of clock', () => {
  const late = Date.parse('2026-10-25T22:59:59Z');
  expect(iso(startOfDay(late, 'Europe/Copenhagen'))).toBe('2026-10-24T22:00:00.000Z');
  expect(iso(startOfDay(late, 'Europe/Copenhagen', 1))).toBe('2026-10-25T23:00:00.000Z');
  expect(iso(startOfDay(late, 'Europe/Copenhagen', 8))).toBe('2026-11-01T23:00:00.000Z');
  expect(iso(startOfDay(Date.parse('2026-01-01T10:00:00Z'), 'Europe/Copenhagen', -1))).toBe(
    '2025-12-30T23:00:00.000Z',
  );
  // In Santiago the clock is set forward at midnight: the day begins at 01:00.
  expect(iso(startOfDay(Date.parse('2026-09-06T12:00:00Z'), 'America/Santiago'))).toBe(
    '2026-09-06T04:00:00.000Z',
  );
});

test('what is a zone and what is not', () => {
  expect(isZone('Europe/Oslo')).toBe(true);
  expect(isZone('Romance Standard Time')).toBe(false);
  expect(isZone('')).toBe(false);
});
