import { type Property, parameterOf } from './content-line.ts';
import { toInstant, toWall, type Zone } from './zone.ts';

/**
 * A date or a time in a calendar. `wall` is what the clock on the wall shows, as UTC milliseconds; for a whole day
 * its midnight. A floating time (RFC 5545 §3.3.5, form 1) has the zone in which it is read, and says so.
 */
export type CalendarDate = {
  readonly wholeDay: boolean;
  readonly wall: number;
  readonly zone: Zone;
  readonly floating: boolean;
};

/** When that is, in ms since 1970. A whole day begins at midnight in its zone, which is the room's. */
export const instantOfDate = (date: CalendarDate): number => toInstant(date.zone, date.wall);

/** Years that calendars of meetings are about; beyond them a date is damage. Outlook writes 1601 for "always". */
const firstYear = 1600;
const lastYear = 2500;

const form =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[Tt ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*([Zz]|[+-]\d\d:?\d\d)?)?$/;

type Reading = { readonly wholeDay: boolean; readonly wall: number; readonly offsetMs: number | null };

/** Reads `20261121`, `20261121T140000`, `…Z`, and the ISO form that some write instead; null when it is no date. */
export function readDate(text: string): Reading | null {
  const match = form.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second, mark] = match;
  const numbers = [year, month, day, hour ?? 0, minute ?? 0, second ?? 0].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = numbers;
  if (y < firstYear || y > lastYear || mo < 1 || mo > 12 || d < 1 || h > 23 || mi > 59 || s > 60) return null;
  const wall = Date.UTC(y, mo - 1, d, h, mi, Math.min(s, 59));
  if (new Date(wall).getUTCDate() !== d) return null;
  return { wholeDay: hour === undefined, wall, offsetMs: mark ? offsetOf(mark) : null };
}

/** `Z`, `+0100` or `+01:00` in milliseconds east of Greenwich. */
function offsetOf(mark: string): number {
  const parts = /^([+-])(\d\d):?(\d\d)$/.exec(mark);
  if (!parts) return 0;
  const size = (Number(parts[2]) * 60 + Number(parts[3])) * 60_000;
  return parts[1] === '-' ? -size : size;
}

/** What a date needs to know of the calendar that it is in. */
export type DateContext = {
  readonly utc: Zone;
  /** The room's zone: of whole days and floating times. */
  readonly room: Zone;
  /** The zone for a TZID. Never fails: an unknown one is the room's, and said as a problem. */
  zoneOf(tzid: string, line: number): Zone;
};

/**
 * The values of a property and its TZID. An unquoted TZID such as `(UTC+01:00) Brussels, …` or `tzone://…` breaks
 * off at its first colon and leaves the rest in the value; no date has a colon, so the last one ends it.
 */
function dateParts(property: Property): { readonly values: readonly string[]; readonly tzid: string | null } {
  const tzid = property.parameters.get('TZID')?.join(',') ?? null;
  const colon = property.value.lastIndexOf(':');
  const broken = tzid !== null && colon >= 0 && readDate(property.value.split(/[,/]/)[0] ?? '') === null;
  if (!broken) return { values: property.value.split(','), tzid };
  const rest = property.value.slice(0, colon).replace(/;VALUE=[A-Z-]+$/i, '');
  return { values: property.value.slice(colon + 1).split(','), tzid: `${tzid}:${rest}`.replace(/"$/, '') };
}

function placed(
  reading: Reading,
  asDay: boolean,
  tzid: string | null,
  line: number,
  context: DateContext,
): CalendarDate {
  if (reading.wholeDay || asDay) {
    const wall = Math.floor(reading.wall / 86_400_000) * 86_400_000;
    return { wholeDay: true, wall, zone: context.room, floating: true };
  }
  const zone = tzid ? context.zoneOf(tzid, line) : reading.offsetMs === null ? context.room : context.utc;
  if (reading.offsetMs === null)
    return { wholeDay: false, wall: reading.wall, zone, floating: tzid === null };
  const at = reading.wall - reading.offsetMs;
  return { wholeDay: false, wall: toWall(zone, at), zone, floating: false };
}

/** Every date of DTSTART, DTEND, RECURRENCE-ID, EXDATE or RDATE; null for one that cannot be read. */
export function datesIn(property: Property, context: DateContext): readonly (CalendarDate | null)[] {
  const { values, tzid } = dateParts(property);
  const asDay = parameterOf(property, 'VALUE')?.toUpperCase() === 'DATE';
  return values.map((value) => {
    const reading = readDate(value);
    return reading && placed(reading, asDay, tzid, property.line, context);
  });
}

/** A length of time: whole days by the calendar, then milliseconds by the clock (RFC 5545 §3.3.6). */
export type Length = { readonly days: number; readonly ms: number };

const lengthForm = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** The value of a DURATION; null when it is none, is negative, or is longer than ten years. */
export function readLength(text: string): Length | null {
  const match = lengthForm.exec(text.trim());
  if (!match || !/\d/.test(text)) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const length = { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
  return length.days * 86_400_000 + length.ms <= 3660 * 86_400_000 ? length : null;
}

/** When something ends that begins at `wall` in `zone` and lasts `length`. */
export const endOf = (zone: Zone, wall: number, length: Length): number =>
  toInstant(zone, wall + length.days * 86_400_000) + length.ms;

/** A moment that RDATE adds; a PERIOD brings its own length. */
export type AddedDate = { readonly date: CalendarDate; readonly length: Length | null };

/** The dates and periods of an RDATE (RFC 5545 §3.8.5.2); null for one that cannot be read. */
export function addedDatesIn(property: Property, context: DateContext): readonly (AddedDate | null)[] {
  const { values, tzid } = dateParts(property);
  const asDay = parameterOf(property, 'VALUE')?.toUpperCase() === 'DATE';
  return values.map((value) => {
    const [begin = '', finish] = value.split('/');
    const reading = readDate(begin);
    if (!reading) return null;
    const date = placed(reading, asDay, tzid, property.line, context);
    if (finish === undefined) return { date, length: null };
    const length = readLength(finish);
    if (length) return { date, length };
    const end = readDate(finish);
    if (!end) return null;
    const ms = instantOfDate(placed(end, false, tzid, property.line, context)) - instantOfDate(date);
    return ms >= 0 ? { date, length: { days: 0, ms } } : null;
  });
}
