import type { LineFailure, OpenedLine } from './line-port.ts';

/** An opening that takes longer is given up, in ms. */
const longestMs = 10_000;

/** What an error says, in one line. */
export const wordsOf = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';

export const lineFailure = (reason: LineFailure['reason'], detail: string): LineFailure => ({
  ok: false,
  reason,
  detail,
});

/**
 * The first answer of an opening, or that there was none within 10 s. `begin` starts it and answers what gives it up: that is
 * called when the time is over.
 */
export function answerWithin(
  begin: (answer: (opened: OpenedLine) => void) => () => void,
): Promise<OpenedLine> {
  return new Promise((resolve) => {
    let giveUp = (): void => {};
    const timer = setTimeout(() => {
      resolve(lineFailure('not-answering', `no answer within ${longestMs / 1000} s`));
      giveUp();
    }, longestMs);
    const answer = (opened: OpenedLine): void => {
      clearTimeout(timer);
      resolve(opened);
    };
    try {
      giveUp = begin(answer);
    } catch (error) {
      // Not an address at all: a port beyond 65535, a path with a zero byte.
      answer(lineFailure('not-answering', wordsOf(error)));
    }
  });
}
