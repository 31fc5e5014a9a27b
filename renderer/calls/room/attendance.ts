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
};

/** An empty list. */
export function makeAttendance(): Attendance {
  const known = new Map<string, { readonly presence: Presence; readonly before: boolean }>();
  return {
    hear: (id, presence, before) => void known.set(id, { presence, before: known.get(id)?.before ?? before }),
    gone: (id) => void known.delete(id),
    clear: () => known.clear(),
    all: () => [...known].map(([id, { presence }]) => [id, presence] as const),
    isOneTooMany(me, maximumParties) {
      let earlier = 0;
      let ahead = 0;
      for (const [id, { presence, before }] of known) {
        if (before) earlier += 1;
        if (isAhead({ id, joinedAt: presence.joinedAt }, me)) ahead += 1;
      }
      return Math.max(earlier, ahead) >= maximumParties;
    },
  };
}
