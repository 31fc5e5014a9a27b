/** Pixels, at most, of a small picture. */
const most = { width: 320, height: 180 } as const;
/** Characters of its data URL, at most. */
const mostCharacters = 60_000;
/** Milliseconds for which a camera's next picture is waited for. */
const waitMs = 2000;
const qualities = [0.7, 0.5, 0.3] as const;

/**
 * A small JPEG of what a camera's track shows now, as a data URL of at most 60 000 characters. Null when it shows nothing: it
 * ended, or no picture comes.
 */
export async function smallPicture(track: MediaStreamTrack): Promise<string | null> {
  if (track.readyState !== 'live' || !track.enabled) return null;
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  try {
    const playing = await Promise.race([
      video.play().then(() => video.videoWidth > 0),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), waitMs)),
    ]);
    return playing ? drawnSmall(video) : null;
  } catch {
    return null;
  } finally {
    // The element would keep the camera's last picture.
    video.srcObject = null;
  }
}

function drawnSmall(video: HTMLVideoElement): string | null {
  const scale = Math.min(most.width / video.videoWidth, most.height / video.videoHeight, 1);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0, canvas.width, canvas.height);
  for (const quality of qualities) {
    const picture = canvas.toDataURL('image/jpeg', quality);
    if (picture.startsWith('data:image/jpeg;base64,') && picture.length <= mostCharacters) return picture;
  }
  return null;
}
