import * as z from 'zod';
import type { Clock } from '../../contract/clock.ts';
import { askServer, type Failure, failure } from '../ask-server.ts';
import { claimsIn } from '../signed-claims.ts';
import type { GraphSource } from '../source.ts';
import { clientProof } from './client-proof.ts';
import { signInFailure } from './sign-in-failure.ts';

/** A right to ask Graph, for about an hour. */
export type AccessToken = {
  readonly value: string;
  /** The application's rights that the token tells of itself; null when it cannot be read, as its contract allows. */
  readonly roles: readonly string[] | null;
};

/** Tokens of the application, kept in memory until shortly before their end. */
export type AccessTokens = {
  /** The token that holds now, or a new one. Never rejects. */
  get(signal: AbortSignal): Promise<AccessToken | Failure>;
  /** Forgets this one: it was refused. */
  drop(token: AccessToken): void;
};

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });
const claims = z.object({ roles: z.array(z.string()).catch([]) });

/** A token is not used in its last five minutes, in ms; of a short one half is used. */
const spareMs = 300_000;

const rolesOf = (token: string): readonly string[] | null =>
  claims.safeParse(claimsIn(token)).data?.roles ?? null;

const parsed = (body: string): z.infer<typeof granted> | null => {
  try {
    return granted.parse(JSON.parse(body));
  } catch {
    return null;
  }
};

/** Tokens by the client credentials grant (RFC 6749 §4.4; "OAuth 2.0 client credentials flow on the Microsoft identity platform"). */
export function openAccessTokens(
  source: GraphSource,
  parts: { readonly clock: Clock; readonly fetch: typeof fetch },
): AccessTokens {
  const { clock } = parts;
  const url = new URL(`${source.login.replace(/\/+$/, '')}/${source.tenant}/oauth2/v2.0/token`);
  let held: { readonly token: AccessToken; readonly until: number } | null = null;

  const ask = async (signal: AbortSignal): Promise<AccessToken | Failure> => {
    const at = url.host;
    const proof = await clientProof({ ...source, audience: url.href, now: clock.now() });
    if (!proof.ok) return { kind: 'failed', problem: { at, ...proof.error }, passing: false };
    const answer = await askServer({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: source.client,
        scope: `${source.service.replace(/\/+$/, '')}/.default`,
        ...proof.value,
      }).toString(),
      accept: [400, 401, 403],
      fetch: parts.fetch,
      signal,
      now: clock.now(),
    });
    if (answer.kind === 'failed') return answer;
    if (answer.status >= 400) return signInFailure(answer, at, clock.now());
    const grant = parsed(answer.body);
    if (!grant) return failure('agenda-broken', at, 'the answer holds no token', false);
    const lifeMs = grant.expires_in * 1000;
    const token = { value: grant.access_token, roles: rolesOf(grant.access_token) };
    held = { token, until: clock.now() + Math.max(lifeMs / 2, lifeMs - spareMs) };
    return token;
  };

  return {
    get: async (signal) => (held && clock.now() < held.until ? held.token : ask(signal)),
    drop(token) {
      if (held?.token === token) held = null;
    },
  };
}
