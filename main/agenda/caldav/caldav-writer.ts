import { randomUUID } from 'node:crypto';
import type { Clock } from '../../contract/clock.ts';
import { bad, good, type Result } from '../../contract/result.ts';
import { askServer, type ServerAnswer } from '../ask-server.ts';
import type { CalendarWriter } from '../calendar-writer.ts';
import { isDeclined } from '../meeting-facts.ts';
import { occurrencesOf } from '../occurrences.ts';
import { utcZone } from '../zone.ts';
import { keyOf } from './ask-dav.ts';
import { type CalendarPlace, type Resource, resourcesIn, type TimeRange } from './calendar-resources.ts';
import { endOfTarget, isInvited, startOfTarget, withDeclined, withEnd, withoutTime } from './event-edit.ts';
import { folded } from './event-lines.ts';
import { type EventTarget, eventsIn, targetIn, uidsOf } from './event-target.ts';

/** The calendar as it was last read. */
export type KnownCalendar = {
  readonly place: CalendarPlace;
  /** Of whose calendar it is. */
  readonly addresses: readonly string[];
  readonly resources: ReadonlyMap<string, Resource>;
};

/** How long a person waits for all that one change needs. */
const writtenWithinMs = 15_000;

/** Refusals that we have words for beside those that a reading has. */
const refusals = [400, 404, 405, 409, 410, 412, 415, 422];

type Kept = { readonly text: string; readonly etag: string | null };

