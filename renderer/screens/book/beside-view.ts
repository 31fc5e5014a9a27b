import { startOfDay } from '../../../main/contract/zone.ts';
import type { KioskState } from '../../kiosk/state.ts';

/** A room nearby that is free now. */
export type FreeRoom = {
  readonly name: string;
  /** Empty when nobody said. */
  readonly where: string;
  /** When it is taken next, ms since 1970; null when that is not today. */
  readonly freeUntil: number | null;
};

/** What is known of the rooms nearby. */
export type BesideView =
  /** The settings name none: nothing is said of them. */
  | { readonly kind: 'nobody' }
  /** None of their calendars could be read. */
  | { readonly kind: 'unknown' }
  /** `first` is the one that is free first, and when (ms since 1970); null when that is not today. */
  | { readonly kind: 'none'; readonly first: { readonly name: string; readonly at: number } | null }
  | { readonly kind: 'free'; readonly rooms: readonly FreeRoom[] };

/** A room that is taken again so soon, in ms, is of no use to somebody who has to walk there first. */
const tooShortMs = 5 * 60_000;

/** The rooms nearby as they are at `now`: the free ones in the order of the settings. */
export function besideView({ beside, kiosk, now }: Pick<KioskState, 'beside' | 'kiosk' | 'now'>): BesideView {
  if (beside.length === 0) return { kind: 'nobody' };
  const midnight = startOfDay(now, kiosk?.zone ?? 'UTC', 1);
  const known = beside.flatMap(({ name, where, taken }) =>
    taken === null ? [] : [{ name, where, taken, freeFrom: freeFrom(taken, now) }],
  );
  if (known.length === 0) return { kind: 'unknown' };
  const rooms = known
    .filter((room) => room.freeFrom === now)
    .map(({ name, where, taken }): FreeRoom => {
      const next = Math.min(...taken.map(({ start }) => start).filter((start) => start > now));
      return { name, where, freeUntil: next < midnight ? next : null };
    });
  if (rooms.length > 0) return { kind: 'free', rooms };
  const first = known.reduce((best, room) => (room.freeFrom < best.freeFrom ? room : best));
  return {
    kind: 'none',
    first: first.freeFrom < midnight ? { name: first.name, at: first.freeFrom } : null,
  };
}

/** From when nobody has the room for long enough to be of use: `now`, or the end of what runs and follows at once. */
function freeFrom(taken: NonNullable<KioskState['beside'][number]['taken']>, now: number): number {
  let free = now;
  for (const { start, end } of taken.toSorted((a, b) => a.start - b.start)) {
    if (start < free + tooShortMs && end > free) free = end;
  }
  return free;
}
