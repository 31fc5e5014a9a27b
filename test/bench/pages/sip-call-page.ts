import type { Wire } from '../../../main/contract/bridge.ts';
import { systemClock } from '../../../main/contract/clock.ts';
import { makeWindowEnd } from '../../../main/contract/window-end.ts';
import { makeBrowserMedia } from '../../../renderer/calls/media/browser-media.ts';
import { makeSipEngine } from '../../../renderer/calls/sip/sip-engine.ts';
import { type BareSip, openBareSip } from './bare-sip.ts';
import { type Firsts, firstsOf } from './heard-and-seen.ts';

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
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const connectedStream = (): MediaStream | null => {
  const { state } = engine;
  return state.kind === 'connected' ? (state.mixed?.stream ?? state.parties[0]?.stream ?? null) : null;
};

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
    if (!bare) throw new Error('there is no bare client');
    const source = await navigator.mediaDevices.getUserMedia({
      video: { width: 1280, height: 720, frameRate: 30 },
      audio: true,
    });
    await pause(300);
    const from = performance.now();
    const call = bare.call(address, source);
    const incoming = new MediaStream();
    const both = new Promise<void>((resolve) => {
      call.connection.addEventListener('track', ({ track }) => {
        incoming.addTrack(track);
        if (incoming.getTracks().length === 2) resolve();
      });
    });
    await both;
    const firsts = await firstsOf(incoming, from);
    call.hangUp();
    for (const track of source.getTracks()) track.stop();
    document.body.replaceChildren();
    await pause(150);
    return firsts;
  },
};
window.sipBench = bench;
