import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import type { Store } from '../store/store.ts';

/** A server's certificate that the hub made for itself. All in PEM. */
export type OwnCertificate = {
  /** The server's certificate, and after it the one that signed it. */
  readonly chain: string;
  readonly key: string;
  /** The certificate that signed it: what a phone or another kiosk is told to trust. */
  readonly authority: string;
};

const dayMs = 86_400_000;
/** Browsers take no server's certificate that holds for more than 398 days (CA/Browser Forum BR §6.3.2). */
const serverDays = 390;
const authorityDays = 3650;
const renewDaysBefore = 30;

const storeName = 'own-certificate';
const pair = z.strictObject({ certificate: z.string(), key: z.string() });
const stored = z.strictObject({ authority: pair, server: pair });
type Stored = z.infer<typeof stored>;

const holds = (pem: string, now: number): boolean => {
  const { validFromDate, validToDate } = new X509Certificate(pem);
  return validFromDate.getTime() <= now && validToDate.getTime() - renewDaysBefore * dayMs > now;
};

const isFor = (pem: string, hosts: readonly string[]): boolean => {
  const certificate = new X509Certificate(pem);
  return hosts.every((host) => (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)));
};

const whole = (text: string, now: number): boolean => {
  try {
    return holds(text, now);
  } catch {
    return false;
  }
};

/** Elliptic-curve keys (P-256): small, quick, and known to every browser that can hold a call. */
const common = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/** Loaded when a certificate must be made, which is seldom: it takes longer to load than all the rest of the hub. */
const selfsigned = async () => import('selfsigned');

async function makeAuthority(host: string, now: number): Promise<Stored['authority']> {
  // A part by chance, since a browser that once trusted an older one of the same name takes the wrong key for ours.
  const name = `Rundbord ${host} ${crypto.randomUUID().slice(0, 8)}`;
  const { generate } = await selfsigned();
  const made = await generate([{ name: 'commonName', value: name }], {
    ...common,
    notBeforeDate: new Date(now - dayMs),
    notAfterDate: new Date(now + authorityDays * dayMs),
    extensions: [
      // A phone takes nothing else as something to trust than an authority. It signs servers only, no further authority.
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
    ],
  });
  return { certificate: made.cert, key: made.private };
}

async function makeServer(
  authority: Stored['authority'],
  hosts: readonly string[],
  now: number,
): Promise<Stored['server']> {
  const { generate } = await selfsigned();
  const made = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    ...common,
    ca: { cert: authority.certificate, key: authority.key },
    notBeforeDate: new Date(now - dayMs),
    notAfterDate: new Date(now + serverDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: hosts.map((host) => (isIP(host) ? { type: 7, ip: host } : { type: 2, value: host })),
      },
    ],
  });
  return { certificate: made.cert, key: made.private };
}

/**
 * The hub's own certificate for `hosts` (names and addresses), made when there is none, and anew when it is for other
 * hosts or within 30 days of its end. The authority that signs it stays, so that whoever trusts it need not do so again.
 */
export async function ownCertificate(
  store: Store,
  hosts: readonly string[],
  clock: Clock,
): Promise<OwnCertificate> {
  const now = clock.now();
  let kept = store.read(storeName, stored);
  if (!kept || !whole(kept.authority.certificate, now)) {
    const authority = await makeAuthority(hosts[0] ?? 'localhost', now);
    kept = { authority, server: await makeServer(authority, hosts, now) };
    store.write(storeName, kept);
  } else if (!whole(kept.server.certificate, now) || !isFor(kept.server.certificate, hosts)) {
    kept = { authority: kept.authority, server: await makeServer(kept.authority, hosts, now) };
    store.write(storeName, kept);
  }
  const { authority, server } = kept;
  return {
    chain: `${server.certificate.trim()}\n${authority.certificate.trim()}\n`,
    key: server.key,
    authority: authority.certificate,
  };
}
