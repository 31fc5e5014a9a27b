import type { Main } from '../../../main/contract/bridge.ts';
import type { PexipCaller } from '../../../main/contract/far-systems.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Caller } from '../call.ts';

/** Who calls the alias that the kiosk is registered with. */
export type IncomingCalls = {
  /** Those who still ring, the first to call first. */
  readonly ringing: readonly PexipCaller[];
  /** It was answered: it rings no more. */
  take(caller: PexipCaller): void;
  /** Tells the caller that nobody comes. */
  decline(caller: PexipCaller): void;
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

/** Watches who calls; `changed` at once with who does, and when somebody does, or no longer does. */
export function watchIncoming(main: Main, changed: (ringing: readonly PexipCaller[]) => void): IncomingCalls {
  let callers: readonly PexipCaller[] = [];
  /** By their ids: main may list them a while longer. */
  const done = new Set<string>();
  const ringing = (): readonly PexipCaller[] => callers.filter(({ id }) => !done.has(id));
  main.watch('pexipCalls', (calls) => {
    callers = calls.callers;
    for (const id of done) if (!callers.some((caller) => caller.id === id)) done.delete(id);
    changed(ringing());
  });

  const decline = async ({ node, alias, token }: PexipCaller): Promise<void> => {
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
  };

  return {
    get ringing() {
      return ringing();
    },
    take: ({ id }) => void done.add(id),
    decline(caller) {
      done.add(caller.id);
      void decline(caller);
    },
  };
}

function tokenIn(body: string): string | null {
  try {
    const { result } = JSON.parse(body) as { readonly result?: { readonly token?: unknown } };
    return typeof result?.token === 'string' ? result.token : null;
  } catch {
    return null;
  }
}
