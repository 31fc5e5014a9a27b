import type { Wire } from '../../../../main/contract/bridge.ts';
import { systemClock } from '../../../../main/contract/clock.ts';
import { makeWindowEnd } from '../../../../main/contract/window-end.ts';
import { makeBrowserMedia } from '../../../../renderer/calls/media/browser-media.ts';
import { makeStreamLevels } from '../../../../renderer/calls/media/levels.ts';
import { makeSipEngine } from '../../../../renderer/calls/sip/sip-engine.ts';
import type { Verb } from '../engine-suite.ts';
import { toldBy } from '../engine-told.ts';
import { tellEngine } from '../in-process.ts';

/** A page with one SIP engine, over main's real doors in the process of the test; the tests drive it as `window.sip`. */

declare global {
  interface Window {
    sip: typeof rig;
  }
}

// Before anything is made: every connection that is not closed, so that a test can read what it decoded.
const connections = new Set<RTCPeerConnection>();
let made = 0;
const Native = RTCPeerConnection;
class Watched extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    made += 1;
    connections.add(this);
  }
  override close(): void {
    connections.delete(this);
    super.close();
  }
}
globalThis.RTCPeerConnection = Watched;

const wire: Wire = {
  send: (message) => window.toMain(message),
  receive(listener) {
    window.fromMain = listener;
  },
};

const log: string[] = [];
const say =
  (level: string) =>
  (text: string): void => {
    log.push(`${Math.round(performance.now())} ${level} ${text}`);
  };
const engine = makeSipEngine({
  main: makeWindowEnd(wire),
  clock: systemClock,
  log: { error: say('error'), warn: say('warn'), info: say('info'), debug: say('debug') },
});
const media = makeBrowserMedia({ devices: navigator.mediaDevices });
const levels = makeStreamLevels();

/** Every state that was, with the time, for a look when a test fails. */
let vain = 0;
engine.watch(() => {
  vain += 1;
})();
let kind = '';
const changes = new Set<() => void>();
engine.watch(() => {
  if (engine.state.kind !== kind) say('state')(engine.state.kind);
  kind = engine.state.kind;
  for (const change of [...changes]) change();
});

const streams = (): readonly MediaStream[] => {
  const { state } = engine;
  if (state.kind === 'dialling') return state.early ? [state.early] : [];
  if (state.kind !== 'connected' && state.kind !== 'reconnecting') return [];
  const mixed = state.mixed?.stream ?? null;
  return [mixed, ...state.parties.map(({ stream }) => stream)].filter((one) => one !== null);
};
const players = new Map<MediaStream, HTMLVideoElement>();
engine.watch(() => {
  const now = streams();
  for (const stream of now) {
    if (players.has(stream)) continue;
    const player = document.body.appendChild(document.createElement('video'));
    players.set(stream, player);
    player.srcObject = stream;
    player.volume = 0.1;
    player.play().catch(() => {});
  }
  for (const [stream, player] of players) {
    if (now.includes(stream)) continue;
    player.remove();
    players.delete(stream);
  }
});

const rig = {
  log,
  engine,
  media,
  verb: (verb: Verb): void => tellEngine(engine, media, verb),
  told: () => toldBy(engine),
  toldInVain: () => vain,
  /** How many connections were made so far. */
  made: () => made,
  /** At the next change, or after 50 ms. */
  turn: (): Promise<void> =>
    new Promise((resolve) => {
      const over = (): void => {
        changes.delete(over);
        resolve();
      };
      changes.add(over);
      setTimeout(over, 50);
    }),
  /** What the engine still has of the computer. */
  held: (): readonly string[] => [
    ...[...connections].map((one) => `connection ${one.connectionState}`),
    ...(media.cameraTrack?.readyState === 'live' ? ['camera'] : []),
    ...(media.microphoneTrack?.readyState === 'live' ? ['microphone'] : []),
  ],
  /** The loudest of a while of what is heard, 0 to 1, in decibels as a meter shows it. */
  async hear(forMs: number): Promise<number> {
    let loudest = 0;
    const until = performance.now() + forMs;
    while (performance.now() < until) {
      for (const stream of streams()) loudest = Math.max(loudest, levels.read(stream));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return loudest;
  },
  /** Sound of this side that was given to be sent so far: the sum of its squared samples; it grows only while there is sound. */
  async sent(): Promise<number> {
    let energy = 0;
    for (const connection of connections)
      for (const entry of (await connection.getStats()).values())
        if (entry.type === 'media-source') energy += entry.totalAudioEnergy ?? 0;
    return energy;
  },
  /** Frames decoded so far on connections that are open, and the way that the media takes. */
  async decoded(): Promise<{ frames: number; width: number; audio: number; path: string }> {
    const sum = { frames: 0, width: 0, audio: 0, path: '' };
    for (const connection of connections) {
      const report = await connection.getStats();
      for (const entry of report.values()) {
        if (entry.type === 'transport')
          sum.path =
            report.get(report.get(entry.selectedCandidatePairId)?.localCandidateId)?.candidateType ??
            sum.path;
        if (entry.type !== 'inbound-rtp') continue;
        if (entry.kind === 'audio') sum.audio += entry.packetsReceived ?? 0;
        else {
          sum.frames += entry.framesDecoded ?? 0;
          sum.width = Math.max(sum.width, entry.frameWidth ?? 0);
        }
      }
    }
    return sum;
  },
  connections: (): readonly RTCPeerConnection[] => [...connections],
};
window.sip = rig;
