import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Clock } from '../contract/clock.ts';
import type { Problem } from '../contract/result.ts';
import type { Settings } from '../settings/schema.ts';
import type { Store } from '../store/store.ts';
import { ownCertificate } from './own-certificate.ts';

/** The certificate with which the hub listens on the network. */
export type HubCertificate = {
  readonly chain: string;
  readonly key: string;
  readonly trust: 'trusted' | 'own-certificate';
  /** The certificate to trust, when the hub made its own; else null. */
  readonly authority: string | null;
  /** Names and addresses of this computer that it is for, the best for guests first. */
  readonly hosts: readonly string[];
  /** SHA-256 of the server's certificate, as browsers show it. */
  readonly fingerprint: string;
  /** Why it is not the one in the settings. */
  readonly problem: Problem | null;
};

const namesIn = ({ subjectAltName }: X509Certificate): string[] =>
  [...(subjectAltName ?? '').matchAll(/DNS:([a-z0-9.-]+)/gi)].map(([, name]) => name ?? '');

const onlyHere: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** The names that stand in the certificate, and those of `hosts` that it is for, as with a wildcard. */
const hostsOf = (certificate: X509Certificate, hosts: readonly string[]): string[] => {
  const isFor = (host: string): boolean =>
    (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined;
  const all = [...namesIn(certificate), ...hosts.filter(isFor)];
  return [...new Set(all)].filter((host) => !onlyHere.includes(host));
};

/**
 * The certificate in the settings, or our own for `hosts`: when there is none in the settings, and, so that guests are
 * not shut out, also when those files cannot be used; `problem` then says why.
 */
export async function hubCertificate(
  wanted: Settings['hub']['certificate'],
  store: Store,
  hosts: readonly string[],
  clock: Clock,
): Promise<HubCertificate> {
  let problem: Problem | null = null;
  if (wanted) {
    try {
      const chain = readFileSync(wanted.certificate, 'utf8');
      const key = readFileSync(wanted.key, 'utf8');
      const certificate = new X509Certificate(chain);
      if (!certificate.checkPrivateKey(createPrivateKey(key)))
        throw new Error('the key is of another certificate');
      return {
        chain,
        key,
        trust: 'trusted',
        authority: null,
        hosts: hostsOf(certificate, hosts),
        fingerprint: certificate.fingerprint256,
        problem: null,
      };
    } catch (error) {
      problem = {
        code: 'settings-unreadable',
        at: 'hub.certificate',
        detail: error instanceof Error ? error.message : String(error),
      };
    }
  }
  const own = await ownCertificate(store, hosts, clock);
  return {
    ...own,
    trust: 'own-certificate',
    hosts,
    fingerprint: new X509Certificate(own.chain).fingerprint256,
    problem,
  };
}
