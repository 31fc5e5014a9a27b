import { endOf, instantOfDate } from '../calendar-date.ts';
import { propertyOf } from '../calendar-event.ts';
import { type Property, parameterOf, propertiesIn } from '../content-line.ts';
import { toInstant, toWall } from '../zone.ts';
import { folded, type LineEdit, linesOf, withLines, withParameter } from './event-lines.ts';
import { type EventTarget, type PlacedEvent, zoneNamed } from './event-target.ts';

/** The text of an object with one meeting in it changed; null when this meeting cannot be written by us. */
export type Edited = string | null;

const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15);

/** How lines end in this text. */
const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** A moment as an event writes its own start: in its zone where that is known and the moment has only one wall time, else in UTC. */
function written(name: string, at: number, text: string, { sketch, event }: PlacedEvent): string {
  const start = propertyOf(event.properties, 'DTSTART');
  const tzid = start && parameterOf(start, 'TZID');
  const zone = zoneNamed(text, sketch.calendar, tzid);
  if (zone && tzid !== undefined && !/["\r\n]/.test(tzid)) {
    const wall = toWall(zone, at);
    const label = /[:;,]/.test(tzid) ? `"${tzid}"` : tzid;
    if (toInstant(zone, wall) === at) return `${name};TZID=${label}:${stamp(wall)}`;
  }
  return `${name}:${stamp(at)}Z`;
}

/** What every change leaves behind (RFC 5545 §3.8.7): a higher number, and when it was. */
function bumped({ event }: PlacedEvent, now: number): readonly LineEdit[] {
  const has = propertyOf(event.properties, 'LAST-MODIFIED') !== undefined;
  return [{ name: 'SEQUENCE', whole: `SEQUENCE:${event.sequence + 1}` }, ...stamped(now, has)];
}

const stamped = (now: number, hasModified: boolean): readonly LineEdit[] => [
  { name: 'DTSTAMP', whole: `DTSTAMP:${stamp(now)}Z` },
  ...(hasModified ? [{ name: 'LAST-MODIFIED', whole: `LAST-MODIFIED:${stamp(now)}Z` }] : []),
];

/** Whole days and times that mean the wall clock wherever one is: when they end is not ours to say. */
const hasOwnTime = ({ event }: PlacedEvent): boolean => !event.start.wholeDay && !event.start.floating;

/** The text with other content in one VEVENT. */
const withInside = (text: string, { sketch }: PlacedEvent, inside: string): string =>
  text.slice(0, sketch.from) + inside + text.slice(sketch.to);

const insideOf = (text: string, { sketch }: PlacedEvent): string => text.slice(sketch.from, sketch.to);

/** Where the line that begins at `at` ends. */
function afterLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** The text with one time of a series standing by itself, so that it can be changed; its content is what `edit` makes of it. */
function withException(
  text: string,
  series: PlacedEvent,
  original: number,
  end: number,
  edit: (inside: string) => string,
): string {
  const lineEnd = lineEndOf(text);
  const none = ['RRULE', 'RDATE', 'EXDATE', 'EXRULE', 'DURATION'].map((name) => ({ name, whole: null }));
  const inside = withLines(
    insideOf(text, series),
    [
      ...none,
      { name: 'RECURRENCE-ID', whole: written('RECURRENCE-ID', original, text, series) },
      { name: 'DTSTART', whole: written('DTSTART', original, text, series) },
      { name: 'DTEND', whole: written('DTEND', end, text, series) },
    ],
    lineEnd,
  );
  const at = afterLine(text, series.sketch.to);
  const gap = text[at - 1] === '\n' ? '' : lineEnd;
  const exception = `BEGIN:VEVENT${lineEnd}${edit(inside)}END:VEVENT${lineEnd}`;
  return text.slice(0, at) + gap + exception + text.slice(at);
}

/** When a meeting ends now, in ms since 1970; null for one whose end is not ours to say. */
export function endOfTarget({ own, series, original }: EventTarget): number | null {
  const placed = own ?? series;
  if (!placed || !hasOwnTime(placed)) return null;
  const { start, length } = placed.event;
  return endOf(start.zone, own ? start.wall : toWall(start.zone, original ?? 0), length);
}

/** When it begins, in ms since 1970. */
export const startOfTarget = ({ own, original }: EventTarget): number =>
  own ? instantOfDate(own.event.start) : (original ?? 0);

/** A meeting that ends at `end`. Of a series that time alone, which then stands by itself (RFC 5545 §3.8.4.4). */
export function withEnd(text: string, target: EventTarget, end: number, now: number): Edited {
  const { own, series, original } = target;
  const lineEnd = lineEndOf(text);
  const placed = own ?? series;
  if (!placed || !hasOwnTime(placed)) return null;
  if (own) {
    const edits = [
      { name: 'DTEND', whole: written('DTEND', end, text, own) },
      { name: 'DURATION', whole: null },
      ...bumped(own, now),
    ];
    return withInside(text, own, withLines(insideOf(text, own), edits, lineEnd));
  }
  if (original === null) return null;
  return withException(text, placed, original, end, (inside) =>
    withLines(inside, bumped(placed, now), lineEnd),
  );
}

const addressIn = (property: Property): string =>
  (parameterOf(property, 'EMAIL') ?? property.value)
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();

/** Whether somebody else invited one of these addresses. */
export function isInvited({ own, series }: EventTarget, addresses: readonly string[]): boolean {
  const properties = (own ?? series)?.event.properties ?? [];
  const has = (name: string): boolean =>
    properties.some((one) => one.name === name && addresses.includes(addressIn(one)));
  return has('ATTENDEE') && !has('ORGANIZER');
}

/** The text of an event in which these addresses have declined. */
function declined(inside: string, addresses: readonly string[], lineEnd: string): string {
  const lines = linesOf(inside).map(({ raw, whole, name, inner }) => {
    if (inner || name !== 'ATTENDEE') return raw;
    const property = propertiesIn(whole, 1).properties[0];
    if (!property || !addresses.includes(addressIn(property))) return raw;
    const answered = withParameter(whole, 'PARTSTAT', 'DECLINED').replace(/;RSVP=TRUE(?=[;:])/i, '');
    return folded(answered, lineEnd);
  });
  return lines.join('');
}

/** An invitation that these addresses have declined (RFC 5546 §3.2.3); of a series that time alone. */
export function withDeclined(
  text: string,
  target: EventTarget,
  addresses: readonly string[],
  now: number,
): Edited {
  const { own, series, original } = target;
  const lineEnd = lineEndOf(text);
  const answer = (inside: string, { event }: PlacedEvent): string => {
    const has = propertyOf(event.properties, 'LAST-MODIFIED') !== undefined;
    return declined(withLines(inside, stamped(now, has), lineEnd), addresses, lineEnd);
  };
  if (own) return withInside(text, own, answer(insideOf(text, own), own));
  const end = endOfTarget(target);
  if (!series || original === null || end === null) return null;
  return withException(text, series, original, end, (inside) => answer(inside, series));
}

/** The text without a VEVENT. */
function withoutEvent(text: string, { sketch }: PlacedEvent): string {
  const begin = text.lastIndexOf('\n', sketch.from - 2) + 1;
  return text.slice(0, begin) + text.slice(afterLine(text, sketch.to));
}

/** A series without one of its times (RFC 5545 §3.8.5.1), and without what stood for that time alone. */
export function withoutTime(text: string, target: EventTarget, now: number): Edited {
  const { own, series, original } = target;
  // The room has only some times of a series, each by itself.
  if (!series) return own && withoutEvent(text, own);
  if (original === null || !hasOwnTime(series)) return null;
  const lineEnd = lineEndOf(text);
  const left = folded(written('EXDATE', original, text, series), lineEnd);
  const inside = left + withLines(insideOf(text, series), bumped(series, now), lineEnd);
  if (!own) return withInside(text, series, inside);
  // What stands later first, so that the places of the other still hold.
  return own.sketch.from > series.sketch.from
    ? withInside(withoutEvent(text, own), series, inside)
    : withoutEvent(withInside(text, series, inside), own);
}
