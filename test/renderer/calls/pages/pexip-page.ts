import type { EventName, Main, StateName } from '../../../../main/contract/bridge.ts';
import { systemClock } from '../../../../main/contract/clock.ts';
import { bad, type Result } from '../../../../main/contract/result.ts';
import type { CallEngine, FarMove } from '../../../../renderer/calls/engine.ts';
import { makeDrawnMedia } from '../../../../renderer/calls/media/drawn-media.ts';
import { makeStreamLevels } from '../../../../renderer/calls/media/levels.ts';
import type { LocalMedia } from '../../../../renderer/calls/media/local-media.ts';
import { makePlaceholderTracks } from '../../../../renderer/calls/media/placeholder-tracks.ts';
import { makeOwnCamera } from '../../../../renderer/calls/own-camera.ts';
import { openInfinityClient } from '../../../../renderer/calls/pexip/infinity-client.ts';
import { makePexipEngine } from '../../../../renderer/calls/pexip/pexip-engine.ts';
import type { Verb } from '../engine-suite.ts';
import { type Told, toldBy } from '../engine-told.ts';
import { countWatchers, tellEngine } from '../in-process.ts';

/** A page with one Pexip engine; main is in the process of the test. The tests drive it as `window.pexip`. */

const log: string[] = [];
const say =
  (level: string) =>
  (text: string): void =>
    void log.push(`${Math.round(performance.now())} ${level} ${text}`);

const listeners = new Map<string, Set<(value: never) => void>>();
const states = new Map<string, unknown>();
let isCut = false;
const listen = (name: string, listener: (value: never) => void): (() => void) => {
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set.add(listener));
  return () => void set.delete(listener);
};
const tell = (name: string, value: unknown): void => {
  for (const listener of [...(listeners.get(name) ?? [])]) (listener as (value: unknown) => void)(value);
};
/** Streams that main holds for this page, so that a cut network ends them. */
const streams = new Set<number>();

const main: Main = {
  async ask(name, argument) {
    // A cut network is noticed after a while only.
    if (isCut && /^pexip\.(find|ask|listen)$/.test(name)) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (isCut) return bad('pexip-unreachable');
    }
    const answer = (await window.mainAsked(name, argument)) as Result<never>;
    if (name === 'pexip.listen' && answer.ok) streams.add((answer.value as { stream: number }).stream);
    return answer;
  },
  watch(name: StateName, listener: (value: never) => void) {
    const stop = listen(`state ${name}`, listener);
    if (states.has(name)) listener(states.get(name) as never);
    return stop;
  },
  on: (name: EventName, listener: (value: never) => void) => listen(`event ${name}`, listener),
};

let engine: CallEngine;
let mine: { readonly media: LocalMedia; count(): number };
let stopWatching = (): void => {};
let changed = (): void => {};
const connections = new Set<RTCPeerConnection>();
const Native = RTCPeerConnection;
globalThis.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
  }
};
let media: LocalMedia | null = null;
let screen: MediaStreamTrack | null = null;
const players = new Map<MediaStream, HTMLVideoElement>();
const levels = makeStreamLevels();

/** A screen with something that moves on it. */
const openScreen = async (): Promise<Result<MediaStreamTrack>> => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [320, 180];
  const pen = canvas.getContext('2d');
  let step = 0;
  const draw = (): void => {
    step += 1;
    if (pen) {
      pen.fillStyle = `hsl(${step % 360} 90% 50%)`;
      pen.fillRect(0, 0, 320, 180);
    }
    if (screen?.readyState !== 'ended') setTimeout(draw, 40);
  };
  const track = canvas.captureStream(25).getVideoTracks()[0];
  screen = track ?? null;
  draw();
  return track ? { ok: true, value: track } : bad('share-not-allowed');
};

const pictures = () => {
  const { state } = engine;
  return state.kind === 'connected' || state.kind === 'reconnecting' ? (state.mixed ?? null) : null;
};

const kinds: string[] = [];
/** How this side's camera was moved from afar. */
const moves: FarMove[] = [];
const ownCamera = makeOwnCamera(systemClock);
ownCamera.letBeMoved(true);
ownCamera.drivenBy((move) => void moves.push(move));
const rig = {
  log,
  /** The states that were, since the last `fresh`, each once it was another. */
  kinds,
  moves,
  /** A new engine, as in a window that has just opened. */
  fresh(): void {
    stopWatching();
    engine?.hangUp();
    listeners.clear();
    streams.clear();
    connections.clear();
    isCut = false;
    kinds.length = 0;
    media ??= makeDrawnMedia();
    mine = countWatchers(media);
    engine = makePexipEngine({
      main,
      clock: systemClock,
      log: { error: say('error'), warn: say('warn'), info: say('info'), debug: say('debug') },
      ownCamera,
      parts: {
        openClient: openInfinityClient,
        placeholders: makePlaceholderTracks,
        openScreen,
        random: Math.random,
        makeStream: () => new MediaStream(),
      },
    });
    stopWatching = engine.watch(() => {
      changed();
      if (kinds.at(-1) !== engine.state.kind) kinds.push(engine.state.kind);
      const shown = pictures();
      for (const stream of [shown?.stream, shown?.slides]) {
        if (!stream || players.has(stream)) continue;
        const player = document.body.appendChild(document.createElement('video'));
        players.set(stream, player);
        player.srcObject = stream;
        player.volume = 0.1;
        player.play().catch(() => {});
      }
    });
  },
  verb(verb: Verb): void {
    tellEngine(engine, mine.media, verb);
  },
  told: (): Told => toldBy(engine),
  get engine() {
    return engine;
  },
  /** The next change, or a while. */
  turn: (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      changed = () => {
        clearTimeout(timer);
        resolve();
      };
    }),
  hear(name: string, value: unknown): void {
    if (isCut && name === 'event pexip.heard') return;
    if (name.startsWith('state ')) states.set(name.slice(6), value);
    tell(name, value);
  },
  /** The network of main: questions fail and streams end, as when a cable is pulled. */
  cut(on: boolean): void {
    if (on) for (const stream of streams) tell('event pexip.heard', { stream, kind: 'closed', status: null });
    if (on) streams.clear();
    isCut = on;
  },
  open: () => [...connections].filter(({ connectionState }) => connectionState !== 'closed').length,
  held: (): string[] => [
    ...(mine.count() > 0 ? ['watched media'] : []),
    ...(media?.microphoneTrack ? ['microphone'] : []),
    ...(media?.cameraTrack ? ['camera'] : []),
    ...[...connections].filter(({ connectionState }) => connectionState !== 'closed').map(() => 'connection'),
  ],
  /** Frames shown so far of the mixed picture, and of the slides. */
  frames() {
    const shown = pictures();
    const of = (stream: MediaStream | null | undefined): number =>
      (stream && players.get(stream)?.getVideoPlaybackQuality().totalVideoFrames) ?? 0;
    return {
      mixed: of(shown?.stream),
      slides: of(shown?.slides),
      hasSlides: (shown?.slides ?? null) !== null,
    };
  },
  async loudest(forMs: number): Promise<number> {
    let loudest = 0;
    const until = performance.now() + forMs;
    while (performance.now() < until) {
      loudest = Math.max(loudest, levels.read(pictures()?.stream ?? null));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return loudest;
  },
};

declare global {
  interface Window {
    pexip: typeof rig;
    mainAsked(name: string, argument: unknown): Promise<unknown>;
  }
}
window.pexip = rig;
