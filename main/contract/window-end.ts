import type { Answer, EventName, Main, StateName, ToMain, ToWindow, Wire } from './bridge.ts';
import type { Result } from './result.ts';

/** The window's end of the contract, over the wire that the shell put into the page. Says hello by itself. */
export function makeWindowEnd(wire: Wire): Main {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const last = new Map<StateName, unknown>();
  const watchers = new Map<StateName, Set<(value: never) => void>>();
  const listeners = new Map<EventName, Set<(value: never) => void>>();
  let asked = 0;

  const say = (message: ToMain): void => wire.send(JSON.stringify(message));
  const tell = (set: Set<(value: never) => void> | undefined, value: unknown): void => {
    for (const listener of [...(set ?? [])]) (listener as (value: unknown) => void)(value);
  };
  const add = <K>(sets: Map<K, Set<(value: never) => void>>, key: K, listener: (value: never) => void) => {
    const set = sets.get(key) ?? new Set();
    sets.set(key, set.add(listener));
    return () => void set.delete(listener);
  };

  wire.receive((text) => {
    const message = JSON.parse(text) as ToWindow;
    switch (message.kind) {
      case 'answer':
        waiting.get(message.id)?.(message.result);
        waiting.delete(message.id);
        return;
      case 'states':
        for (const [name, value] of Object.entries(message.values) as [StateName, unknown][]) {
          last.set(name, value);
          tell(watchers.get(name), value);
        }
        return;
      case 'event':
        tell(listeners.get(message.name), message.value);
        return;
    }
  });
  say({ kind: 'hello' });

  return {
    ask(name, argument) {
      asked += 1;
      const id = asked;
      return new Promise((resolve) => {
        waiting.set(id, (result) => resolve(result as Result<Answer<typeof name>>));
        say({ kind: 'ask', id, name, argument });
      });
    },
    watch(name, listener) {
      const stop = add(watchers, name, listener);
      if (last.has(name)) (listener as (value: unknown) => void)(last.get(name));
      return stop;
    },
    on: (name, listener) => add(listeners, name, listener),
  };
}
