import type { Main } from '../../../main/contract/bridge.ts';
import type { PexipCaller } from '../../../main/contract/far-systems.ts';
import { jsonOf } from '../../../main/contract/json.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Caller } from '../call.ts';

/** Who calls the alias that the kiosk is registered with. Whoever is taken or refused rings no more. */
export type IncomingCalls = {
  /** Who calls while a call is on; the first to call, where there are several. */
  readonly second: PexipCaller | null;
  /** Lets the next of those who call ring, when nothing else is on. */
  next(): void;
  /** Takes the call that rings, or the second; null when there is none. */
  take(): PexipCaller | null;
  takeSecond(): PexipCaller | null;
  /** Tells the caller who rings, or the second, that nobody comes; false when there is none. */
  refuse(): boolean;
  refuseSecond(): boolean;
};

/** Where a caller wants this side to come. */
export const targetOf = (caller: PexipCaller): JoinTarget => ({
  engine: 'pexip',
  provider: 'pexip',
  address: caller.alias,
  source: 'own',
});

/** Who that is, for people. */
export const callerOf = ({ name, address }: PexipCaller): Caller => ({ name, role: '', address });

/** Watches who calls. */
export function watchIncoming(options: {
  readonly main: Main;
  /** Nothing is on, and nobody rings. */
  readonly isFree: () => boolean;
  readonly isInCall: () => boolean;
  readonly events: {
    readonly rings: (caller: PexipCaller) => void;
    /** Who rang has given up. */
    readonly silent: () => void;
    /** Others call than before. */
    readonly changed: () => void;
  };
}): IncomingCalls {
  const { main, isFree, isInCall, events } = options;
  let callers: readonly PexipCaller[] = [];
  let ringing: PexipCaller | null = null;
  /** By their ids: main may list them a while longer. */
  const done = new Set<string>();
  const waiting = (): PexipCaller | null => callers.find(({ id }) => !done.has(id)) ?? null;
  const second = (): PexipCaller | null => (isInCall() ? waiting() : null);

  const next = (): void => {
    const caller = waiting();
    if (!caller || !isFree()) return;
    ringing = caller;
    events.rings(caller);
  };
  main.watch('pexipCalls', (calls) => {
    callers = calls.callers;
    for (const id of done) if (!callers.some((caller) => caller.id === id)) done.delete(id);
    if (ringing && !callers.some(({ id }) => id === ringing?.id)) {
      ringing = null;
      events.silent();
    }
    next();
    events.changed();
  });

  const take = (caller: PexipCaller | null): PexipCaller | null => {
    if (!caller) return null;
    done.add(caller.id);
    if (caller === ringing) ringing = null;
    return caller;
  };
  const refuse = (caller: PexipCaller | null): boolean => {
    const refused = take(caller);
    if (refused) void tellNobodyComes(main, refused);
    return refused !== null;
  };

  return {
    get second() {
      return second();
    },
    next,
    take: () => take(ringing),
    takeSecond: () => take(second()),
    refuse: () => refuse(ringing),
    refuseSecond: () => refuse(second()),
  };
}

async function tellNobodyComes(main: Main, { node, alias, token }: PexipCaller): Promise<void> {
  const path = `/api/client/v2/conferences/${encodeURIComponent(alias)}`;
  // There is no other way to refuse than to take the call's one-time token and to give the place back at once.
  const taken = await main.ask('pexip.ask', {
    node,
    path: `${path}/request_token`,
    method: 'POST',
    body: JSON.stringify({ display_name: 'Rundbord', token }),
  });
  const place = taken.ok && taken.value.status === 200 ? tokenIn(taken.value.body) : null;
  if (place === null) return;
  await main.ask('pexip.ask', {
    node,
    path: `${path}/release_token`,
    method: 'POST',
    token: place,
    body: JSON.stringify({ reason: 'Call rejected' }),
  });
}

function tokenIn(body: string): string | null {
  const said = jsonOf(body) as { readonly result?: { readonly token?: unknown } | null } | null | undefined;
  const token = said?.result?.token;
  return typeof token === 'string' ? token : null;
}
