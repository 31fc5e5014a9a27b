import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { bad, good, type Result } from '../../contract/result.ts';
import { signedClaims } from '../signed-claims.ts';
import type { GraphSource } from '../source.ts';

/** What a question for a token is signed with: by whom, for whom, and what to sign it with. */
export type ProofFor = Pick<GraphSource, 'client' | 'secret' | 'certificate' | 'key'> & {
  /** The address that the question goes to. */
  readonly audience: string;
  /** ms since 1970. */
  readonly now: number;
};

/** How long an assertion holds, in seconds: Microsoft asks for five to ten minutes at most. */
const assertionSeconds = 300;

const whyNot = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'not PEM';

/** What `parse` makes of a file; a problem names the file by its name alone. */
async function read<T>(file: string, what: string, parse: (pem: string) => T): Promise<Result<T>> {
  try {
    return good(parse(await readFile(file, 'utf8')));
  } catch (error) {
    return bad('agenda-not-allowed', {
      at: basename(file),
      detail: `the ${what} cannot be read: ${whyNot(error)}`,
    });
  }
}

/** The thumbprint by which the directory knows a certificate: SHA-256 of its DER form, base64url (RFC 7515 §4.1.8). */
const thumbprint = (certificate: X509Certificate): string =>
  createHash('sha256').update(certificate.raw).digest('base64url');

/** Why this pair can never work, or null. */
function troubleOf(certificate: X509Certificate, key: KeyObject): string | null {
  if (key.asymmetricKeyType !== 'rsa') return 'the key is not an RSA key';
  return certificate.checkPrivateKey(key) ? null : 'the key does not belong to the certificate';
}

/**
 * The fields that prove which application asks (RFC 6749 §2.3.1 with a secret, RFC 7523 §2.2 with a certificate, in the form of
 * "Microsoft identity platform application authentication certificate credentials"). The files are read each time, so that a
 * renewed certificate counts from the next token on. Codes: `agenda-not-allowed`, naming a file.
 */
export async function clientProof(asked: ProofFor): Promise<Result<Readonly<Record<string, string>>>> {
  const { client, secret, certificate: certificateFile, key: keyFile, audience, now } = asked;
  if (secret !== undefined) return good({ client_secret: secret });
  if (certificateFile === undefined || keyFile === undefined)
    return bad('agenda-not-allowed', { detail: 'neither a secret nor a certificate with its key' });
  const certificate = await read(certificateFile, 'certificate', (pem) => new X509Certificate(pem));
  if (!certificate.ok) return certificate;
  const key = await read(keyFile, 'key', createPrivateKey);
  if (!key.ok) return key;
  const detail = troubleOf(certificate.value, key.value);
  if (detail) return bad('agenda-not-allowed', { at: basename(keyFile), detail });
  const seconds = Math.floor(now / 1000);
  const assertion = await signedClaims({
    algorithm: 'PS256',
    head: { 'x5t#S256': thumbprint(certificate.value) },
    claims: {
      iss: client,
      sub: client,
      aud: audience,
      jti: crypto.randomUUID(),
      iat: seconds,
      nbf: seconds,
      exp: seconds + assertionSeconds,
    },
    key: key.value,
  });
  return good({
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
}
