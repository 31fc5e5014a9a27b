import { dayOf, minutesUntil } from '../../../main/contract/day.ts';
import type { Posture } from '../../../main/contract/kiosk.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { startOfDay } from '../../../main/contract/zone.ts';
import type { KioskState } from '../../kiosk/state.ts';
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
    }
  /** Nothing at hand. `next` may be on another day, or none. */
  | { readonly kind: 'free'; readonly next: Meeting | null; readonly nextIsToday: boolean };

/** One line of the day. */
export type Row = {
  readonly meeting: Meeting;
  readonly when: 'earlier' | 'same-time' | 'later';
  readonly way: WayIn;
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

type Facts = Pick<KioskState, 'agenda' | 'kiosk' | 'now' | 'connected'>;

/** What home shows at `now`. `taken` is how many lines of the day something else needs. */
export function homeView({ agenda, kiosk, now, connected }: Facts, taken = 0): HomeView {
  const zone = kiosk?.zone ?? 'UTC';
  const day = dayOf(agenda?.meetings ?? [], now, zone);
  const midnight = startOfDay(now, zone, 1);
  const nextIsToday = day.next !== null && Date.parse(day.next.start) < midnight;
  const rowOf =
    (when: Row['when']) =>
    (meeting: Meeting): Row => ({ meeting, when, way: wayIn(meeting, connected) });
  const coming = [
    ...day.overlapping.map(rowOf('same-time')),
    ...(day.next && nextIsToday ? [rowOf('later')(day.next)] : []),
    ...day.later.map(rowOf('later')),
  ];
  const lines = linesThatFit[kiosk?.posture ?? 'room'] - taken - (day.allDay.length > 0 ? 1 : 0);
  const fit = Math.max(2, lines - 1);
  // What is over is the first to give way.
  const past = day.earlier.slice(-1).map(rowOf('earlier'));
  const more = Math.max(0, coming.length - fit);
  const ends = [...(day.now ? [day.now] : []), ...coming.map((row) => row.meeting)].map(({ end }) =>
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
    if (!day.now) return { kind: 'free', next: day.next, nextIsToday };
    const begun = Date.parse(day.now.start) <= now;
    return {
      kind: 'meeting',
      meeting: day.now,
      inMinutes: begun ? null : minutesUntil(now, day.now.start),
      way: wayIn(day.now, connected),
    };
  }
}
