import { roomNow, spanOf } from '../../../main/contract/day.ts';
import type { KioskState } from '../../kiosk/state.ts';

/** One length that the room can be booked for from now on. */
export type BookChoice = {
  readonly minutes: number;
  /** When it is over, ms since 1970. */
  readonly end: number;
  /** It lasts as long as the room is free. */
  readonly untilNext: boolean;
};

/** What can be said of booking the room now. */
export type BookView =
  /** No calendar of this room may be written. */
  | { readonly kind: 'not-here' }
  /** It is not known whether the room is free. */
  | { readonly kind: 'not-read' }
  /** Somebody has it; `until` in ms since 1970. */
  | { readonly kind: 'taken'; readonly until: number }
  /** Free, but for less than {@link shortest} minutes. */
  | { readonly kind: 'soon'; readonly next: number }
  /** `next` is when the room is taken next, today or within the hour, ms since 1970; null when it is not. */
  | { readonly kind: 'choices'; readonly choices: readonly BookChoice[]; readonly next: number | null };

const usual = [15, 30, 45, 60] as const;
const longestUsual = Math.max(...usual);
/** Minutes: what main takes at least and at most. */
const shortest = 5;
const longest = 720;
const minuteMs = 60_000;

type Facts = Pick<KioskState, 'agenda' | 'kiosk' | 'now'>;

/** What may be booked at `now`: what does not fit before the next meeting is not there. */
export function bookView({ agenda, kiosk, now }: Facts): BookView {
  if (agenda && !agenda.mayBook) return { kind: 'not-here' };
  if (!agenda?.read) return { kind: 'not-read' };
  const { current, freeUntil, next: coming } = roomNow(agenda.meetings, now, kiosk?.zone ?? 'UTC');
  if (current) return { kind: 'taken', until: busyUntil(agenda.meetings, now) };
  // A booking begins with the minute that runs, so that it touches the next meeting and does not overlap it.
  const start = now - (now % minuteMs);
  // After midnight somebody may have it as well: it limits what fits, and is named when it is near.
  const from = coming ? spanOf(coming).start : Number.POSITIVE_INFINITY;
  const room = Math.floor((from - start) / minuteMs);
  const next = freeUntil ?? (room < longestUsual ? from : null);
  if (next !== null && room < shortest) return { kind: 'soon', next };
  const fitting = usual
    .filter((minutes) => minutes <= room)
    .map(
      (minutes): BookChoice => ({ minutes, end: start + minutes * minuteMs, untilNext: minutes === room }),
    );
  const whole: readonly BookChoice[] =
    next === null || room > longest || fitting.some(({ untilNext }) => untilNext)
      ? []
      : [{ minutes: room, end: next, untilNext: true }];
  return { kind: 'choices', choices: [...fitting, ...whole], next };
}

/** Whether the room can be booked now, so that a way to it is shown. */
export const canBook = (facts: Facts): boolean => bookView(facts).kind === 'choices';

/** When the room is free at last, ms since 1970: the end of what runs at `now` and of all that follows without a gap. */
export function busyUntil(meetings: NonNullable<Facts['agenda']>['meetings'], now: number): number {
  let until = now;
  const spans = meetings
    .filter(({ allDay, status }) => !allDay && status !== 'cancelled')
    .map(spanOf)
    .toSorted((a, b) => a.start - b.start);
  for (const { start, end } of spans) if (start <= until && end > until) until = end;
  return until;
}
