import type { Times } from '../../language/times.ts';

/** When a call of before was: the time of day for one of today, the weekday with it within a week, else the date. */
export function recentWhen(at: number, now: number, times: Times): string {
  const days = times.daysBetween(at, now);
  if (days <= 0) return times.clock(at);
  return days < 7 ? `${times.weekday(at)} ${times.clock(at)}` : times.date(at);
}
