import type { Meeting } from './meeting.ts';
import { startOfDay } from './zone.ts';

/** How long before its start a meeting is offered as the one to join, in minutes. */
const joinableBeforeMinutes = 15;

/** How long a meeting that its calendar gives no length is held to last, in minutes. */
const assumedMinutes = 15;

/**
 * The room's day as it stands at one moment. A meeting is in one of these only, and a cancelled one in none.
 * `earlier`, `later` and `allDay` are today's; `next` may be on another day.
 */
export type Day = {
  /** The one to join: it runs, or nothing runs and it begins within {@link joinableBeforeMinutes}. Never an all-day one. */
  readonly now: Meeting | null;
  /** The first that has not begun, `now` and `overlapping` apart. */
  readonly next: Meeting | null;
  /** The rest of today after `next`, by start. */
  readonly later: readonly Meeting[];
  /** Over, today, by start. */
  readonly earlier: readonly Meeting[];
  /** Today's all-day ones. They are shown, and never ring. */
  readonly allDay: readonly Meeting[];
  /** What could be joined just as well as `now`, since it is held at the same time. */
  readonly overlapping: readonly Meeting[];
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

/**
 * Sorts the agenda into {@link Day} for the moment `now` (ms since 1970); `zone` says where a day begins and ends.
 * A meeting that has ended is over, whatever call goes on: running over is that call's business, see {@link minutesOver}.
 */
export function dayOf(meetings: readonly Meeting[], now: number, zone: string): Day {
  const dayStart = startOfDay(now, zone);
  const dayEnd = startOfDay(now, zone, 1);
  const held = meetings.filter(({ status }) => status !== 'cancelled').map(spanOf);
  held.sort((a, b) => a.start - b.start || a.end - b.end);
  const isToday = ({ start, end }: Span): boolean => start < dayEnd && end > dayStart;
  const timed = held.filter(({ meeting }) => !meeting.allDay);

  const running = timed.filter(({ start, end }) => start <= now && now < end);
  const ahead = timed.filter(({ start }) => start > now);
  const soon = ahead.filter(({ start }) => start - now <= joinableBeforeMinutes * minuteMs);
  const candidates = running.length > 0 ? running : soon;
  const current = chooseNow(candidates, now);
  const overlapping = candidates.filter(
    (span) => current && span !== current && span.start < current.end && span.end > current.start,
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
