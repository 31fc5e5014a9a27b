import type { Wire } from '../../../main/contract/bridge.ts';
import { systemClock } from '../../../main/contract/clock.ts';
import { makeWindowEnd } from '../../../main/contract/window-end.ts';
import { makeBrowserMedia } from '../../../renderer/calls/media/browser-media.ts';
import { makeSipEngine } from '../../../renderer/calls/sip/sip-engine.ts';
import { type BareCall, type BareSip, openBareSip } from './bare-sip.ts';
import { type Firsts, firstsOf, play } from './heard-and-seen.ts';

/** The page of the SIP bench: our engine over main's doors, and a bare JsSIP beside it. Driven as `window.sipBench`. */

declare global {
  interface Window {
    sipBench: typeof bench;
  }
}

const wire: Wire = {
  send: (message) => window.toMain(message),
  receive(listener) {
    window.fromMain = listener;
  },
};
const quiet = (): void => {};
const engine = makeSipEngine({
  main: makeWindowEnd(wire),
  clock: systemClock,
  log: { error: quiet, warn: quiet, info: quiet, debug: quiet },
});
const media = makeBrowserMedia({ devices: navigator.mediaDevices });
let bare: BareSip | null = null;
let sitting: {
  readonly call: BareCall;
  readonly source: MediaStream;
  readonly player: HTMLVideoElement;
} | null = null;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const connectedStream = (): MediaStream | null => {
  const { state } = engine;
  return state.kind === 'connected' ? (state.mixed?.stream ?? state.parties[0]?.stream ?? null) : null;
};

const openSource = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720, frameRate: 30 }, audio: true });
const callBare = (address: string, source: MediaStream): BareCall => {
  if (!bare) throw new Error('there is no bare client');
  return bare.call(address, source);
};
const incomingOf = ({ connection }: BareCall): Promise<MediaStream> =>
  new Promise((resolve) => {
    const incoming = new MediaStream();
    connection.addEventListener('track', ({ track }) => {
      incoming.addTrack(track);
      if (incoming.getTracks().length === 2) resolve(incoming);
    });
  });

const bench = {
  kind: () => engine.state.kind,
  openBare: async (account: Parameters<typeof openBareSip>[0]): Promise<void> => {
    bare = await openBareSip(account);
  },
  /** Our engine: the tap opens camera and microphone too. */
  async ours(address: string): Promise<Firsts> {
    const from = performance.now();
    const stream = new Promise<MediaStream>((resolve) => {
      const look = (): void => {
        const found = connectedStream();
        if (!found) return;
        stop();
        resolve(found);
      };
      const stop = engine.watch(look);
    });
    engine.dial({ engine: 'sip', provider: 'sip', address, source: 'typed' }, media, {
      muted: false,
      camera: true,
    });
    return firstsOf(await stream, from);
  },
  async leave(): Promise<void> {
    engine.hangUp();
    engine.clear();
    document.body.replaceChildren();
    await pause(150);
  },
  /** The floor: its camera is open before the tap. */
  async bare(address: string): Promise<Firsts> {
    const source = await openSource();
    await pause(300);
    const from = performance.now();
    const call = callBare(address, source);
    const incoming = await incomingOf(call);
    const firsts = await firstsOf(incoming, from);
    call.hangUp();
    for (const track of source.getTracks()) track.stop();
    document.body.replaceChildren();
    await pause(150);
    return firsts;
  },
  /** The floor again: stays in the call, seen and heard. */
  async sit(address: string): Promise<void> {
    const source = await openSource();
    const call = callBare(address, source);
    sitting = { call, source, player: play(await incomingOf(call)) };
  },
  /** Pictures shown so far to whoever sits here. */
  pictures: (): number => sitting?.player.getVideoPlaybackQuality().totalVideoFrames ?? 0,
  isOver: (): boolean => sitting?.call.isOver ?? true,
  standUp(): void {
    sitting?.call.hangUp();
    for (const track of sitting?.source.getTracks() ?? []) track.stop();
    sitting = null;
  },
};
window.sipBench = bench;
