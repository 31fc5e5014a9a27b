import { randomUUID } from 'node:crypto';
import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose';

type Answer = { readonly status: number; readonly json: unknown };

/** The token service of Google for one service account (RFC 7523 §2.1): the assertion is checked with its public key. */
export type GoogleAccounts = {
  readonly account: string;
  /** What stands in the account's key file. */
  keyFile(): unknown;
  answer(form: string): Promise<Answer>;
  /** What an `Authorization` allows; null when it is not good (any more). */
  scopeOf(authorization: string | undefined): string | null;
  setScopes(scopes: readonly string[]): void;
  revokeAll(): void;
};

const account = 'kiosk@rundbord-test.iam.gserviceaccount.com';
const everyScope = [
  'https://www.googleapis.com/auth/calendar',
  'https://www.googleapis.com/auth/calendar.readonly',
];

export async function startGoogleAccounts(options: {
  readonly now: () => number;
  readonly tokenUri: () => string;
}): Promise<GoogleAccounts> {
  const { now, tokenUri } = options;
  const keys = await generateKeyPair('RS256', { extractable: true });
  const privateKey = await exportPKCS8(keys.privateKey);
  const tokens = new Map<string, { readonly scope: string; readonly until: number }>();
  let scopes: readonly string[] = everyScope;

  const tokenAnswer = async (body: string): Promise<Answer> => {
    const form = new URLSearchParams(body);
    const refused = (code: string, description: string): Answer => ({
      status: code === 'unauthorized_client' ? 401 : 400,
      json: { error: code, error_description: description },
    });
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
      return refused('unsupported_grant_type', '');
    try {
      const { payload } = await jwtVerify(form.get('assertion') ?? '', keys.publicKey, {
        algorithms: ['RS256'],
        audience: tokenUri(),
        issuer: account,
        // Times are judged below, as Google does it.
        currentDate: new Date(0),
        clockTolerance: Number.MAX_SAFE_INTEGER,
      });
      const { iat = 0, exp = 0, scope } = payload;
      const seconds = now() / 1000;
      if (exp - iat > 3600 || exp < seconds || iat > seconds + 300 || iat < seconds - 3600) {
        return refused(
          'invalid_grant',
          'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
        );
      }
      if (!scopes.includes(String(scope)))
        return refused('unauthorized_client', 'Client is unauthorized for any of the scopes requested.');
      const token = `ya29.${randomUUID()}`;
      tokens.set(token, { scope: String(scope), until: now() + 3_600_000 });
      return { status: 200, json: { access_token: token, expires_in: 3599, token_type: 'Bearer' } };
    } catch {
      return refused('invalid_grant', 'Invalid JWT Signature.');
    }
  };

  return {
    account,
    keyFile: () => ({
      type: 'service_account',
      client_email: account,
      private_key: privateKey,
      token_uri: tokenUri(),
    }),
    answer: tokenAnswer,
    scopeOf(authorization) {
      const token = tokens.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
      return token && token.until > now() ? token.scope : null;
    },
    setScopes(next) {
      scopes = next;
    },
    revokeAll: () => tokens.clear(),
  };
}
