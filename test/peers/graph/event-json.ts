import type { Mailbox, Stored, Time } from './mailbox.ts';
import { timesOf } from './mailbox.ts';

/** "Obtain immutable identifiers for Outlook resources": another id for those who do not ask for one that stays. */
type Ids = { readonly immutable: boolean };

/** `AAkA…` stays, `AAMk…` is another after a move; each is known only to those who ask in its way. */
const idOf = (stored: Stored, original: number | null, { immutable }: Ids): string =>
  `${immutable ? 'AAkA' : 'AAMk'}${stored.key}${original === null ? '' : `O${original}`}=`;

/** The event or time of a series behind an id of this form; null when there is none. */
export function withId(
  mailbox: Mailbox,
  id: string,
  ids: Ids,
): { stored: Stored; original: number | null } | null {
  const match = /^(AAkA|AAMk)(\d+)(?:O(\d+))?=$/.exec(id);
  if (!match || (match[1] === 'AAkA') !== ids.immutable) return null;
  const stored = mailbox.all.find(({ key, removed }) => key === Number(match[2]) && !removed);
  if (!stored) return null;
  const original = match[3] === undefined ? null : Number(match[3]);
  if (original !== null && !timesOf(stored).some((time) => time.original === original)) return null;
  return { stored, original };
}

export const etagOf = ({ changed }: Stored): string =>
  `W/"${Buffer.from(`version ${changed}`).toString('base64')}"`;

/** "dateTimeTimeZone": seven digits of a second, and the zone beside it. */
const timeJson = (ms: number) => ({
  dateTime: `${new Date(ms).toISOString().slice(0, 19)}.0000000`,
  timeZone: 'UTC',
});

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0').toUpperCase();

/** The `iCalUId` of one time of a series has its date in it; one that came from elsewhere is wrapped first ([MS-OXOCAL] §2.2.1.27). */
function uidAt(uid: string, original: number): string {
  const day = new Date(original);
  const date = `${hex(day.getUTCFullYear(), 4)}${hex(day.getUTCMonth() + 1, 2)}${hex(day.getUTCDate(), 2)}`;
  const begin = '040000008200E00074C5B7101A82E008';
  if (uid.startsWith(begin)) return `${begin}${date}${uid.slice(40)}`;
  const data = Buffer.from(`vCal-Uid\u0001\0\0\0${uid}\0`, 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return `${begin}${date}${'0'.repeat(32)}${size.toString('hex')}${data.toString('hex')}`.toUpperCase();
}

const mailJson = (mail: { readonly name?: string; readonly address: string }) => ({
  emailAddress: { name: mail.name ?? mail.address, address: mail.address },
});

/** "event resource type": an event with all of its properties that matter here. */
export function fullJson(time: Time | Stored, room: string, ids: Ids): Record<string, unknown> {
  const isMaster = 'key' in time;
  const stored = isMaster ? time : time.stored;
  const first = timesOf(stored)[0];
  const { event } = time;
  const original = isMaster ? null : time.original;
  const start = isMaster ? Date.parse(new Date(event.start).toISOString()) : time.start;
  const end = isMaster ? Date.parse(new Date(event.end).toISOString()) : time.end;
  const organizer = event.organizer ?? { name: 'Karen Holm', address: 'karen@example.org' };
  return {
    '@odata.type': '#microsoft.graph.event',
    '@odata.etag': etagOf(stored),
    id: idOf(stored, original, ids),
    changeKey: etagOf(stored).slice(3, -1),
    iCalUId: original === null ? stored.uid : uidAt(stored.uid, original),
    type: isMaster ? 'seriesMaster' : time.type,
    seriesMasterId: original === null ? null : idOf(stored, null, ids),
    ...(original !== null && { originalStart: new Date(original).toISOString().replace('.000', '') }),
    subject: event.subject,
    start: timeJson(start),
    end: timeJson(end),
    isAllDay: event.isAllDay ?? false,
    isCancelled: event.isCancelled ?? false,
    isOrganizer: event.isOrganizer ?? false,
    responseRequested: event.responseRequested ?? true,
    responseStatus: {
      response: event.response ?? (event.isOrganizer ? 'organizer' : 'accepted'),
      time: '0001-01-01T00:00:00Z',
    },
    showAs: event.showAs ?? 'busy',
    sensitivity: event.sensitivity ?? 'normal',
    organizer: event.isOrganizer ? mailJson({ name: 'Egeskov', address: room }) : mailJson(organizer),
    attendees: (event.attendees ?? []).map((one) => ({
      type: one.type ?? 'required',
      status: { response: 'none', time: '0001-01-01T00:00:00Z' },
      ...mailJson(one),
    })),
    location: { displayName: event.location ?? '' },
    locations: event.location === undefined ? [] : [{ displayName: event.location }],
    onlineMeeting: event.joinUrl === undefined ? null : { joinUrl: event.joinUrl },
    onlineMeetingUrl: event.onlineMeetingUrl ?? null,
    body: event.body ?? { contentType: 'html', content: '' },
    bodyPreview: '',
    recurrence: isMaster && first ? { pattern: { type: 'daily', interval: event.everyDays } } : null,
    ...(event.transactionId !== undefined && { transactionId: event.transactionId }),
  };
}

/** All that a delta tells of a time of a series that is like the others: seen at real tenants, and in no documentation. */
const bareJson = (time: Time, ids: Ids): Record<string, unknown> => ({
  '@odata.type': '#microsoft.graph.event',
  '@odata.etag': etagOf(time.stored),
  id: idOf(time.stored, time.original, ids),
  seriesMasterId: idOf(time.stored, null, ids),
  type: 'occurrence',
  start: timeJson(time.start),
  end: timeJson(time.end),
});

const removedJson = (stored: Stored, ids: Ids): Record<string, unknown> => ({
  '@odata.type': '#microsoft.graph.event',
  id: idOf(stored, null, ids),
  '@removed': { reason: 'deleted' },
});

/**
 * "event: delta": what changed since a version, or all; what is deleted, or changed outside of the span, as `@removed`. A series is
 * told whole with its master; of a time of it that was removed nothing is said.
 */
export function deltaJson(
  mailbox: Mailbox,
  span: { readonly from: number; readonly to: number },
  since: number | null,
  room: string,
  ids: Ids,
): readonly Record<string, unknown>[] {
  const changed = mailbox.all.filter((one) => (since === null ? !one.removed : one.changed > since));
  return changed.flatMap((stored) => {
    const times = stored.removed
      ? []
      : timesOf(stored).filter(({ start, end }) => start < span.to && end > span.from);
    if (times.length === 0) return since === null ? [] : [removedJson(stored, ids)];
    const each = times.map((time) =>
      time.type === 'occurrence' ? bareJson(time, ids) : fullJson(time, room, ids),
    );
    return stored.event.everyDays === undefined ? each : [fullJson(stored, room, ids), ...each];
  });
}
