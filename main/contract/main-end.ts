import type * as z from 'zod';
import type { Log } from '../log.ts';
import type {
  Answer,
  AskName,
  EventName,
  EventValue,
  StateName,
  StateValue,
  ToMain,
  ToWindow,
} from './bridge.ts';
import { bad, type Result } from './result.ts';
import { table } from './table.ts';

/** What main does for each ask. The argument has passed its schema. */
export type Answers = {
  readonly [N in AskName]: (
    argument: z.output<(typeof table)['asks'][N]['argument']>,
  ) => Result<Answer<N>> | Promise<Result<Answer<N>>>;
};

/** Who sent a message, as the shell knows it; the page cannot forge it. */
export type Sender = { readonly origin: string; readonly topFrame: boolean };

/** Main's end of the contract. */
export type MainEnd = {
  /** A message from the window. Anything that is not from our own page or does not fit the table is refused and logged. */
  hear(message: string, sender: Sender): void;
  /** Main's new value of a state: sent when it differs from the last one, and to whoever says hello. */
  setState<N extends StateName>(name: N, value: StateValue<N>): void;
  emit<N extends EventName>(name: N, value: EventValue<N>): void;
};

/** Longest message taken from the window, in characters. */
const messageLimit = 200_000;

const isAskName = (name: unknown): name is AskName =>
  typeof name === 'string' && Object.hasOwn(table.asks, name);

/** Makes main's end. `origin` is the shell's own page; `send` reaches the window or is lost when there is none. */
export function makeMainEnd(options: {
  readonly answers: Answers;
  readonly origin: string;
  readonly log: Log;
  readonly send: (message: string) => void;
  /** The window has begun to listen; again after each loading. */
  readonly onHello?: () => void;
}): MainEnd {
  const { answers, origin, log } = options;
  const last = new Map<StateName, { readonly text: string; readonly value: unknown }>();
  const say = (message: ToWindow): void => options.send(JSON.stringify(message));

  const answerTo = async (name: AskName, argument: unknown): Promise<Result<unknown>> => {
    const checked = table.asks[name].argument.safeParse(argument);
    if (!checked.success) {
      const at = checked.error.issues[0]?.path.join('.') ?? '';
      log.warn(`window asked ${name} with a wrong argument at "${at}"`);
      return bad('bad-argument', { at: `${name}: ${at}` });
    }
    try {
      // The schema that checked the argument is the one from which the answer's type derives; TypeScript cannot tie the two by name.
      const run = answers[name] as (argument: unknown) => Result<unknown> | Promise<Result<unknown>>;
      return await run(checked.data);
    } catch (error) {
      log.error(`${name} threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return bad('unexpected', { at: name });
    }
  };

  return {
    hear(message, sender) {
      if (sender.origin !== origin || !sender.topFrame) {
        log.warn('a page that is not ours tried to speak to main and was not heard');
        return;
      }
      if (message.length > messageLimit) {
        log.warn(`a message of ${message.length} characters from the window was not read`);
        return;
      }
      const heard = readMessage(message);
      if (!heard) {
        log.warn('a message from the window was not understood');
        return;
      }
      if (heard.kind === 'hello') {
        say({
          kind: 'states',
          values: Object.fromEntries([...last].map(([name, { value }]) => [name, value])),
        });
        options.onHello?.();
        return;
      }
      void answerTo(heard.name, heard.argument).then((result) =>
        say({ kind: 'answer', id: heard.id, result }),
      );
    },
    setState(name, value) {
      const text = JSON.stringify(value);
      if (last.get(name)?.text === text) return;
      last.set(name, { text, value });
      say({ kind: 'states', values: { [name]: value } });
    },
    emit(name, value) {
      say({ kind: 'event', name, value });
    },
  };
}

function readMessage(message: string): ToMain | null {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'hello') return { kind: 'hello' };
  if (value.kind !== 'ask' || !('id' in value) || !('name' in value)) return null;
  if (typeof value.id !== 'number' || !isAskName(value.name)) return null;
  return {
    kind: 'ask',
    id: value.id,
    name: value.name,
    argument: 'argument' in value ? value.argument : null,
  };
}
