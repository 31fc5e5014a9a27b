import * as z from 'zod';
import { isZone } from '../../contract/zone.ts';
import { ianaZone, toInstant, type Zone } from '../zone.ts';

/** A day, or a moment with its offset. */
const when = z.object({
  date: z.string().optional(),
  dateTime: z.string().optional(),
  timeZone: z.string().optional(),
});
export type GoogleWhen = z.infer<typeof when>;

const person = z.object({
  email: z.string().optional(),
  displayName: z.string().optional(),
  /** It is the calendar that is read. */
  self: z.boolean().optional(),
});

const attendee = person.extend({
  resource: z.boolean().optional(),
  organizer: z.boolean().optional(),
  responseStatus: z.string().optional(),
});

const entryPoint = z.object({
  entryPointType: z.string().optional(),
  uri: z.string().optional(),
  pin: z.string().optional(),
  accessCode: z.string().optional(),
  meetingCode: z.string().optional(),
  passcode: z.string().optional(),
  password: z.string().optional(),
});
export type GoogleEntryPoint = z.infer<typeof entryPoint>;

/** What is read of an event of the Calendar API v3. One that is gone holds little more than its id. */
export const googleEvent = z
  .object({
    id: z.string().min(1),
    status: z.string().default('confirmed'),
    etag: z.string().optional(),
    eventType: z.string().optional(),
    iCalUID: z.string().optional(),
    recurringEventId: z.string().optional(),
    originalStartTime: when.optional(),
    summary: z.string().optional(),
    description: z.string().optional(),
    location: z.string().optional(),
    visibility: z.string().optional(),
    transparency: z.string().optional(),
    start: when.optional(),
    end: when.optional(),
    organizer: person.optional(),
    creator: person.optional(),
    attendees: z.array(attendee).optional(),
    guestsCanModify: z.boolean().optional(),
    locked: z.boolean().optional(),
    hangoutLink: z.string().optional(),
    conferenceData: z.object({ entryPoints: z.array(entryPoint).optional() }).optional(),
    source: z.object({ url: z.string().optional() }).optional(),
  })
  .readonly();
export type GoogleEvent = z.infer<typeof googleEvent>;

/** One page of events. Each event is checked on its own, so that a strange one does not hide the others. */
export const googlePage = z.object({
  items: z.array(z.unknown()).default([]),
  nextPageToken: z.string().optional(),
  nextSyncToken: z.string().optional(),
  accessRole: z.string().optional(),
});

/** The moment, ms since 1970; a day, and what has no zone at all, is in the room's. Null for what is no time. */
export function instantOf(time: GoogleWhen | undefined, zone: Zone): number | null {
  const text = time?.dateTime ?? (time?.date === undefined ? '' : `${time.date}T00:00:00`);
  if (!/^\d{4}-\d\d-\d\dT/.test(text)) return null;
  if (/(?:Z|[+-]\d\d:?\d\d)$/i.test(text)) return finite(Date.parse(text));
  // Without an offset it is a wall time; the zone of this process is none of it.
  const wall = finite(Date.parse(`${text}Z`));
  if (wall === null) return null;
  const named = time?.dateTime !== undefined ? time.timeZone : undefined;
  return toInstant(named !== undefined && isZone(named) ? ianaZone(named) : zone, wall);
}

const finite = (value: number): number | null => (Number.isNaN(value) ? null : value);
