import { connect } from 'node:net';
import { answerWithin, lineFailure, wordsOf } from './answer-within.ts';
import type { LineEvents, OpenedLine } from './line-port.ts';
import { streamLine } from './stream-line.ts';

/** How long nothing is said before the system asks whether the other end is still there, in ms. */
const keepAliveMs = 10_000;
/** How long an end is waited for, in ms. */
const endMs = 500;

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
      const end = async (): Promise<void> => {
        // What was written is out of our hands and not yet on its way; it never is to one that reads nothing.
        socket.destroySoon();
        const timer = setTimeout(() => socket.destroy(), endMs);
        if (!socket.closed) await gone;
        clearTimeout(timer);
      };
      answer({ ok: true, port: streamLine(socket, events, end) });
    });
    return () => socket.destroy();
  });
}
