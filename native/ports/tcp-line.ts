import { connect } from 'node:net';
import { answerWithin, lineFailure, wordsOf } from './answer-within.ts';
import type { LineEvents, OpenedLine } from './line-port.ts';
import { streamLine } from './stream-line.ts';

/** How long nothing is said before the system asks whether the other end is still there, in ms. */
const keepAliveMs = 10_000;

/** Opens a TCP connection (also telnet's, whose commands pass as bytes). */
export function openTcp(
  { host, port }: { readonly host: string; readonly port: number },
  events: LineEvents,
): Promise<OpenedLine> {
  return answerWithin((answer) => {
    const socket = connect({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: keepAliveMs,
    });
    socket.once('error', (error) => answer(lineFailure('not-answering', wordsOf(error))));
    socket.once('connect', () => {
      const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      const end = (): Promise<void> => {
        // What was written is out of our hands, not yet on its way; the other end may never say that it has ended too.
        socket.destroySoon();
        return socket.destroyed ? Promise.resolve() : gone;
      };
      answer({ ok: true, port: streamLine(socket, events, end) });
    });
    return () => socket.destroy();
  });
}
