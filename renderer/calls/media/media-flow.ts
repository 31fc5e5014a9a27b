/**
 * One flow of media of a call as the browser measures it (W3C webrtc-stats), since the reading before. What is not
 * measured is null.
 */
export type MediaFlow = {
  readonly direction: 'in' | 'out';
  readonly kind: 'audio' | 'video' | 'slides';
  /** `opus`, `VP8`, `H264`, …; empty when not told. */
  readonly codec: string;
  readonly kilobitsPerSecond: number | null;
  /** 0 to 100. */
  readonly lossPercent: number | null;
  readonly jitterMs: number | null;
  readonly roundTripMs: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly framesPerSecond: number | null;
  /** How it goes: `host`, `srflx`, `prflx` or `relay` (RFC 8445 §5.1.1); empty when not told. */
  readonly path: string;
};
