import { createHash } from 'node:crypto';

/** Object identifiers of signatures with SHA-384 and SHA-512, by RSA and by elliptic curves, as they stand in a certificate. */
const strongerHashes: readonly { readonly hash: string; readonly oids: readonly string[] }[] = [
  { hash: 'sha384', oids: ['06092a864886f70d01010c', '06082a8648ce3d040303'] },
  { hash: 'sha512', oids: ['06092a864886f70d01010d', '06082a8648ce3d040304'] },
];

/**
 * What ties an NTLM answer to the TLS connection on which it goes, so that nobody in between can use it: the MD5 of the channel
 * bindings `tls-server-end-point` (RFC 5929 §4.1, in the form of RFC 2744 §3.11) of the server's certificate (DER). Exchange asks
 * for it where Extended Protection is on.
 */
export function channelBindings(certificate: Buffer): Buffer {
  const stronger = strongerHashes.find(({ oids }) =>
    oids.some((oid) => certificate.includes(Buffer.from(oid, 'hex'))),
  );
  const digest = createHash(stronger?.hash ?? 'sha256')
    .update(certificate)
    .digest();
  const data = Buffer.concat([Buffer.from('tls-server-end-point:'), digest]);
  // No addresses: four fields of nothing, then the data with its length.
  const head = Buffer.alloc(20);
  head.writeUInt32LE(data.length, 16);
  return createHash('md5').update(head).update(data).digest();
}
