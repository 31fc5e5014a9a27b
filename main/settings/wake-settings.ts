import * as z from 'zod';
import { group, number, timeOfDay, yesOrNo } from './schema-parts.ts';

/** In the order of ISO 8601: Monday is 1. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** The group `equipment.wake`. */
export const wake = group(
  'When the displays are awake: around each meeting in the agenda, during a call, and when somebody is at the screen.',
  {
    beforeMinutes: number('Minutes before a meeting at which they wake, 0 to 120.', 0, 120, 5),
    afterMinutes: number('Minutes after the last need at which they go to sleep, 1 to 720.', 1, 720, 15),
    atTouch: yesOrNo('Wake them when somebody touches the screen or presses a key.', true),
    hours: z
      .strictObject({
        from: timeOfDay("When the house opens, in the room's zone.", '07:00'),
        until: timeOfDay("When it closes, in the room's zone; may be on the day after.", '17:00'),
        days: z
          .array(z.enum(weekdays))
          .default([...weekdays.slice(0, 5)])
          .meta({ description: 'The days on which it opens.' }),
      })
      .optional()
      .meta({
        description: 'Hours of the day in which the displays are awake all the time. When absent: none.',
      }),
  },
);
