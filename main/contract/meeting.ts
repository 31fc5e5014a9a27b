import * as z from 'zod';

/** The ways into a meeting. `web` has no engine yet and is shown with what to do instead; `fake` is joined in a demo only. */
export const engines = ['room', 'pexip', 'sip', 'web', 'codec', 'fake'] as const;

/**
 * Where a meeting can be joined. `provider` is a lower-case word (rundbord, teams, zoom, …). `address` is what the
 * engine dials: `rundbord:<room>` for a room of our own, else the URL or dial string as it stood. `source` says
 * where it was found: a property of the invitation, or what a person typed or scanned.
 */
export const joinTarget = z
  .strictObject({
    engine: z.enum(engines),
    provider: z.string().max(40),
    address: z.string().max(2000),
    source: z.enum(['conference', 'url', 'location', 'text', 'html', 'rule', 'typed', 'own']),
    pin: z.string().max(64).optional(),
    role: z.enum(['host', 'guest']).optional(),
  })
  .readonly();
export type JoinTarget = z.infer<typeof joinTarget>;

/** What a person at the kiosk may do with a meeting of a calendar that may be written. */
export const meetingChange = z.enum(['extend', 'end', 'release']);
export type MeetingChange = z.infer<typeof meetingChange>;

/** One occurrence of a meeting in this room. Times are ISO 8601 UTC with a trailing Z. */
export const meeting = z
  .strictObject({
    /** Stable over a reload: UID and original start of the occurrence. */
    id: z.string(),
    /** Empty when the calendar gives none or hides it; the screen then has words of its own. */
    title: z.string(),
    start: z.string(),
    end: z.string(),
    allDay: z.boolean(),
    private: z.boolean(),
    status: z.enum(['confirmed', 'tentative', 'cancelled']),
    organizer: z.string().nullable(),
    location: z.string().nullable(),
    join: z.array(joinTarget).readonly(),
    /** What it is for, by the invitation, without the lines on how to join. Absent when private, empty, or not to be shown here. */
    purpose: z.string().max(1000).optional(),
    /** Who is invited, by name, without rooms and the organizer. Absent when private or not to be shown here. */
    people: z.array(z.string().max(200)).max(50).readonly().optional(),
    /** What may be done with it at this kiosk; absent where its calendar cannot be written. */
    may: z.array(meetingChange).readonly().optional(),
    /** Until then somebody is to say that they have come, or the room is let go; absent when nobody is asked, or has been. */
    checkInBy: z.string().optional(),
  })
  .readonly();
export type Meeting = z.infer<typeof meeting>;
