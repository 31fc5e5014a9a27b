import { type Agent, type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import { contentLimitBytes } from '../source.ts';

/** One answer, read to its end. */
export type KeptAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Which connection it came over. */
  readonly socket: object;
  /** The server's certificate (DER); null without TLS. */
  readonly certificate: Buffer | null;
};

/** One connection to a server that is kept: NTLM signs in a connection, not a request. */
export type KeptConnection = {
  /** Posts; rejects when there is no answer. `signal` ends it. */
  post(headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal): Promise<KeptAnswer>;
  close(): void;
};

async function answerOf(response: IncomingMessage): Promise<KeptAnswer> {
  const { socket } = response;
  // Before the end is read: afterwards the connection may be gone.
  const certificate = socket instanceof TLSSocket ? (socket.getPeerCertificate().raw ?? null) : null;
  const headers = new Headers();
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    size += piece.length;
    if (size > contentLimitBytes) throw Object.assign(new Error('too large'), { code: 'larger than 20 MB' });
    pieces.push(piece);
  }
  return {
    status: response.statusCode ?? 0,
    headers,
    body: Buffer.concat(pieces).toString('utf8'),
    socket,
    certificate,
  };
}

export function openKeptConnection(url: URL): KeptConnection {
  const isTls = url.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: 1 };
  const agent: Agent = isTls ? new TlsAgent(options) : new PlainAgent(options);

  const once = (
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<KeptAnswer | 'closed meanwhile'> =>
    new Promise((resolve, reject) => {
      const request = (isTls ? tlsRequest : plainRequest)(
        url,
        {
          method: 'POST',
          agent,
          signal,
          headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        },
        (response) => void answerOf(response).then(resolve, reject),
      );
      request.on('error', (error) => {
        // A server may close a connection that has been idle just as it is used again.
        const isStale =
          request.reusedSocket && 'code' in error && ['ECONNRESET', 'EPIPE'].includes(String(error.code));
        if (isStale && !signal.aborted) resolve('closed meanwhile');
        else reject(error);
      });
      request.end(body);
    });

  return {
    async post(headers, body, signal) {
      const first = await once(headers, body, signal);
      if (first !== 'closed meanwhile') return first;
      const second = await once(headers, body, signal);
      if (second !== 'closed meanwhile') return second;
      throw Object.assign(new Error('closed'), { code: 'ECONNRESET' });
    },
    close: () => agent.destroy(),
  };
}
