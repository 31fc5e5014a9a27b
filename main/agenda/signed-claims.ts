import type { KeyObject } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';

/** A JSON Web Token (RFC 7519) that an application signs to say who it is. Times are in its claims, in seconds. */
export const signedClaims = (options: {
  /** RSA with PKCS #1 or PSS padding (RFC 7518 §3.3, §3.5). */
  readonly algorithm: 'RS256' | 'PS256';
  /** What its head has beside the algorithm. */
  readonly head?: Readonly<Record<string, string>>;
  readonly claims: Readonly<Record<string, string | number>>;
  readonly key: KeyObject;
}): Promise<string> =>
  new SignJWT({ ...options.claims })
    .setProtectedHeader({ alg: options.algorithm, typ: 'JWT', ...options.head })
    .sign(options.key);

/** What a token says, whoever signed it; null when it is none. */
export function claimsIn(token: string): unknown {
  try {
    return decodeJwt(token);
  } catch {
    return null;
  }
}
