import type { IncomingMessage, ServerResponse } from 'node:http';

/** One question of the Client API as it came. */
export type Asked = {
  readonly method: string;
  /** Without the origin: `/api/client/v2/status`. */
  readonly path: string;
  /** The path in decoded pieces. */
  readonly pieces: readonly string[];
  readonly query: URLSearchParams;
  /** Header `token`, or where headers cannot be given `token` of the query; empty when there is none. */
  readonly token: string;
  /** Header `pin`; null when it was not sent, which is another thing than `none`. */
  readonly pin: string | null;
  readonly authorization: string;
  /** The JSON in it; an empty object when there is none or it is none. */
  readonly body: Readonly<Record<string, unknown>>;
};

/** What is answered: JSON, or `text` where nodes answer plain text. `cut` breaks the connection instead. */
export type Reply = {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly cut?: boolean;
};

/** Web clients come from anywhere and send headers of their own, for which browsers ask first (Fetch standard, CORS). */
const anybody = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type, token, pin, authorization',
} as const;

/** 200 in the API's envelope. */
export function done(result: unknown): Reply {
  return { status: 200, json: { status: 'success', result } };
}

/** A refusal in the API's envelope. */
export function refused(status: number, result: unknown): Reply {
  return { status, json: { status: 'failed', result } };
}

async function jsonIn(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  try {
    const value: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

/** Reads a question whole. */
export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://node');
  const body = await jsonIn(request);
  const header = (name: string): string | null => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    pieces: url.pathname.split('/').filter(Boolean).map(decoded),
    query: url.searchParams,
    token: header('token') ?? url.searchParams.get('token') ?? '',
    pin: header('pin'),
    authorization: header('authorization') ?? '',
    body,
  };
}

/** Writes an answer. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  if (reply.cut) {
    response.destroy();
    return;
  }
  if (reply.json !== undefined) {
    response.writeHead(reply.status, { ...anybody, 'content-type': 'application/json' });
    response.end(JSON.stringify(reply.json));
    return;
  }
  response.writeHead(reply.status, {
    ...anybody,
    ...(reply.text !== undefined && { 'content-type': reply.type ?? 'text/plain; charset=utf-8' }),
  });
  response.end(reply.text);
}

/** Begins an event stream (WHATWG HTML §9.2). */
export function beginEvents(response: ServerResponse): void {
  response.writeHead(200, { ...anybody, 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
}
