import Peer from 'simple-peer/simplepeer.min.js';
import type { Clock } from '../../../main/contract/clock.ts';
import type { IceServer } from '../../../main/contract/room.ts';
import { type Quality, withStartBitrate } from './quality.ts';
import type { LinkMessage } from './signals.ts';

/** What this side sends: always a track of each kind, so that nothing is ever negotiated again. */
export type Outgoing = {
  readonly audio: MediaStreamTrack;
  readonly video: MediaStreamTrack;
  readonly quality: Quality;
};

/** What a link says. `lost` comes once and last. */
export type LinkEvents = {
  readonly signal: (message: LinkMessage) => void;
  readonly stream: (stream: MediaStream) => void;
  readonly connected: () => void;
  readonly lost: (why: string) => void;
};

/** One attempt at a link to one party: when it is lost a new one is opened. None of the verbs throws. */
export type PeerLink = {
  signal(message: LinkMessage): void;
  /** Sends other tracks or another quality from now on. */
  send(outgoing: Outgoing): void;
  /** What carries it, to be measured; null once it is closed. */
  readonly connection: RTCPeerConnection | null;
  /** Bytes of sound and picture received so far. */
  receivedBytes(): Promise<number>;
  close(): void;
};

/** How a link is opened; a test opens others. */
export type OpenLink = (options: {
  readonly clock: Clock;
  readonly initiator: boolean;
  readonly iceServers: readonly IceServer[];
  readonly relayOnly: boolean;
  readonly certificate: RTCCertificate | null;
  readonly outgoing: Outgoing;
  readonly events: LinkEvents;
}) => PeerLink;

/** How long ICE may be `disconnected` before the link is given up; a short hole in a Wi-Fi heals by itself. */
const disconnectedLimitMs = 2000;

/** Opens a link with simple-peer. */
export const openPeerLink: OpenLink = ({ clock, initiator, outgoing, events, ...network }) => {
  let over = false;
  let sending = outgoing;
  let cancelDisconnected = () => {};
  let changes = Promise.resolve();
  const peer = new Peer({
    initiator,
    stream: new MediaStream([outgoing.audio, outgoing.video]),
    trickle: true,
    // Ours are told of each candidate as it comes. The library's wait for the last one would keep a closed link for 5 s.
    iceCompleteTimeout: 1,
    config: {
      iceServers: network.iceServers.map(({ urls, username, credential }) => ({
        urls,
        ...(username === undefined ? {} : { username }),
        ...(credential === undefined ? {} : { credential }),
      })),
      iceTransportPolicy: network.relayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
      ...(network.certificate ? { certificates: [network.certificate] } : {}),
    },
    sdpTransform: (sdp) => withStartBitrate(sdp, sending.quality.startKilobitsPerSecond),
  });
  const connection = peer._pc;

  const end = (why: string | null): void => {
    if (over) return;
    over = true;
    cancelDisconnected();
    connection?.removeEventListener('connectionstatechange', onConnection);
    connection?.removeEventListener('iceconnectionstatechange', onIce);
    peer.destroy();
    if (why !== null) events.lost(why);
  };
  const onConnection = (): void => {
    if (over) return;
    if (connection?.connectionState === 'connected') events.connected();
    if (connection?.connectionState === 'failed') end('failed');
  };
  const onIce = (): void => {
    cancelDisconnected();
    if (!over && connection?.iceConnectionState === 'disconnected') {
      cancelDisconnected = clock.after(disconnectedLimitMs, () => end('disconnected'));
    }
  };
  connection?.addEventListener('connectionstatechange', onConnection);
  connection?.addEventListener('iceconnectionstatechange', onIce);
  peer.on('error', (error) => end(errorCode(error)));
  peer.on('close', () => end('closed'));
  peer.on('stream', (stream) => {
    if (!over) events.stream(stream);
  });
  peer.on('signal', (data) => {
    if (over) return;
    if (data.type === 'offer' || data.type === 'answer') events.signal({ kind: data.type, sdp: data.sdp });
    if (data.type === 'candidate') {
      const { candidate, sdpMid, sdpMLineIndex } = data.candidate;
      events.signal({ kind: 'candidate', candidate, sdpMid, sdpMLineIndex });
    }
  });

  const apply = async (): Promise<void> => {
    for (const sender of connection?.getSenders() ?? []) {
      const kind = sender.track?.kind;
      const track = kind === 'audio' ? sending.audio : sending.video;
      if (over || kind === undefined) return;
      if (sender.track !== track) await sender.replaceTrack(track);
      if (kind === 'video') await limit(sender, sending.quality);
    }
  };
  const limited = outgoing.quality.framesPerSecond < 30 || outgoing.quality.height < 720;
  if (limited) changes = changes.then(apply).catch(() => {});

  return {
    signal(message) {
      if (over) return;
      if (message.kind === 'candidate') {
        const { candidate, sdpMid, sdpMLineIndex } = message;
        peer.signal({ type: 'candidate', candidate: { candidate, sdpMid, sdpMLineIndex } });
      } else {
        peer.signal({ type: message.kind, sdp: message.sdp });
      }
    },
    send(next) {
      sending = next;
      // A connection that closes in between rejects; the next link begins with what is sent by then.
      changes = changes.then(apply).catch(() => {});
    },
    get connection() {
      return over ? null : connection;
    },
    async receivedBytes() {
      const report = over ? null : await connection?.getStats().catch(() => null);
      let bytes = 0;
      for (const entry of report?.values() ?? []) {
        if (entry.type === 'inbound-rtp') bytes += entry.bytesReceived;
      }
      return bytes;
    },
    close: () => end(null),
  };
};

async function limit(sender: RTCRtpSender, quality: Quality): Promise<void> {
  const parameters = sender.getParameters();
  const lines = sender.track?.getSettings().height ?? quality.height;
  for (const encoding of parameters.encodings) {
    encoding.scaleResolutionDownBy = Math.max(1, lines / quality.height);
    encoding.maxFramerate = quality.framesPerSecond;
    encoding.maxBitrate = quality.maximumBitsPerSecond;
  }
  await sender.setParameters(parameters);
}

/** simple-peer puts its code on the error; its message may hold an address. */
function errorCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
