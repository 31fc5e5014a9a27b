import { type CalendarDate, readDate } from './calendar-date.ts';
import { type Expansion, expandRule, occurrenceLimit, tooOften } from './ical.ts';
import { plainRuleWalls } from './plain-rule.ts';
import { toWall, type Zone } from './zone.ts';

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

/** The parts of a rule by name, upper case; null when it is not a rule. X- parts are left out. */
function partsOf(value: string): Map<string, string> | null {
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
  return parts.has('FREQ') ? parts : null;
}

/**
 * The wall times in [from, to] at which an RRULE (its value) recurs from `start` on. All are wall times in the zone of
 * `start`; that is the room's for a whole day.
 */
export function wallsOfRule(
  value: string,
  start: CalendarDate,
  from: number,
  to: number,
  room: Zone,
): Expansion {
  const parts = partsOf(value);
  if (!parts) return { ok: false, reason: 'it is not in order' };
  const given = parts.get('UNTIL');
  const until = given === undefined ? Number.POSITIVE_INFINITY : untilWall(given, start, room);
  if (until === null) return { ok: false, reason: 'its UNTIL is no date' };
  parts.delete('UNTIL');
  const plain = plainRuleWalls(parts, until, start.wall, from, to);
  if (plain) return plain.length > occurrenceLimit ? tooOften : { ok: true, walls: plain };

  let begin = start.wall;
  const step = stepMs[parts.get('FREQ') ?? ''];
  const count = parts.get('COUNT');
  const alone = ![...parts.keys()].some((name) => name.startsWith('BY'));
  if (step && from > begin && (count === undefined || alone)) {
    // A rule whose steps are all alike begins close to the window, so that one of 1970 costs no more than one of today.
    const whole = step * Number(parts.get('INTERVAL') ?? 1);
    // One whole step is left before `from`, since the days of a week lie on both sides of the start's own.
    const steps = Math.max(0, Math.floor((from - begin) / whole) - 1);
    if (count !== undefined) {
      if (Number(count) <= steps) return { ok: true, walls: [] };
      parts.set('COUNT', String(Number(count) - steps));
    }
    begin += steps * whole;
  }
  const rule = [...parts].map(([name, text]) => `${name}=${text}`);
  if (until !== Number.POSITIVE_INFINITY) rule.push(`UNTIL=${stampOf(until)}`);
  return expandRule(rule.join(';'), begin, from, to);
}
