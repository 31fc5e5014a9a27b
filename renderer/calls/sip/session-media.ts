import type { Clock } from '../../../main/contract/clock.ts';
import type { PlaceholderTracks } from '../media/placeholder-tracks.ts';
import type { OwnTracks } from '../own-side.ts';

/** A picture comes, or does not now, or there is no line for one: a telephone. */
export type FarPicture = 'comes' | 'off' | 'none';

/** The media of one session: what is sent, what comes, and whether it gets through. */
export type SessionMedia = {
  readonly connection: RTCPeerConnection | null;
  /** What comes, all in one; null before anything does. */
  readonly stream: MediaStream | null;
  readonly picture: FarPicture;
  readonly ice: 'new' | 'connected' | 'lost';
  attach(connection: RTCPeerConnection): void;
  /** Sends these from now on, with nothing negotiated. */
  send(tracks: OwnTracks): void;
  /** Says in the next offer that nothing is to be sent here (RFC 3264 §8.4). */
  setHeld(held: boolean): void;
  /** Takes back an offer that was not taken. */
  takeBack(): void;
  /** The sender of tones, where the connection can send them. */
  readonly toneSender: RTCDTMFSender | null;
  close(): void;
};

/** How long ICE may be `disconnected`; a short hole in a Wi-Fi heals by itself. */
const disconnectedLimitMs = 2000;

const sendsSound = (sender: RTCRtpSender): boolean => sender.track?.kind === 'audio';

export function makeSessionMedia(options: {
  readonly clock: Clock;
  readonly placeholders: PlaceholderTracks;
  readonly makeStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  readonly sending: OwnTracks;
  readonly changed: () => void;
  readonly iceChanged: () => void;
}): SessionMedia {
  const { clock, placeholders, changed } = options;
  let connection: RTCPeerConnection | null = null;
  let stream: MediaStream | null = null;
  let sending = options.sending;
  let ice: SessionMedia['ice'] = 'new';
  let held = false;
  let closed = false;
  let changes = Promise.resolve();
  let cancelDisconnected = () => {};
  const heard = new Set<MediaStreamTrack>();

  const apply = async (): Promise<void> => {
    for (const { sender, receiver, currentDirection } of connection?.getTransceivers() ?? []) {
      const kind = sender.track?.kind ?? receiver.track.kind;
      if (closed || currentDirection === 'stopped') continue;
      const track =
        kind === 'audio' ? (sending.audio ?? placeholders.audio) : (sending.video ?? placeholders.video);
      if (sender.track !== track) await sender.replaceTrack(track);
    }
  };
  // A connection that closes meanwhile rejects; the next one begins with what is sent by then.
  const applySoon = (): void => {
    changes = changes.then(apply).catch(() => {});
  };
  const setIce = (next: SessionMedia['ice']): void => {
    if (ice === next || closed) return;
    ice = next;
    options.iceChanged();
  };
  const onSignaling = (): void => {
    applySoon();
    if (connection?.signalingState === 'stable') changed();
  };
  const onIce = (): void => {
    cancelDisconnected();
    const state = connection?.iceConnectionState;
    if (state === 'connected' || state === 'completed') setIce('connected');
    if (state === 'failed') setIce('lost');
    if (state === 'disconnected') cancelDisconnected = clock.after(disconnectedLimitMs, () => setIce('lost'));
  };
  const onTrack = ({ track, transceiver }: RTCTrackEvent): void => {
    if (closed) return;
    // A picture that the other side adds in the middle of a call is answered with ours.
    if (transceiver.direction === 'recvonly' && !transceiver.sender.track) transceiver.direction = 'sendrecv';
    if (stream) stream.addTrack(track);
    else stream = options.makeStream([track]);
    if (!heard.has(track)) {
      heard.add(track);
      track.addEventListener('mute', changed);
      track.addEventListener('unmute', changed);
    }
    applySoon();
    changed();
  };

  return {
    get connection() {
      return connection;
    },
    get stream() {
      return stream;
    },
    get picture() {
      const agreed = (connection?.getTransceivers() ?? []).filter(
        ({ currentDirection }) => currentDirection !== null,
      );
      const pictures = agreed.filter(
        ({ receiver, currentDirection }) => receiver.track.kind === 'video' && currentDirection !== 'stopped',
      );
      const comes = pictures.some(
        ({ receiver, currentDirection }) =>
          (currentDirection === 'sendrecv' || currentDirection === 'recvonly') && !receiver.track.muted,
      );
      if (comes) return 'comes';
      return agreed.length > 0 && pictures.length === 0 ? 'none' : 'off';
    },
    get ice() {
      return ice;
    },
    attach(opened) {
      connection = opened;
      opened.addEventListener('iceconnectionstatechange', onIce);
      opened.addEventListener('track', onTrack);
      opened.addEventListener('signalingstatechange', onSignaling);
    },
    send(tracks) {
      sending = tracks;
      applySoon();
    },
    setHeld(on) {
      if (on === held) return;
      held = on;
      for (const transceiver of connection?.getTransceivers() ?? []) {
        if (transceiver.currentDirection === 'stopped' || !transceiver.sender.track) continue;
        transceiver.direction = on ? 'sendonly' : 'sendrecv';
      }
    },
    takeBack() {
      if (connection?.signalingState === 'have-local-offer') takeOfferBack(connection).catch(() => {});
    },
    get toneSender() {
      return connection?.getSenders().find(sendsSound)?.dtmf ?? null;
    },
    close() {
      if (closed) return;
      closed = true;
      cancelDisconnected();
      connection?.removeEventListener('iceconnectionstatechange', onIce);
      connection?.removeEventListener('track', onTrack);
      connection?.removeEventListener('signalingstatechange', onSignaling);
      for (const track of heard) {
        track.removeEventListener('mute', changed);
        track.removeEventListener('unmute', changed);
      }
      heard.clear();
      connection = null;
    },
  };
}

/**
 * Undoes an offer that was refused. Chromium 156 has by then stopped the picture that an offer `sendonly` would stop, and a
 * rollback does not start it again; only an agreement does. So what was agreed on last is agreed on once more, within this side.
 */
async function takeOfferBack(connection: RTCPeerConnection): Promise<void> {
  const { currentRemoteDescription: agreed } = connection;
  await connection.setLocalDescription({ type: 'rollback' });
  if (!agreed || connection.signalingState !== 'stable') return;
  const role = /^a=setup:active/m.test(connection.currentLocalDescription?.sdp ?? '') ? 'passive' : 'active';
  await connection.setLocalDescription();
  // What the other side offered is an answer once the part of each in DTLS is said (RFC 5763 §5).
  const sdp = agreed.sdp.replaceAll(/^a=setup:actpass/gm, `a=setup:${role}`);
  await connection.setRemoteDescription({ type: 'answer', sdp });
}
