import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { Clock } from '../contract/clock.ts';

/** One request to a conferencing node. */
export type NodeRequest = {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** It must not be done twice, so it goes over a connection of its own: of a kept one that breaks nobody knows what it carried. */
  readonly once?: boolean;
};

/** An answer that was read to its end. `type` is the media type without parameters, in small letters. */
export type NodeAnswer = { readonly status: number; readonly type: string; readonly body: string };

/** What comes of a request whose answer has no end. Each is called until `ended`, which is the last. */
export type StreamListener = {
  /** The answer began. For any other status than 200 nothing is read, and `ended` follows. */
  answered(status: number): void;
  bytes(bytes: Buffer): void;
  /** `failed` when the connection broke off or never was. */
  ended(failed: boolean): void;
};

/** Connections to conferencing nodes, kept open between requests. Redirects are not followed. */
export type NodeRequests = {
  /** Null when the node was not reached in time, broke off, or said more than is read. Never rejects. */
  ask(request: NodeRequest, withinMs: number): Promise<NodeAnswer | null>;
  /** The answer ends it without a further word. */
  listen(url: URL, headers: Readonly<Record<string, string>>, listener: StreamListener): () => void;
  /** Other authorities are trusted from now on; see `trustedWith`. */
  trust(authorities: string[] | undefined): void;
  stop(): void;
};

/** The most that is read of an answer, in bytes. */
const largestAnswerBytes = 1_048_576;
/** Milliseconds in which an answer without an end must have begun. */
const beginsWithinMs = 15_000;
/** How long an idle connection is kept, in ms: shorter than servers and routers keep theirs. */
const idleMs = 4000;

type Agents = { readonly plain: PlainAgent; readonly tls: TlsAgent };

function makeAgents(authorities: string[] | undefined): Agents {
  const options = { keepAlive: true, keepAliveMsecs: 10_000, timeout: idleMs, maxSockets: 20 };
  return {
    plain: new PlainAgent(options),
    tls: new TlsAgent({ ...options, ...(authorities && { ca: authorities }) }),
  };
}

/** Opens them. */
export function openNodeRequests(clock: Clock): NodeRequests {
  let trusted: string[] | undefined;
  let agents = makeAgents(trusted);

  const begin = (
    { url, method, headers, body, once }: NodeRequest,
    signal: AbortSignal,
    kept: boolean,
  ): Promise<IncomingMessage | 'closed meanwhile' | null> =>
    new Promise((resolve) => {
      const isTls = url.protocol === 'https:';
      const request = (isTls ? tlsRequest : plainRequest)(url, {
        method,
        signal,
        ...(once
          ? { agent: false, ...(trusted && { ca: trusted }) }
          : { agent: isTls ? agents.tls : agents.plain }),
        headers: {
          ...headers,
          ...(kept ? {} : { connection: 'close' }),
          ...(method === 'POST' && { 'content-length': String(Buffer.byteLength(body ?? '')) }),
        },
      });
      request.on('response', resolve);
      request.on('error', (error) => {
        // A node may close a connection that has been idle just as it is used again.
        const code = 'code' in error ? String(error.code) : '';
        const isStale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(code);
        resolve(isStale && !signal.aborted ? 'closed meanwhile' : null);
      });
      request.end(body);
    });

  const beginAnew = async (
    request: NodeRequest,
    signal: AbortSignal,
    kept: boolean,
  ): Promise<IncomingMessage | null> => {
    // As many times as there may be idle connections to one node that died together.
    for (let time = 0; time < 4; time += 1) {
      const response = await begin(request, signal, kept && time < 3);
      if (response !== 'closed meanwhile') return response;
    }
    return null;
  };

  return {
    async ask(request, withinMs) {
      const ending = new AbortController();
      const cancel = clock.after(withinMs, () => ending.abort());
      try {
        const response = await beginAnew(request, ending.signal, true);
        const body = response && (await bodyOf(response));
        if (response === null || body === null) return null;
        return { status: response.statusCode ?? 0, type: typeOf(response), body };
      } finally {
        cancel();
      }
    },
    listen(url, headers, listener) {
      const ending = new AbortController();
      const { signal } = ending;
      let over = false;
      const end = (failed: boolean): void => {
        cancel();
        if (over) return;
        over = true;
        ending.abort();
        listener.ended(failed);
      };
      const cancel = clock.after(beginsWithinMs, () => end(true));
      const run = async (): Promise<void> => {
        const response = await beginAnew({ url, method: 'GET', headers }, signal, false);
        cancel();
        if (over) return;
        if (response === null) return end(true);
        response.socket.setKeepAlive(true, 10_000);
        // The agent's limit for idle connections is none for a stream, in which nothing may be said for long.
        response.socket.setTimeout(0);
        listener.answered(response.statusCode ?? 0);
        if (response.statusCode !== 200) return end(false);
        response.on('data', (bytes: Buffer) => {
          if (!over) listener.bytes(bytes);
        });
        response.on('error', () => end(true));
        response.on('end', () => end(false));
        response.on('close', () => end(true));
      };
      void run();
      return () => {
        over = true;
        cancel();
        ending.abort();
      };
    },
    trust(authorities) {
      const before = agents;
      trusted = authorities;
      agents = makeAgents(trusted);
      before.plain.destroy();
      before.tls.destroy();
    },
    stop() {
      agents.plain.destroy();
      agents.tls.destroy();
    },
  };
}

/** The body as text; null when it breaks off or is too large. */
async function bodyOf(response: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of response) {
      bytes += part.length;
      // Leaving the loop ends the connection.
      if (bytes > largestAnswerBytes) return null;
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch {
    return null;
  }
}

const typeOf = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
