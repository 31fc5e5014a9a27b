import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import type { PexipCaller } from '../contract/far-systems.ts';
import { jsonOf } from '../contract/json.ts';
import type { StreamEvent } from './event-stream.ts';

/** Who calls at the moment. */
export type PexipCallers = {
  readonly list: readonly PexipCaller[];
  /** An event of the registration's stream, from a node; others than of calls are passed over. */
  hear(event: StreamEvent, node: string): void;
  /** The one-time token of a call was used. */
  used(token: string): void;
  clear(): void;
};

/** A text of the node's, cut to what the contract carries. */
const text = (longest: number) =>
  z
    .string()
    .catch('')
    .transform((value) => value.slice(0, longest));

/** docs.pexip.com, "Client REST API", registration events; what else is in them is passed over. */
const incoming = z.object({
  conference_alias: z.string().min(1).max(500),
  remote_alias: text(500),
  remote_display_name: text(200),
  token: z.string().min(1).max(4000),
});
const cancelled = z.object({ token: z.string() });

/** A call whose end was not told is over after so many ms; nodes give up earlier. */
const ringsForMs = 120_000;
const mostCallers = 10;

/** Keeps whoever calls; `changed` is called when it differs. */
export function keepPexipCallers(clock: Clock, changed: () => void): PexipCallers {
  let callers: readonly PexipCaller[] = [];
  let calls = 0;

  const set = (next: readonly PexipCaller[]): void => {
    if (next.length === 0 && callers.length === 0) return;
    callers = next;
    changed();
  };
  const remove = (token: string): void => {
    const others = callers.filter((caller) => caller.token !== token);
    if (others.length < callers.length) set(others);
  };

  const add = (said: unknown, node: string): void => {
    const call = incoming.safeParse(said);
    if (!call.success) return;
    const { token, conference_alias: alias, remote_alias: address, remote_display_name: name } = call.data;
    if (callers.some((caller) => caller.token === token) || callers.length >= mostCallers) return;
    calls += 1;
    const since = clock.now();
    set([...callers, { id: `pexip-${calls}-${since}`, name, address, alias, node, token, since }]);
    clock.after(ringsForMs, () => remove(token));
  };

  return {
    get list() {
      return callers;
    },
    hear({ event, data }, node) {
      if (event === 'incoming') add(jsonOf(data), node);
      if (event !== 'incoming_cancelled') return;
      const gone = cancelled.safeParse(jsonOf(data));
      if (gone.success) remove(gone.data.token);
    },
    used: remove,
    clear: () => set([]),
  };
}
