import { type CalendarDate, endOf, instantOfDate, type Length } from './calendar-date.ts';
import type { CalendarEvent } from './calendar-event.ts';
import type { Fault } from './components.ts';
import { wallsOfRule } from './recurrence-rule.ts';
import { isShown, toInstant, toWall, type Zone } from './zone.ts';

/** One time at which a meeting is held. `event` is the VEVENT that says what it is: the series, or an exception to it. */
export type Occurrence = {
  readonly event: CalendarEvent;
  /** The series, when `event` is an exception whose series is known. */
  readonly series: CalendarEvent | null;
  /** When the series had planned it, in ms since 1970; null for a single meeting. */
  readonly original: number | null;
  readonly start: number;
  readonly end: number;
};

export type Window = { readonly from: number; readonly to: number };

/** What reading a calendar has cost so far. */
export type Effort = { rulesNotFollowed: number };

/** After so many rules that lead nowhere, each of which may cost a twentieth of a second, no more are tried. */
const effortLimit = 100;

const dayMs = 86_400_000;

/** Of two VEVENTs for the same, the one that counts; at a tie a cancellation, then what stands later in the file. */
function newer(a: CalendarEvent | undefined, b: CalendarEvent): CalendarEvent {
  if (!a) return b;
  if (a.sequence !== b.sequence) return a.sequence > b.sequence ? a : b;
  if (a.cancelled !== b.cancelled) return a.cancelled ? a : b;
  return a.written > b.written ? a : b;
}

/** Whether [start, end) touches the window; what takes no time does when its moment is in it. */
const isInWindow = (start: number, end: number, { from, to }: Window): boolean =>
  start < to && (end > from || (start === end && start >= from));

/** A time in a series, as it was planned. */
type Planned = { readonly wall: number; readonly at: number; readonly length: Length };

const lengthMs = ({ days, ms }: Length): number => days * dayMs + ms;

/** The wall time, in the zone of its series, of a date that RDATE adds. */
function addedWall(date: CalendarDate, { start }: CalendarEvent): number {
  if (date.wholeDay) return start.wholeDay ? date.wall : date.wall + (start.wall - midnightOf(start.wall));
  const wall = toWall(start.zone, instantOfDate(date));
  return start.wholeDay ? midnightOf(wall) : wall;
}

/** The times that a series plans within the window, exceptions not yet applied; `reach` widens it on both sides. */
function plannedTimes(
  series: CalendarEvent,
  window: Window,
  reach: number,
  room: Zone,
  effort: Effort,
  faults: Fault[],
): Planned[] {
  const { zone } = series.start;
  const from = toWall(zone, window.from) - reach;
  const to = toWall(zone, window.to) + reach;
  const found = new Map<number, Planned>();
  const add = (wall: number, length: Length): void => {
    const at = toInstant(zone, wall);
    if (!found.has(at)) found.set(at, { wall, at, length });
  };
  let expanded = false;
  for (const property of series.rules) {
    const expansion =
      effort.rulesNotFollowed < effortLimit
        ? wallsOfRule(property.value, series.start, from, to, room)
        : { ok: false as const, reason: 'too many others could not be followed' };
    if (!expansion.ok) {
      effort.rulesNotFollowed += 1;
      faults.push({
        line: property.line,
        detail: `this RRULE cannot be followed (${expansion.reason}); only the first time is shown`,
      });
      continue;
    }
    expanded = true;
    // A rule gives no time that the wall clock skips (RFC 5545 §3.3.10).
    for (const wall of expansion.walls) {
      if (series.start.wholeDay || isShown(zone, wall)) add(wall, series.length);
    }
  }
  if (!expanded) add(series.start.wall, series.length);
  for (const { date, length } of series.added) {
    const wall = addedWall(date, series);
    if (wall >= from && wall <= to) add(wall, length ?? series.length);
  }
  return [...found.values()];
}

/** The day that a wall time is on, as its midnight. */
const midnightOf = (wall: number): number => Math.floor(wall / dayMs) * dayMs;

/**
 * What a planned time of `series` is known by to an EXDATE or RECURRENCE-ID: a moment, or a day. A DATE means whatever
 * is planned on that day, and in a series of whole days a moment means its day in the room's zone.
 */
