import type { Clock } from '../../../main/contract/clock.ts';
import { borrowAudioContext } from './audio-context.ts';
import { playOn } from './speaker.ts';

/** A room that rings. */
export type Ringer = {
  /** Rings until it is stopped, on the speaker that is in use then. Without a speaker it is silent; it never throws. */
  start(): void;
  /** At once, in the middle of a note too. */
  stop(): void;
};

/** Three soft notes that rise, and a long pause: heard in the next room, and no alarm. Hertz. */
const notes = [392, 494, 587] as const;
const noteSeconds = 0.45;
const loudness = 0.3;
const everyMs = 3500;

/** Makes it; `speaker` is the deviceId of the speaker in use, null the system's choice. */
export function makeRinger(clock: Clock, speaker: () => string | null): Ringer {
  let stop: (() => void) | null = null;
  return {
    start() {
      stop ??= ring(clock, speaker());
    },
    stop() {
      stop?.();
      stop = null;
    },
  };
}

function ring(clock: Clock, speaker: string | null): () => void {
  const lent = borrowAudioContext();
  if (!lent) return () => {};
  const { context } = lent;
  const out = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = out.stream;
  const playing = new Set<OscillatorNode>();
  let cancel = (): void => {};
  let over = false;
  const play = (): void => {
    const begin = context.currentTime + 0.05;
    for (const [index, frequency] of notes.entries()) {
      const from = begin + index * noteSeconds;
      const note = new OscillatorNode(context, { frequency });
      const volume = new GainNode(context, { gain: 0 });
      note.connect(volume).connect(out);
      volume.gain.setTargetAtTime(loudness, from, 0.03);
      volume.gain.setTargetAtTime(0, from + noteSeconds * 0.6, 0.12);
      note.start(from);
      note.stop(from + noteSeconds * 2);
      playing.add(note);
      note.onended = () => {
        volume.disconnect();
        playing.delete(note);
      };
    }
    cancel = clock.after(everyMs, play);
  };
  void playOn(element, speaker)
    .then(() => (over ? null : element.play()))
    .then(() => {
      if (!over) play();
    })
    // A speaker that fails is told of elsewhere; the screen and the lamps ring on.
    .catch(() => {});
  return () => {
    over = true;
    cancel();
    element.pause();
    element.srcObject = null;
    // In a context that sleeps no note ends, and one that is waited for keeps all of this.
    for (const note of playing) {
      note.onended = null;
      note.disconnect();
    }
    playing.clear();
    out.disconnect();
    lent.giveBack();
  };
}
