import type { Clock } from '../../../main/contract/clock.ts';
import { bad, good, type Result } from '../../../main/contract/result.ts';
import { borrowAudioContext } from './audio-context.ts';

/** Plays an element on a speaker by its deviceId; null is the system's choice. A browser that cannot choose plays on that one. */
export async function playOn(element: HTMLMediaElement, speaker: string | null): Promise<Result<null>> {
  const wanted = speaker ?? '';
  if (typeof element.setSinkId !== 'function' || element.sinkId === wanted) return good(null);
  try {
    await element.setSinkId(wanted);
    return good(null);
  } catch (error) {
    const missing = error instanceof DOMException && error.name === 'NotFoundError';
    return bad(missing ? 'speaker-missing' : 'speaker-failed', { detail: String(error) });
  }
}

/** Two soft notes, a third apart, so that the tone is not taken for a fault. Frequencies in hertz. */
const notes = [523, 659] as const;
const noteSeconds = 0.35;
const loudnessOfTone = 0.25;

/** Plays the test tone on a speaker; resolves when it has ended. */
export async function playTestTone(speaker: string | null, clock: Clock): Promise<Result<null>> {
  const lent = borrowAudioContext();
  if (!lent) return bad('speaker-failed', { detail: 'no audio context' });
  const { context } = lent;
  const out = context.createMediaStreamDestination();
  const volume = new GainNode(context, { gain: 0 });
  volume.connect(out);
  const element = new Audio();
  element.srcObject = out.stream;
  try {
    const chosen = await playOn(element, speaker);
    if (!chosen.ok) return chosen;
    await element.play();
    const begin = context.currentTime + 0.05;
    for (const [index, frequency] of notes.entries()) {
      const note = new OscillatorNode(context, { frequency });
      note.connect(volume);
      note.start(begin + index * noteSeconds);
      note.stop(begin + (index + 1) * noteSeconds);
    }
    const end = begin + notes.length * noteSeconds;
    volume.gain.setTargetAtTime(loudnessOfTone, begin, 0.02);
    volume.gain.setTargetAtTime(0, end - 0.1, 0.03);
    await new Promise<void>((resolve) => {
      clock.after(notes.length * noteSeconds * 1000 + 200, resolve);
    });
    return good(null);
  } catch (error) {
    return bad('speaker-failed', { detail: String(error) });
  } finally {
    element.pause();
    element.srcObject = null;
    volume.disconnect();
    lent.giveBack();
  }
}
