import { systemClock } from '../../../../main/contract/clock.ts';
import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import { bad, good, type Result } from '../../../../main/contract/result.ts';
import type { Ticket } from '../../../../main/contract/room.ts';
import { makeBrowserMedia } from '../../../../renderer/calls/media/browser-media.ts';
import { makeDrawnMedia } from '../../../../renderer/calls/media/drawn-media.ts';
import { makeStreamLevels } from '../../../../renderer/calls/media/levels.ts';
import type { LocalMedia } from '../../../../renderer/calls/media/local-media.ts';
import { makeColleague } from '../../../../renderer/calls/room/colleague.ts';
import { measureCall } from '../../../../renderer/calls/room/measure-call.ts';
import { makeRoomEngine } from '../../../../renderer/calls/room/room-engine.ts';

/** A page with one room engine, played and measured like the kiosk's; the tests drive it as `window.rig`. */

// Before anything is made: every connection that came about, so that a test can cut one and read what it decoded.
const connections: RTCPeerConnection[] = [];
const Native = RTCPeerConnection;
class Watched extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    this.addEventListener('connectionstatechange', () => {
      if (this.connectionState === 'connected') connections.push(this);
    });
  }
}
globalThis.RTCPeerConnection = Watched;

type RigOptions = {
  readonly broker: string;
  readonly room: string;
  readonly name: string;
  readonly media: 'browser' | 'drawn';
  /** Milliseconds that a ticket lives. */
  readonly lifeMs?: number;
  readonly client?: string;
  readonly muted?: boolean;
  readonly camera?: boolean;
};

const log: string[] = [];
const say =
  (level: string) =>
  (text: string): void => {
    log.push(`${Math.round(performance.now())} ${level} ${text}`);
  };
let refuseTickets: Result<Ticket> | null = null;
let tickets = 0;
let life = 600_000;
let setUp: RigOptions | null = null;

const callLog = { error: say('error'), warn: say('warn'), info: say('info'), debug: say('debug') };
const ticketFor =
  (kind: Ticket['kind']) =>
  async (address: string, client?: string): Promise<Result<Ticket>> => {
    if (refuseTickets) return refuseTickets;
    if (!setUp) return bad('unexpected');
    tickets += 1;
    const id = client ?? setUp.client ?? `c${Math.random().toString(36).slice(2, 10)}`;
    return good({
      room: address.replace('rundbord:', ''),
      client: id,
      token: `token-${setUp.name}-${tickets}`,
      expiresAt: Date.now() + life,
      broker: setUp.broker,
      name: setUp.name,
      role: 'test',
      kind,
      iceServers: [],
      relayOnly: false,
      maximumParties: 4,
    });
  };
const engine = makeRoomEngine({ clock: systemClock, log: callLog, ticket: ticketFor('kiosk') });
const colleague = makeColleague({ clock: systemClock, log: callLog, ticket: ticketFor('demo') });
let media: LocalMedia | null = null;
const mediaOf = (kind: RigOptions['media']): LocalMedia => {
  media ??= kind === 'drawn' ? makeDrawnMedia() : makeBrowserMedia({ devices: navigator.mediaDevices });
  return media;
};
const levels = makeStreamLevels();
const players = new Map<string, HTMLVideoElement>();
let firstFrameAt: number | null = null;
let dialledAt = 0;

const parties = () => {
  const { state } = engine;
  return state.kind === 'connected' || state.kind === 'reconnecting' ? state.parties : [];
};

engine.watch(() => {
  for (const party of parties()) {
    const known = players.get(party.id);
    if (!party.stream || known?.srcObject === party.stream) continue;
    const player = known ?? document.body.appendChild(document.createElement('video'));
    players.set(party.id, player);
    player.srcObject = party.stream;
    player.volume = 0.1;
    player.requestVideoFrameCallback((now) => {
      firstFrameAt ??= now;
    });
    player.play().catch(() => {});
  }
  for (const [id, player] of players) {
    if (parties().some((party) => party.id === id)) continue;
    player.remove();
    players.delete(id);
  }
});

const target = (room: string): JoinTarget => ({
  engine: 'room',
  provider: 'rundbord',
  address: `rundbord:${room}`,
  source: 'own',
});

