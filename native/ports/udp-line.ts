import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { answerWithin, lineFailure, wordsOf } from './answer-within.ts';
import type { LineEvents, LinePort, OpenedLine } from './line-port.ts';

/**
 * Opens a way for datagrams to a host. It opens whether or not anybody is there. What comes from that host is taken whatever port it
 * comes from, since some devices answer from another; from anybody else nothing is.
 */
export function openUdp(
  { host, port }: { readonly host: string; readonly port: number },
  events: LineEvents,
): Promise<OpenedLine> {
  return answerWithin((answer) => {
    let givenUp = false;
    const open = async (): Promise<void> => {
      const { address, family } = await lookup(host);
      if (givenUp) return;
      const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
      socket.once('error', (error) => answer(lineFailure('not-answering', wordsOf(error))));
      socket.bind(0, () => answer({ ok: true, port: portOver(socket, { address, port }, events) }));
    };
    open().catch((error) => answer(lineFailure('not-answering', wordsOf(error))));
    return () => {
      givenUp = true;
    };
  });
}

function portOver(
  socket: Socket,
  to: { readonly address: string; readonly port: number },
  events: LineEvents,
): LinePort {
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const send = (bytes: Uint8Array): Promise<boolean> =>
    new Promise((resolve) => {
      try {
        socket.send(bytes, to.port, to.address, (error) => resolve(!error));
      } catch {
        // It has closed meanwhile.
        resolve(false);
      }
    });
  socket.on('message', (bytes, { address }) => {
    if (!closed && address === to.address) events.bytes(new Uint8Array(bytes));
  });
  socket.on('error', (error) => {
    if (closed) return;
    closed = true;
    socket.close();
    events.closed(wordsOf(error));
  });
  return {
    write(bytes) {
      if (closed) return Promise.resolve(false);
      const mine = bytes.slice();
      const sent = last.then(() => send(mine));
      last = sent;
      return sent;
    },
    async close() {
      if (closed) return;
      closed = true;
      await last;
      await new Promise<void>((resolve) => socket.close(() => resolve()));
    },
  };
}
