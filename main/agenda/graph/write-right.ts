import type { AccessToken } from './access-tokens.ts';
import type { AskGraph } from './ask-graph.ts';

/** Whether the calendar may be written. */
export type WriteRight = {
  readonly allowed: boolean;
  /** Finds out with the token that a reading was allowed with. Never rejects. */
  learn(token: AccessToken, signal: AbortSignal): Promise<void>;
  /** A write was refused: not allowed until there is another token. */
  refused(): void;
};

/** What a token tells of itself: null when it does not tell. */
function toldBy({ roles }: AccessToken): boolean | null {
  if (roles?.includes('Calendars.ReadWrite')) return true;
  return roles?.some((role) => role.startsWith('Calendars.')) ? false : null;
}

/**
 * The right `Calendars.ReadWrite` stands in the token when the directory gave it. When Exchange gave the rights instead
 * ("Role Based Access Control for Applications in Exchange Online") the token has none of a calendar, and its form is by contract
 * nobody's business but Graph's. Then it is tried, once for each token, by changing nothing of an event that cannot be: who may
 * not write is refused (403), who may is told that there is no such event.
 */
export function openWriteRight(ask: AskGraph, mailbox: URL): WriteRight {
  let allowed = false;
  let learnt: AccessToken | null = null;

  const tried = async (signal: AbortSignal): Promise<boolean | null> => {
    const url = new URL(`${mailbox.href}/events/no-such-event`);
    const answer = await ask({ url, method: 'PATCH', body: {}, signal });
    if (answer.kind === 'failed') return null;
    return answer.kind === 'refused' && [400, 404, 412].includes(answer.status);
  };

  return {
    get allowed() {
      return allowed;
    },
    async learn(token, signal) {
      if (learnt === token) return;
      const told = toldBy(token) ?? (await tried(signal));
      // Not known now, since the server is busy or gone: what was known stays, and it is tried again at the next reading.
      if (told === null) return;
      allowed = told;
      learnt = token;
    },
    refused() {
      allowed = false;
    },
  };
}
