import type { Wire } from '../../../main/contract/bridge.ts';
import { systemClock } from '../../../main/contract/clock.ts';
import { makeWindowEnd } from '../../../main/contract/window-end.ts';
import { makeBrowserMedia } from '../../../renderer/calls/media/browser-media.ts';
import { makePexipEngine } from '../../../renderer/calls/pexip/pexip-engine.ts';
import { type BarePexip, callBarePexip } from './bare-pexip.ts';
import { type Firsts, firstsOf, play } from './heard-and-seen.ts';

/**
 * The page of the Pexip bench: our engine over main's doors, or the vendor's client straight to the node, or somebody who is seen
 * and heard all the time. One of them in each page, for the client's events are one for all. Driven as `window.pexipBench`.
 */

declare global {
  interface Window {
    pexipBench: typeof bench;
  }
}

const wire: Wire = {
  send: (message) => void window.toMain(message),
  receive(listener) {
    window.fromMain = listener;
  },
};
const quiet = (): void => {};
const makeEngine = () =>
  makePexipEngine({
    main: makeWindowEnd(wire),
    clock: systemClock,
    log: { error: quiet, warn: quiet, info: quiet, debug: quiet },
  });
let engine: ReturnType<typeof makeEngine> | null = null;
const media = makeBrowserMedia({ devices: navigator.mediaDevices });
let bare: BarePexip | null = null;
let source: MediaStream | null = null;
let player: HTMLVideoElement | null = null;
let shownBefore = 0;
const shownBy = (video: HTMLVideoElement): number => video.getVideoPlaybackQuality().totalVideoFrames;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const openSource = async (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720, frameRate: 30 }, audio: true });

/** A tone without a pause and a picture that moves, until its tracks are stopped. */
function drawSource(): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const pen = canvas.getContext('2d');
  const draw = (): void => {
    if (!pen) return;
    pen.fillStyle = `hsl(${(performance.now() / 20) % 360} 80% 50%)`;
    pen.fillRect(0, 0, 640, 360);
  };
  draw();
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const tone = new OscillatorNode(context, { frequency: 440 });
  tone.connect(new GainNode(context, { gain: 0.4 })).connect(out);
  tone.start();
  const pictures = canvas.captureStream(30).getTracks();
  const timer = setInterval(() => {
    draw();
    if (pictures.some(({ readyState }) => readyState === 'live')) return;
    clearInterval(timer);
    void context.close();
  }, 33);
  return new MediaStream([...pictures, ...out.stream.getTracks()]);
}

const bench = {
  kind: () => engine?.state.kind ?? 'idle',
  /** Our engine: the tap opens camera and microphone too. */
  async ours(address: string): Promise<Firsts> {
    engine ??= makeEngine();
    const calling = engine;
    const from = performance.now();
    const stream = new Promise<MediaStream>((resolve, reject) => {
      const look = (): void => {
        const { state } = calling;
        if (state.kind === 'ended') reject(new Error(`our call ended: ${state.reason}`));
        const found = state.kind === 'connected' ? state.mixed?.stream : null;
        if (!found) return;
        stop();
        resolve(found);
      };
      const stop = calling.watch(look);
    });
    calling.dial({ engine: 'pexip', provider: 'pexip', address, source: 'typed' }, media, {
      muted: false,
      camera: true,
    });
    return firstsOf(await stream, from);
  },
  /** The floor: its camera is open before the tap. */
  async bare(origin: string, address: string): Promise<Firsts> {
    source = await openSource();
    await pause(300);
    const from = performance.now();
    bare = callBarePexip(origin, address, 'Bare', source);
    return firstsOf(await bare.stream, from);
  },
  async leave(): Promise<void> {
    engine?.hangUp();
    engine?.clear();
    await bare?.hangUp();
    bare = null;
    for (const track of source?.getTracks() ?? []) track.stop();
    source = null;
    player = null;
    shownBefore = 0;
    document.body.replaceChildren();
    await pause(150);
  },
  /** Sits in the meeting, seen and heard. */
  async sit(origin: string, address: string): Promise<void> {
    source = drawSource();
    bare = callBarePexip(origin, address, 'Ward 7', source);
    player = play(await bare.stream);
  },
  /** Pictures shown so far to whoever sits here, through whatever media the client made anew. */
  pictures(): number {
    const stream = bare?.shown();
    if (player && stream && player.srcObject !== stream) {
      shownBefore += shownBy(player);
      player = play(stream);
    }
    return shownBefore + (player ? shownBy(player) : 0);
  },
};
window.pexipBench = bench;
