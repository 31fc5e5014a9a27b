import type { Clock } from '../../../main/contract/clock.ts';

/** Longest side of the picture that is searched, in pixels: a code on a telephone held at arm's length is read, and a small computer keeps up. */
const longestSide = 800;
/** Milliseconds between two searches: a few a second. */
const everyMs = 250;

/** A picture of so many pixels, four bytes each: red, green, blue, opacity. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** What takes pictures of a track; null while there is none yet. */
export type Frames = { take(): Picture | null; stop(): void };

/**
 * Looks for a QR code in a camera's picture, and tells of the first that it reads, once. `trackOf` is asked each time, since the
 * camera may be opened, or swapped, meanwhile. Never throws; the answer stops it. The decoder is fetched when the first is looked
 * for.
 */
export function readQrCodes(options: {
  readonly clock: Clock;
  readonly trackOf: () => MediaStreamTrack | null;
  readonly found: (text: string) => void;
  readonly framesOf?: (track: MediaStreamTrack) => Frames | null;
  readonly decoder?: () => Promise<(picture: Picture) => string>;
}): () => void {
  const { clock, trackOf, found, framesOf = framesFrom, decoder = fetchDecoder } = options;
  let over = false;
  let seen: { readonly track: MediaStreamTrack; readonly frames: Frames | null } | null = null;
  let cancel = (): void => {};
  const stop = (): void => {
    over = true;
    cancel();
    seen?.frames?.stop();
    seen = null;
  };
  const look = (decode: (picture: Picture) => string): void => {
    if (over) return;
    const track = trackOf();
    if (track !== (seen?.track ?? null)) {
      seen?.frames?.stop();
      seen = track && { track, frames: framesOf(track) };
    }
    const picture = seen?.frames?.take() ?? null;
    const text = picture ? textIn(picture, decode) : null;
    if (text === null) {
      cancel = clock.after(everyMs, () => look(decode));
      return;
    }
    stop();
    found(text);
  };
  decoder().then(look, stop);
  return stop;
}

/** The decoder throws where there is no code, which is nearly always. */
function textIn(picture: Picture, decode: (picture: Picture) => string): string | null {
  try {
    return decode(picture).trim() || null;
  } catch {
    return null;
  }
}

async function fetchDecoder(): Promise<(picture: Picture) => string> {
  const { decodeQR } = await import('qr/decode.js');
  return ({ width, height, data }) => decodeQR({ width, height, data });
}

function framesFrom(track: MediaStreamTrack): Frames | null {
  const player = document.createElement('video');
  player.muted = true;
  player.srcObject = new MediaStream([track]);
  player.play().catch(() => {});
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!pen) return null;
  return {
    take() {
      const { videoWidth, videoHeight } = player;
      if (videoWidth === 0 || videoHeight === 0) return null;
      const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
      canvas.width = Math.round(videoWidth * scale);
      canvas.height = Math.round(videoHeight * scale);
      pen.drawImage(player, 0, 0, canvas.width, canvas.height);
      return pen.getImageData(0, 0, canvas.width, canvas.height);
    },
    stop() {
      player.pause();
      player.srcObject = null;
    },
  };
}
