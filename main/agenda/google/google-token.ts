import { createPrivateKey } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../contract/clock.ts';
import { askServer, type Failure, failure, failureOf, type ServerAnswer } from '../ask-server.ts';
import { signedClaims } from '../signed-claims.ts';
import { type GoogleKey, readGoogleKey } from './google-key.ts';

/** A token that the Calendar API takes, and whether it allows to write. */
export type GoogleToken = {
  readonly kind: 'token';
  readonly token: string;
  readonly mayWrite: boolean;
  /** ms since 1970. */
  readonly until: number;
};

/** Tokens of a service account. */
export type GoogleTokens = {
  /** One that is still good for a while. Never rejects. */
  token(signal: AbortSignal): Promise<GoogleToken | Failure>;
  /** The last one was refused: another is had next. */
  drop(): void;
};

const scopes = [
  { scope: 'https://www.googleapis.com/auth/calendar', mayWrite: true },
  { scope: 'https://www.googleapis.com/auth/calendar.readonly', mayWrite: false },
] as const;

/** The longest that Google lets an assertion be good, in seconds. */
const assertionSeconds = 3600;
/** An assertion is dated back so many seconds, since no two clocks agree. */
const earlierSeconds = 30;
/** A token is not used in its last minute, which a question may take. */
const spareMs = 60_000;
/** A clock that is off by less is not what an assertion was refused for, in ms. */
const noticedSkewMs = 60_000;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const refused = z.object({ error: z.string(), error_description: z.string().default('') });

function parsed<T>(schema: z.ZodType<T>, body: string): T | null {
  try {
    return schema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

const minutes = (ms: number): string => {
  const whole = Math.round(Math.abs(ms) / 60_000);
  return whole === 1 ? '1 minute' : `${whole} minutes`;
};

/** Why no token was given (RFC 6749 §5.2); an assertion that is too old or from the future is told by the server's own clock. */
function refusalOf(answer: ServerAnswer & { kind: 'answer' }, at: string, now: number): Failure {
  const { error, error_description: said } = parsed(refused, answer.body) ?? {
    error: '',
    error_description: '',
  };
  const ahead = now - Date.parse(answer.headers.get('date') ?? '');
  if (
    error === 'invalid_grant' &&
    (Math.abs(ahead) > noticedSkewMs || /\biat\b|\bexp\b|timeframe/i.test(said))
  ) {
    const how = Number.isNaN(ahead) ? 'wrong' : `${minutes(ahead)} ${ahead > 0 ? 'ahead' : 'behind'}`;
    return failure('agenda-clock', at, `the clock of this computer is ${how}`, true);
  }
  // Only the code: a description may name the account.
  const word = /^[a-z_]{1,40}$/.test(error) ? error : `HTTP ${answer.status}`;
  return failure('agenda-not-allowed', at, `no token for the service account: ${word}`, false);
}

async function assertionFor(key: GoogleKey, scope: string, now: number): Promise<string> {
  const issued = Math.floor(now / 1000) - earlierSeconds;
  return signedClaims({
    algorithm: 'RS256',
    claims: {
      iss: key.client_email,
      aud: key.token_uri,
      scope,
      iat: issued,
      exp: issued + assertionSeconds,
    },
    key: createPrivateKey(key.private_key),
  });
}

/** Has tokens for the account of the key file, by its assertion (RFC 7523 §2.1), and keeps them in memory only. */
export function googleTokens(options: {
  readonly keyFile: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}): GoogleTokens {
  const { keyFile, clock } = options;
  let kept: GoogleToken | null = null;

  const ask = async (key: GoogleKey, scope: string, signal: AbortSignal): Promise<ServerAnswer> => {
    const url = new URL(key.token_uri);
    let assertion: string;
    try {
      assertion = await assertionFor(key, scope, clock.now());
    } catch {
      return failure('agenda-broken', url.host, 'the private key in the key file cannot be used', false);
    }
    const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    return askServer({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: grant, assertion }).toString(),
      accept: [400, 401, 403],
      fetch: options.fetch,
      signal,
      now: clock.now(),
    });
  };

  const obtain = async (signal: AbortSignal): Promise<GoogleToken | Failure> => {
    const key = await readGoogleKey(keyFile);
    if ('kind' in key) return key;
    const at = new URL(key.token_uri).host;
    let refusal = failure('agenda-not-allowed', at, 'no token', false);
    for (const { scope, mayWrite } of scopes) {
      const answer = await ask(key, scope, signal);
      if (answer.kind === 'failed') return answer;
      const { status, headers, body } = answer;
      if (status < 300) {
        const token = parsed(granted, body);
        if (!token) return failure('agenda-broken', at, 'the answer holds no token', true);
        const until = clock.now() + token.expires_in * 1000;
        return { kind: 'token', token: token.access_token, mayWrite, until };
      }
      if (!parsed(refused, body)) return failureOf(status, headers, at, clock.now());
      refusal = refusalOf(answer, at, clock.now());
      // The wider right may be the one that is refused.
      if (!/invalid_scope|unauthorized_client|access_denied/.test(refusal.problem.detail ?? '')) break;
    }
    return refusal;
  };

  return {
    async token(signal) {
      if (kept && clock.now() < kept.until - spareMs) return kept;
      kept = null;
      const had = await obtain(signal);
      if (had.kind === 'token') kept = had;
      return had;
    },
    drop() {
      kept = null;
    },
  };
}
