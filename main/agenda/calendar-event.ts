import { createHash } from 'node:crypto';
import {
  type AddedDate,
  addedDatesIn,
  type CalendarDate,
  type DateContext,
  datesIn,
  instantOfDate,
  type Length,
  readLength,
} from './calendar-date.ts';
import type { Fault } from './components.ts';
import { type Property, parameterOf, propertiesIn } from './content-line.ts';

/** One VEVENT, read. */
export type CalendarEvent = {
  readonly uid: string;
  readonly line: number;
  readonly start: CalendarDate;
  readonly length: Length;
  /** RECURRENCE-ID: which occurrence of the series this one stands for; null for the series, or a single meeting. */
  readonly original: CalendarDate | null;
  /** RANGE=THISANDFUTURE: it stands for all that follow, too. */
  readonly onward: boolean;
  /** By STATUS, or by the METHOD of its calendar. */
  readonly cancelled: boolean;
  readonly rules: readonly Property[];
  readonly added: readonly AddedDate[];
  readonly excluded: readonly CalendarDate[];
  /** Of two VEVENTs for the same, the one with the higher counts: SEQUENCE, then the time of writing. */
  readonly sequence: number;
  readonly written: string;
  readonly properties: readonly Property[];
};

/** What an event is that cannot be shown: only which occurrence it would have stood for may still be known. */
export type EventReading =
  | { readonly ok: true; readonly event: CalendarEvent; readonly faults: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** The first property of a name. */
export const propertyOf = (properties: readonly Property[], name: string): Property | undefined =>
  properties.find((property) => property.name === name);

const dayLength: Length = { days: 1, ms: 0 };
const noLength: Length = { days: 0, ms: 0 };

/**
 * How long it lasts: to DTEND exactly; by DURATION in days of the calendar; else a day for a whole day and no time for
 * another (RFC 5545 §3.6.1).
 */
function lengthOf(
  start: CalendarDate,
  properties: readonly Property[],
  context: DateContext,
  faults: Fault[],
): Length {
  const none = start.wholeDay ? dayLength : noLength;
  const ending = propertyOf(properties, 'DTEND');
  if (ending) {
    const end = datesIn(ending, context)[0];
    if (!end) {
      faults.push({
        line: ending.line,
        detail: 'DTEND cannot be read, so how long this meeting lasts is not known',
      });
      return none;
    }
    if (start.wholeDay && end.wholeDay) {
      const days = (end.wall - start.wall) / 86_400_000;
      if (days > 0) return { days, ms: 0 };
      // Some write the same day for both, against RFC 5545 §3.6.1, and mean that day.
      if (days === 0) return dayLength;
    } else {
      const ms = instantOfDate(end) - instantOfDate(start);
      if (ms >= 0) return { days: 0, ms };
    }
    faults.push({ line: ending.line, detail: 'this meeting ends before it begins; only its start is used' });
    return none;
  }
  const duration = propertyOf(properties, 'DURATION');
  if (!duration) return none;
  const length = readLength(duration.value);
  if (!length) {
    faults.push({
      line: duration.line,
      detail: 'DURATION cannot be read, so how long this meeting lasts is not known',
    });
    return none;
  }
  return start.wholeDay && length.days === 0 ? dayLength : length;
}

/** A UID for an event that has none: the same at every reading, as long as it says the same. */
const uidOfText = (text: string): string =>
  `no-uid-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;

/** Reads one VEVENT. `text` is what is between its BEGIN and END, `line` the number of its first line in the file. */
export function readEvent(
  text: string,
  line: number,
  method: string | undefined,
  context: DateContext,
): EventReading {
  const { properties, strange } = propertiesIn(text, line);
  const faults: Fault[] = [];
  if (strange[0] !== undefined) {
    faults.push({ line: strange[0], detail: 'this line is not a property and was left out' });
  }
  const standing = propertyOf(properties, 'RECURRENCE-ID');
  // Some cancel one occurrence without saying when it would have been, other than by its name.
  const starting = propertyOf(properties, 'DTSTART') ?? standing;
  const start = starting && datesIn(starting, context)[0];
  if (!start) {
    const detail = starting ? `${starting.name} cannot be read` : 'an event has no DTSTART';
    return {
      ok: false,
      faults: [...faults, { line: starting?.line ?? line - 1, detail: `${detail}; it is not shown` }],
    };
  }
  const lenient = <T>(property: Property, values: readonly (T | null)[]): readonly T[] => {
    const readable = values.filter((value) => value !== null);
    if (readable.length < values.length) {
      faults.push({
        line: property.line,
        detail: `a date in ${property.name} cannot be read and is not used`,
      });
    }
    return readable;
  };
  // A floating exception means the wall clock of what it is an exception to.
  const alike = (date: CalendarDate): CalendarDate =>
    date.floating && !date.wholeDay ? { ...date, zone: start.zone } : date;
  const every = (name: string): readonly Property[] =>
    properties.filter((property) => property.name === name);
  const original = standing ? lenient(standing, datesIn(standing, context).slice(0, 1))[0] : undefined;
  const status = propertyOf(properties, 'STATUS')?.value.trim().toUpperCase();
  const uid = propertyOf(properties, 'UID')?.value.trim() ?? '';
  const event: CalendarEvent = {
    uid: uid === '' ? uidOfText(text) : uid,
    line: line - 1,
    start,
    length: lengthOf(start, properties, context, faults),
    original: original ? alike(original) : null,
    onward: standing !== undefined && parameterOf(standing, 'RANGE')?.toUpperCase() === 'THISANDFUTURE',
    cancelled: status === 'CANCELLED' || status === 'CANCELED' || method === 'CANCEL',
    rules: every('RRULE'),
    added: every('RDATE').flatMap((property) =>
      lenient(property, addedDatesIn(property, context)).map((one) => ({ ...one, date: alike(one.date) })),
    ),
    excluded: every('EXDATE').flatMap((property) => lenient(property, datesIn(property, context)).map(alike)),
    sequence: Number.parseInt(propertyOf(properties, 'SEQUENCE')?.value ?? '', 10) || 0,
    written:
      (propertyOf(properties, 'DTSTAMP') ?? propertyOf(properties, 'LAST-MODIFIED'))?.value.trim() ?? '',
    properties,
  };
  return { ok: true, event, faults };
}
