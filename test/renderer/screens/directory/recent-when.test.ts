import { expect, test } from 'vitest';
import { timesOf } from '../../../../renderer/language/times.ts';
import { recentWhen } from '../../../../renderer/screens/directory/recent-when.ts';

const now = Date.parse('2026-11-24T12:54:00Z');
const times = timesOf('da', 'Europe/Copenhagen');

test.each([
  ['2026-11-24T08:00:00Z', '09:00'],
  ['2026-11-23T22:30:00Z', 'mandag 23:30'],
  ['2026-11-18T08:00:00Z', 'onsdag 09:00'],
  ['2026-11-17T08:00:00Z', 'tirsdag 17. november'],
  ['2026-11-24T13:00:00Z', '14:00'],
])('a call at %s was %s', (at, when) => {
  expect(recentWhen(Date.parse(at), now, times)).toBe(when);
});
