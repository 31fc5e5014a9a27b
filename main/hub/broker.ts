import type { Duplex } from 'node:stream';
import type { Problem } from '../contract/result.ts';

/** Whether something elsewhere can be used now. `starting` until the first try has ended. */
export type Reach =
  | { readonly status: 'starting' }
  | { readonly status: 'up' }
  | { readonly status: 'down'; readonly problem: Problem };

/**
 * A broker behind the hub's door: the embedded one, or an outside one such as Mosquitto. The door has already asked
 * for the token and lets through only what it allows, so the broker need not know of tokens.
 */
export type Broker = {
  /** What the door says in a client's place when it connects, or null when the broker asks for no password. */
  readonly login: { readonly username: string; readonly password: string } | null;
  reach(): Reach;
  /** Calls at every change of `reach`. */
  watch(listener: () => void): void;
  /** A connection of its own for one client, as bytes of MQTT 3.1.1. It ends with `close`, with or without `error`. */
  open(): Duplex;
  /** Ends all; every connection closes. */
  stop(): Promise<void>;
};
