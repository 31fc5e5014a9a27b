/** An event as the Calendar API writes it; `id`, `etag` and `iCalUID` are made where they are absent. */
export type SimulatedEvent = Readonly<Record<string, unknown>> & {
  readonly id?: string;
  readonly status?: string;
  readonly start?: GoogleTime;
  readonly end?: GoogleTime;
  readonly attendees?: readonly Attendee[];
};
type GoogleTime = { readonly dateTime?: string; readonly date?: string };
type Attendee = Readonly<Record<string, unknown>> & { readonly email?: string; readonly self?: boolean };
export type Stored = SimulatedEvent & {
  readonly id: string;
  readonly etag: string;
  readonly changedAt: number;
};

/** What the service says. */
export type Answer = {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
};

/** Parameters that may not go with a sync token (events.list). */
const notWithSyncToken = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
];

/** An error as the Calendar API writes it. */
export const error = (status: number, reason: string): Answer => ({
  status,
  json: {
    error: { code: status, message: reason, errors: [{ domain: 'calendar', reason, message: reason }] },
  },
});

/** What a list is made of. */
type Listed = {
  readonly events: ReadonlyMap<string, Stored>;
  readonly epoch: number;
  readonly sequence: number;
  readonly pageSize: number;
  readonly role: string;
  readonly shown: (event: Stored) => unknown;
};

const timeOf = (time: GoogleTime | undefined): number =>
  Date.parse(time?.dateTime ?? `${time?.date}T00:00:00Z`);

/** Answers events.list: whole, or from a sync token on; a page at a time. */
export function listEvents(query: URLSearchParams, of: Listed): Answer {
  const { events, epoch, sequence, pageSize, role } = of;
  const syncToken = query.get('syncToken');
  if (
    syncToken !== null &&
    (notWithSyncToken.some((name) => query.has(name)) || query.get('showDeleted') === 'false')
  )
    return error(400, 'syncTokenWithRequestRestrictions');
  const [tokenEpoch, since] = (syncToken ?? `${epoch}.0`).split('.').map(Number);
  if (tokenEpoch !== epoch) return error(410, 'fullSyncRequired');
  const [offset = 0, end = sequence] = (query.get('pageToken') ?? '').split('.').filter(Boolean).map(Number);
  const from = Date.parse(query.get('timeMin') ?? '') || Number.NEGATIVE_INFINITY;
  const to = Date.parse(query.get('timeMax') ?? '') || Number.POSITIVE_INFINITY;
  const found = [...events.values()].filter((event) =>
    syncToken === null
      ? event.status !== 'cancelled' && timeOf(event.end) > from && timeOf(event.start) < to
      : event.changedAt > (since ?? 0),
  );
  const size = Math.min(pageSize, Number(query.get('maxResults') ?? 250));
  const next = offset + size;
  return {
    status: 200,
    json: {
      kind: 'calendar#events',
      timeZone: 'Europe/Copenhagen',
      accessRole: role,
      items: found.slice(offset, next).map(of.shown),
      ...(next < found.length
        ? { nextPageToken: `${next}.${end}` }
        : // With an order there is no sync token.
          !query.has('orderBy') && { nextSyncToken: `${epoch}.${end}` }),
    },
  };
}
