import type { Clock } from '../../../main/contract/clock.ts';
import { packetsReceived, watchPulse } from './media-pulse.ts';

/** How a stay's media is; `still`: it stands and brings nothing. */
export type MediaIs = 'new' | 'up' | 'still' | 'down';

/** What carries a stay's sound and picture, and what goes out on it. */
export type StayMedia = {
  readonly is: MediaIs;
  readonly connection: RTCPeerConnection | null;
  /** Resolves when a connection stood, or none will. */
  readonly stood: Promise<void>;
  /** The client made this connection. */
  watch(made: RTCPeerConnection): void;
  /** Sends these from now on. */
  send(...tracks: readonly MediaStreamTrack[]): void;
  /** The node ended it. */
  gone(): void;
  /** Nothing is told from now on, and what the client yet makes is closed. The answer closes the connection. */
  end(): () => void;
};

/** Makes it for a stay; `media` is what the client takes its tracks from. `stands` comes after `changed`. */
export function makeStayMedia(options: {
  readonly clock: Clock;
  readonly media: MediaStream;
  readonly changed: () => void;
  /** A connection stands: something can be presented on it. */
  readonly stands: () => void;
}): StayMedia {
  const { clock, media } = options;
  let is: MediaIs = 'new';
  let connection: RTCPeerConnection | null = null;
  let ended = false;
  /** Something came in this stay. */
  let flowed = false;
  let stopPulse = (): void => {};
  let stand = (): void => {};
  const stood = new Promise<void>((resolve) => {
    stand = resolve;
  });

  const become = (now: MediaIs): void => {
    is = now;
    if (!ended) options.changed();
  };

  const sendNow = (): void => {
    if (!connection || connection.connectionState === 'closed') return;
    for (const track of media.getTracks()) {
      const line = connection.getTransceivers().find(({ receiver }) => receiver.track.kind === track.kind);
      // A connection that is closed meanwhile sends nothing.
      if (line && line.sender.track !== track) line.sender.replaceTrack(track).catch(() => {});
    }
  };

  /** A connection may stand, and carry nothing any more. */
  const watchFlow = (made: RTCPeerConnection): void => {
    stopPulse();
    stopPulse = watchPulse({
      clock,
      count: () => packetsReceived(made),
      alive: flowed,
      stopped: () => become('still'),
      comes() {
        flowed = true;
        if (is === 'still') become('up');
      },
    });
  };

  return {
    get is() {
      return is;
    },
    get connection() {
      return connection;
    },
    stood,
    watch(made) {
      if (connection === made) return;
      if (ended) {
        made.close();
        return;
      }
      const before = connection;
      connection = made;
      // The client makes it anew in a call without a node between.
      if (before) become('new');
      made.addEventListener('connectionstatechange', () => {
        if (ended || connection !== made) return;
        const state = made.connectionState;
        if (state === 'connected') {
          sendNow();
          stand();
          watchFlow(made);
          become('up');
          options.stands();
        } else if (state === 'failed' || state === 'disconnected') {
          stopPulse();
          become('down');
        }
      });
      // A new offer may have put the client's own tracks back.
      made.addEventListener('signalingstatechange', () => {
        if (connection === made && made.signalingState === 'stable') sendNow();
      });
    },
    send(...tracks) {
      for (const track of media.getTracks()) if (!tracks.includes(track)) media.removeTrack(track);
      for (const track of tracks) if (!media.getTracks().includes(track)) media.addTrack(track);
      sendNow();
    },
    gone: () => become('down'),
    end() {
      ended = true;
      stopPulse();
      stand();
      return () => connection?.close();
    },
  };
}
