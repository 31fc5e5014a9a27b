import { randomUUID } from 'node:crypto';
import type { Clock } from '../../contract/clock.ts';
import { bad, good, type Problem, type Result } from '../../contract/result.ts';
import { type Failure, failure } from '../ask-server.ts';
import type { CalendarWriter } from '../calendar-writer.ts';
import { namedZone } from '../zone-names.ts';
import type { AskGoogle, GoogleRequest } from './ask-google.ts';
import { type GoogleEvent, googleEvent, googlePage, instantOf } from './google-event.ts';

/** How long a person waits for a booking, in ms. */
const answerWithinMs = 15_000;

/** What a failure means to a person who wanted to change something. */
function dayProblem({ problem }: Failure): Result<never> {
  const code: Problem['code'] = problem.code === 'agenda-not-allowed' ? 'day-not-allowed' : 'day-unreachable';
  const { at, detail } = problem;
  return bad(code, { ...(at !== undefined && { at }), ...(detail !== undefined && { detail }) });
}

const asIso = (at: number): string => new Date(at).toISOString();

/** Writes into a Google calendar. `onWritten` is called after every good one. */
export function googleWriter(options: {
  readonly at: string;
  readonly ask: AskGoogle;
  readonly clock: Clock;
  readonly eventOf: (id: string) => GoogleEvent | null;
  /** IANA name of the room's zone. */
  readonly zone: () => string;
  readonly onWritten: () => void;
}): CalendarWriter {
  const { at, clock, eventOf } = options;

  const inTime = async <T>(run: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> => {
    const controller = new AbortController();
    const cancel = clock.after(answerWithinMs, () => controller.abort());
    try {
      const result = await run(controller.signal);
      if (result.ok) options.onWritten();
      return result;
    } finally {
      cancel();
    }
  };

  /** Whether nobody has the room in between, as the server knows it now; `but` does not count. */
  const isFree = async (
    slot: { readonly start: number; readonly end: number },
    but: string | null,
    signal: AbortSignal,
  ): Promise<boolean | Failure> => {
    let pageToken: string | undefined;
    do {
      const answer = await options.ask({
        method: 'GET',
        query: {
          singleEvents: 'true',
          timeMin: asIso(slot.start),
          timeMax: asIso(slot.end),
          ...(pageToken && { pageToken }),
        },
        signal,
      });
      if (answer.kind === 'failed') return answer;
      const page = googlePage.safeParse(answer.json).data;
      if (!page) return failure('agenda-broken', at, 'the answer is no list of events', true);
      const zone = namedZone(options.zone());
      for (const item of page.items) {
        const event = googleEvent.safeParse(item).data;
        if (!event || event.id === but || !takesRoom(event)) continue;
        const start = instantOf(event.start, zone);
        const end = instantOf(event.end, zone);
        if (start !== null && end !== null && start < slot.end && end > slot.start) return false;
      }
      pageToken = page.nextPageToken;
    } while (pageToken);
    return true;
  };

  /** What became of changing or removing one event. */
  const changeOne = async (request: GoogleRequest): Promise<Result<null> | 'not-for-service-accounts'> => {
    const answer = await options.ask({ ...request, accept: [404, 410, 412] });
    if (answer.kind === 'failed') {
      return answer.reason === 'forbiddenForServiceAccounts'
        ? 'not-for-service-accounts'
        : dayProblem(answer);
    }
    const isGone = answer.status === 404 || answer.status === 410;
    if (isGone && request.method === 'DELETE') return good(null);
    return answer.status >= 400 ? bad('day-changed', { at }) : good(null);
  };

  const insert = async (
    slot: Parameters<CalendarWriter['book']>[0],
    signal: AbortSignal,
  ): Promise<Result<string>> => {
    // The id is ours (a to v and digits), so that asking again for what was perhaps done books once.
    const id = randomUUID().replaceAll('-', '');
    const json = {
      id,
      summary: slot.title,
      start: { dateTime: asIso(slot.start) },
      end: { dateTime: asIso(slot.end) },
    };
    for (let last = false; ; last = true) {
      const answer = await options.ask({ method: 'POST', json, accept: [404, 409], signal });
      if (answer.kind === 'failed') {
        const isOver = last || signal.aborted || answer.problem.code !== 'agenda-unreachable';
        if (isOver) return dayProblem(answer);
        continue;
      }
      if (answer.status === 404) return bad('day-not-allowed', { at });
      return good(googleEvent.safeParse(answer.json).data?.iCalUID ?? `${id}@google.com`);
    }
  };

  return {
    book: (slot) =>
      inTime(async (signal) => {
        const free = await isFree(slot, null, signal);
        if (typeof free !== 'boolean') return dayProblem(free);
        return free ? insert(slot, signal) : bad('day-taken', { at });
      }),

    setEnd: (id, end) =>
      inTime(async (signal) => {
        const event = eventOf(id);
        const before = event ? instantOf(event.end, namedZone(options.zone())) : null;
        if (!event || before === null) return bad('day-changed', { at });
        if (end > before) {
          const free = await isFree({ start: before, end }, event.id, signal);
          if (typeof free !== 'boolean') return dayProblem(free);
          if (!free) return bad('day-taken', { at });
        }
        const changed = await changeOne({
          method: 'PATCH',
          event: event.id,
          query: { sendUpdates: 'all' },
          json: { end: { dateTime: asIso(end) } },
          ifMatch: event.etag,
          signal,
        });
        return changed === 'not-for-service-accounts' ? bad('day-not-allowed', { at }) : changed;
      }),

    release: (id) =>
      inTime(async (signal) => {
        const event = eventOf(id);
        if (!event) return bad('day-changed', { at });
        const remove: GoogleRequest = {
          method: 'DELETE',
          event: event.id,
          query: { sendUpdates: 'all' },
          ifMatch: event.etag,
          signal,
        };
        const room = event.attendees?.find(({ self }) => self);
        // Of what another called only the room's own answer is changed: with `attendeesOmitted` the others stay.
        const decline: GoogleRequest = {
          ...remove,
          method: 'PATCH',
          json: { attendeesOmitted: true, attendees: [{ email: room?.email, responseStatus: 'declined' }] },
        };
        const isOwn = event.organizer?.self === true || !room?.email;
        let released = await changeOne(isOwn ? remove : decline);
        // An account without rights over the whole domain may not touch guests; the room's copy it may remove, which declines.
        if (released === 'not-for-service-accounts') released = await changeOne(remove);
        return released === 'not-for-service-accounts' ? bad('day-not-allowed', { at }) : released;
      }),
  };
}

/** Whether an event has the room: not one that leaves it free, is cancelled, or that the room declined. */
const takesRoom = ({ status, transparency, attendees = [], eventType }: GoogleEvent): boolean =>
  status !== 'cancelled' &&
  transparency !== 'transparent' &&
  eventType !== 'workingLocation' &&
  !attendees.some(({ self, responseStatus }) => self && responseStatus === 'declined');
