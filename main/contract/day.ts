import type { Meeting } from './meeting.ts';
import { startOfDay } from './zone.ts';

/** How long before its start a meeting is offered as the one to join, in minutes, where the settings do not say. */
const usualOfferMinutes = 15;

/** How long a meeting that its calendar gives no length is held to last, in minutes. */
const assumedMinutes = 15;

/**
 * The room's day as it stands at one moment. A meeting is in one of these only, and a cancelled one in none.
 * `earlier`, `later` and `allDay` are today's; `next` may be on another day.
 */
export type Day = {
  /**
   * The one to join: it runs, or it begins soon and nothing runs, or what runs has no way in and it has one. Never an all-day one.
   */
  readonly now: Meeting | null;
  /** The first that has not begun, `now` and `overlapping` apart. */
  readonly next: Meeting | null;
  /** The rest of today after `next`, by start. */
  readonly later: readonly Meeting[];
  /** Over, today, by start. */
  readonly earlier: readonly Meeting[];
  /** Today's all-day ones. They are shown, and never ring. */
  readonly allDay: readonly Meeting[];
  /** What runs beside `now`, and what could be joined just as well, since it is held at the same time. */
  readonly overlapping: readonly Meeting[];
  /** The ids of those that are held at the same time as another: the room was given away twice. All-day ones do not count. */
  readonly doubleBooked: ReadonlySet<string>;
};

const minuteMs = 60_000;

/** When a meeting is held, in ms since 1970; one without a length is given {@link assumedMinutes}. */
export type Span = { readonly meeting: Meeting; readonly start: number; readonly end: number };

/** See {@link Span}. */
export function spanOf(meeting: Meeting): Span {
  const start = Date.parse(meeting.start);
  const end = Date.parse(meeting.end);
  return { meeting, start, end: end > start ? end : start + assumedMinutes * minuteMs };
}

const hasWayIn = ({ meeting }: Span): boolean => meeting.join.length > 0;

/** Of several that could be `now`: one that can be joined first, then the one that began last (ahead of time: that begins first). */
function chooseNow(spans: readonly Span[], now: number): Span | null {
  let best: Span | null = null;
  for (const span of spans) {
    if (!best) best = span;
    else if (hasWayIn(span) !== hasWayIn(best)) best = hasWayIn(span) ? span : best;
    else if (span.start <= now && span.start > best.start) best = span;
    else if (span.start > now && span.start < best.start) best = span;
  }
  return best;
}

/** Those that take place, by start. */
const heldOf = (meetings: readonly Meeting[]): readonly Span[] =>
  meetings
    .filter(({ status }) => status !== 'cancelled')
    .map(spanOf)
    .sort((a, b) => a.start - b.start || a.end - b.end);

/** The ids of those that overlap another; `spans` by start. Two that touch do not. */
function doubleBookedIn(spans: readonly Span[]): ReadonlySet<string> {
  const found = new Set<string>();
  let longest: Span | null = null;
  for (const span of spans) {
    if (longest && span.start < longest.end) found.add(span.meeting.id).add(longest.meeting.id);
    if (!longest || span.end > longest.end) longest = span;
  }
  return found;
}

/**
 * Sorts the agenda into {@link Day} for the moment `now` (ms since 1970); `zone` says where a day begins and ends,
 * `offerMinutes` how long before its start a meeting is offered to be joined.
 * A meeting that has ended is over, whatever call goes on: running over is that call's business, see {@link minutesOver}.
 */
export function dayOf(
  meetings: readonly Meeting[],
  now: number,
  zone: string,
  offerMinutes: number = usualOfferMinutes,
): Day {
  const dayStart = startOfDay(now, zone);
  const dayEnd = startOfDay(now, zone, 1);
  const held = heldOf(meetings);
  const isToday = ({ start, end }: Span): boolean => start < dayEnd && end > dayStart;
  const timed = held.filter(({ meeting }) => !meeting.allDay);

  const running = timed.filter(({ start, end }) => start <= now && now < end);
  const ahead = timed.filter(({ start }) => start > now);
  const soon = ahead.filter(({ start }) => start - now <= offerMinutes * minuteMs);
  // What runs and cannot be joined from here must not hide what can.
  const waysSoon = running.some(hasWayIn) ? [] : soon.filter(hasWayIn);
  const first = running.length > 0 && waysSoon.length === 0 ? running : soon;
  const current = chooseNow(first, now);
  const overlapping = [...running, ...(first === soon ? soon : [])].filter(
    (span) =>
      current &&
      span !== current &&
      (span.start <= now || (span.start < current.end && span.end > current.start)),
  );
  const rest = ahead.filter((span) => span !== current && !overlapping.includes(span));

  const meetingsOf = (spans: readonly Span[]): readonly Meeting[] => spans.map(({ meeting }) => meeting);
  return {
    now: current?.meeting ?? null,
    next: rest[0]?.meeting ?? null,
    later: meetingsOf(rest.slice(1).filter(isToday)),
    earlier: meetingsOf(timed.filter((span) => span.end <= now && isToday(span))),
    allDay: meetingsOf(held.filter((span) => span.meeting.allDay && isToday(span))),
    overlapping: meetingsOf(overlapping),
    doubleBooked: doubleBookedIn(timed),
  };
}

/** Who has the room at one moment. All-day meetings do not take it. */
export type RoomNow = {
  /** Who has it; of several the one that was there first. Back-to-back meetings are two: its end is when the next has the room. */
  readonly current: Meeting | null;
  /** While nobody has it: when somebody will today, in ms since 1970; null when that is not today, or it is taken now. */
  readonly freeUntil: number | null;
  /** The first that has not begun, on whatever day. */
  readonly next: Meeting | null;
};

/** See {@link RoomNow}; `now` in ms since 1970, `zone` says where the day ends. */
export function roomNow(meetings: readonly Meeting[], now: number, zone: string): RoomNow {
  const timed = heldOf(meetings).filter(({ meeting }) => !meeting.allDay);
  const current = timed.find(({ start, end }) => start <= now && now < end) ?? null;
  const next = timed.find(({ start }) => start > now) ?? null;
  const isFreeUntilIt = next !== null && current === null && next.start < startOfDay(now, zone, 1);
  return {
    current: current?.meeting ?? null,
    freeUntil: isFreeUntilIt ? next.start : null,
    next: next?.meeting ?? null,
  };
}

/** Whole minutes until `when` (ISO 8601), begun ones counted: 61 s are 2. Zero when it has come. */
export const minutesUntil = (now: number, when: string): number =>
  Math.max(0, Math.ceil((Date.parse(when) - now) / minuteMs));

/** Whole minutes since `when` (ISO 8601): 119 s are 1. Zero when it has not come. */
export const minutesSince = (now: number, when: string): number =>
  Math.max(0, Math.floor((now - Date.parse(when)) / minuteMs));

/** Whole minutes that a call for `meeting` runs over its planned end; zero while it is in time, or has no planned end. */
export const minutesOver = (now: number, meeting: Meeting): number =>
  meeting.allDay || Date.parse(meeting.end) <= Date.parse(meeting.start) ? 0 : minutesSince(now, meeting.end);
