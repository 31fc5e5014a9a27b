import type { Duplex } from 'node:stream';
import { wordsOf } from './answer-within.ts';
import type { LineEvents, LinePort } from './line-port.ts';

/** How long a close waits for what was written before, in ms. */
const lastWordsMs = 500;

/** An open line over a stream of Node's. `end` closes what is below it; it may be called for one that has ended by itself. */
export function streamLine(stream: Duplex, events: LineEvents, end: () => Promise<void>): LinePort {
  /** Neither reads nor writes any more. */
  let over = false;
  let silent = false;
  let closing: Promise<void> | null = null;
  /** Some streams say nothing of a write that their end has overtaken. */
  const waiting = new Set<(written: boolean) => void>();
  let last: Promise<unknown> = Promise.resolve();

  const finish = (): Promise<void> => {
    over = true;
    for (const answer of [...waiting]) answer(false);
    closing ??= end();
    return closing;
  };
  const ended = (detail: string): void => {
    void finish().then(() => {
      if (!silent) events.closed(detail);
      silent = true;
    });
  };
  stream.on('data', (bytes: Buffer) => {
    if (!silent && !over) events.bytes(new Uint8Array(bytes));
  });
  // One without a listener ends the process.
  stream.on('error', (error) => ended(wordsOf(error)));
  stream.on('close', (error: unknown) =>
    ended(error instanceof Error ? wordsOf(error) : 'the other end has closed it'),
  );

  return {
    write(bytes) {
      if (over || silent) return Promise.resolve(false);
      const sent = new Promise<boolean>((resolve) => {
        const answer = (good: boolean): void => {
          waiting.delete(answer);
          resolve(good);
        };
        waiting.add(answer);
        stream.write(Buffer.from(bytes), (error) => answer(!error));
      });
      last = sent;
      return sent;
    },
    async close() {
      silent = true;
      let cancel = (): void => {};
      const tooLong = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lastWordsMs);
        cancel = () => clearTimeout(timer);
      });
      await Promise.race([last, tooLong]);
      cancel();
      await finish();
    },
  };
}