function keyOf(date: CalendarDate, series: CalendarEvent, room: Zone): string {
  if (date.wholeDay) return `day ${date.wall}`;
  const at = instantOfDate(date);
  return series.start.wholeDay ? `day ${midnightOf(toWall(room, at))}` : `at ${at}`;
}
const keysOf = ({ at, wall }: Planned): readonly string[] => [`at ${at}`, `day ${midnightOf(wall)}`];

/** The occurrence that `event` makes of a planned time for which it stands together with all that follow. */
function movedOnward(
  event: CalendarEvent,
  original: CalendarDate,
  planned: Planned,
  series: CalendarEvent,
): Occurrence {
  const shift = event.start.wall - toWall(event.start.zone, instantOfDate(original));
  const wall =
    toWall(event.start.zone, planned.at) + (event.start.wholeDay ? event.start.wall - original.wall : shift);
  return {
    event,
    series,
    original: planned.at,
    start: toInstant(event.start.zone, wall),
    end: endOf(event.start.zone, wall, event.length),
  };
}

const asPlanned = (
  event: CalendarEvent,
  series: CalendarEvent | null,
  original: number | null,
): Occurrence => ({
  event,
  series,
  original,
  start: instantOfDate(event.start),
  end: endOf(event.start.zone, event.start.wall, event.length),
});

/**
 * The times in the window at which the meetings of one UID are held, cancelled ones left out. `events` are all its
 * VEVENTs in the file: the series and its exceptions, in any order, also several versions of each.
 */
export function occurrencesOf(
  events: readonly CalendarEvent[],
  window: Window,
  room: Zone,
  effort: Effort,
  faults: Fault[],
): readonly Occurrence[] {
  let series: CalendarEvent | undefined;
  const exceptions = new Map<string, CalendarEvent & { readonly original: CalendarDate }>();
  for (const event of events) {
    const { original } = event;
    if (!original) {
      series = newer(series, event);
      continue;
    }
    const key = `${instantOfDate(original)} ${original.wholeDay} ${event.onward}`;
    exceptions.set(key, { ...newer(exceptions.get(key), event), original });
  }
  // A series that is cancelled takes its exceptions with it.
  if (series?.cancelled) return [];

  const occurrences: Occurrence[] = [];
  const used = new Set<CalendarEvent>();
  const single = [...exceptions.values()].filter(({ onward }) => !onward);
  const onward = [...exceptions.values()].filter((event) => event.onward);
  onward.sort((a, b) => instantOfDate(b.original) - instantOfDate(a.original));

  if (series) {
    const whole = series;
    const recurs = whole.rules.length > 0 || whole.added.length > 0 || exceptions.size > 0;
    const instead = new Map(single.map((event) => [keyOf(event.original, whole, room), event]));
    const excluded = new Set(whole.excluded.map((date) => keyOf(date, whole, room)));
    const shifts = onward.map((event) =>
      Math.abs(instantOfDate(event.start) - instantOfDate(event.original)),
    );
    const lengths = [whole, ...onward].map(({ length }) => lengthMs(length));
    const reach = Math.max(...lengths) + Math.max(0, ...shifts) + dayMs;
    for (const planned of plannedTimes(whole, window, reach, room, effort, faults)) {
      const keys = keysOf(planned);
      const exception = keys.map((key) => instead.get(key)).find((found) => found !== undefined);
      const following = onward.find(({ original }) => instantOfDate(original) <= planned.at);
      if (exception) {
        used.add(exception);
        if (!exception.cancelled) occurrences.push(asPlanned(exception, whole, planned.at));
      } else if (keys.some((key) => excluded.has(key))) {
        // Left out by an EXDATE.
      } else if (following) {
        if (!following.cancelled)
          occurrences.push(movedOnward(following, following.original, planned, whole));
      } else {
        occurrences.push({
          event: whole,
          series: null,
          original: recurs ? planned.at : null,
          start: planned.at,
          end: endOf(whole.start.zone, planned.wall, planned.length),
        });
      }
    }
  }
  // An exception to what no series plans, or plans outside the window, is a meeting all the same.
  for (const exception of series ? single : [...single, ...onward]) {
    if (used.has(exception) || exception.cancelled) continue;
    occurrences.push(asPlanned(exception, series ?? null, instantOfDate(exception.original)));
  }
  return occurrences.filter(({ start, end }) => isInWindow(start, end, window));
}
