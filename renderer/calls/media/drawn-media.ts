import { borrowAudioContext } from './audio-context.ts';
import { type Meter, makeMeter } from './levels.ts';
import type { DeviceFacts, LocalMedia } from './local-media.ts';

const width = 640;
const height = 360;
const picturesPerSecond = 30;

/** Hertz; one note after the other, each `noteMs` long, and then a pause. Heard as a friendly signal, not as an alarm. */
const notes = [440, 554, 440] as const;
const noteMs = 250;
const everyMs = 2000;
const soundLevel = 0.2;

const nothing: DeviceFacts = {
  cameras: [],
  microphones: [],
  speakers: [],
  camera: null,
  microphone: null,
  speaker: null,
  panorama: null,
  systemSpeaker: null,
  cameraProblem: null,
  microphoneProblem: null,
  speakerProblem: null,
  known: true,
};

/**
 * Camera and microphone of nobody: a drawn person that says in large letters that it is a demo, and notes every two
 * seconds. Drawn by a timer and not by the screen's rhythm, so that it lives in a page that is not seen.
 */
export function makeDrawnMedia(): LocalMedia {
  let camera: { readonly track: MediaStreamTrack; stop(): void } | null = null;
  let microphone: { readonly track: MediaStreamTrack; stop(): void } | null = null;
  let meter: Meter | null = null;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const want = (wanted: { readonly microphone: boolean; readonly camera: boolean }): void => {
    if (!wanted.camera) {
      camera?.stop();
      camera = null;
    }
    if (!wanted.microphone) {
      meter?.stop();
      meter = null;
      microphone?.stop();
      microphone = null;
    }
    if (wanted.camera) camera ??= drawPerson();
    if (wanted.microphone) microphone ??= playNotes();
    changed();
  };
  return {
    facts: nothing,
    get microphoneTrack() {
      return microphone?.track ?? null;
    },
    get cameraTrack() {
      return camera?.track ?? null;
    },
    movedTrack: null,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: async (wanted) => want(wanted),
    choose: async () => {},
    setSound() {},
    level() {
      if (!microphone) return 0;
      meter ??= makeMeter(microphone.track);
      return meter.level();
    },
    close: () => want({ microphone: false, camera: false }),
  };
}

function playNotes(): { readonly track: MediaStreamTrack; stop(): void } | null {
  const lent = borrowAudioContext();
  const out = lent?.context.createMediaStreamDestination();
  const track = out?.stream.getAudioTracks()[0];
  if (!lent || !out || !track) return null;
  const { context } = lent;
  /** Those that are heard now, or will be. */
  const playing = new Set<OscillatorNode>();
  const play = (): void => {
    const begin = context.currentTime + 0.05;
    for (const [index, frequency] of notes.entries()) {
      const from = begin + (index * noteMs) / 1000;
      const until = from + noteMs / 1000;
      const note = new OscillatorNode(context, { frequency });
      const volume = new GainNode(context, { gain: 0 });
      note.connect(volume).connect(out);
      volume.gain.setTargetAtTime(soundLevel, from, 0.02);
      volume.gain.setTargetAtTime(0, until - 0.06, 0.02);
      note.start(from);
      note.stop(until);
      playing.add(note);
      note.onended = () => {
        volume.disconnect();
        playing.delete(note);
      };
    }
  };
  play();
  const timer = setInterval(play, everyMs);
  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
      out.disconnect();
      // In a context that sleeps no note ends, and one that is waited for keeps all of this.
      for (const note of playing) {
        note.onended = null;
        note.disconnect();
      }
      playing.clear();
      lent.giveBack();
    },
  };
}

function drawPerson(): { readonly track: MediaStreamTrack; stop(): void } | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) return null;
  const draw = (): void => drawAt(pen, Date.now());
  draw();
  const track = canvas.captureStream(picturesPerSecond).getVideoTracks()[0];
  if (!track) return null;
  const timer = setInterval(draw, 1000 / picturesPerSecond);
  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
    },
  };
}

/** One picture; everything that moves is a function of the time. */
function drawAt(pen: CanvasRenderingContext2D, now: number): void {
  const seconds = now / 1000;
  const sway = Math.sin(seconds * 1.3) * 14;
  const nod = Math.sin(seconds * 2.1) * 5;
  pen.fillStyle = '#24505c';
  pen.fillRect(0, 0, width, height);
  const circle = (x: number, y: number, radius: number, colour: string): void => {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(x, y, radius, 0, Math.PI * 2);
    pen.fill();
  };
  const x = 210 + sway;
  const y = 170 + nod;
  // Shoulders, neck, hair, face.
  pen.fillStyle = '#e8b04b';
  pen.beginPath();
  pen.ellipse(x - sway / 2, 372, 140, 110, 0, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = '#d99f7c';
  pen.fillRect(x - 22, y + 50, 44, 60);
  circle(x, y - 16, 82, '#4a2f27');
  circle(x, y, 72, '#f0c3a0');
  const blinks = now % 3700 < 140;
  for (const side of [-26, 26]) {
    if (blinks) {
      pen.fillStyle = '#33261f';
      pen.fillRect(x + side - 9, y - 11, 18, 3);
    } else circle(x + side, y - 10, 8, '#33261f');
  }
  pen.strokeStyle = '#8c3f36';
  pen.lineWidth = 6;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.arc(x, y + 14, 26 + Math.sin(seconds * 6) * 3, 0.2 * Math.PI, 0.8 * Math.PI);
  pen.stroke();
  drawHand(pen, x, seconds);
  drawClock(pen, 450, 225, seconds);
  pen.fillStyle = '#ffffff';
  pen.font = '700 76px sans-serif';
  pen.textAlign = 'center';
  pen.fillText('DEMO', 480, 125);
}

function drawHand(pen: CanvasRenderingContext2D, x: number, seconds: number): void {
  const wave = Math.sin(seconds * 5) * 0.35;
  pen.save();
  pen.translate(x + 118, 330);
  pen.rotate(wave - 0.2);
  pen.fillStyle = '#e8b04b';
  pen.fillRect(-16, -70, 32, 90);
  pen.fillStyle = '#f0c3a0';
  pen.beginPath();
  pen.arc(0, -86, 26, 0, Math.PI * 2);
  pen.fill();
  pen.restore();
}

function drawClock(pen: CanvasRenderingContext2D, x: number, y: number, seconds: number): void {
  pen.strokeStyle = '#ffffff';
  pen.lineWidth = 6;
  pen.beginPath();
  pen.arc(x, y, 70, 0, Math.PI * 2);
  pen.stroke();
  const angle = (seconds % 60) * (Math.PI / 30) - Math.PI / 2;
  pen.lineWidth = 5;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + Math.cos(angle) * 58, y + Math.sin(angle) * 58);
  pen.stroke();
}
