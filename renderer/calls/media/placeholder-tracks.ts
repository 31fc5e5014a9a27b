import { borrowAudioContext } from './audio-context.ts';

/** Tracks that hold the place of sound and picture: silence, and a picture that is never drawn. */
export type PlaceholderTracks = {
  readonly audio: MediaStreamTrack;
  readonly video: MediaStreamTrack;
  close(): void;
};

/** Makes them for one call. Null where the browser cannot make sound at all: then it cannot hold a call either. */
export function makePlaceholderTracks(): PlaceholderTracks | null {
  const lent = borrowAudioContext();
  if (!lent) return null;
  const silence = lent.context.createMediaStreamDestination();
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 36;
  // A context must exist before a canvas can be captured in Firefox.
  canvas.getContext('2d');
  const audio = silence.stream.getAudioTracks()[0];
  // 0 pictures a second: nothing is sent until somebody asks for a picture, and nobody does.
  const video = canvas.captureStream(0).getVideoTracks()[0];
  if (!audio || !video) {
    lent.giveBack();
    return null;
  }
  return {
    audio,
    video,
    close() {
      audio.stop();
      video.stop();
      silence.disconnect();
      lent.giveBack();
    },
  };
}
