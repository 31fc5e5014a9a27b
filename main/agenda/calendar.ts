import type { Meeting } from '../contract/meeting.ts';
import type { Problem } from '../contract/result.ts';
import type { DateContext } from './calendar-date.ts';
import { type CalendarEvent, readEvent } from './calendar-event.ts';
import { componentsIn, type EventSketch, type Fault, zoneKey } from './components.ts';
import type { LinkRules } from './links/invitation.ts';
import { isDeclined, type MeetingFacts, meetingFacts, meetingOf } from './meeting-facts.ts';
import { type Effort, occurrencesOf, type Window } from './occurrences.ts';
import { utcZone, type Zone } from './zone.ts';
import { namedZone, zoneForName } from './zone-names.ts';

/** What is wanted of a calendar. Times in ms since 1970; a meeting that touches [from, to) is in it. */
export type Wanted = {
  readonly from: number;
  readonly to: number;
  /** IANA name of the room's zone: of whole days, and of times that name none. */
  readonly zone: string;
  /** The room's mail addresses: what it has declined is left out. */
  readonly addresses: readonly string[];
  /** What the house has added to what is known of links. */
  readonly rules: LinkRules;
};

export type CalendarReading = {
  /** By start. Without cancelled and declined ones. */
  readonly meetings: readonly Meeting[];
  /** What could not be read: `at` is `line N`. Holds nothing of what the calendar says. */
  readonly problems: readonly Problem[];
  /** False when the text was no calendar at all: then nothing was read, and `problems` says what it was. */
  readonly isCalendar: boolean;
};

/** The most meetings that one calendar gives. A room has fewer in ten years. */
const meetingLimit = 20_000;

/** The most faults that are listed; the rest is counted. */
const faultLimit = 20;

/** Days by which the quick look may be wrong: an offset on either side, and a day begun. */
const slackDays = 2;

const dayMs = 86_400_000;

const broken = (detail: string, line?: number): Problem => ({
  code: 'agenda-broken',
  ...(line === undefined ? {} : { at: `line ${line}` }),
  detail,
});

function noCalendar(text: string): Problem {
  if (text.trim() === '') return broken('it is empty');
  if (/^\s*</.test(text))
    return broken('it is a web page, not a calendar; is the address that of the calendar itself?');
  return broken('it is not an iCalendar file: nothing in it begins a calendar');
}

/** The VEVENTs that the window may need, together with all others of their UID, each by itself when it has none. */
function neededGroups(
  events: readonly EventSketch[],
  { from, to }: Window,
): readonly (readonly EventSketch[])[] {
  const firstDay = Math.floor(from / dayMs) - slackDays;
  const lastDay = Math.floor(to / dayMs) + slackDays;
  const needed = new Set<string>();
  const keyOf = (event: EventSketch): string => event.uid || `line ${event.line}`;
  for (const event of events) {
    if (event.firstDay <= lastDay && event.lastDay >= firstDay) needed.add(keyOf(event));
  }
  const groups = new Map<string, EventSketch[]>();
  for (const event of events) {
    const key = keyOf(event);
    if (!needed.has(key)) continue;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return [...groups.values()];
}

function problemsOf(faults: readonly Fault[]): readonly Problem[] {
  const seen = new Set<string>();
  const sorted = [...faults].sort((a, b) => a.line - b.line);
  const different = sorted.filter(({ line, detail }) => {
    const key = `${line} ${detail}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
  const listed = different.slice(0, faultLimit).map(({ line, detail }) => broken(detail, line));
  const rest = different.length - listed.length;
  return rest > 0 ? [...listed, broken(`and ${rest} more`)] : listed;
}

/**
 * The meetings of a calendar in a window. Never throws. One damaged event hides no other, and what cannot be read is
 * said. Its time and memory are bounded by the length of the text and the window, whatever recurs in it.
 */
export function readCalendar(text: string, wanted: Wanted): CalendarReading {
  const { isCalendar, events, zones, methods, faults: structural } = componentsIn(text);
  if (!isCalendar) return { meetings: [], problems: [noCalendar(text)], isCalendar };
  const faults: Fault[] = [...structural];
  const room = namedZone(wanted.zone);
  const addresses = new Set(wanted.addresses.map((address) => address.trim().toLowerCase()));
  const zonesByName = new Map<string, Zone>();

  const contextOf = (calendar: number): DateContext => ({
    utc: utcZone,
    room,
    zoneOf(tzid, line) {
      const key = zoneKey(calendar, tzid);
      const known = zonesByName.get(key);
      if (known) return known;
      const found = zoneForName(tzid, room, zones.get(key), wanted.to);
      if (!found) {
        faults.push({ line, detail: 'this time zone is not known; times in it are taken as the room’s own' });
      }
      zonesByName.set(key, found ?? room);
      return found ?? room;
    },
  });

  const meetings: Meeting[] = [];
  const effort: Effort = { rulesNotFollowed: 0 };
  for (const group of neededGroups(events, wanted)) {
    if (meetings.length >= meetingLimit) {
      faults.push({
        line: group[0]?.line ?? 0,
        detail: 'there are too many meetings; from here on none is shown',
      });
      break;
    }
    try {
      const readable: CalendarEvent[] = [];
      for (const { from, to, line, calendar } of group) {
        const inside = text.slice(from, to);
        const reading = readEvent(inside, line, methods.get(calendar), contextOf(calendar));
        faults.push(...reading.faults);
        if (reading.ok) readable.push(reading.event);
      }
      // The occurrences of a series say the same, so it is read once.
      const known = new Map<CalendarEvent, MeetingFacts | null>();
      for (const occurrence of occurrencesOf(readable, wanted, room, effort, faults)) {
        const { event, series } = occurrence;
        let facts = known.get(event);
        if (facts === undefined) {
          facts = isDeclined(event, addresses)
            ? null
            : meetingFacts(event, series, { addresses, rules: wanted.rules });
          known.set(event, facts);
        }
        if (facts) meetings.push(meetingOf(occurrence, facts));
      }
    } catch (error) {
      // A bug of ours or of a library, met in one meeting, must not cost the room all others.
      const what = error instanceof Error ? error.name : 'error';
      faults.push({
        line: group[0]?.line ?? 0,
        detail: `this event could not be read (${what}); it is not shown`,
      });
    }
  }
  meetings.sort(
    (a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end) || a.id.localeCompare(b.id),
  );
  return { meetings: meetings.slice(0, meetingLimit), problems: problemsOf(faults), isCalendar };
}
