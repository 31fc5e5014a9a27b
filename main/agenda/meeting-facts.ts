import type { Meeting } from '../contract/meeting.ts';
import { type CalendarEvent, propertyOf } from './calendar-event.ts';
import { type Property, parameterOf, textOf } from './content-line.ts';
import { joinTargetsIn } from './links/join-targets-in.ts';
import type { Occurrence } from './occurrences.ts';
import { toWall } from './zone.ts';

/** Longest title, name and place that are kept, in characters: more than any screen shows. */
const longestText = 1000;

/** A text for one line: no control characters, no line breaks, no spaces at its ends. */
const oneLine = (text: string): string =>
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

/** What a meeting is, whenever it is held. */
export type MeetingFacts = Pick<Meeting, 'title' | 'private' | 'status' | 'organizer' | 'location' | 'join'>;

/** What the room may show of an event. What the calendar hides is not in it; the way in is. */
export function meetingFacts(
  event: CalendarEvent,
  series: CalendarEvent | null,
  ownHosts: readonly string[],
): MeetingFacts {
  const { properties } = event;
  const hidden = isPrivate(event, series);
  const status = propertyOf(properties, 'STATUS')?.value.trim().toUpperCase();
  return {
    title: hidden ? '' : textIn(properties, 'SUMMARY'),
    private: hidden,
    status: status === 'TENTATIVE' ? 'tentative' : 'confirmed',
    organizer: hidden ? null : organizerOf(properties),
    location: hidden ? null : textIn(properties, 'LOCATION') || null,
    join: joinTargetsIn(properties, ownHosts),
  };
}

/** The meeting that an occurrence is. */
export function meetingOf(occurrence: Occurrence, facts: MeetingFacts): Meeting {
  const { event, original, start, end } = occurrence;
  const uid = event.uid.slice(0, longestUid);
  return {
    id: original === null ? uid : `${uid}/${new Date(original).toISOString()}`,
    title: facts.title,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    allDay: isWholeDay(occurrence),
    private: facts.private,
    status: facts.status,
    organizer: facts.organizer,
    location: facts.location,
    join: facts.join,
  };
}
