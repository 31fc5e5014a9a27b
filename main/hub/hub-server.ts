import { createServer as createHttpServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { HubRequests } from './hub-requests.ts';

/** A port that is being listened on. `close` ends it with every connection. */
export type Listening = {
  readonly port: number;
  /** Takes another certificate for new connections; only with TLS. */
  renew(pem: { readonly cert: string; readonly key: string }): void;
  close(): Promise<void>;
};

/** Times in which a caller must be done, so that many slow ones do not fill the hub. */
const limits: ServerOptions = { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 10_000 };
const mostConnections = 1000;

/**
 * Listens on `host` and `port`, 0 for any free one; with `pem`, as HTTPS. Rejects with Node's error, whose `code` is
 * `EADDRINUSE` when the port is taken.
 */
export async function listen(options: {
  readonly host: string;
  readonly port: number;
  readonly pem?: { readonly cert: string; readonly key: string };
  readonly requests: HubRequests;
}): Promise<Listening> {
  const { host, port, pem, requests } = options;
  const secure: HttpsServer | null = pem
    ? createHttpsServer({ ...limits, ...pem, minVersion: 'TLSv1.2' })
    : null;
  const server: Server = secure ?? createHttpServer(limits);
  server.maxConnections = mostConnections;
  // A connection that became a WebSocket is no longer the server's to close.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('request', (request, response) => requests.answer(request, response));
  server.on('upgrade', (request, socket, head) => requests.upgrade(request, socket, head));
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // What comes later concerns one connection that could not be accepted, not the hub.
  server.on('error', () => {});
  return {
    port: (server.address() as AddressInfo).port,
    renew: ({ cert, key }) => secure?.setSecureContext({ cert, key, minVersion: 'TLSv1.2' }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * As {@link listen} on this computer only; a port that is taken makes way for one of the ten after it, then for any.
 * `spared` is the port that the network will need.
 */
export async function listenOnLoopback(
  wanted: number,
  spared: number | null,
  requests: HubRequests,
): Promise<Listening> {
  const tries = wanted === 0 ? [] : Array.from({ length: 11 }, (_, index) => wanted + index);
  for (const port of [...tries.filter((one) => one !== spared && one < 65_536), 0]) {
    try {
      return await listen({ host: '127.0.0.1', port, requests });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if ((code !== 'EADDRINUSE' && code !== 'EACCES') || port === 0) throw error;
    }
  }
  throw new Error('there is no free port');
}
