import type { Meeting } from '../contract/meeting.ts';
import type { EquipmentSettings } from '../settings/equipment-settings.ts';
import { weekdays } from '../settings/wake-settings.ts';
import type { AwakeFacts } from './awake-displays.ts';

/** What is known of the room. */
export type RoomNow = {
  readonly meetings: readonly Meeting[];
  readonly inCall: boolean;
  /** An IANA name. */
  readonly zone: string;
};

/** What displays are awake for. A meeting of a whole day is a note rather than people in the room. */
export function awakeFacts(
  { meetings, inCall, zone }: RoomNow,
  wake: EquipmentSettings['wake'],
  lastTouchMs: number | null,
): AwakeFacts {
  const { hours, ...settings } = wake;
  return {
    meetings: meetings
      .filter(({ allDay, status }) => !allDay && status !== 'cancelled')
      .map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) })),
    lastTouchMs,
    inCall,
    hours: hours ? { ...hours, days: hours.days.map((day) => weekdays.indexOf(day) + 1) } : null,
    zone,
    settings,
  };
}
