import { isAhead, type Place, type Presence } from './presence.ts';

/** Everybody that the hub says is in the room, also those for whom there is no place. */
export type Attendance = {
  /** Somebody said who they are; `before` when they were there before this side. */
  hear(id: string, presence: Presence, before: boolean): void;
  gone(id: string): void;
  /** Forgets all, since the hub may have done so. */
  clear(): void;
  /** In no order. */
  all(): readonly (readonly [string, Presence])[];
  /**
   * Whether a newcomer in this place came after the room was full: then it leaves, and nobody else. Those who were there
   * before it are known by their retained presence, whatever the clocks say; those who came together with it, by the order.
   */
  isOneTooMany(me: Place, maximumParties: number): boolean;
  /** How many stand before this one in the order, on which all agree. */
  ahead(me: Place): number;
  count(): number;
};

/** An empty list. */
export function makeAttendance(): Attendance {
  const known = new Map<string, { readonly presence: Presence; readonly before: boolean }>();
  const ahead = (me: Place): number =>
    [...known].filter(([id, { presence }]) => isAhead({ id, joinedAt: presence.joinedAt }, me)).length;
  return {
    hear: (id, presence, before) => void known.set(id, { presence, before: known.get(id)?.before ?? before }),
    gone: (id) => void known.delete(id),
    clear: () => known.clear(),
    all: () => [...known].map(([id, { presence }]) => [id, presence] as const),
    isOneTooMany(me, maximumParties) {
      const earlier = [...known.values()].filter(({ before }) => before).length;
      return Math.max(earlier, ahead(me)) >= maximumParties;
    },
    ahead,
    count: () => known.size,
  };
}
