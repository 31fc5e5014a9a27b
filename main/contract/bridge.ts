import type * as z from 'zod';
import type { Result } from './result.ts';
import type { table } from './table.ts';

type Table = typeof table;
export type AskName = keyof Table['asks'];
export type StateName = keyof Table['states'];
export type EventName = keyof Table['events'];
export type Argument<N extends AskName> = z.input<Table['asks'][N]['argument']>;
export type Answer<N extends AskName> = z.output<Table['asks'][N]['answer']>;
export type StateValue<N extends StateName> = z.output<Table['states'][N]>;
export type EventValue<N extends EventName> = z.output<Table['events'][N]>;
/** The last known value of every state. */
export type States = { readonly [N in StateName]: StateValue<N> };

/** What travels from the window to main: an ask with a number that its answer repeats, or "I am here, tell me all states". */
export type ToMain =
  | { readonly kind: 'ask'; readonly id: number; readonly name: AskName; readonly argument: unknown }
  | { readonly kind: 'hello' };

/** What travels from main to the window. */
export type ToWindow =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  /** The states that changed; all of them after a hello, so that the window draws itself once. */
  | { readonly kind: 'states'; readonly values: { readonly [N in StateName]?: unknown } }
  | { readonly kind: 'event'; readonly name: EventName; readonly value: unknown };

/** The one thing a shell puts into the page, as `window.rundbord`. Messages are JSON text. */
export type Wire = {
  send(message: string): void;
  /** Messages that came before the first listener are kept for it. */
  receive(listener: (message: string) => void): void;
};

/** Main as the window sees it. */
export type Main = {
  ask<N extends AskName>(name: N, argument: Argument<N>): Promise<Result<Answer<N>>>;
  /** Calls at once with the last value, where there is one, and at every change; the answer stops it. */
  watch<N extends StateName>(name: N, listener: (value: StateValue<N>) => void): () => void;
  on<N extends EventName>(name: N, listener: (value: EventValue<N>) => void): () => void;
};
