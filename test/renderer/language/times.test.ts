import { expect, test } from 'vitest';
import { timesOf } from '../../../renderer/language/times.ts';

const zone = 'Europe/Copenhagen';
const at = Date.parse('2026-11-24T12:54:00Z');

test('a clock has a colon and 24 hours in every language', () => {
  for (const language of ['da', 'sv', 'nb', 'en'] as const) {
    expect(timesOf(language, zone).clock(at)).toBe('13:54');
    expect(timesOf(language, zone).range(at, at + 3_600_000)).toBe('13:54–14:54');
  }
  expect(timesOf('da', zone).clock(Date.parse('2026-11-24T23:05:00Z'))).toBe('00:05');
});

test('a date is written as each language writes it', () => {
  expect(timesOf('da', zone).date(at)).toBe('tirsdag 24. november');
  expect(timesOf('sv', zone).date(at)).toBe('tisdag 24 november');
  expect(timesOf('nb', zone).date(at)).toBe('tirsdag 24. november');
  expect(timesOf('en', zone).date(at)).toMatch(/^Tuesday,? 24 November$/);
  expect(timesOf('nb', zone).weekday(at)).toBe('tirsdag');
});

test('days are counted by the calendar, also over a change of clock', () => {
  const { daysBetween } = timesOf('da', zone);
  expect(daysBetween(at, at + 3_600_000)).toBe(0);
  expect(daysBetween(at, Date.parse('2026-11-24T23:30:00Z'))).toBe(1);
  expect(daysBetween(Date.parse('2026-10-24T12:00:00Z'), Date.parse('2026-10-26T00:30:00Z'))).toBe(2);
});
