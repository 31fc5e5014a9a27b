import * as z from 'zod';
import type { MeetingChange } from '../../contract/meeting.ts';
import type { CalendarEntry } from '../calendar-entry.ts';
import { toInstant } from '../zone.ts';
import { namedZone } from '../zone-names.ts';
import { seriesUid } from './series-uid.ts';

const words = z.string().nullish().catch(null);
const mailAddress = z.object({ name: words, address: words }).nullish().catch(null);
const recipient = z.object({ emailAddress: mailAddress }).nullish().catch(null);
const place = z.object({ displayName: words, locationUri: words }).nullish().catch(null);

/** A time of Graph; with `Prefer: outlook.timezone="UTC"` in UTC, whole days midnight to midnight in whichever zone. */
const time = z
  .object({ dateTime: z.string(), timeZone: z.string() })
  .transform(({ dateTime, timeZone }, context) => {
    // Seven digits of a second, and no zone: that is in the other field.
    const at = Date.parse(`${dateTime.replace(/(\.\d{3})\d*$/, '$1').replace(/Z$/, '')}Z`);
    if (Number.isNaN(at) || !/^(?:Etc\/)?(?:UTC|GMT)$/i.test(timeZone)) {
      context.addIssue({ code: 'custom', message: 'no time in UTC' });
      return z.NEVER;
    }
    return at;
  });

/**
 * An event as Graph gives it ("event resource type"), of which a calendar view has the occurrences and exceptions of series with
 * all that they inherit. Times in ms since 1970.
 */
export const graphEvent = z.object({
  id: z.string().min(1),
  '@odata.etag': words,
  iCalUId: words,
  seriesMasterId: words,
  originalStart: words,
  subject: words,
  start: time,
  end: time,
  isAllDay: z.boolean().nullish().catch(null),
  isCancelled: z.boolean().nullish().catch(null),
  isOrganizer: z.boolean().nullish().catch(null),
  responseRequested: z.boolean().nullish().catch(null),
  responseStatus: z.object({ response: words }).nullish().catch(null),
  showAs: words,
  sensitivity: words,
  organizer: recipient,
  attendees: z
    .array(z.object({ type: words, emailAddress: mailAddress }).nullish().catch(null))
    .nullish()
    .catch(null),
  location: place,
  locations: z.array(place).nullish().catch(null),
  onlineMeeting: z.object({ joinUrl: words }).nullish().catch(null),
  onlineMeetingUrl: words,
  body: z.object({ contentType: words, content: words }).nullish().catch(null),
  transactionId: words,
});
export type GraphEvent = z.infer<typeof graphEvent>;

/** What is asked of an event: what {@link graphEvent} reads. */
export const eventProperties = Object.keys(graphEvent.shape)
  .filter((name) => !name.startsWith('@'))
  .join(',');

const isThere = (value: string | null | undefined): value is string => (value ?? '').trim() !== '';
const once = (values: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(values.filter(isThere)),
];
const nameOf = (mail: z.infer<typeof mailAddress>): string | null =>
  [mail?.name, mail?.address].find(isThere)?.trim() ?? null;
const same = (one: string | null | undefined, other: string | null | undefined): boolean =>
  isThere(one) && one.toLowerCase() === other?.toLowerCase();

/** The id of a meeting as it stands in the agenda: the UID, for one time of a series with its original start. */
export function entryIdOf(event: GraphEvent): string {
  const uid = seriesUid(isThere(event.iCalUId) ? event.iCalUId : event.id);
  if (!isThere(event.seriesMasterId)) return uid;
  const original = Date.parse(event.originalStart ?? '');
  return `${uid}/${new Date(Number.isNaN(original) ? event.start : original).toISOString()}`;
}

/** Whether the event takes the room: neither cancelled nor declined. */
export const isHeld = ({ isCancelled, responseStatus }: GraphEvent): boolean =>
  isCancelled !== true && responseStatus?.response !== 'declined';

const isTentative = ({ showAs, responseStatus }: GraphEvent): boolean =>
  showAs === 'tentative' || ['tentativelyAccepted', 'notResponded'].includes(responseStatus?.response ?? '');

/** Who is invited: neither things nor the room nor who called the meeting. */
const peopleOf = ({ attendees, organizer }: GraphEvent, room: string): readonly string[] =>
  once(
    (attendees ?? [])
      .filter((one) => one?.type !== 'resource')
      .map((one) => one?.emailAddress)
      .filter((mail) => !same(mail?.address, room) && !same(mail?.address, organizer?.emailAddress?.address))
      .map(nameOf),
  );

function invitationOf(event: GraphEvent, location: string): CalendarEntry['invitation'] {
  const content = event.body?.content ?? '';
  const isText = event.body?.contentType === 'text';
  const uris = (event.locations ?? [])
    .map((one) => one?.locationUri)
    .filter((uri) => /^https?:/i.test(uri ?? ''));
  return {
    conference: once([event.onlineMeeting?.joinUrl, event.onlineMeetingUrl]),
    url: once(uris),
    location,
    text: isText ? content : '',
    html: isText ? '' : content,
  };
}

/** What may be done with it here: of whole days only the whole, since Exchange wants them from midnight to midnight. */
const changesOf = (event: GraphEvent, writable: boolean): readonly MeetingChange[] => {
  if (!writable) return [];
  return event.isAllDay === true ? ['release'] : ['extend', 'end', 'release'];
};

/** What an entry is made for. */
export type EntryFor = {
  /** The room's own mail address. */
  readonly room: string;
  /** IANA name of the room's zone. */
  readonly zone: string;
  readonly writable: boolean;
};

/**
 * The event in the normal form; null when it takes the room not. A meeting that the room itself called, as one that is booked
 * here, has no organizer. Whole days are told as the midnights of their dates, whatever zone was asked for: they are those of
 * the room.
 */
export function entryOf(event: GraphEvent, { room, zone, writable }: EntryFor): CalendarEntry | null {
  if (!isHeld(event)) return null;
  const places = once([...(event.locations ?? []), event.location].map((one) => one?.displayName));
  const location = places.join(', ');
  const wholeDay = event.isAllDay === true;
  const instant = (at: number): number => (wholeDay ? toInstant(namedZone(zone), at) : at);
  return {
    id: entryIdOf(event),
    title: event.subject?.trim() ?? '',
    start: instant(event.start),
    end: instant(event.end),
    wholeDay,
    private: ['private', 'confidential', 'personal'].includes(event.sensitivity ?? ''),
    status: isTentative(event) ? 'tentative' : 'confirmed',
    organizer: event.isOrganizer === true ? null : nameOf(event.organizer?.emailAddress),
    location: location === '' ? null : location,
    people: peopleOf(event, room),
    invitation: invitationOf(event, location),
    may: changesOf(event, writable),
  };
}
