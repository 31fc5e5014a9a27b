import type { SipAccount } from '../../../main/contract/far-systems.ts';

/** The ways that media may take, as the browser wants them (W3C webrtc §4.2.1). */
export function networkOf({ iceServers, relayOnly }: SipAccount): RTCConfiguration {
  return {
    iceServers: iceServers.map(({ urls, username, credential }) => ({
      urls,
      ...(username === undefined ? {} : { username }),
      ...(credential === undefined ? {} : { credential }),
    })),
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
  };
}
