import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Store } from '../store/store.ts';

/** Which meetings somebody has come to, kept over a restart and until their end. */
export type CheckedIn = {
  has(meetingId: string): boolean;
  add(meeting: Pick<Meeting, 'id' | 'end'>): void;
  /** Forgets what is over; a meeting that became longer is kept for longer. */
  tidy(meetings: readonly Meeting[]): void;
};

const storeName = 'check-in';
const stored = z.array(
  z.strictObject({
    /** A sign of the meeting that tells nothing of it. */
    meeting: z.string(),
    until: z.number(),
  }),
);

const signOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 24);

/** Opens what the store holds. */
export function openCheckedIn(store: Store, clock: Clock): CheckedIn {
  let all = new Map((store.read(storeName, stored) ?? []).map(({ meeting, until }) => [meeting, until]));

  const use = (next: ReadonlyMap<string, number>): void => {
    const before = JSON.stringify([...all]);
    const now = clock.now();
    all = new Map([...next].filter(([, until]) => until > now));
    if (JSON.stringify([...all]) === before) return;
    if (all.size === 0) store.remove(storeName);
    else
      store.write(
        storeName,
        [...all].map(([meeting, until]) => ({ meeting, until })),
      );
  };

  return {
    has: (id) => all.has(signOf(id)),
    add: ({ id, end }) => use(new Map(all).set(signOf(id), Date.parse(end))),
    tidy(meetings) {
      const next = new Map(all);
      for (const { id, end } of meetings) if (next.has(signOf(id))) next.set(signOf(id), Date.parse(end));
      use(next);
    },
  };
}
