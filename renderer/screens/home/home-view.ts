import { dayOf, minutesUntil, type Span, spanOf } from '../../../main/contract/day.ts';
import type { Posture } from '../../../main/contract/kiosk.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { startOfDay } from '../../../main/contract/zone.ts';
import type { KioskState } from '../../kiosk/state.ts';
import { checkInBy } from '../meeting/details-view.ts';
import { type WayIn, wayIn } from '../meeting-words.ts';

/** What the large card says. */
export type Card =
  /** No calendar was read yet. */
  | { readonly kind: 'reading' }
  /** A meeting to join. `inMinutes` is null once it runs. */
  | {
      readonly kind: 'meeting';
      readonly meeting: Meeting;
      readonly inMinutes: number | null;
      readonly way: WayIn;
      /** Others that have the room at the same time. */
      readonly beside: readonly Meeting[];
      /** Until when it is to be said that somebody has come, ms since 1970; null when nobody is asked. */
      readonly checkInBy: number | null;
      /** Seconds until it is joined by itself, and of how many; null when it is not. */
      readonly joinsIn: { readonly seconds: number; readonly of: number } | null;
    }
  /** Nothing at hand. `next` may be on another day, or none. */
  | {
      readonly kind: 'free';
      readonly next: Meeting | null;
      readonly nextIsToday: boolean;
      /** The room can be booked here, or rooms nearby be looked for. */
      readonly book: 'here' | 'beside' | null;
    };

/** One line of the day. */
export type Row = {
  readonly meeting: Meeting;
  readonly when: 'earlier' | 'same-time' | 'later';
  readonly way: WayIn;
  /** Another has the room at the same time. */
  readonly doubleBooked: boolean;
};

export type HomeView = {
  readonly card: Card;
  readonly rows: readonly Row[];
  readonly allDay: readonly Meeting[];
  /** Meetings today that found no place on the screen. */
  readonly more: number;
  /** Whether every line is needed, so that none may be higher than the others. */
  readonly crowded: boolean;
  /** When the last meeting of today ends (ms since 1970), if all are shown and it ends today: the room is free from then on. */
  readonly freeFrom: number | null;
};

/** Lines of the day that a screen holds without scrolling, the last line on what comes after them counted. */
const linesThatFit: Readonly<Record<Posture, number>> = { room: 6, terminal: 5, laptop: 5, door: 8 };

type Facts = Pick<KioskState, 'agenda' | 'kiosk' | 'now' | 'connected' | 'autoJoin' | 'beside'>;

/** What home shows at `now`. `taken` is how many lines of the day something else needs. */
export function homeView({ agenda, kiosk, now, connected, autoJoin, beside }: Facts, taken = 0): HomeView {
  const zone = kiosk?.zone ?? 'UTC';
  const meetings = agenda?.meetings ?? [];
  const day = dayOf(meetings, now, zone, kiosk?.offerMinutes);
  // What is about to be joined by itself is the one thing to know of.
  const shown = meetings.find(({ id }) => id === autoJoin?.meeting.id) ?? day.now;
  const midnight = startOfDay(now, zone, 1);
  const nextIsToday = day.next !== null && Date.parse(day.next.start) < midnight;
  const rowOf =
    (when: Row['when']) =>
    (meeting: Meeting): Row => ({
      meeting,
      when,
      way: wayIn(meeting, { connected, kiosk }),
      doubleBooked: when !== 'earlier' && day.doubleBooked.has(meeting.id),
    });
  const coming = [
    ...(day.now && day.now !== shown ? [rowOf('later')(day.now)] : []),
    ...day.overlapping.map(rowOf('same-time')),
    ...(day.next && nextIsToday ? [rowOf('later')(day.next)] : []),
    ...day.later.map(rowOf('later')),
  ].filter(({ meeting }) => meeting !== shown);
  const lines = linesThatFit[kiosk?.posture ?? 'room'] - taken - (day.allDay.length > 0 ? 1 : 0);
  const fit = Math.max(2, lines - 1);
  // What is over is the first to give way.
  const past = day.earlier.slice(-1).map(rowOf('earlier'));
  const more = Math.max(0, coming.length - fit);
  const ends = [...(shown ? [shown] : []), ...coming.map((row) => row.meeting)].map(({ end }) =>
    Date.parse(end),
  );
  const last = Math.max(...ends);
  return {
    card: cardOf(),
    rows: [...(coming.length + 1 < fit ? past : []), ...coming.slice(0, fit)],
    crowded: coming.length >= fit,
    allDay: day.allDay,
    more,
    freeFrom: more === 0 && ends.length > 0 && last < midnight ? last : null,
  };

  function cardOf(): Card {
    if (!agenda?.read) return { kind: 'reading' };
    if (!shown) {
      const book = agenda.mayBook ? 'here' : beside.length > 0 ? 'beside' : null;
      return { kind: 'free', next: day.next, nextIsToday, book };
    }
    const span = spanOf(shown);
    const joinsIn =
      autoJoin?.meeting.id === shown.id
        ? {
            seconds: Math.max(0, Math.ceil((autoJoin.at - now) / 1000)),
            of: Math.max(1, kiosk?.autoJoinSeconds ?? 1),
          }
        : null;
    return {
      kind: 'meeting',
      meeting: shown,
      inMinutes: span.start <= now ? null : minutesUntil(now, shown.start),
      way: wayIn(shown, { connected, kiosk }),
      beside: meetings.filter((other) => other !== shown && isBeside(spanOf(other), span)),
      checkInBy: checkInBy(shown, { now, kiosk }),
      joinsIn,
    };
  }
}

/** Whether another meeting has the room at the same time; one of the whole day does not take it. */
const isBeside = ({ meeting, start, end }: Span, own: Span): boolean =>
  !meeting.allDay && meeting.status !== 'cancelled' && start < own.end && end > own.start;