/** Cameras of the browser's own making under other names, some of them pulled out: `null` is pulled. */
let plugged: readonly (string | null)[] | null = null;
const opened: MediaStreamTrack[] = [];
const real = navigator.mediaDevices;
const [enumerate, getMedia] = [real.enumerateDevices.bind(real), real.getUserMedia.bind(real)];
real.enumerateDevices = async () => {
  const list = await enumerate();
  if (!plugged) return list;
  const names = plugged;
  const cameras = list.filter(({ kind }) => kind === 'videoinput');
  return list.flatMap((device) => {
    const index = cameras.indexOf(device);
    if (index < 0) return [device];
    const label = names[index];
    const { deviceId, kind, groupId } = device;
    return label ? [{ deviceId, kind, groupId, label, toJSON: () => ({}) }] : [];
  });
};
real.getUserMedia = async (wanted) => {
  const stream = await getMedia(wanted);
  opened.push(...stream.getVideoTracks());
  return stream;
};
const plugs = {
  /** Names the cameras and pulls those without a name: their pictures end as they do when a plug is pulled. */
  async plug(names: readonly (string | null)[]): Promise<void> {
    const cameras = (await enumerate()).filter(({ kind }) => kind === 'videoinput');
    plugged = names;
    for (const track of opened) {
      const index = cameras.findIndex(({ deviceId }) => deviceId === track.getSettings().deviceId);
      if (track.readyState === 'ended' || names[index] !== null) continue;
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    real.dispatchEvent(new Event('devicechange'));
  },
};

const rig = {
  log,
  engine,
  connections,
  join(options: RigOptions): void {
    setUp = options;
    life = options.lifeMs ?? life;
    const mine = mediaOf(options.media);
    firstFrameAt = null;
    dialledAt = performance.now();
    engine.dial(target(options.room), mine, {
      muted: options.muted ?? false,
      camera: options.camera ?? true,
    });
  },
  refuseTickets(code: Ticket | Parameters<typeof bad>[0] | null): void {
    refuseTickets = typeof code === 'string' ? bad(code) : null;
  },
  setLife(ms: number): void {
    life = ms;
  },
  tickets: () => tickets,
  facts: () => media?.facts ?? null,
  /** Whether the camera's lamp would be lit. */
  cameraLive: () => media?.cameraTrack?.readyState === 'live',
  choose: (kind: 'camera' | 'microphone' | 'speaker', labels: readonly string[]) =>
    media?.choose(kind, labels),
  /** The loudest of a while at this side's own microphone. */
  async ownLoudest(forMs: number): Promise<number> {
    let loudest = 0;
    const until = performance.now() + forMs;
    while (performance.now() < until) {
      loudest = Math.max(loudest, media?.level() ?? 0);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return loudest;
  },
  firstFrameMs: () => (firstFrameAt === null ? null : firstFrameAt - dialledAt),
  state: () => engine.state.kind,
  reason: () => (engine.state.kind === 'ended' ? engine.state.reason : null),
  own: () => engine.own,
  parties: () => parties().map(({ stream, ...party }) => ({ ...party, hasStream: stream !== null })),
  /** The loudest of a while, by party. */
  async hear(forMs: number): Promise<Record<string, number>> {
    const loudest: Record<string, number> = {};
    const until = performance.now() + forMs;
    while (performance.now() < until) {
      for (const { id, stream } of parties()) {
        loudest[id] = Math.max(loudest[id] ?? 0, levels.read(stream));
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return loudest;
  },
  /** Frames decoded on every connection that is open, and the size of the newest. */
  async decoded(): Promise<readonly { frames: number; width: number; height: number; audio: number }[]> {
    const answers = [];
    for (const connection of connections) {
      if (connection.connectionState !== 'connected') continue;
      let frames = 0;
      let width = 0;
      let height = 0;
      let audio = 0;
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type !== 'inbound-rtp') continue;
        if (entry.kind === 'audio') audio = entry.packetsReceived;
        else {
          frames = entry.framesDecoded ?? 0;
          width = entry.frameWidth ?? 0;
          height = entry.frameHeight ?? 0;
        }
      }
      answers.push({ frames, width, height, audio });
    }
    return answers;
  },
  /**
   * The picture of the first other party: how many points of its upper and of its lower part are others a little later, and
   * how bright it is at its left edge, beside where a picture above a strip begins, 0 to 255.
   */
  async movement(): Promise<{ above: number; under: number; edge: number } | null> {
    const [player] = players.values();
    const pen = new OffscreenCanvas(640, 360).getContext('2d', { willReadFrequently: true });
    if (!player || !pen) return null;
    const take = (): Uint8ClampedArray => {
      pen.drawImage(player, 0, 0, 640, 360);
      return pen.getImageData(0, 0, 640, 360).data;
    };
    const before = take();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const after = take();
    // Red, green, blue and opacity of each point, row by row.
    const border = 640 * 264 * 4;
    const changed = (from: number, to: number): number => {
      let count = 0;
      for (let at = from; at < to; at += 1)
        if (Math.abs((after[at] ?? 0) - (before[at] ?? 0)) > 60) count += 1;
      return count;
    };
    const point = (640 * 130 + 40) * 4;
    const edge = Math.max(...before.slice(point, point + 3), ...after.slice(point, point + 3));
    return { above: changed(0, border), under: changed(border + 640 * 8 * 4, after.length), edge };
  },
  ...plugs,
  /** Calls a simulated colleague in this page, as the self-test does. */
  async measure(options: RigOptions) {
    setUp = options;
    return measureCall({
      clock: systemClock,
      engine,
      media: mediaOf(options.media),
      colleague,
      target: target(options.room),
      limitMs: 10_000,
    });
  },
};

declare global {
  interface Window {
    rig: typeof rig;
  }
}
window.rig = rig;
