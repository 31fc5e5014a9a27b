import type { ServerResponse } from 'node:http';
import { beginEvents } from './wire.ts';

/** One open stream of events to a client. */
export type EventStream = {
  /** `data` goes as JSON; where an event has none it is `null`, for clients drop an event with empty data. */
  say(event: string, data?: unknown): void;
  /** A comment, which keeps proxies from closing a silent stream. */
  beat(): void;
  /** The connection breaks. */
  end(): void;
  /** All that was said arrives, then the stream ends. */
  close(): void;
};

/** Milliseconds between two comments. */
const beatEveryMs = 15_000;

/**
 * Makes a stream of a response. Ids are what nodes send: base64 of two counters. `ended` is called once, whoever ended it.
 */
export function openEventStream(response: ServerResponse, ended: (stream: EventStream) => void): EventStream {
  let count = 0;
  const beats = setInterval(() => stream.beat(), beatEveryMs);
  const stream: EventStream = {
    say(event, data = null) {
      // One that is ending is gone a moment later.
      if (response.writableEnded || response.destroyed) return;
      count += 1;
      const id = Buffer.from(`27_${count}`).toString('base64');
      response.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    beat() {
      if (!response.writableEnded && !response.destroyed) response.write(':\n\n');
    },
    end: () => response.destroy(),
    close: () => void response.end(),
  };
  beginEvents(response);
  response.once('close', () => {
    clearInterval(beats);
    ended(stream);
  });
  return stream;
}
