import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGoogleAccounts } from './google-accounts.ts';
import { type Answer, error, listEvents, type SimulatedEvent, type Stored } from './google-events.ts';

/** What the service does wrong next. */
export type GoogleTrouble = {
  readonly status: number;
  readonly reason?: string;
  readonly retryAfter?: string;
  /** Which question of those that match goes wrong; 1 is the next. */
  readonly at?: number;
  readonly method?: string;
  /** It does what was asked, and then says that it did not. */
  readonly afterDoing?: boolean;
};

export type GooglePeer = {
  readonly service: string;
  /** The key file of its service account. */
  readonly keyFile: string;
  readonly calendar: string;
  /** What was asked, `GET /events?…` or `token`, oldest first. */
  readonly asked: readonly string[];
  put(event: SimulatedEvent): string;
  /** As a person deletes it. */
  cancel(id: string): void;
  event(id: string): SimulatedEvent | null;
  events(): readonly SimulatedEvent[];
  /** What the account may do: `none` as if it did not exist. */
  setRole(role: 'none' | 'freeBusyReader' | 'reader' | 'writer' | 'owner'): void;
  setPageSize(size: number): void;
  /** The scopes that are granted. */
  setScopes(scopes: readonly string[]): void;
  forgetSyncTokens(): void;
  revokeTokens(): void;
  trouble(next: GoogleTrouble): void;
  /** How far its clock is ahead of this computer's, in ms. */
  setSkew(ms: number): void;
  /** Whether an account without rights over the domain may name guests. */
  setGuestsAllowed(allowed: boolean): void;
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
};

