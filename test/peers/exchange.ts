import { X509Certificate } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type ExchangeCalendar, exchangeCalendar } from './exchange-calendar.ts';
import { signIn } from './exchange-sign-in.ts';

/** An Exchange server with one room's mailbox, on loopback. */
export type ExchangePeer = ExchangeCalendar & {
  readonly ews: string;
  readonly mailbox: string;
  /** How many wrong passwords were shown. */
  wrongPasswords(): number;
  /** How many connections were opened. */
  connections(): number;
  /** Requests that came, those that were to sign in included. */
  requests(): number;
  /** The next request is answered so, without a look at it. */
  answerNext(status: number, headers?: Readonly<Record<string, string>>): void;
  /** Closes what is open, as after a while of silence. */
  closeConnections(): void;
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
};

/** Starts one; `tls` with a PEM certificate (signed with SHA-256) and key, which then asks for channel bindings. */
export async function startExchange(
  options: {
    /** Ways to sign in: `Basic`, `NTLM`, `Negotiate`. */
    readonly offers?: readonly string[];
    readonly username?: string;
    readonly password?: string;
    readonly tls?: { readonly cert: string; readonly key: string };
  } = {},
): Promise<ExchangePeer> {
  const {
    offers = ['Negotiate', 'NTLM'],
    username = 'EXAMPLE\\kiosk',
    password = 'Sommer-2026',
    tls,
  } = options;
  const mailbox = 'egeskov@example.org';
  const calendar = exchangeCalendar(mailbox);
  const door = signIn({
    offers,
    username,
    password,
    certificate: tls ? new X509Certificate(tls.cert).raw : null,
  });
  let server: Server | null = null;
  let port = 0;
  let connections = 0;
  let requests = 0;
  let next: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | null = null;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests += 1;
    let body = '';
    for await (const piece of request) body += piece;
    if (next) {
      response.writeHead(next.status, next.headers).end();
      next = null;
      return;
    }
    const asked = door.check(request);
    if (asked) {
      response.writeHead(401, { 'www-authenticate': [...asked] }).end('<html>401</html>');
      return;
    }
    const { status, body: said } = calendar.answer(body);
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(said);
  };

  const up = (): Promise<void> =>
    new Promise((resolve) => {
      const listener: RequestListener = (request, response) => void handle(request, response);
      const fresh = tls ? createTlsServer(tls, listener) : createServer(listener);
      fresh.on(tls ? 'secureConnection' : 'connection', () => {
        connections += 1;
      });
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
  return {
    ...calendar,
    ews: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${port}/EWS/Exchange.asmx`,
    mailbox,
    wrongPasswords: () => door.wrong,
    connections: () => connections,
    requests: () => requests,
    answerNext(status, headers = {}) {
      next = { status, headers };
    },
    closeConnections: () => server?.closeAllConnections(),
    down,
    up,
    close: down,
  };
}
