import { systemClock } from '../../../main/contract/clock.ts';
import { good } from '../../../main/contract/result.ts';
import { makeBrowserMedia } from '../../../renderer/calls/media/browser-media.ts';
import { makeRoomEngine } from '../../../renderer/calls/room/room-engine.ts';

/** The page of the room bench: one engine as in the kiosk, and the bare connection beside it. Driven as `window.bench`. */

type Room = { readonly broker: string; readonly room: string };

let broker = '';
const log: string[] = [];
const say = (text: string): void => {
  log.push(`${(performance.now() - begun).toFixed(1)} ${text}`);
};
let begun = 0;
const engine = makeRoomEngine({
  clock: systemClock,
  log: { error: say, warn: say, info: say, debug: say },
  // A ticket is an ask to main, a millisecond away; here it is in the page.
  ticket: async (address, client) =>
    good({
      room: address.replace('rundbord:', ''),
      client: client ?? `c${Math.random().toString(36).slice(2, 10)}`,
      token: 'open',
      expiresAt: Date.now() + 600_000,
      broker,
      name: 'Bench',
      role: '',
      kind: 'kiosk',
      iceServers: [],
      relayOnly: false,
      maximumParties: 4,
    }),
});
const media = makeBrowserMedia({ devices: navigator.mediaDevices });

/** Milliseconds, on this page's clock, at which a stream's first picture is ready to be shown. */
function firstFrame(stream: MediaStream, player: HTMLVideoElement): Promise<number> {
  player.muted = true;
  player.srcObject = stream;
  document.body.replaceChildren(player);
  player.play().catch(() => {});
  return new Promise((resolve) => {
    player.requestVideoFrameCallback(() => resolve(performance.now()));
  });
}

function metStream(): Promise<MediaStream> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { state } = engine;
      const stream = state.kind === 'connected' ? state.parties[0]?.stream : null;
      if (!stream) return;
      stop();
      resolve(stream);
    };
    const stop = engine.watch(look);
  });
}

const target = (room: string) =>
  ({ engine: 'room', provider: 'rundbord', address: `rundbord:${room}`, source: 'own' }) as const;

let met: Promise<number> | null = null;

const bench = {
  log,
  /** Enters the room and waits in it for somebody. */
  async wait(given: Room): Promise<void> {
    ({ broker } = given);
    begun = performance.now();
    log.length = 0;
    engine.dial(target(given.room), media, { muted: false, camera: true });
    met = metStream().then(async (stream) => {
      const from = performance.now();
      return (await firstFrame(stream, document.createElement('video'))) - from;
    });
    while (engine.state.kind !== 'lobby' || !media.cameraTrack) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // Let the camera run smoothly, as that of somebody who waits does.
    await new Promise((resolve) => setTimeout(resolve, 300));
  },
  metToFirstFrame: (): Promise<number> => met ?? Promise.resolve(Number.NaN),
  async tapToFirstFrame(given: Room): Promise<number> {
    ({ broker } = given);
    log.length = 0;
    begun = performance.now();
    const stream = metStream();
    engine.dial(target(given.room), media, { muted: false, camera: true });
    return (await firstFrame(await stream, document.createElement('video'))) - begun;
  },
  async leave(): Promise<void> {
    engine.hangUp();
    engine.clear();
    document.body.replaceChildren();
    await new Promise((resolve) => setTimeout(resolve, 150));
  },
  /** The floor: two bare connections in this page, default settings, the camera open before. */
  async bareFirstFrame(): Promise<number> {
    const source = await navigator.mediaDevices.getUserMedia({
      video: { width: 1280, height: 720, frameRate: 30 },
      audio: true,
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const from = performance.now();
    const one = new RTCPeerConnection();
    const other = new RTCPeerConnection();
    one.onicecandidate = ({ candidate }) => void (candidate && other.addIceCandidate(candidate));
    other.onicecandidate = ({ candidate }) => void (candidate && one.addIceCandidate(candidate));
    const stream = new Promise<MediaStream>((resolve) => {
      other.ontrack = ({ streams, track }) => {
        if (track.kind === 'video' && streams[0]) resolve(streams[0]);
      };
    });
    for (const track of source.getTracks()) one.addTrack(track, source);
    await one.setLocalDescription();
    if (one.localDescription) await other.setRemoteDescription(one.localDescription);
    await other.setLocalDescription();
    if (other.localDescription) await one.setRemoteDescription(other.localDescription);
    const at = await firstFrame(await stream, document.createElement('video'));
    one.close();
    other.close();
    for (const track of source.getTracks()) track.stop();
    document.body.replaceChildren();
    await new Promise((resolve) => setTimeout(resolve, 150));
    return at - from;
  },
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