/** A meeting of ours, as an object of its own. */
function bookingOf(uid: string, slot: TimeRange, title: string, now: number): string {
  const stamp = (at: number): string => `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  const words = title.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rundbord//Rundbord//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(slot.from)}`,
    `DTEND:${stamp(slot.to)}`,
    `SUMMARY:${words}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => folded(line, '\r\n'))
    .join('');
}

/** What a refusal means to a person. */
function refusalOf(answer: ServerAnswer): Result<never> | null {
  if (answer.kind === 'failed') {
    const { code, at, detail } = answer.problem;
    const where = { ...(at !== undefined && { at }), ...(detail !== undefined && { detail }) };
    return bad(code === 'agenda-not-allowed' ? 'day-not-allowed' : 'day-unreachable', where);
  }
  if (answer.status < 300) return null;
  const detail = `HTTP ${answer.status}`;
  return bad([404, 409, 410, 412].includes(answer.status) ? 'day-changed' : 'day-not-writable', { detail });
}

/** A strong validator, as If-Match needs (RFC 9110 §13.1.1): a proxy that compresses makes weak ones of them. */
const strong = (etag: string): string => etag.replace(/^W\//, '').replace(/-(?:gzip|br|zstd)"$/, '"');

const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();

/** Whether an object has a time in `slot` that takes the room. One that cannot be read takes none, as in the agenda. */
function isHeldIn(text: string, slot: TimeRange, uid: string, owners: ReadonlySet<string>): boolean {
  try {
    const events = eventsIn(text).map(({ event }) => event);
    if (events.some((event) => event.uid === uid)) return false;
    return occurrencesOf(events, slot, utcZone, { rulesNotFollowed: 0 }, []).some(
      ({ event }) => !event.start.wholeDay && !isDeclined(event, owners),
    );
  } catch {
    return false;
  }
}

/**
 * Writes into a CalDAV calendar, an object at a time, by its version (RFC 4791 §5.3). Whether a time is free is asked of the server,
 * before a booking and once more after it: of two kiosks that book at one moment at most one keeps it. Whole days do not take a
 * room, as they never ring.
 *
 * To release: what somebody else invited this calendar's owner to is declined, so that the organizer sees it; else the meeting is
 * deleted, one time of a series by an EXDATE. Servers that send invitations themselves tell the organizer of that too (RFC 6638 §3.2.2).
 */
export function makeCaldavWriter(options: {
  readonly clock: Clock;
  readonly known: () => KnownCalendar | null;
  readonly onWritten: () => void;
}): CalendarWriter {
  const { clock, known, onWritten } = options;
  /** The object that we wrote last, and its version: a second change may come before the first was read. */
  let last: { readonly key: string; readonly etag: string } | null = null;

  const send = (
    place: CalendarPlace,
    signal: AbortSignal,
    request: { method: string; url: URL; headers?: Record<string, string>; body?: string },
  ): Promise<ServerAnswer> =>
    askServer({
      ...request,
      headers: { ...place.server.headers, ...request.headers },
      accept: refusals,
      fetch: place.server.fetch,
      signal,
      now: clock.now(),
    });

  /** Does it within the time that a person waits; then the source reads anew, also when it failed: what is shown may be old. */
  const within = async <T>(
    work: (calendar: KnownCalendar, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const calendar = known();
    if (!calendar) return bad('day-not-writable');
    const controller = new AbortController();
    const cancel = clock.after(writtenWithinMs, () => controller.abort());
    try {
      return await work(calendar, controller.signal);
    } finally {
      cancel();
      onWritten();
    }
  };

  /** Whether another meeting than `uid` is held in `slot`, by what the server says now. */
  const isTaken = async (
    { place, addresses }: KnownCalendar,
    slot: TimeRange,
    uid: string,
    signal: AbortSignal,
  ): Promise<Result<boolean>> => {
    const there = await resourcesIn(place, slot, signal);
    if (there.kind === 'failed') return refusalOf(there) ?? bad('day-unreachable');
    const owners = new Set(addresses);
    const taken = there.resources.some(({ text }) => isHeldIn(text, slot, uid, owners));
    return good(taken);
  };

  const objectOf = ({ resources }: KnownCalendar, id: string): Resource | null => {
    const uids = uidsOf(id);
    // A look for the text first: taking each apart takes longer.
    const likely = [...resources.values()].filter(({ text }) =>
      uids.some((uid) => text.replaceAll(/\r?\n[ \t]/g, '').includes(uid)),
    );
    return likely.find(({ text }) => targetIn(text, id) !== null) ?? null;
  };

  /** The object as the server has it now; `day-changed` when that is not what the agenda was read from. */
  const current = async (
    { place }: KnownCalendar,
    object: Resource,
    signal: AbortSignal,
  ): Promise<Result<Kept>> => {
    const answer = await send(place, signal, {
      method: 'GET',
      url: object.url,
      headers: { accept: 'text/calendar' },
    });
    const refused = refusalOf(answer);
    if (refused || answer.kind === 'failed') return refused ?? bad('day-unreachable');
    const etag = answer.headers.get('etag') ?? object.etag;
    const versions = [object.etag, last?.key === keyOf(object.url) ? last.etag : null];
    const same = etag !== null && versions.some((one) => one && strong(one) === strong(etag));
    if (!same && plain(answer.body) !== plain(object.text)) return bad('day-changed');
    return good({ text: answer.body, etag });
  };

  const change = async (
    id: string,
    calendar: KnownCalendar,
    signal: AbortSignal,
    /** The new text, or null for none. */
    edit: (kept: Kept, target: EventTarget) => Promise<Result<string | null>>,
  ): Promise<Result<null>> => {
    const object = objectOf(calendar, id);
    if (!object) return bad('day-not-writable', { detail: 'this meeting is not one that we can write' });
    const kept = await current(calendar, object, signal);
    if (!kept.ok) return kept;
    const target = targetIn(kept.value.text, id);
    if (!target) return bad('day-changed');
    const edited = await edit(kept.value, target);
    if (!edited.ok) return edited;
    const headers: Record<string, string> = kept.value.etag ? { 'if-match': strong(kept.value.etag) } : {};
    const { url } = object;
    const answer = await send(
      calendar.place,
      signal,
      edited.value === null
        ? { method: 'DELETE', url, headers }
        : {
            method: 'PUT',
            url,
            headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' },
            body: edited.value,
          },
    );
    const refused = refusalOf(answer);
    if (refused || answer.kind === 'failed') return refused ?? bad('day-unreachable');
    const etag = answer.headers.get('etag');
    last = etag ? { key: keyOf(url), etag } : null;
    return good(null);
  };

  const notOurs = (): Result<never> =>
    bad('day-not-writable', { detail: 'its times have no zone, or are whole days' });

  return {
    book: ({ title, start, end }) =>
      within(async (calendar, signal) => {
        if (!(end > start)) return bad('day-too-late');
        const { place } = calendar;
        const slot = { from: start, to: end };
        const uid = `${randomUUID()}@rundbord`;
        const before = await isTaken(calendar, slot, uid, signal);
        if (!before.ok) return before;
        if (before.value) return bad('day-taken');
        const folder = place.url.pathname.endsWith('/') ? place.url.pathname : `${place.url.pathname}/`;
        const url = new URL(`${folder}${encodeURIComponent(uid)}.ics`, place.url);
        const answer = await send(place, signal, {
          method: 'PUT',
          url,
          headers: { 'if-none-match': '*', 'content-type': 'text/calendar; charset=utf-8' },
          body: bookingOf(uid, slot, title, clock.now()),
        });
        const refused = refusalOf(answer);
        if (refused) return refused;
        const after = await isTaken(calendar, slot, uid, signal);
        if (!after.ok || !after.value) return good(uid);
        await send(place, signal, { method: 'DELETE', url });
        return bad('day-taken');
      }),

    setEnd: (id, end) =>
      within((calendar, signal) =>
        change(id, calendar, signal, async ({ text }, target) => {
          const now = endOfTarget(target);
          if (now === null) return notOurs();
          if (end <= startOfTarget(target)) return bad('day-too-late');
          if (end > now) {
            const uid = (target.own ?? target.series)?.event.uid ?? '';
            const taken = await isTaken(calendar, { from: now, to: end }, uid, signal);
            if (!taken.ok) return taken;
            if (taken.value) return bad('day-taken');
          }
          const edited = withEnd(text, target, end, clock.now());
          return edited === null ? notOurs() : good(edited);
        }),
      ),

    release: (id) =>
      within((calendar, signal) =>
        change(id, calendar, signal, async ({ text }, target) => {
          const { addresses } = calendar;
          if (isInvited(target, addresses)) {
            const edited = withDeclined(text, target, addresses, clock.now());
            return edited === null ? notOurs() : good(edited);
          }
          // A single meeting, or the only time of a series that the room has.
          if (target.original === null || (!target.series && eventsIn(text).length === 1)) return good(null);
          const edited = withoutTime(text, target, clock.now());
          return edited === null ? notOurs() : good(edited);
        }),
      ),
  };
}
