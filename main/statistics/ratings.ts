import * as z from 'zod';
import type { Store } from '../store/store.ts';

const tally = z.strictObject({ good: z.number(), fair: z.number(), bad: z.number() });
const byDay = z.record(z.string(), tally);

/** How many days of tallies are kept. */
const daysKept = 400;

/** Counts one answer to "how was it?" under the day (`YYYY-MM-DD`). A count is all that is kept. */
export function addRating(store: Store, day: string, rating: 'good' | 'fair' | 'bad'): void {
  const days = store.read('ratings', byDay) ?? {};
  const counted = days[day] ?? { good: 0, fair: 0, bad: 0 };
  const all = { ...days, [day]: { ...counted, [rating]: counted[rating] + 1 } };
  store.write('ratings', Object.fromEntries(Object.entries(all).sort().slice(-daysKept)));
}
