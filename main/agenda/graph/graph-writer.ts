import type { Clock } from '../../contract/clock.ts';
import type { ProblemCode } from '../../contract/problems.ts';
import { bad, good, type Result } from '../../contract/result.ts';
import type { CalendarWriter } from '../calendar-writer.ts';
import type { AskGraph, GraphAnswer } from './ask-graph.ts';
import { entryIdOf, type GraphEvent, graphEvent, isHeld } from './graph-event.ts';
import type { RoomCalendar } from './room-calendar.ts';

/** How long a person is let wait for the server, in ms. */
const answerWithinMs = 20_000;

/** A time as Graph takes it. */
const utc = (at: number) => ({ dateTime: new Date(at).toISOString().replace('Z', ''), timeZone: 'UTC' });

/** What is wrong with a write that did not come about. */
function codeOf(answer: Exclude<GraphAnswer, { readonly kind: 'answer' }>): ProblemCode {
  if (answer.kind === 'failed')
    return answer.problem.code === 'agenda-not-allowed' ? 'day-not-allowed' : 'day-unreachable';
  // What is no longer there was changed by somebody too.
  if ([404, 409, 410, 412].includes(answer.status)) return 'day-changed';
  return 'day-not-allowed';
}

function badOf(answer: Exclude<GraphAnswer, { readonly kind: 'answer' }>): Result<never> {
  const { at, detail } = answer.kind === 'failed' ? answer.problem : answer.failure.problem;
  return bad(codeOf(answer), { ...(at !== undefined && { at }), ...(detail !== undefined && { detail }) });
}

/**
 * Writes into the room's own mailbox. What it changes of an invitation is the room's copy; the others' stay until their organizer
 * sends them something. Nothing is written over what somebody changed since it was read.
 */
export function makeGraphWriter(options: {
  readonly ask: AskGraph;
  readonly calendar: RoomCalendar;
  readonly mailbox: URL;
  readonly clock: Clock;
  /** A write was refused for lack of a right. */
  readonly onRefused: () => void;
  /** Something was written, or may be other than it was read. */
  readonly onWritten: () => void;
}): CalendarWriter {
  const { calendar, mailbox, clock, onRefused, onWritten } = options;

  const ask: AskGraph = async (question) => {
    const answer = await options.ask(question);
    if (answer.kind === 'refused' && [401, 403].includes(answer.status)) onRefused();
    return answer;
  };

  /** `act` with a time to give up at. A busy server is not asked more for it. */
  const within = async <T>(act: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> => {
    const controller = new AbortController();
    const cancel = clock.after(answerWithinMs, () => controller.abort());
    try {
      const result = await act(controller.signal);
      if (result.ok || result.error.code !== 'day-unreachable') onWritten();
      return result;
    } finally {
      cancel();
    }
  };

  const eventOf = (id: string): GraphEvent | undefined =>
    calendar.events.find((event) => entryIdOf(event) === id);
  const urlOf = (event: GraphEvent): URL => new URL(`${mailbox.href}/events/${encodeURIComponent(event.id)}`);
  const ifSame = (event: GraphEvent): Record<string, string> =>
    event['@odata.etag'] ? { 'if-match': event['@odata.etag'] } : {};

  /** Whether nothing takes the room between two times on the server now. */
  const isFree = async (from: number, to: number, signal: AbortSignal): Promise<Result<null>> => {
    const view = await calendar.between(from, to, signal);
    if (view.kind === 'failed') return badOf(view);
    const taken = view.events.some(
      (event) => isHeld(event) && event.showAs !== 'free' && event.start < to && event.end > from,
    );
    return taken ? bad('day-taken') : good(null);
  };

  /** The id of an event that was booked under this mark, when it is there. */
  const bookedUnder = async (
    mark: string,
    slot: { readonly start: number; readonly end: number },
    signal: AbortSignal,
  ): Promise<Result<string>> => {
    const view = await calendar.between(slot.start, slot.end, signal);
    if (view.kind === 'failed') return badOf(view);
    const event = view.events.find(({ transactionId }) => transactionId === mark);
    return event ? good(entryIdOf(event)) : bad('day-unreachable', { at: mailbox.host });
  };

  const book: CalendarWriter['book'] = ({ title, start, end }) =>
    within(async (signal) => {
      if (end <= start || end <= clock.now()) return bad('day-too-late');
      const free = await isFree(start, end, signal);
      if (!free.ok) return free;
      const mark = crypto.randomUUID();
      const body = {
        subject: title,
        start: utc(start),
        end: utc(end),
        showAs: 'busy',
        isReminderOn: false,
        // With the same mark Exchange books once, however often it is asked.
        transactionId: mark,
      };
      const question = { url: new URL(`${mailbox.href}/events`), method: 'POST', body, signal } as const;
      let answer = await ask(question);
      if (answer.kind === 'failed' && answer.problem.code === 'agenda-unreachable')
        answer = await ask(question);
      if (answer.kind === 'refused' && answer.status === 409)
        return bookedUnder(mark, { start, end }, signal);
      if (answer.kind !== 'answer') return badOf(answer);
      const event = graphEvent.safeParse(answer.json);
      return event.success ? good(entryIdOf(event.data)) : bookedUnder(mark, { start, end }, signal);
    });

  const setEnd: CalendarWriter['setEnd'] = (id, end) =>
    within(async (signal) => {
      const event = eventOf(id);
      if (!event) return bad('day-changed');
      if (event.end <= clock.now() || end <= event.start) return bad('day-too-late');
      if (end > event.end) {
        const free = await isFree(event.end, end, signal);
        if (!free.ok) return free;
      }
      const answer = await ask({
        url: urlOf(event),
        method: 'PATCH',
        headers: ifSame(event),
        body: { end: utc(end) },
        signal,
      });
      return answer.kind === 'answer' ? good(null) : badOf(answer);
    });

  /** Whether the event is still what was read; a decline takes no `If-Match`. */
  const isSame = async (event: GraphEvent, signal: AbortSignal): Promise<Result<null>> => {
    const url = urlOf(event);
    url.searchParams.set('$select', 'id');
    const answer = await ask({ url, signal });
    if (answer.kind !== 'answer') return badOf(answer);
    const { json } = answer;
    const tag = typeof json === 'object' && json && '@odata.etag' in json ? json['@odata.etag'] : undefined;
    return tag === event['@odata.etag'] ? good(null) : bad('day-changed');
  };

  const decline = async (event: GraphEvent, signal: AbortSignal): Promise<GraphAnswer> => {
    const url = urlOf(event);
    url.pathname += '/decline';
    // An organizer who wants no answers may get none: Exchange refuses one.
    const body = { sendResponse: event.responseRequested !== false };
    return ask({ url, method: 'POST', body, signal });
  };

  const release: CalendarWriter['release'] = (id) =>
    within(async (signal) => {
      const event = eventOf(id);
      if (!event) return bad('day-changed');
      if (event.end <= clock.now()) return bad('day-too-late');
      if (event.isOrganizer === true) {
        const gone = await ask({ url: urlOf(event), method: 'DELETE', headers: ifSame(event), signal });
        return gone.kind === 'answer' ? good(null) : badOf(gone);
      }
      const same = await isSame(event, signal);
      if (!same.ok) return same;
      const answer = await decline(event, signal);
      return answer.kind === 'answer' ? good(null) : badOf(answer);
    });

  return { book, setEnd, release };
}
