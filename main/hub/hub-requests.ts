import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { hubPaths } from '../contract/hub-paths.ts';
import type { ProblemCode } from '../contract/problems.ts';
import { bad, type Result } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { GuestFile } from './guest-files.ts';
import { type Caller, statusOf } from './hub-api.ts';
import { commonHeaders, pageHeaders, trustedHeaders } from './security-headers.ts';

/** Where whoever has our own certificate's authority to trust gets it. */
const certificatePath = '/own-certificate.crt';
const trustPath = '/trust';
const largestBodyBytes = 16 * 1024;
/** Origins of the kiosk's own window, in either shell. */
const windowOrigins: readonly string[] = ['https://kiosk.localhost', 'rundbord://kiosk'];

/** What answers requests, on whichever port they come. */
export type HubRequests = {
  answer(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

const isSecure = ({ socket }: IncomingMessage): boolean => (socket as Partial<TLSSocket>).encrypted === true;

/** `host:port` as the caller wrote it; an odd one is left out, since it goes into headers and addresses. */
const hostOf = ({ headers }: IncomingMessage): string | null =>
  headers.host && /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i.test(headers.host) ? headers.host : null;

/** Who asks. Behind a proxy on this computer it is whom the proxy names last. */
function addressOf({ socket, headers }: IncomingMessage): string {
  const address = socket.remoteAddress ?? '';
  const isOwn = /^(::ffff:)?127\.|^::1$/.test(address);
  const named = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return isOwn && named ? named : address;
}

/** The body as text; null when it is larger than anything that we are asked. Rejects when the caller goes away. */
function bodyOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      // What is too much is read all the same, and forgotten, so that the caller gets to read the answer.
      if (bytes > largestBodyBytes) resolve(null);
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the caller went away')));
  });
}

const readJson = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

/** Makes the answers: the guest page and its files, the JSON questions, and the way to the broker's door. */
export function makeHubRequests(options: {
  readonly file: (path: string) => GuestFile | null;
  readonly ask: (path: string, argument: unknown, caller: Caller) => Promise<Result<unknown>> | null;
  /** Own origins, `https://host:port`, from which a page may ask. */
  readonly origins: () => ReadonlySet<string>;
  /** The hub's public address, where it has one. */
  readonly publicUrl: () => string | undefined;
  readonly trust: () => 'trusted' | 'own-certificate' | 'loopback-only';
  /** The authority of our own certificate in PEM, or null. */
  readonly authority: () => string | null;
  readonly line: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly log: Log;
}): HubRequests {
  const { log } = options;

  /** The broker's door as a page of `origin`, or of the host that it asked, reaches it. */
  const brokerFor = (request: IncomingMessage): string => {
    const { origin } = request.headers;
    const base =
      origin !== undefined && options.origins().has(origin)
        ? origin
        : `${isSecure(request) ? 'https' : 'http'}://${hostOf(request) ?? 'localhost'}`;
    return `${base.replace(/^http/, 'ws')}${hubPaths.broker}`;
  };

  const send = (
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    headers: Record<string, string>,
    body: Buffer | string,
  ): void => {
    if (response.headersSent || response.destroyed) return;
    const bytes = Buffer.from(body);
    response.writeHead(status, {
      ...commonHeaders,
      ...(isSecure(request) && options.trust() === 'trusted' ? trustedHeaders : {}),
      'cache-control': 'no-store',
      ...headers,
      'content-length': String(bytes.length),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
  const say = (request: IncomingMessage, response: ServerResponse, status: number, text: string): void =>
    send(request, response, status, { 'content-type': 'text/plain; charset=utf-8' }, `${text}\n`);

  const page = (request: IncomingMessage, response: ServerResponse): void => {
    const html = options.file('/index.html');
    if (!html) {
      say(request, response, 503, 'The guest page has not been built.');
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    const publicUrl = options.publicUrl();
    const lines = new Set(
      [brokerFor(request), ...(publicUrl ? [publicUrl.replace(/^http/, 'ws')] : [])].map(
        (url) => new URL(url).origin,
      ),
    );
    send(
      request,
      response,
      200,
      { ...pageHeaders([...lines], nonce), 'content-type': html.type },
      html.body.toString('utf8').replaceAll('%NONCE%', nonce),
    );
  };

  const file = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const found = options.file(path);
    if (!found) {
      say(request, response, 404, 'There is nothing here.');
      return;
    }
    const zip = found.zipped && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    send(
      request,
      response,
      200,
      {
        'content-type': found.type,
        ...(found.immutable ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}),
        ...(found.zipped ? { vary: 'accept-encoding' } : {}),
        ...(zip ? { 'content-encoding': 'gzip' } : {}),
      },
      zip && found.zipped ? found.zipped : found.body,
    );
  };

  const get = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const authority = options.authority();
    if (path === '/' || path === trustPath || path.startsWith(hubPaths.guest)) page(request, response);
    else if (path === certificatePath && authority)
      send(request, response, 200, { 'content-type': 'application/x-x509-ca-cert' }, authority);
    else if (path === '/index.html') say(request, response, 404, 'There is nothing here.');
    else file(request, response, path);
  };

  const post = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const tell = (status: number, answer: Result<unknown>): void =>
      send(request, response, status, { 'content-type': 'application/json' }, JSON.stringify(answer));
    const refuse = (status: number, code: ProblemCode, detail: string): void => {
      // What was not read of the body must not be taken for the next request.
      response.setHeader('connection', 'close');
      tell(status, bad(code, { detail }));
    };
    const { origin } = request.headers;
    if (origin !== undefined && !options.origins().has(origin)) {
      refuse(403, 'bad-argument', 'from a page that is not ours');
      return;
    }
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      refuse(415, 'bad-argument', 'the content type is application/json');
      return;
    }
    const body = await bodyOf(request);
    if (body === null) {
      refuse(413, 'bad-argument', `at most ${largestBodyBytes} bytes`);
      return;
    }
    const argument = readJson(body);
    if (!argument) {
      refuse(400, 'bad-argument', 'not JSON');
      return;
    }
    const caller = { address: addressOf(request), broker: brokerFor(request) };
    const answer = await options.ask(path, argument.value, caller);
    if (!answer) refuse(404, 'bad-argument', 'no such question');
    else tell(answer.ok ? 200 : statusOf(answer.error.code), answer);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (request.method === 'GET' || request.method === 'HEAD') {
      get(request, response, path);
    } else if (request.method === 'POST') {
      await post(request, response, path);
    } else {
      response.setHeader('allow', 'GET, HEAD, POST');
      say(request, response, 405, 'GET, HEAD and POST only.');
    }
  };

  return {
    answer(request, response) {
      answer(request, response).catch((error: unknown) => {
        // The caller went away in the middle of its body; nobody is left to answer.
        if (request.destroyed && !request.complete) return;
        log.error(`a request could not be answered: ${String(error)}`);
        send(
          request,
          response,
          500,
          { 'content-type': 'application/json' },
          JSON.stringify(bad('unexpected')),
        );
      });
    },
    upgrade(request, socket, head) {
      const { origin } = request.headers;
      const path = (request.url ?? '').split('?')[0];
      const mayCome = origin === undefined || windowOrigins.includes(origin) || options.origins().has(origin);
      if (path === hubPaths.broker && mayCome) {
        options.line(request, socket, head);
        return;
      }
      log.warn(
        mayCome
          ? 'an upgrade on another path was refused'
          : 'a page that is not ours was refused at the broker',
      );
      socket.on('error', () => {});
      socket.end(
        `HTTP/1.1 ${mayCome ? '404 Not Found' : '403 Forbidden'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
      );
    },
  };
}
