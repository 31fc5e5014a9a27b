/** Lines that wait to be written at the most; what comes then is dropped, since nobody means it any more. */
const mostWaiting = 100;

/** What is said over a line, one after another. */
export type LineQueue = {
  /** `moves` ends with whatever is said `at-once`, which goes before all that waits. */
  say(lines: readonly string[], how: 'in-turn' | 'moves' | 'at-once'): void;
  clear(): void;
};

/** Writes a line when the one before is out. */
export function lineQueue(write: (line: string) => Promise<unknown>): LineQueue {
  let waiting: readonly { readonly line: string; readonly moves: boolean }[] = [];
  let writing = false;
  const pump = async (): Promise<void> => {
    writing = true;
    for (let next = waiting[0]; next; next = waiting[0]) {
      waiting = waiting.slice(1);
      await write(next.line);
    }
    writing = false;
  };
  return {
    say(lines, how) {
      const said = lines.map((line) => ({ line, moves: how === 'moves' }));
      if (how === 'at-once') waiting = [...said, ...waiting.filter(({ moves }) => !moves)];
      else waiting = [...waiting, ...said].slice(0, mostWaiting);
      if (!writing) void pump();
    },
    clear() {
      waiting = [];
    },
  };
}