/** The Google Calendar API v3 with one calendar, and the token service beside it, on loopback. Recurrences are put as their times. */
export async function startGoogle(
  options: { readonly calendar?: string; readonly now?: () => number } = {},
): Promise<GooglePeer> {
  const calendar = options.calendar ?? 'egeskov@example.org';
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-google-'));
  const keyFile = join(folder, 'service-account.json');
  const events = new Map<string, Stored>();
  const asked: string[] = [];
  let troubles: { trouble: GoogleTrouble; left: number }[] = [];
  let sequence = 1;
  let epoch = 1;
  let pageSize = 250;
  let role = 'writer';
  let skew = 0;
  let guestsAllowed = true;
  let server: Server | null = null;
  let port = 0;

  const now = (): number => (options.now?.() ?? Date.now()) + skew;
  const accounts = await startGoogleAccounts({ now, tokenUri: () => `http://127.0.0.1:${port}/token` });
  const store = (event: SimulatedEvent): Stored => {
    sequence += 1;
    const id = event.id ?? randomUUID().replaceAll('-', '');
    const stored = {
      iCalUID: `${id}@google.com`,
      status: 'confirmed',
      ...event,
      id,
      etag: `"${sequence}"`,
      changedAt: sequence,
    };
    events.set(id, stored);
    return stored;
  };
  const shown = ({ changedAt: _, ...event }: Stored): unknown => {
    if (event.status === 'cancelled') return { id: event.id, etag: event.etag, status: 'cancelled' };
    const { id, etag, status, start, end, iCalUID } = event;
    return role === 'freeBusyReader'
      ? { id, etag, status, start, end, iCalUID, visibility: 'private' }
      : event;
  };

  const insert = (json: SimulatedEvent): Answer => {
    if (json.id !== undefined && (!/^[a-v0-9]{5,1024}$/.test(json.id) || events.has(json.id)))
      return events.has(json.id) ? error(409, 'duplicate') : error(400, 'invalid');
    const own = { organizer: { email: calendar, self: true }, creator: { email: accounts.account } };
    return { status: 200, json: shown(store({ ...json, ...own })) };
  };

  const change = (method: string, id: string, json: SimulatedEvent, ifMatch: string | undefined): Answer => {
    const event = events.get(id);
    if (!event) return error(404, 'notFound');
    if (event.status === 'cancelled') return error(410, 'deleted');
    if (ifMatch !== undefined && ifMatch !== event.etag) return error(412, 'conditionNotMet');
    if (method === 'DELETE') {
      store({ ...event, status: 'cancelled' });
      return { status: 204 };
    }
    const { organizer, guestsCanModify } = event as {
      organizer?: { self?: boolean };
      guestsCanModify?: boolean;
    };
    if ((json.start || json.end) && !organizer?.self && !guestsCanModify)
      return error(403, 'forbiddenForNonOrganizer');
    if (json.attendees && !guestsAllowed) return error(403, 'forbiddenForServiceAccounts');
    const { attendeesOmitted, attendees, ...rest } = json as SimulatedEvent & { attendeesOmitted?: boolean };
    const merged = attendeesOmitted
      ? event.attendees?.map((one) => ({ ...one, ...attendees?.find(({ email }) => email === one.email) }))
      : (attendees ?? event.attendees);
    return { status: 200, json: shown(store({ ...event, ...rest, ...(merged && { attendees: merged }) })) };
  };

  const eventsAnswer = (
    method: string,
    id: string,
    query: URLSearchParams,
    body: string,
    request: IncomingMessage,
  ): Answer => {
    const scope = accounts.scopeOf(request.headers.authorization);
    if (scope === null) return error(401, 'authError');
    if (role === 'none') return error(404, 'notFound');
    if (method === 'GET') return listEvents(query, { events, epoch, sequence, pageSize, role, shown });
    if (scope.endsWith('.readonly')) return error(403, 'insufficientPermissions');
    if (!['writer', 'owner'].includes(role)) return error(403, 'requiredAccessLevel');
    const json = body === '' ? {} : (JSON.parse(body) as SimulatedEvent);
    return method === 'POST' ? insert(json) : change(method, id, json, request.headers['if-match']);
  };

  const answer = async (request: IncomingMessage, body: string): Promise<Answer> => {
    const { method = 'GET' } = request;
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/token') {
      asked.push('token');
      return accounts.answer(body);
    }
    const path = `/calendar/v3/calendars/${encodeURIComponent(calendar)}/events`;
    if (url.pathname !== path && !url.pathname.startsWith(`${path}/`)) return error(404, 'notFound');
    const id = decodeURIComponent(url.pathname.slice(path.length + 1));
    asked.push(`${method} ${id}${url.search}`);
    const matching = troubles.filter(
      ({ trouble }) => trouble.method === undefined || trouble.method === method,
    );
    for (const one of matching) one.left -= 1;
    const due = matching.find(({ left }) => left === 0)?.trouble;
    troubles = troubles.filter(({ left }) => left > 0);
    if (!due || due.afterDoing) {
      const done = eventsAnswer(method, id, url.searchParams, body, request);
      if (!due) return done;
    }
    return {
      ...error(due.status, due.reason ?? 'backendError'),
      ...(due.retryAfter !== undefined && { headers: { 'retry-after': due.retryAfter } }),
    };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const piece of request) body += piece;
    const { status, json, headers } = await answer(request, body);
    response.writeHead(status, {
      'content-type': 'application/json',
      date: new Date(now()).toUTCString(),
      ...headers,
    });
    response.end(json === undefined ? undefined : JSON.stringify(json));
  };

  const up = (): Promise<void> =>
    new Promise((resolve) => {
      const fresh = createServer((request, response) => void handle(request, response));
      server = fresh;
      fresh.listen(port, '127.0.0.1', () => {
        port = (fresh.address() as AddressInfo).port;
        resolve();
      });
    });
  const down = (): Promise<void> =>
    new Promise((resolve) => {
      server?.close(() => resolve());
      server?.closeAllConnections();
    });
  await up();
  writeFileSync(keyFile, JSON.stringify(accounts.keyFile()));

  return {
    service: `http://127.0.0.1:${port}`,
    keyFile,
    calendar,
    asked,
    put: (event) => store(event).id,
    cancel(id) {
      const event = events.get(id);
      if (event) store({ ...event, status: 'cancelled' });
    },
    event: (id) => events.get(id) ?? null,
    events: () => [...events.values()].filter(({ status }) => status !== 'cancelled'),
    setRole(next) {
      role = next;
    },
    setPageSize(size) {
      pageSize = size;
    },
    setScopes: accounts.setScopes,
    forgetSyncTokens() {
      epoch += 1;
    },
    revokeTokens: accounts.revokeAll,
    trouble: (next) => troubles.push({ trouble: next, left: next.at ?? 1 }),
    setSkew(ms) {
      skew = ms;
    },
    setGuestsAllowed(allowed) {
      guestsAllowed = allowed;
    },
    down,
    up,
    async close() {
      await down();
      rmSync(folder, { recursive: true });
    },
  };
}
