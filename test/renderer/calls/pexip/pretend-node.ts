import type { Main } from '../../../../main/contract/bridge.ts';
import type {
  PexipAnswer,
  PexipPlace,
  PexipQuestion,
  StreamHeard,
} from '../../../../main/contract/far-systems.ts';
import { bad, good, type Result } from '../../../../main/contract/result.ts';

/** Main with a node behind it, as far as the engine asks: what it answers and says is the test's. */
export type PretendNode = {
  readonly main: Main;
  readonly asked: PexipQuestion[];
  /** By how the path ends, the longest ending first; null: the node is not reached. */
  answers: Record<string, PexipAnswer | null>;
  place: Result<PexipPlace>;
  signsIn: Result<{ readonly token: string }>;
  /** Streams that are open, by number, with their paths. */
  readonly streams: Map<number, string>;
  /** Every stream opens by itself; else the test says what comes. */
  opens: boolean;
  hear(heard: StreamHeard): void;
  /** An event on the newest stream. */
  say(event: string, data?: unknown): void;
};

/** A JSON answer with status 200. */
export const done = (result: unknown): PexipAnswer => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify({ status: 'success', result }),
});
/** A JSON refusal. */
export const refusal = (status: number, result: unknown): PexipAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ status: 'failed', result }),
});

export function makePretendNode(): PretendNode {
  const listeners = new Set<(heard: StreamHeard) => void>();
  let last = 0;
  const node: PretendNode = {
    asked: [],
    answers: {},
    place: good({ alias: 'a@example.org', nodes: ['https://one.example.org'], displayName: 'Egeskov' }),
    signsIn: good({ token: 'signed' }),
    streams: new Map(),
    opens: true,
    hear(heard) {
      if (heard.kind === 'closed') node.streams.delete(heard.stream);
      for (const listener of [...listeners]) listener(heard);
    },
    say(event, data = null) {
      const stream = Math.max(...node.streams.keys());
      node.hear({ stream, kind: 'event', event, id: '1', data: JSON.stringify(data) });
    },
    main: {
      async ask(name: string, argument: unknown) {
        if (name === 'pexip.find') return node.place as never;
        if (name === 'pexip.signIn') return node.signsIn as never;
        if (name === 'pexip.ask') {
          const question = argument as PexipQuestion;
          node.asked.push(question);
          const end = Object.keys(node.answers)
            .toSorted((one, other) => other.length - one.length)
            .find((ending) => question.path.endsWith(ending));
          const answer = end === undefined ? done(true) : node.answers[end];
          return (answer ? good(answer) : bad('pexip-unreachable')) as never;
        }
        if (name === 'pexip.listen') {
          last += 1;
          const stream = last;
          node.streams.set(stream, (argument as { path: string }).path);
          // As it may come: before it is said which stream it is.
          if (node.opens) node.hear({ stream, kind: 'open' });
          return good({ stream }) as never;
        }
        if (name === 'pexip.unlisten') node.streams.delete((argument as { stream: number }).stream);
        return good(null) as never;
      },
      watch: () => () => {},
      on(name, listener) {
        if (name === 'pexip.heard') listeners.add(listener as never);
        return () => void listeners.delete(listener as never);
      },
    },
  };
  return node;
}
