import { spanOf } from '../contract/day.ts';
import type { Meeting } from '../contract/meeting.ts';
import { wallTime } from '../contract/zone.ts';
import type { MemoryLevel } from './memory.ts';

/** The part of the night in which a fresh start is made, as clocks on the wall show it: `02:00`. */
export type Night = { readonly from: string; readonly until: string };

/** All that the decision rests on. */
export type FreshStartFacts = {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** IANA zone of `night`. */
  readonly zone: string;
  /** Null where the settings want no nightly start. */
  readonly night: Night | null;
  /** Milliseconds awake since the last start; no clock that is set changes it. */
  readonly freshForMs: number;
  readonly inCall: boolean;
  /** Milliseconds awake since somebody touched the screen; null while the window has not told. */
  readonly untouchedMs: number | null;
  /** The room's meetings; null before the agenda was read. */
  readonly meetings: readonly Meeting[] | null;
  readonly memory: MemoryLevel;
};

export type FreshStartReason = 'night' | 'memory';

const minuteMs = 60_000;

/** The limits of the decision. */
export const freshStartPolicy = {
  /** A nightly start comes after so long, and so never twice in a night: {@link longestNightHours}. */
  nightlyAfterMs: 12 * 60 * minuteMs,
  /** Too much memory used again after a shorter time is no reason for yet another start. */
  memoryAfterMs: 60 * minuteMs,
  /** No meeting may begin within this time. */
  clearMs: 30 * minuteMs,
  /** Nobody may have touched the screen within this time. */
  untouchedMs: 15 * minuteMs,
  /** With far too much memory used it is enough that nobody is at the screen now. */
  aloneMs: minuteMs,
} as const;

/** The longest night that the settings may have; with an hour more when clocks are set back it is still too short for two starts. */
export const longestNightHours = 8;

/**
 * Whether a fresh start is due now, and why. At night, and when too much memory is used, only at a quiet moment: no call,
 * no meeting that runs or begins soon, nobody at the screen. With far too much memory used a meeting does not keep it
 * back, since the room would fail in it; a call always does.
 */
export function freshStartDue(facts: FreshStartFacts): FreshStartReason | null {
  const { now, freshForMs, inCall, untouchedMs, meetings, memory } = facts;
  if (inCall || untouchedMs === null) return null;
  const { nightlyAfterMs, memoryAfterMs, clearMs, untouchedMs: longUntouchedMs, aloneMs } = freshStartPolicy;
  const memoryMayAsk = memory !== 'fine' && freshForMs >= memoryAfterMs;
  if (memoryMayAsk && memory === 'far-over' && untouchedMs >= aloneMs) return 'memory';
  const isQuiet =
    untouchedMs >= longUntouchedMs && meetings !== null && !meetingWithin(meetings, now, now + clearMs);
  if (!isQuiet) return null;
  if (memoryMayAsk) return 'memory';
  return freshForMs >= nightlyAfterMs && isNight(facts) ? 'night' : null;
}

/** Whether a meeting is held at some time from `from` to `until`. All-day entries are no meetings that somebody joins. */
function meetingWithin(meetings: readonly Meeting[], from: number, until: number): boolean {
  return meetings
    .filter(({ status, allDay }) => status !== 'cancelled' && !allDay)
    .map(spanOf)
    .some(({ start, end }) => start <= until && end > from);
}

/** By what the clock on the wall shows: an hour that comes twice, when clocks are set back, is night both times. */
function isNight({ now, zone, night }: FreshStartFacts): boolean {
  if (!night) return false;
  const { hour, minute } = wallTime(now, zone);
  const shown = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return night.until > night.from
    ? night.from <= shown && shown < night.until
    : night.from <= shown || shown < night.until;
}
