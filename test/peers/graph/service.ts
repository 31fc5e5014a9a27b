import { deltaJson, etagOf, fullJson, withId } from './event-json.ts';
import type { Mailbox, PutEvent } from './mailbox.ts';
import { type Reply, refusal } from './refusal.ts';

/** A question to the service, whose token, rights and mailbox were looked at. */
export type Question = {
  readonly method: string;
  /** What follows the mailbox in the path. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly prefer: string;
  readonly ifMatch: string | undefined;
  readonly body: unknown;
};

/** A list that goes on, or changes that follow. */
type Link =
  | { readonly kind: 'skip'; readonly rest: readonly unknown[]; readonly then: Delta }
  | ({ readonly kind: 'delta' } & Delta);
type Delta = { readonly from: number; readonly to: number; readonly version: number };

/** What an invited room answered to the organizer. */
export type Sent = { readonly uid: string; readonly response: 'declined'; readonly sendResponse: boolean };

export type Service = {
  answer(question: Question): Reply;
  /** Forgets every state token, and says so in these words. */
  loseLinks(status: number, code: string): void;
  readonly sent: readonly Sent[];
  /** Whether a second booking under the same mark is refused (409), and not answered with the first. */
  refuseRepeats: boolean;
};

const notFound = refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');

const timeIn = (json: unknown): number | null => {
  if (typeof json !== 'object' || json === null || !('dateTime' in json) || !('timeZone' in json))
    return null;
  return json.timeZone === 'UTC' && typeof json.dateTime === 'string'
    ? Date.parse(`${json.dateTime}Z`)
    : null;
};

const field = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null
    ? Object.entries(json).find(([key]) => key === name)?.[1]
    : undefined;

/** Only what was asked for, with what OData adds. */
function selected(json: Record<string, unknown>, select: string | null): Record<string, unknown> {
  if (select === null) return json;
  const wanted = ['id', ...select.split(',')];
  return Object.fromEntries(
    Object.entries(json).filter(([name]) => name.startsWith('@') || wanted.includes(name)),
  );
}

/** The part of Microsoft Graph 1.0 that a calendar needs: calendar views, their deltas, events, and answers to invitations. */
export function openService(
  mailbox: Mailbox,
  options: { readonly base: () => string; readonly room: string },
): Service {
  const { room } = options;
  const links = new Map<string, Link>();
  const sent: Sent[] = [];
  let refuseRepeats = false;
  let lostLinks = { status: 410, code: 'SyncStateNotFound' };

  const keep = (link: Link): string => {
    const token = crypto.randomUUID();
    links.set(token, link);
    return token;
  };
  const linkTo = (path: string, query: string): string => `${options.base()}${path}?${query}`;

  const spanOf = (query: URLSearchParams): { readonly from: number; readonly to: number } | null => {
    const from = Date.parse(query.get('startDateTime') ?? '');
    const to = Date.parse(query.get('endDateTime') ?? '');
    return Number.isNaN(from) || Number.isNaN(to) ? null : { from, to };
  };

  /** "Get incremental changes to events in a calendar view": pages with a skip token, then a delta token. */
  const deltaPage = (items: readonly unknown[], then: Delta, prefer: string): Reply => {
    const size = Number(/odata\.maxpagesize=(\d+)/.exec(prefer)?.[1] ?? 50);
    const rest = items.slice(size);
    const path = '/calendarView/delta';
    const more =
      rest.length > 0
        ? { '@odata.nextLink': linkTo(path, `$skiptoken=${keep({ kind: 'skip', rest, then })}`) }
        : { '@odata.deltaLink': linkTo(path, `$deltatoken=${keep({ kind: 'delta', ...then })}`) };
    return { status: 200, json: { value: items.slice(0, size), ...more } };
  };

  const delta = ({ query, prefer }: Question): Reply => {
    if (query.has('$select'))
      return refusal(400, 'ErrorInvalidUrlQuery', "The following parameters are not supported: '$select'.");
    const ids = { immutable: /IdType="ImmutableId"/.test(prefer) };
    const token = query.get('$skiptoken') ?? query.get('$deltatoken');
    if (token === null) {
      const span = spanOf(query);
      if (!span) return refusal(400, 'ErrorInvalidParameter', 'StartDateTime and EndDateTime are needed.');
      return deltaPage(
        deltaJson(mailbox, span, null, room, ids),
        { ...span, version: mailbox.version },
        prefer,
      );
    }
    const link = links.get(token);
    // "Use delta query to track changes": Synchronization reset.
    if (!link) {
      const from = linkTo('/calendarView/delta', '$deltatoken=');
      const { status, code } = lostLinks;
      return refusal(status, code, 'The sync state generation is not found.', { location: from });
    }
    if (link.kind === 'skip') return deltaPage(link.rest, link.then, prefer);
    const changes = deltaJson(mailbox, link, link.version, room, ids);
    return deltaPage(changes, { from: link.from, to: link.to, version: mailbox.version }, prefer);
  };

  /** "List calendarView": ten at a time unless `$top` says otherwise, and `$skip` in the link to the next. */
  const view = ({ query, prefer }: Question): Reply => {
    const span = spanOf(query);
    if (!span) return refusal(400, 'ErrorInvalidParameter', 'StartDateTime and EndDateTime are needed.');
    const top = Number(query.get('$top') ?? 10);
    const skip = Number(query.get('$skip') ?? 0);
    const ids = { immutable: /IdType="ImmutableId"/.test(prefer) };
    const times = mailbox.between(span.from, span.to);
    const value = times
      .slice(skip, skip + top)
      .map((time) => selected(fullJson(time, room, ids), query.get('$select')));
    const next = new URLSearchParams(query);
    next.set('$skip', String(skip + top));
    const more =
      skip + top < times.length ? { '@odata.nextLink': linkTo('/calendarView', next.toString()) } : {};
    return { status: 200, json: { value, ...more } };
  };

  /** "Create event"; `transactionId`: the same event once, however often it is asked for. */
  const create = ({ body }: Question, ids: { readonly immutable: boolean }): Reply => {
    const start = timeIn(field(body, 'start'));
    const end = timeIn(field(body, 'end'));
    if (start === null || end === null || end < start)
      return refusal(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation.');
    const mark = field(body, 'transactionId');
    const before = mailbox.all.find(({ event }) => mark !== undefined && event.transactionId === mark);
    if (before && refuseRepeats)
      return refusal(409, 'ErrorDuplicateTransactionId', 'The transaction id has been used.');
    const event: PutEvent = {
      subject: String(field(body, 'subject') ?? ''),
      start,
      end,
      isOrganizer: true,
      ...(typeof mark === 'string' && { transactionId: mark }),
    };
    const stored = before ?? mailbox.put(event);
    const time = { stored, type: 'singleInstance', original: null, event: stored.event, start, end } as const;
    return { status: 201, json: fullJson(time, room, ids) };
  };

  /** "Get event", "Update event", "Delete event", "event: decline". */
  const single = (question: Question, id: string, action: string | undefined): Reply => {
    const { method, body, ifMatch, query } = question;
    const ids = { immutable: /IdType="ImmutableId"/.test(question.prefer) };
    const found = withId(mailbox, id, ids);
    if (!found) return notFound;
    const { stored, original } = found;
    const time = mailbox
      .between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
      .find((one) => one.stored === stored && one.original === original);
    if (!time) return notFound;
    if (method === 'GET')
      return { status: 200, json: selected(fullJson(time, room, ids), query.get('$select')) };
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(stored))
      return refusal(412, 'ErrorIrresolvableConflict', 'The change key does not match the current one.');
    if (method === 'PATCH') {
      const start = timeIn(field(body, 'start'));
      const end = timeIn(field(body, 'end'));
      if ((end ?? time.end) < (start ?? time.start) || time.event.isAllDay)
        return refusal(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation.');
      mailbox.change(stored, original, { ...(start !== null && { start }), ...(end !== null && { end }) });
      return { status: 200, json: fullJson({ ...time, end: end ?? time.end }, room, ids) };
    }
    if (method === 'DELETE') {
      mailbox.remove(stored, original);
      return { status: 204, json: null };
    }
    if (method !== 'POST' || action !== 'decline')
      return refusal(405, 'Request_BadRequest', 'No such action.');
    const sendResponse = field(body, 'sendResponse') !== false;
    if (time.event.isOrganizer) return refusal(400, 'ErrorInvalidRequest', "You're the meeting organizer.");
    if (sendResponse && time.event.responseRequested === false)
      return refusal(400, 'ErrorInvalidRequest', "The meeting organizer hasn't requested a response.");
    sent.push({ uid: stored.uid, response: 'declined', sendResponse });
    mailbox.remove(stored, original);
    return { status: 202, json: null };
  };

  return {
    sent,
    get refuseRepeats() {
      return refuseRepeats;
    },
    set refuseRepeats(refuse) {
      refuseRepeats = refuse;
    },
    loseLinks(status, code) {
      lostLinks = { status, code };
      links.clear();
    },
    answer(question) {
      const { method, path } = question;
      const ids = { immutable: /IdType="ImmutableId"/.test(question.prefer) };
      if (method === 'GET' && path === '/calendarView/delta') return delta(question);
      if (method === 'GET' && path === '/calendarView') return view(question);
      if (method === 'POST' && path === '/events') return create(question, ids);
      const match = /^\/events\/([^/]+)(?:\/([a-zA-Z]+))?$/.exec(path);
      if (match) return single(question, decodeURIComponent(match[1] ?? ''), match[2]);
      return refusal(400, 'BadRequest', 'Resource not found for the segment.');
    },
  };
}
