import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Asked, type Reply, readAsked, writeReply } from './wire.ts';

/** Where a node listens. */
export type Door = {
  readonly origin: string;
  /** Every connection breaks and nobody listens. */
  close(): Promise<void>;
  /** Listens again at the same port. */
  open(): Promise<void>;
};

/** Opens it; `answer` says null when it keeps the response open itself. */
export async function openDoor(
  host: string,
  port: number,
  answer: (asked: Asked, response: ServerResponse) => Promise<Reply | null>,
): Promise<Door> {
  const server = createServer((request, response) => {
    readAsked(request)
      .then(async (asked) => {
        if (asked.method === 'OPTIONS') return { status: 204 };
        return answer(asked, response);
      })
      .then(
        (reply) => reply && writeReply(response, reply),
        (error: unknown) => {
          // A fault of ours: the client sees what a node's fault looks like, the test sees it on the console.
          console.error(error);
          if (!response.headersSent) writeReply(response, { status: 500, text: 'Internal Server Error' });
        },
      );
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(port);
  const { port: listening } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${listening}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    open: () => listen(listening),
  };
}
