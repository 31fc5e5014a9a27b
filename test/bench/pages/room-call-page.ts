import { systemClock } from '../../../main/contract/clock.ts';
import { good } from '../../../main/contract/result.ts';
import { makeBrowserMedia } from '../../../renderer/calls/media/browser-media.ts';
import { makeRoomEngine } from '../../../renderer/calls/room/room-engine.ts';
import { type BareEnd, connectBare, openBareEnd } from './bare-connection.ts';
import { type Firsts, firstsOf, play } from './heard-and-seen.ts';

/** The page of the room bench: one engine as in the kiosk, and bare connections beside it. Driven as `window.roomBench`. */

type Room = { readonly broker: string; readonly room: string };

let broker = '';
const quiet = (): void => {};
const engine = makeRoomEngine({
  clock: systemClock,
  log: { error: quiet, warn: quiet, info: quiet, debug: quiet },
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
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const shownStream = (): MediaStream | null =>
  engine.state.kind === 'connected' ? (engine.state.parties[0]?.stream ?? null) : null;

function metStream(): Promise<MediaStream> {
  return new Promise((resolve) => {
    const stop = engine.watch(() => {
      const stream = shownStream();
      if (!stream) return;
      stop();
      resolve(stream);
    });
  });
}

/** A call dialled from now on; the promise is of what comes in. */
function dial(given: Room): Promise<MediaStream> {
  ({ broker } = given);
  const stream = metStream();
  const target = { engine: 'room', provider: 'rundbord', address: `rundbord:${given.room}`, source: 'own' };
  engine.dial(target as Parameters<typeof engine.dial>[0], media, { muted: false, camera: true });
  return stream;
}

const openSource = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720, frameRate: 30 }, audio: true });
const stopSource = (source: MediaStream | null): void => {
  for (const track of source?.getTracks() ?? []) track.stop();
};

let met: Promise<Firsts> | null = null;
let source: MediaStream | null = null;
let end: BareEnd | null = null;

const bench = {
  /** Enters the room and waits in it for somebody. */
  async wait(given: Room): Promise<void> {
    met = dial(given).then((stream) => firstsOf(stream, performance.now()));
    while (engine.state.kind !== 'lobby' || !media.cameraTrack) await pause(20);
    // Let the camera run smoothly, as that of somebody who waits does.
    await pause(300);
  },
  met: async (): Promise<Firsts | null> => met,
  /** Our tap opens camera and microphone too. */
  async tap(given: Room): Promise<Firsts> {
    const from = performance.now();
    return firstsOf(await dial(given), from);
  },
  /** The floor: two connections in this page, camera and microphone open before. */
  async bare(): Promise<Firsts> {
    source = await openSource();
    await pause(300);
    const from = performance.now();
    const connection = await connectBare(source);
    const firsts = await firstsOf(connection.stream, from);
    connection.close();
    return firsts;
  },
  /** One end of a connection whose other end is in another browser: whoever opens it carries the descriptions. */
  async openEnd(): Promise<void> {
    source = await openSource();
    end = openBareEnd(source);
    void end.stream.then(play);
  },
  offer: async (restart: boolean): Promise<string> => end?.offer(restart) ?? '',
  answer: async (offer: string): Promise<string> => end?.answer(offer) ?? '',
  take: async (answer: string): Promise<void> => end?.take(answer),
  /** Resolves when so many new pictures were shown, of whatever stream is shown by then. */
  async shows(pictures: number): Promise<void> {
    for (let left = pictures; left > 0; ) {
      const shown = shownStream();
      const known = document.querySelector('video');
      const player = shown && known?.srcObject !== shown ? play(shown) : known;
      const came = new Promise<number>((resolve) => player?.requestVideoFrameCallback(() => resolve(1)));
      left -= await Promise.race([came, pause(100).then(() => 0)]);
    }
  },
  async leave(): Promise<void> {
    engine.hangUp();
    engine.clear();
    end?.close();
    end = null;
    stopSource(source);
    source = null;
    document.body.replaceChildren();
    await pause(150);
  },
};

declare global {
  interface Window {
    roomBench: typeof bench;
  }
}
window.roomBench = bench;
