import type { MeetingChange } from '../../contract/meeting.ts';
import type { CalendarEntry } from '../calendar-entry.ts';
import type { Invitation } from '../links/invitation.ts';
import type { Zone } from '../zone.ts';
import { type GoogleEntryPoint, type GoogleEvent, instantOf } from './google-event.ts';

/** What is known of the calendar beside its events. */
export type GoogleCalendar = {
  /** Its mail address. */
  readonly calendar: string;
  /** The room's. */
  readonly zone: Zone;
  /** Whether account and token may change it. */
  readonly mayWrite: boolean;
};

/** The id in the agenda: the UID, for one time of a series with its original start. */
export function idOfEvent(event: GoogleEvent, zone: Zone): string {
  const uid = event.iCalUID ?? event.recurringEventId ?? event.id;
  const original = event.recurringEventId === undefined ? null : instantOf(event.originalStartTime, zone);
  return original === null ? uid : `${uid}/${new Date(original).toISOString()}`;
}

/** The room among those who are invited. */
const roomIn = ({ attendees = [] }: GoogleEvent, calendar: string) =>
  attendees.find(({ self }) => self) ??
  attendees.find(({ resource, email }) => resource && email?.toLowerCase() === calendar.toLowerCase());

/** What may be written of it: all of the room's own, of another's only that the room does not come, or what guests may. */
function mayOf(
  event: GoogleEvent,
  { calendar, mayWrite }: GoogleCalendar,
  wholeDay: boolean,
): readonly MeetingChange[] {
  if (!mayWrite) return [];
  const own = event.organizer?.self === true;
  const times = !wholeDay && event.locked !== true && (own || event.guestsCanModify === true);
  return [
    ...(times ? (['extend', 'end'] as const) : []),
    ...(own || roomIn(event, calendar) ? (['release'] as const) : []),
  ];
}

/** Who called it. What was written into the room's own calendar was called by whoever wrote it, unless that is a service account. */
function organizerOf({ organizer, creator }: GoogleEvent): string | null {
  const caller = organizer?.self ? creator : organizer;
  if (caller?.self || caller?.email?.endsWith('.gserviceaccount.com')) return null;
  return caller?.displayName || caller?.email || null;
}

function peopleOf({ attendees = [] }: GoogleEvent): readonly string[] {
  const people = attendees.filter(({ resource, self, organizer }) => !resource && !self && !organizer);
  return people.map(({ displayName, email }) => displayName || email || '').filter((name) => name !== '');
}

/** The codes of a way in as an invitation would say them. */
function codesOf(point: GoogleEntryPoint): readonly string[] {
  const passcode = point.passcode ?? point.password ?? point.accessCode;
  return [
    ...(point.meetingCode ? [`Meeting ID: ${point.meetingCode}`] : []),
    ...(passcode ? [`Passcode: ${passcode}`] : []),
    ...(point.pin ? [`PIN: ${point.pin}`] : []),
  ];
}

const kinds = ['video', 'sip'];

/** Ways in with a picture, those by telephone left out. */
const entryPointsOf = ({ conferenceData }: GoogleEvent): readonly GoogleEntryPoint[] =>
  (conferenceData?.entryPoints ?? [])
    .filter(({ entryPointType = '', uri }) => uri && kinds.includes(entryPointType))
    .sort((a, b) => kinds.indexOf(a.entryPointType ?? '') - kinds.indexOf(b.entryPointType ?? ''));

function invitationOf(event: GoogleEvent): Invitation {
  const { description = '', hangoutLink, location = '', source } = event;
  const points = entryPointsOf(event);
  const addresses = points.map(({ uri }) => uri ?? '');
  if (hangoutLink && !addresses.includes(hangoutLink)) addresses.push(hangoutLink);
  // The address stands with its codes, so that they are read as belonging to it.
  const codes = points.flatMap((point) => {
    const lines = codesOf(point);
    return lines.length > 0 ? [point.uri ?? '', ...lines] : [];
  });
  // Google keeps what its own editor wrote as HTML, and what others wrote as they wrote it. The codes stand in the same text.
  const isHtml = /<\/?[a-z][^<>]*>/i.test(description);
  const written = isHtml || description === '' ? [] : [description];
  return {
    conference: addresses,
    url: source?.url ? [source.url] : [],
    location,
    text: isHtml ? '' : [...written, ...codes].join('\n'),
    html: isHtml ? [description, ...codes.map((line) => `<p>${escaped(line)}</p>`)].join('') : '',
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Kinds that are no meetings. */
const otherKinds = ['workingLocation', 'birthday'];

/** The meeting that an event is; null for one that is cancelled, that the room declined, or that has no time. */
export function entryOfEvent(event: GoogleEvent, about: GoogleCalendar): CalendarEntry | null {
  if (event.status === 'cancelled' || otherKinds.includes(event.eventType ?? '')) return null;
  const response = roomIn(event, about.calendar)?.responseStatus;
  if (response === 'declined') return null;
  const start = instantOf(event.start, about.zone);
  const end = instantOf(event.end, about.zone);
  if (start === null || end === null) return null;
  const wholeDay = event.start?.dateTime === undefined;
  return {
    id: idOfEvent(event, about.zone),
    title: event.summary ?? '',
    start,
    end,
    wholeDay,
    private: event.visibility === 'private' || event.visibility === 'confidential',
    status: event.status === 'tentative' || response === 'tentative' ? 'tentative' : 'confirmed',
    organizer: organizerOf(event),
    location: event.location ?? null,
    people: peopleOf(event),
    invitation: invitationOf(event),
    may: mayOf(event, about, wholeDay),
  };
}
