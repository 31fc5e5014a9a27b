import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import type { Reply } from './refusal.ts';

/** A tenant with one application. */
export type Registration = {
  readonly tenant: string;
  readonly client: string;
  /** The secrets that it has, each with whether it has expired. */
  readonly secrets: Map<string, { expired: boolean }>;
  /** PEM of the certificates that it has. */
  readonly certificates: readonly string[];
};

export type Granted = { readonly token: string; readonly until: number };

/** Leeway for the clocks of those who ask, in ms. */
const leewayMs = 300_000;

/** "Microsoft Entra authentication and authorization error codes": the form of an error, with the number in three places. */
const no = (status: number, error: string, number: number, text: string): Reply => ({
  status,
  json: {
    error,
    error_description: `AADSTS${number}: ${text} Trace ID: 0 Correlation ID: 0`,
    error_codes: [number],
    error_uri: `https://login.example.org/error?code=${number}`,
  },
});

const outOfTime = no(401, 'invalid_client', 700024, 'Client assertion is not within its valid time range.');

/** "Microsoft identity platform application authentication certificate credentials": every claim is looked at. */
async function assertionTrouble(
  assertion: string,
  registration: Registration,
  audience: string,
  now: number,
): Promise<Reply | null> {
  const wrong = no(401, 'invalid_client', 700027, 'The certificate is not registered on the application.');
  try {
    const header = decodeProtectedHeader(assertion);
    const pem = registration.certificates.find(
      (one) =>
        createHash('sha256').update(new X509Certificate(one).raw).digest('base64url') === header['x5t#S256'],
    );
    if (!pem || header.alg !== 'PS256' || header.typ !== 'JWT') return wrong;
    await compactVerify(assertion, createPublicKey(pem), { algorithms: ['PS256'] });
    const { aud, iss, sub, exp = 0, nbf = 0, jti } = decodeJwt(assertion);
    if (aud !== audience || iss !== registration.client || sub !== iss || !jti)
      return no(401, 'invalid_client', 700021, 'Client assertion application identifier does not match.');
    return nbf * 1000 - leewayMs > now || exp * 1000 + leewayMs < now ? outOfTime : null;
  } catch {
    return wrong;
  }
}

/** "OAuth 2.0 client credentials flow on the Microsoft identity platform": the answer to a question for a token. */
export async function grant(asked: {
  readonly fields: URLSearchParams;
  readonly tenant: string;
  readonly registration: Registration;
  /** The address at which it was asked. */
  readonly audience: string;
  /** The service whose rights are asked for. */
  readonly service: string;
  readonly roles: readonly string[];
  /** A token that nobody but Graph can read. */
  readonly opaque: boolean;
  readonly now: number;
}): Promise<{ readonly reply: Reply; readonly granted?: Granted }> {
  const { fields, registration, audience, now } = asked;
  const reply = (one: Reply) => ({ reply: one });
  if (asked.tenant !== registration.tenant)
    return reply(no(400, 'invalid_request', 90002, `Tenant '${asked.tenant}' not found.`));
  if (fields.get('grant_type') !== 'client_credentials')
    return reply(no(400, 'unsupported_grant_type', 70003, 'The grant type is not supported.'));
  if (fields.get('client_id') !== registration.client)
    return reply(no(400, 'unauthorized_client', 700016, 'Application not found in the directory.'));
  if (fields.get('scope') !== `${asked.service}/.default`)
    return reply(no(400, 'invalid_scope', 1002012, 'The provided value for scope is not valid.'));
  const secret = fields.get('client_secret');
  const assertion = fields.get('client_assertion');
  if (secret !== null) {
    const known = registration.secrets.get(secret);
    if (!known) return reply(no(401, 'invalid_client', 7000215, 'Invalid client secret provided.'));
    if (known.expired)
      return reply(no(401, 'invalid_client', 7000222, 'The provided client secret keys are expired.'));
  } else if (assertion !== null) {
    const trouble = await assertionTrouble(assertion, registration, audience, now);
    if (trouble) return reply(trouble);
  } else return reply(no(401, 'invalid_client', 7000218, 'client_assertion or client_secret is needed.'));
  const seconds = Math.floor(now / 1000);
  const readable = await new SignJWT({ roles: [...asked.roles] })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(asked.service)
    .setJti(crypto.randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 3599)
    .sign(crypto.getRandomValues(new Uint8Array(32)));
  const token = asked.opaque ? crypto.randomUUID() : readable;
  return {
    reply: {
      status: 200,
      json: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token },
    },
    granted: { token, until: now + 3_599_000 },
  };
}
