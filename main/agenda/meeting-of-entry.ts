import type { Meeting } from '../contract/meeting.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import type { LinkRules } from './links/invitation.ts';
import { oneLine, shownFacts } from './meeting-facts.ts';

/** Longest id; the window may ask about no longer one. */
const longestId = 1000;

/** The meeting that an entry of a calendar server is. What the calendar hides is not in it; the way in is. RangeError for a time that is none. */
export function meetingOfEntry(entry: CalendarEntry, rules: LinkRules): Meeting {
  const { may } = entry;
  return {
    id: entry.id.slice(0, longestId),
    start: new Date(entry.start).toISOString(),
    end: new Date(entry.end).toISOString(),
    allDay: entry.wholeDay,
    status: entry.status,
    ...shownFacts(
      {
        title: entry.title,
        private: entry.private,
        organizer: oneLine(entry.organizer ?? '') || null,
        location: entry.location,
        people: entry.people,
        invitation: entry.invitation,
      },
      rules,
    ),
    ...(may.length > 0 && !entry.wholeDay && { may }),
  };
}
