import { makeStreamLevels } from '../../../renderer/calls/media/levels.ts';

/** Milliseconds from the tap. */
export type Firsts = { readonly frameMs: number; readonly soundMs: number };

const levels = makeStreamLevels();
/** Between silence (0) and what the far side sends all the time. */
const audible = 0.2;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Plays a stream in the page, alone. */
export function play(stream: MediaStream): HTMLVideoElement {
  const player = document.createElement('video');
  player.volume = 0.1;
  player.srcObject = stream;
  document.body.replaceChildren(player);
  player.play().catch(() => {});
  return player;
}

/** Plays a stream; answers when its first picture is ready to be shown, and when it is first heard. */
export async function firstsOf(stream: MediaStream, from: number): Promise<Firsts> {
  const player = play(stream);
  const frame = new Promise<number>((resolve) => {
    player.requestVideoFrameCallback(() => resolve(performance.now() - from));
  });
  const sound = async (): Promise<number> => {
    while (levels.read(stream) < audible) await pause(4);
    return performance.now() - from;
  };
  const [frameMs, soundMs] = await Promise.all([frame, sound()]);
  levels.keepOnly([]);
  return { frameMs, soundMs };
}
