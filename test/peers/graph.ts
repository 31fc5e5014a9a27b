import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphSource } from '../../main/agenda/source.ts';
import { type Granted, grant, type Registration } from './graph/directory.ts';
import { type Mailbox, openMailbox, type PutEvent, timesOf } from './graph/mailbox.ts';
import { type Reply, refusal } from './graph/refusal.ts';
import { openService, type Sent } from './graph/service.ts';

/** Which rights the application has. */
export type Rights = {
  /** Those that the directory gave, which its tokens tell of. */
  readonly directory: readonly string[];
  /** Those that Exchange gave for this mailbox alone, of which no token tells. */
  readonly exchange: 'none' | 'read' | 'write';
};

/**
 * Microsoft's login and Microsoft Graph 1.0 for one application and one room mailbox, at the wire, on this computer. It does what
 * Microsoft's documentation says, by these sections: "OAuth 2.0 client credentials flow" and "Application authentication
 * certificate credentials" (`directory.ts`: grant, scope, secret, the assertion's PS256 signature, `x5t#S256`, audience and time);
 * "event: delta", "Get incremental changes to events in a calendar view" and "Use delta query to track changes", Synchronization
 * reset; "List calendarView"; "Create event" with `transactionId`, "Update event", "Delete event", "event: decline"; "Obtain
 * immutable identifiers for Outlook resources"; "Microsoft Graph throttling guidance". From reports of those who use real tenants,
 * since no documentation tells it: what a delta leaves out of series, and 412 with `ErrorIrresolvableConflict`. What a second booking
 * under one `transactionId` is answered is told nowhere; it does both that are thinkable. No real tenant was asked.
 */
export type GraphPeer = {
  /** A source of this mailbox, with a secret. */
  readonly source: GraphSource;
  /** Questions so far, such as `GET /calendarView 200`; those for tokens are `token 200`. */
  readonly asked: readonly string[];
  readonly mailbox: Mailbox;
  /** What was answered to organizers. */
  readonly sent: readonly Sent[];
  /** Puts an event, or replaces the one with its `uid`; answers its `uid`. */
  put(event: PutEvent): string;
  /** Changes an event, or one time of a series by its original start. */
  change(uid: string, to: Partial<PutEvent>, original?: string): void;
  remove(uid: string, original?: string): void;
  /** 429 for so long; with `saying` false it does not say how long. */
  throttle(seconds: number, saying?: boolean): void;
  /** 503 for all that is asked until told otherwise. */
  busy(on: boolean): void;
  /** Takes every right away; `policy`: by an application access policy. */
  revoke(by?: 'consent' | 'policy'): void;
  /** Gives rights, and makes tokens that tell of them, from the next token on. */
  allow(rights: Rights): void;
  /** No token holds any more. */
  expireTokens(): void;
  /** From now on tokens are something that only Graph can read. */
  makeTokensOpaque(): void;
  expireSecret(): void;
  /** Every state token is forgotten; it is said in one of several ways. */
  loseDelta(status?: number, code?: string): void;
  /** The connection breaks in the middle of the next answer of Graph; of the one after `others` more. */
  cutNextAnswer(others?: number): void;
  /** No such mailbox, or one that is not in the cloud; null: it is back. */
  loseMailbox(how: 'gone' | 'elsewhere' | null): void;
  /** A second booking under one mark is refused, and not answered with the first. */
  refuseRepeats(): void;
  /** What Graph answers next time instead; after `others` that are as they should be. */
  answerNext(json: unknown, others?: number): void;
  /** Nobody listens. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Its clock is ahead of ours by so much. */
  skew(seconds: number): void;
  stop(): Promise<void>;
};

const tenant = 'contoso.example.org';
const client = '6731de76-14a6-49ae-97bc-6eba6914391e';
const room = 'egeskov@contoso.example.org';
const secret = 'right~secret';
const allRights: Rights = { directory: ['Calendars.ReadWrite'], exchange: 'none' };

