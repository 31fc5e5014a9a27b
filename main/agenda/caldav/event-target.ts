import { type CalendarDate, type DateContext, instantOfDate } from '../calendar-date.ts';
import { type CalendarEvent, readEvent } from '../calendar-event.ts';
import { componentsIn, type EventSketch, zoneKey } from '../components.ts';
import { toWall, utcZone, type Zone } from '../zone.ts';
import { zoneForName } from '../zone-names.ts';

/** A VEVENT and where its text is. */
export type PlacedEvent = { readonly sketch: EventSketch; readonly event: CalendarEvent };

/** What a meeting of the agenda is in the text of its object. */
export type EventTarget = {
  /** When the series had planned it, in ms since 1970; null for a single meeting. */
  readonly original: number | null;
  /** The VEVENT that stands for this meeting alone; null while only its series says it. */
  readonly own: PlacedEvent | null;
  /** The series that it is a time of. */
  readonly series: PlacedEvent | null;
};

/** The VEVENTs of one object, those left out that cannot be read. Floating times are taken in UTC, and say that they are floating. */
export function eventsIn(text: string): readonly PlacedEvent[] {
  const { events, zones, methods } = componentsIn(text);
  return events.flatMap((sketch) => {
    const context: DateContext = {
      utc: utcZone,
      room: utcZone,
      zoneOf: (tzid) => zoneIn(tzid, zones.get(zoneKey(sketch.calendar, tzid))) ?? utcZone,
    };
    const inside = text.slice(sketch.from, sketch.to);
    const reading = readEvent(inside, sketch.line, methods.get(sketch.calendar), context);
    return reading.ok ? [{ sketch, event: reading.event }] : [];
  });
}

/** How far zones are worked out: no meeting is booked later. */
const zonesUntil = Date.UTC(2100, 0);

const zoneIn = (tzid: string, definition: string | undefined): Zone | null =>
  zoneForName(tzid, utcZone, definition, zonesUntil);

/** The zone of a date, where it names one that is known. */
export function zoneNamed(text: string, calendar: number, tzid: string | undefined): Zone | null {
  return tzid === undefined ? null : zoneIn(tzid, componentsIn(text).zones.get(zoneKey(calendar, tzid)));
}

/** Whether a RECURRENCE-ID means the time of `series` that was planned for `at`. A DATE means what is planned on that day. */
function means(date: CalendarDate, at: number, series: CalendarEvent | undefined): boolean {
  if (!date.wholeDay) return instantOfDate(date) === at;
  const wall = toWall(series?.start.zone ?? date.zone, at);
  return date.wall === Math.floor(wall / 86_400_000) * 86_400_000;
}

/** An id of a meeting is its UID, for one time of a series followed by `/` and its original start. A long UID is cut in it. */
const idForm = /^([\s\S]*)\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;
const cutFrom = 900;
const isUid = (uid: string, told: string): boolean =>
  uid === told || (told.length >= cutFrom && uid.startsWith(told));

/** The UIDs that an id may mean. */
export const uidsOf = (id: string): readonly string[] => [id, ...(idForm.exec(id)?.slice(1, 2) ?? [])];

/**
 * Finds a meeting by its id; null when it is not there. Also null in a text that is damaged, and when an exception stands for all
 * times that follow (RANGE=THISANDFUTURE): no client writes them, and one time taken out of them would not be what it was.
 */
export function targetIn(text: string, id: string): EventTarget | null {
  if (componentsIn(text).faults.length > 0) return null;
  const events = eventsIn(text);
  if (events.some(({ event }) => event.onward)) return null;
  const whole = events.filter(({ event }) => !event.original);
  const single = whole.findLast(({ event }) => isUid(event.uid, id));
  if (single) return { original: null, own: single, series: null };
  const [, uid = '', planned = ''] = idForm.exec(id) ?? [];
  const original = Date.parse(planned);
  if (Number.isNaN(original)) return null;
  const series = whole.findLast(({ event }) => isUid(event.uid, uid)) ?? null;
  const own = events.findLast(
    ({ event }) => isUid(event.uid, uid) && event.original && means(event.original, original, series?.event),
  );
  return own || series ? { original, own: own ?? null, series } : null;
}
