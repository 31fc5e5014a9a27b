import type { DisplayPower } from '../../display.ts';
import type { LineStatus } from '../../line.ts';

/** What displays are asked and told, in no protocol's words, and what comes of it. Types only. */

/** What a display can be asked. `inputs`, `class`: which inputs it has, and how much of its protocol it knows; once is enough. */
export type Asked = 'power' | 'input' | 'volume' | 'mute' | 'inputs' | 'class' | 'trouble';

/** One thing to say to a display. */
export type Need =
  | { readonly do: 'ask'; readonly what: Asked }
  | { readonly do: 'tell'; readonly what: 'power' | 'mute'; readonly value: boolean }
  | { readonly do: 'tell'; readonly what: 'input'; readonly value: string }
  | { readonly do: 'tell'; readonly what: 'volume'; readonly value: number };

/** What a display told of itself. */
export type Facts = {
  readonly power?: DisplayPower;
  /** Null: one that is not in its protocol's table. */
  readonly input?: string | null;
  readonly inputs?: readonly string[];
  /** 0 to 100. */
  readonly volume?: number;
  readonly muted?: boolean;
  /** What is wrong with it, for IT; null: nothing. */
  readonly trouble?: string | null;
};

/** What came of one need. */
export type Answer =
  /** It answered, or did as told; `facts` may be none. */
  | { readonly kind: 'is'; readonly facts: Facts }
  /** It is on its way and wants to be told the same again. */
  | { readonly kind: 'under-way'; readonly facts: Facts }
  /** It will not. `final`: never, so that another try is of no use. */
  | { readonly kind: 'refused'; readonly detail: string; readonly final: boolean }
  | { readonly kind: 'silent' };

/** One display's protocol over a line of bytes. It remembers what was last said, so that only the answer to that is one. */
export type Wire = {
  readonly asks: readonly Asked[];
  /** The inputs of its table; none where only the display knows. */
  readonly inputs: readonly string[];
  /** How long it may take to answer, in ms. */
  patienceMs(need: Need): number;
  /** `waiting`: it speaks first and has not yet. `shut`: it does not let us in on this line. */
  readonly door: 'open' | 'waiting' | 'shut';
  /** Why it last did not let us in, for IT; null once it has answered. */
  readonly refusal: string | null;
  /** A new line is open: nothing was said on it. */
  opened(): void;
  /** The bytes that say so; null where the protocol has no words for it. What was heard and not understood is dropped. */
  say(need: Need): Uint8Array | null;
  /** Hears what comes: the answer to what was last said, or null when it is none. */
  hear(bytes: Uint8Array): Answer | null;
  /** Nothing more comes for now: noise may have looked like the beginning of something long. The answer behind it, or null. */
  quiet(): Answer | null;
};

/** A way to the displays of one line; one need at a time. */
export type Talk = {
  readonly status: LineStatus;
  /** For IT: why, in English; null when all is well. */
  readonly detail: string | null;
  /** A display may be spoken to now. */
  readonly open: boolean;
  /** Says it to the display of that place in the list, and resolves with what came of it; `silent` when the line ends. */
  exchange(display: number, need: Need): Promise<Answer>;
  /** Opens the way anew, for displays that have been silent. */
  reopen(): void;
  close(): Promise<void>;
};
