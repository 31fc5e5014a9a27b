/** The part of simple-peer 9.11 that peer-link.ts uses. The minified file is the one that needs no Node in the browser. */
declare module 'simple-peer/simplepeer.min.js' {
  type PeerSignal =
    | { type: 'offer' | 'answer'; sdp: string }
    | {
        type: 'candidate';
        candidate: { candidate: string; sdpMid: string | null; sdpMLineIndex: number | null };
      }
    | { type: 'renegotiate'; renegotiate: true }
    | { type: 'transceiverRequest'; transceiverRequest: { kind: string } };

  class Peer {
    constructor(options: {
      initiator: boolean;
      stream: MediaStream;
      trickle: boolean;
      /** Milliseconds for which an offer waits for all candidates without trickle; its timer outlives the link. Not 0. */
      iceCompleteTimeout: number;
      config: RTCConfiguration;
      sdpTransform: (sdp: string) => string;
    });
    /** The connection inside; the library does not document it. Null once destroyed. */
    readonly _pc: RTCPeerConnection | null;
    signal(data: PeerSignal): void;
    destroy(): void;
    on(event: 'signal', listener: (data: PeerSignal) => void): this;
    on(event: 'stream', listener: (stream: MediaStream) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'close', listener: () => void): this;
  }

  export = Peer;
}
