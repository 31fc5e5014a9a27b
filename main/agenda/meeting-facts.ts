import type { Meeting } from '../contract/meeting.ts';
import { type CalendarEvent, propertyOf } from './calendar-event.ts';
import { type Property, parameterOf, textOf } from './content-line.ts';
import type { Invitation, LinkRules } from './links/invitation.ts';
import { invitationOf } from './links/invitation-of.ts';
import { targetsInInvitation } from './links/targets-in-invitation.ts';
import type { Occurrence } from './occurrences.ts';
import { purposeOf } from './purpose.ts';
import { withoutSecrets } from './without-secrets.ts';
import { toWall } from './zone.ts';

/** Longest title, name and place that are kept, in characters: more than any screen shows. */
const longestText = 1000;

/** The most ways in that a meeting has, and the most people who are told of it. */
const targetLimit = 10;
const peopleLimit = 50;
const longestName = 200;

/** A text for one line: no control characters, no line breaks, no spaces at its ends. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, longestText);

const textIn = (properties: readonly Property[], name: string): string =>
  oneLine(textOf(propertyOf(properties, name)?.value ?? ''));

/** The mail address in an ORGANIZER or ATTENDEE, lower case. */
const addressOf = (property: Property): string =>
  (parameterOf(property, 'EMAIL') ?? property.value)
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();

/** The organizer's name, or else address. */
function organizerOf(properties: readonly Property[]): string | null {
  const organizer = propertyOf(properties, 'ORGANIZER');
  if (!organizer) return null;
  const name = oneLine(parameterOf(organizer, 'CN') ?? '');
  return name || oneLine(organizer.value.replace(/^mailto:/i, '')) || null;
}

/**
 * Whether the calendar wants it hidden. CLASS says so unless it is PUBLIC: RFC 5545 §3.8.1.3 has an unknown word mean
 * PRIVATE. An exception that does not say is as private as its series.
 */
function isPrivate(event: CalendarEvent, series: CalendarEvent | null): boolean {
  const given = propertyOf(event.properties, 'CLASS') ?? (series && propertyOf(series.properties, 'CLASS'));
  const word = given?.value.trim().toUpperCase() ?? '';
  return word !== '' && word !== 'PUBLIC';
}

/** Whether the room has declined: every address of the room that is invited has. */
export function isDeclined({ properties }: CalendarEvent, addresses: ReadonlySet<string>): boolean {
  const own = properties
    .filter(({ name }) => name === 'ATTENDEE')
    .filter((one) => addresses.has(addressOf(one)));
  return own.length > 0 && own.every((one) => parameterOf(one, 'PARTSTAT')?.toUpperCase() === 'DECLINED');
}

/** Outlook writes some whole days as times from midnight to midnight, and says so in a property of its own. */
function isWholeDay({ event, start, end }: Occurrence): boolean {
  if (event.start.wholeDay) return true;
  if (propertyOf(event.properties, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.value.trim().toUpperCase() !== 'TRUE')
    return false;
  const atMidnight = (at: number): boolean => toWall(event.start.zone, at) % 86_400_000 === 0;
  return end > start && atMidnight(start) && atMidnight(end);
}

/** Longest UID that is kept as it is; the id of a meeting is at most 1 000 characters. */
const longestUid = 900;

/** What is asked of a calendar on top of its times. */
export type Asked = {
  readonly addresses: ReadonlySet<string>;
  readonly rules: LinkRules;
};

/** What a meeting is, whenever it is held. */
export type MeetingFacts = Pick<
  Meeting,
  'title' | 'private' | 'status' | 'organizer' | 'location' | 'join' | 'purpose' | 'people'
>;

/** Who is invited, by name or else address: without rooms, the organizer and this room. */
function peopleIn(properties: readonly Property[], addresses: ReadonlySet<string>): readonly string[] {
  const organizer = propertyOf(properties, 'ORGANIZER');
  const left = new Set([...addresses, ...(organizer ? [addressOf(organizer)] : [])]);
  return properties
    .filter(({ name }) => name === 'ATTENDEE')
    .filter((one) => !/^(?:room|resource)$/i.test(parameterOf(one, 'CUTYPE')?.trim() ?? ''))
    .filter((one) => !left.has(addressOf(one)))
    .map((one) => parameterOf(one, 'CN')?.trim() || addressOf(one));
}

/** What is known of a meeting of whatever calendar, as the calendar tells it. */
type Told = Pick<Meeting, 'title' | 'private' | 'organizer' | 'location'> & {
  readonly people: readonly string[];
  readonly invitation: Invitation;
};

/** What the room may show of it. What the calendar hides is not in it; the way in is. */
export function shownFacts(told: Told, rules: LinkRules): Omit<MeetingFacts, 'status'> {
  const ranked = targetsInInvitation(told.invitation, rules).slice(0, targetLimit);
  const join = ranked.map(({ confidence: _, ...target }) => target);
  if (told.private) return { title: '', private: true, organizer: null, location: null, join };
  const pins = join.flatMap(({ pin }) => (pin ? [pin] : []));
  const purpose = purposeOf(told.invitation, pins);
  const named = told.people.map((name) => oneLine(name).slice(0, longestName)).filter(Boolean);
  const people = [...new Set(named)].slice(0, peopleLimit);
  return {
    title: oneLine(told.title),
    private: false,
    organizer: told.organizer,
    // A place is often the link itself.
    location: withoutSecrets(oneLine(told.location ?? ''), pins) || null,
    join,
    ...(purpose !== '' && { purpose }),
    ...(people.length > 0 && { people }),
  };
}

/** What the room may show of an event. */
export function meetingFacts(
  event: CalendarEvent,
  series: CalendarEvent | null,
  { addresses, rules }: Asked,
): MeetingFacts {
  const { properties } = event;
  const status = propertyOf(properties, 'STATUS')?.value.trim().toUpperCase();
  return {
    status: status === 'TENTATIVE' ? 'tentative' : 'confirmed',
    ...shownFacts(
      {
        title: textIn(properties, 'SUMMARY'),
        private: isPrivate(event, series),
        organizer: organizerOf(properties),
        location: textIn(properties, 'LOCATION'),
        people: peopleIn(properties, addresses),
        invitation: invitationOf(properties),
      },
      rules,
    ),
  };
}

/** The meeting that an occurrence is. */
export function meetingOf(occurrence: Occurrence, facts: MeetingFacts): Meeting {
  const { event, original, start, end } = occurrence;
  const uid = event.uid.slice(0, longestUid);
  return {
    id: original === null ? uid : `${uid}/${new Date(original).toISOString()}`,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    allDay: isWholeDay(occurrence),
    ...facts,
  };
}
