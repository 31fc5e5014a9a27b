import { dayOf, roomNow, spanOf } from '../../../main/contract/day.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { startOfDay } from '../../../main/contract/zone.ts';
import type { KioskState } from '../../kiosk/state.ts';
import { busyUntil, canBook } from '../book/book-view.ts';

/** The one large fact. Times in ms since 1970. */
export type Holder =
  /** Main has not read the calendar yet. */
  | { readonly kind: 'reading' }
  /** Nothing is known of the day: neither free nor taken may be said. */
  | { readonly kind: 'unknown'; readonly missing: boolean }
  /** `until` is null for the rest of the day. */
  | { readonly kind: 'free'; readonly until: number | null }
  | {
      readonly kind: 'taken';
      readonly meeting: Meeting;
      readonly until: number;
      /** When others follow without a gap: the end of the last of them. Else null. */
      readonly freeAgain: number | null;
      /** What is held here at the same time. */
      readonly also: readonly Meeting[];
    };

/** The one thing to do here; null when there is none. */
export type DoorAction =
  | { readonly kind: 'book' }
  /** Somebody says that the meeting is held; `by` in ms since 1970. */
  | { readonly kind: 'check-in'; readonly meeting: Meeting; readonly by: number };

/** One line of the day. */
export type DoorRow = { readonly meeting: Meeting; readonly doubleBooked: boolean };

/** Why the calendar is not as it should be; `stale` with when it was last read whole, ms since 1970. */
export type DoorTrouble =
  | { readonly kind: 'missing' | 'not-allowed' | 'unreachable' | 'broken' }
  | { readonly kind: 'stale'; readonly at: number };

export type DoorView = {
  readonly holder: Holder;
  readonly action: DoorAction | null;
  /** What is still to come today, what runs apart. */
  readonly rows: readonly DoorRow[];
  readonly allDay: readonly Meeting[];
  /** Meetings today that found no place on the screen. */
  readonly more: number;
  readonly trouble: DoorTrouble | null;
};

/** Lines of the day on a screen that has nothing else to show: it lies, or stands upright; and the most of either. */
const roomFor = { lying: { lines: 9, most: 8 }, upright: { lines: 10, most: 6 } } as const;

type Facts = Pick<KioskState, 'agenda' | 'kiosk' | 'now' | 'beside'>;

/** What a screen beside the door shows at `now`; `lying` when it is wider than high. */
export function doorView(facts: Facts, lying = false): DoorView {
  const { agenda, kiosk, now, beside } = facts;
  const zone = kiosk?.zone ?? 'UTC';
  const meetings = agenda?.meetings ?? [];
  const day = dayOf(meetings, now, zone);
  const midnight = startOfDay(now, zone, 1);
  const holder = holderOf(facts);
  const held = meetings.filter(({ allDay, status }) => !allDay && status !== 'cancelled').map(spanOf);
  const coming = held
    .filter(({ start }) => start > now && start < midnight)
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ meeting }): DoorRow => ({ meeting, doubleBooked: day.doubleBooked.has(meeting.id) }));
  const action = actionOf(facts, holder, coming);
  const trouble = troubleOf(agenda);
  const lines = linesLeft({ lying, holder, checkIn: action?.kind === 'check-in', trouble, beside });
  const allDay = lines > 2 ? day.allDay : [];
  const left = lines - (allDay.length > 0 ? 1 : 0);
  const fit = coming.length > left ? left - 1 : left;
  return {
    holder,
    action,
    rows: coming.slice(0, fit),
    allDay,
    more: Math.max(0, coming.length - fit),
    trouble,
  };
}

/** Lines of the day that fit. Upright, the day is below the large fact; else it is beside it, and only its own column matters. */
function linesLeft(shown: {
  readonly lying: boolean;
  readonly holder: Holder;
  readonly checkIn: boolean;
  readonly trouble: DoorTrouble | null;
  readonly beside: Facts['beside'];
}): number {
  const { lying, holder, checkIn, trouble, beside } = shown;
  const { lines, most } = roomFor[lying ? 'lying' : 'upright'];
  const isTaken = holder.kind === 'taken';
  const saysMore = checkIn || (isTaken && (holder.also.length > 0 || holder.freeAgain !== null));
  const fact = lying ? 0 : (isTaken ? 2 : 0) + (saysMore ? 1 : 0);
  const rooms = beside.length === 0 ? 0 : lying ? 3 : 4;
  return Math.max(1, Math.min(most, lines - fact - rooms - (trouble ? 1 : 0)));
}

function holderOf({ agenda, kiosk, now }: Facts): Holder {
  if (!agenda?.read) return { kind: 'reading' };
  const { current, freeUntil } = roomNow(agenda.meetings, now, kiosk?.zone ?? 'UTC');
  if (current) {
    const { end: until } = spanOf(current);
    const end = busyUntil(agenda.meetings, now);
    const also = agenda.meetings.filter((meeting) => {
      const { start, end: itsEnd } = spanOf(meeting);
      const isHeld = !meeting.allDay && meeting.status !== 'cancelled';
      return isHeld && meeting.id !== current.id && start <= now && now < itsEnd;
    });
    return { kind: 'taken', meeting: current, until, freeAgain: end > until ? end : null, also };
  }
  // What was never read whole may hold anything.
  const trouble = troubleOf(agenda);
  const nothingKnown = agenda.freshAt === null && agenda.staleSince === null && agenda.meetings.length === 0;
  if (trouble && nothingKnown) return { kind: 'unknown', missing: trouble.kind === 'missing' };
  return { kind: 'free', until: freeUntil };
}

/** Asked of a meeting that runs, or that begins soon in a free room: not of the next one while others are in there. */
function actionOf(facts: Facts, holder: Holder, coming: readonly DoorRow[]): DoorAction | null {
  const { now, kiosk } = facts;
  const soon = now + (kiosk?.offerMinutes ?? 0) * 60_000;
  const asked =
    holder.kind === 'taken'
      ? [holder.meeting, ...holder.also]
      : coming.map(({ meeting }) => meeting).filter(({ start }) => Date.parse(start) <= soon);
  for (const meeting of asked) {
    const by = meeting.checkInBy === undefined ? Number.NaN : Date.parse(meeting.checkInBy);
    if (by > now) return { kind: 'check-in', meeting, by };
  }
  return holder.kind === 'free' && canBook(facts) ? { kind: 'book' } : null;
}

function troubleOf(agenda: Facts['agenda']): DoorTrouble | null {
  if (!agenda) return null;
  const codes = agenda.problems.map(({ code }) => code);
  if (codes.includes('agenda-not-allowed')) return { kind: 'not-allowed' };
  if (codes.includes('agenda-missing')) return { kind: 'missing' };
  if (agenda.staleSince !== null) return { kind: 'stale', at: agenda.staleSince };
  if (codes.length === 0) return null;
  return agenda.freshAt === null && agenda.meetings.length === 0
    ? { kind: 'unreachable' }
    : { kind: 'broken' };
}