async function bodyIn(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

/** Starts it; `now` is its clock, ms since 1970, `certificates` are the application's, PEM. */
export async function startGraph(
  options: { readonly now?: () => number; readonly certificates?: readonly string[] } = {},
): Promise<GraphPeer> {
  const mailbox = openMailbox();
  const asked: string[] = [];
  const secrets = new Map([[secret, { expired: false }]]);
  const registration: Registration = { tenant, client, secrets, certificates: options.certificates ?? [] };
  const tokens = new Map<string, Granted>();
  let aheadMs = 0;
  let rights = allRights;
  let revoked: 'consent' | 'policy' | null = null;
  let opaque = false;
  let throttled: { readonly until: number; readonly saying: boolean } | null = null;
  let isBusy = false;
  let lost: 'gone' | 'elsewhere' | null = null;
  let cutAfter: number | null = null;
  let instead: { readonly json: unknown; readonly others: number } | null = null;
  let port = 0;

  const now = (): number => (options.now ?? Date.now)() + aheadMs;
  const address = (): string => `http://127.0.0.1:${port}`;
  const mailboxUrl = (): string => `${address()}/v1.0/users/${encodeURIComponent(room)}`;
  const service = openService(mailbox, { base: mailboxUrl, room });

  const mayDo = (method: string): boolean => {
    const write = rights.exchange === 'write' || rights.directory.includes('Calendars.ReadWrite');
    const read = rights.exchange === 'read' || rights.directory.includes('Calendars.Read');
    return !revoked && (write || (read && method === 'GET'));
  };

  /** What stands before the mailbox: "Microsoft Graph throttling guidance", tokens, rights, and whether there is one. */
  const atTheDoor = (method: string, authorization: string, user: string): Reply | null => {
    if (isBusy) return refusal(503, 'serviceNotAvailable', 'The service is busy.');
    if (throttled && now() < throttled.until) {
      const seconds = String(Math.ceil((throttled.until - now()) / 1000));
      const headers: Record<string, string> = throttled.saying ? { 'retry-after': seconds } : {};
      return refusal(429, 'ApplicationThrottled', 'Application is over its limit.', headers);
    }
    const held = tokens.get(authorization.replace(/^Bearer /, ''));
    if (!held || held.until < now())
      return refusal(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
    if (revoked === 'policy')
      return refusal(
        403,
        'ErrorAccessDenied',
        'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
      );
    if (!mayDo(method))
      return refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
    if (lost === 'elsewhere')
      return refusal(
        404,
        'MailboxNotEnabledForRESTAPI',
        'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
      );
    if (lost || user !== room)
      return refusal(404, 'ErrorInvalidUser', `The requested user '${user}' is invalid.`);
    return null;
  };

  const send = (response: ServerResponse, reply: Reply): void => {
    const text = reply.json === null ? '' : JSON.stringify(reply.json);
    const cut = cutAfter === 0;
    if (cutAfter !== null) cutAfter = cut ? null : cutAfter - 1;
    response.writeHead(reply.status, {
      date: new Date(now()).toUTCString(),
      ...(text !== '' && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...reply.headers,
    });
    if (!cut) response.end(text);
    else response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
  };

  const login = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const { reply, granted } = await grant({
      fields: new URLSearchParams(await bodyIn(request)),
      tenant: url.pathname.split('/')[1] ?? '',
      registration,
      audience: `${address()}${url.pathname}`,
      service: address(),
      roles: rights.directory,
      opaque,
      now: now(),
    });
    if (granted) tokens.set(granted.token, granted);
    asked.push(`token ${reply.status}`);
    response.writeHead(reply.status, {
      date: new Date(now()).toUTCString(),
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(reply.json));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', address());
    const method = request.method ?? 'GET';
    if (method === 'POST' && url.pathname.endsWith('/oauth2/v2.0/token'))
      return login(request, response, url);
    const [, user = '', path = ''] = /^\/v1\.0\/users\/([^/]+)(\/.*)$/.exec(url.pathname) ?? [];
    const text = await bodyIn(request);
    const { authorization = '', prefer = '', 'if-match': ifMatch } = request.headers;
    const next = instead?.others === 0 ? instead : null;
    const reply =
      atTheDoor(method, authorization, decodeURIComponent(user)) ??
      (next
        ? { status: 200, json: next.json }
        : service.answer({
            method,
            path,
            query: url.searchParams,
            prefer: String(prefer),
            ifMatch,
            body: text === '' ? null : JSON.parse(text),
          }));
    if (instead && reply.status === 200) instead = next ? null : { ...instead, others: instead.others - 1 };
    asked.push(`${method} ${path.replace(/AAkA[^/]*/, 'ID')} ${reply.status}`);
    send(response, reply);
  };

  let server: Server | null = null;
  const up = (): Promise<void> =>
    new Promise((resolve) => {
      server = createServer((request, response) => void answer(request, response));
      server.listen(port, '127.0.0.1', () => {
        const bound = server?.address() as AddressInfo;
        port = bound.port;
        resolve();
      });
    });
  const down = (): Promise<void> =>
    new Promise((resolve) => {
      if (!server) return resolve();
      server.closeAllConnections();
      server.close(() => resolve());
      server = null;
    });
  await up();

  const known = (uid: string) => {
    const stored = mailbox.byUid(uid);
    if (!stored) throw new Error(`no event ${uid}`);
    return stored;
  };
  const originalOf = (uid: string, original: string | undefined): number | null => {
    if (original === undefined) return null;
    const time = timesOf(known(uid)).find((one) => one.original === Date.parse(original));
    if (!time) throw new Error(`no time ${original} of ${uid}`);
    return time.original;
  };

  return {
    source: { graph: room, tenant, client, secret, login: address(), service: address(), checkSeconds: 4 },
    asked,
    mailbox,
    sent: service.sent,
    put: (event) => mailbox.put(event).uid,
    change: (uid, to, original) => mailbox.change(known(uid), originalOf(uid, original), to),
    remove: (uid, original) => mailbox.remove(known(uid), originalOf(uid, original)),
    throttle(seconds, saying = true) {
      throttled = { until: now() + seconds * 1000, saying };
    },
    busy(on) {
      isBusy = on;
    },
    revoke(by = 'consent') {
      revoked = by;
    },
    allow(wanted) {
      rights = wanted;
      revoked = null;
    },
    expireTokens: () => tokens.clear(),
    makeTokensOpaque() {
      opaque = true;
    },
    expireSecret() {
      secrets.set(secret, { expired: true });
    },
    loseDelta: (status = 410, code = 'SyncStateNotFound') => service.loseLinks(status, code),
    cutNextAnswer(others = 0) {
      cutAfter = others;
    },
    loseMailbox(how) {
      lost = how;
    },
    refuseRepeats() {
      service.refuseRepeats = true;
    },
    answerNext(json, others = 0) {
      instead = { json, others };
    },
    down,
    up,
    skew(seconds) {
      aheadMs = seconds * 1000;
    },
    stop: down,
  };
}
