import { makeDrawnMedia } from '../media/drawn-media.ts';

/** What a simulated far side sends. */
export type FarPicture = { readonly stream: MediaStream | null; stop(): void };

/** A drawn person who moves, and friendly notes. */
export function drawFarSide(): FarPicture {
  const media = makeDrawnMedia();
  // Drawn media opens at once.
  void media.open({ microphone: true, camera: true });
  const tracks = [media.microphoneTrack, media.cameraTrack].filter((track) => track !== null);
  return { stream: tracks.length > 0 ? new MediaStream(tracks) : null, stop: () => media.close() };
}
