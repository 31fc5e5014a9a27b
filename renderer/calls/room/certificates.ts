import type { Clock } from '../../../main/contract/clock.ts';

/** A certificate lives 30 days in a browser; one that waited longer than this for its call is made anew. */
const freshMs = 24 * 3_600_000;

/**
 * Certificates for DTLS, one a call so that two calls cannot be told to be of one party, made before the call so that it
 * does not wait for the key.
 */
export function makeCertificates(clock: Clock): { next(): () => RTCCertificate | null } {
  const make = () => {
    let certificate: RTCCertificate | null = null;
    // Without one the browser makes its own for each link.
    RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as AlgorithmIdentifier).then(
      (made) => {
        certificate = made;
      },
      () => {},
    );
    return { at: clock.now(), read: () => certificate };
  };
  let prepared = make();
  return {
    /** The certificate of the next call, once it is made. */
    next() {
      const mine = clock.now() - prepared.at < freshMs ? prepared : make();
      prepared = make();
      return mine.read;
    },
  };
}
