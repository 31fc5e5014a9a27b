import { bad, good, type Result } from '../../../main/contract/result.ts';

/** Whether this browser can share a screen; a phone's cannot. */
export function canShareScreen(): boolean {
  return typeof navigator !== 'undefined' && typeof navigator.mediaDevices?.getDisplayMedia === 'function';
}

/** Lets the person choose a screen or window. The track ends when the browser's own "stop sharing" is pressed. */
export async function openScreen(): Promise<Result<MediaStreamTrack>> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { ideal: 15, max: 30 }, width: { max: 1920 }, height: { max: 1080 } },
      audio: false,
    });
    const track = stream.getVideoTracks()[0];
    if (!track) return bad('share-not-allowed', { detail: 'no picture was given' });
    // Letters before motion.
    track.contentHint = 'detail';
    return good(track);
  } catch (error) {
    return bad('share-not-allowed', { detail: error instanceof DOMException ? error.name : String(error) });
  }
}
