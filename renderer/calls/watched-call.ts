import { type CallInput, type CallState, step } from './call.ts';
import type { CallLog } from './call-log.ts';

/** The state of an engine's calls, and those who watch the engine. */
export type WatchedCall = {
  readonly state: CallState;
  /** Takes steps as one; whether anything changed. Tells nobody. */
  move(...inputs: readonly CallInput[]): boolean;
  /** Takes steps as one, and tells when anything changed. */
  say(...inputs: readonly CallInput[]): void;
  tell(): void;
  /** As {@link CallEngine.watch}. */
  watch(listener: () => void): () => void;
};

/** Makes it, `idle`; `title` stands before each change of state in the log. */
export function makeWatchedCall(title: string, log: CallLog): WatchedCall {
  let state: CallState = { kind: 'idle' };
  const listeners = new Set<() => void>();
  const move = (...inputs: readonly CallInput[]): boolean => {
    const before = state;
    state = inputs.reduce(step, before);
    if (state.kind !== before.kind) log.info(`${title}: ${before.kind} → ${state.kind}`);
    return state !== before;
  };
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return {
    get state() {
      return state;
    },
    move,
    say(...inputs) {
      if (move(...inputs)) tell();
    },
    tell,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
