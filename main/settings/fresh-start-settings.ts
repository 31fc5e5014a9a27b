import { longestNightHours } from '../watch/fresh-start.ts';
import { group, timeOfDay, yesOrNo } from './schema-parts.ts';

/** Minutes from one time of day to the next time that it is the other. */
const minutesBetween = (from: string, until: string): number => {
  const [start = 0, end = 0] = [from, until].map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  });
  return (end - start + 24 * 60) % (24 * 60);
};

/** The group `freshStart`. */
export const freshStart = group(
  'The fresh start that the kiosk makes at night: only when no meeting runs or begins within half an hour, and nobody is at the screen.',
  {
    nightly: yesOrNo('Make a fresh start each night.', true),
    from: timeOfDay("When the night begins, in the room's zone.", '02:00'),
    until: timeOfDay(
      `When the night ends; at least half an hour and at most ${longestNightHours} hours later.`,
      '05:00',
    ),
  },
).refine(
  ({ from, until }) =>
    minutesBetween(from, until) >= 30 && minutesBetween(from, until) <= longestNightHours * 60,
  {
    path: ['until'],
    message: `a time of day from half an hour to ${longestNightHours} hours after freshStart.from`,
  },
);
