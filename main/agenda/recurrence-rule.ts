import { type CalendarDate, readDate } from './calendar-date.ts';
import { toWall, type Zone } from './zone.ts';

const number = /^\d{1,9}$/;
const numbers = /^[+-]?\d{1,3}(?:,[+-]?\d{1,3})*$/;

/** The parts of a recurrence rule that are known and the form of each (RFC 5545 §3.3.10, RFC 7529). UNTIL is apart. */
const partForms: Readonly<Record<string, RegExp>> = {
  FREQ: /^(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^0*[1-9]\d{0,4}$/,
  COUNT: /^0*[1-9]\d{0,8}$/,
  BYSECOND: numbers,
  BYMINUTE: numbers,
  BYHOUR: numbers,
  BYDAY: /^(?:[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU))(?:,[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: numbers,
  BYYEARDAY: numbers,
  BYWEEKNO: numbers,
  BYMONTH: /^\d{1,2}L?(?:,\d{1,2}L?)*$/,
  BYSETPOS: numbers,
  WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
  RSCALE: /^GREGORIAN$/,
  SKIP: /^(?:OMIT|BACKWARD|FORWARD)$/,
};

const stampOf = (wall: number): string =>
  `${new Date(wall).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/**
 * The last wall time that UNTIL allows. In UTC it is turned into the wall time of the start's zone; a date allows all
 * of its day, which is what the calendars that write a date for a timed meeting mean.
 */
function untilWall(text: string, start: CalendarDate, room: Zone): number | null {
  const reading = readDate(text);
  if (!reading) return null;
  const zone = start.wholeDay ? room : start.zone;
  const wall = reading.offsetMs === null ? reading.wall : toWall(zone, reading.wall - reading.offsetMs);
  // Outlook ends a series of whole days with the moment of the last one's midnight, in UTC.
  return start.wholeDay || reading.wholeDay ? Math.floor(wall / 86_400_000) * 86_400_000 + 86_399_000 : wall;
}

/** How long one step is for the frequencies whose steps are all alike, in milliseconds. */
const stepMs: Readonly<Record<string, number>> = {
  SECONDLY: 1000,
  MINUTELY: 60_000,
  HOURLY: 3_600_000,
  DAILY: 86_400_000,
  WEEKLY: 7 * 86_400_000,
};

/** A rule ready to be expanded: see expandRule. */
export type WallRule = { readonly rule: string; readonly start: number };

/**
 * Checks the value of an RRULE and rewrites it into wall time for an expansion that need not begin before `from` (wall
 * time). A rule whose steps are all alike begins close to `from`, so that one that runs since 1970 costs no more than
 * one of today. Null when the rule is not one.
 */
export function wallRule(value: string, start: CalendarDate, from: number, room: Zone): WallRule | null {
  const parts = new Map<string, string>();
  for (const part of value
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, equals).trim();
    const text = part.slice(equals + 1).trim();
    if (part.trim() === '' || name.startsWith('X-')) continue;
    if (name !== 'UNTIL' && !partForms[name]?.test(text)) return null;
    parts.set(name, text);
  }
  const frequency = parts.get('FREQ');
  if (!frequency) return null;
  const until = parts.get('UNTIL');
  if (until !== undefined) {
    const last = untilWall(until, start, room);
    if (last === null) return null;
    parts.set('UNTIL', stampOf(last));
  }

  let begin = start.wall;
  const step = stepMs[frequency];
  if (step && from > begin) {
    const whole = step * Number(parts.get('INTERVAL') ?? 1);
    // One whole step is left before `from`, since the days of a week lie on both sides of the start's own.
    const steps = Math.max(0, Math.floor((from - begin) / whole) - 1);
    const count = parts.get('COUNT');
    const alone = ![...parts.keys()].some((name) => name.startsWith('BY'));
    if (count === undefined || (alone && number.test(count))) {
      const left = Number(count ?? Number.POSITIVE_INFINITY) - steps;
      if (left <= 0) parts.set('UNTIL', stampOf(begin - 1000));
      else if (count !== undefined) parts.set('COUNT', String(left));
      if (left > 0) begin += steps * whole;
    }
  }
  return { rule: [...parts].map(([name, text]) => `${name}=${text}`).join(';'), start: begin };
}
