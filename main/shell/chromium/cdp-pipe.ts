import type { Readable, Writable } from 'node:stream';

/** Parameters and results of the Chrome DevTools Protocol; each caller knows the shape of its own command. */
export type CdpValues = Record<string, unknown>;

/** What the browser says by itself; `session` is empty for the browser's own. */
export type CdpEvent = { readonly method: string; readonly params: CdpValues; readonly session: string };

/**
 * The Chrome DevTools Protocol over two pipes (`--remote-debugging-pipe`): JSON texts that end with a zero byte. No
 * port is opened. After the pipe closed every command is refused.
 */
export type CdpPipe = {
  /** Sends a command; rejects with the browser's own words, or when the pipe closes first. */
  send(method: string, params?: CdpValues, session?: string): Promise<CdpValues>;
  onEvent(listener: (event: CdpEvent) => void): void;
};

type Incoming = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: CdpValues;
  readonly result?: CdpValues;
  readonly error?: { readonly message?: string };
  readonly sessionId?: string;
};

/** Speaks over `to` (the browser's fd 3) and `from` (its fd 4). */
export function openCdpPipe(to: Writable, from: Readable): CdpPipe {
  const waiting = new Map<
    number,
    { resolve: (value: CdpValues) => void; reject: (error: Error) => void; method: string }
  >();
  const listeners: ((event: CdpEvent) => void)[] = [];
  let sent = 0;
  let closed = false;
  let parts: Buffer[] = [];

  const take = (text: string): void => {
    const message = JSON.parse(text) as Incoming;
    if (message.id === undefined) {
      const event = {
        method: message.method ?? '',
        params: message.params ?? {},
        session: message.sessionId ?? '',
      };
      for (const listener of listeners) listener(event);
      return;
    }
    const waiter = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) waiter?.reject(new Error(`${waiter.method}: ${message.error.message ?? 'refused'}`));
    else waiter?.resolve(message.result ?? {});
  };

  from.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      start = end + 1;
      take(text);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });

  const close = (): void => {
    closed = true;
    for (const { reject, method } of waiting.values()) reject(new Error(`${method}: the browser is gone`));
    waiting.clear();
  };
  from.on('close', close);
  from.on('error', close);
  to.on('error', close);

  return {
    send(method, params = {}, session = '') {
      if (closed) return Promise.reject(new Error(`${method}: the browser is gone`));
      sent += 1;
      const id = sent;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, method });
        to.write(`${JSON.stringify({ id, method, params, ...(session && { sessionId: session }) })}\0`);
      });
    },
    onEvent: (listener) => void listeners.push(listener),
  };
}
