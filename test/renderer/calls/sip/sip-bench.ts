import { vi } from 'vitest';
import { systemClock } from '../../../../main/contract/clock.ts';
import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import { good } from '../../../../main/contract/result.ts';
import type { CallEngine } from '../../../../renderer/calls/engine.ts';
import { makeSipEngine } from '../../../../renderer/calls/sip/sip-engine.ts';
import { countWatchers } from '../in-process.ts';
import { asTrack, makePretendMedia, type PretendMedia, PretendTrack } from '../pretend-tracks.ts';
import {
  makePretendNetwork,
  PretendConnection,
  type PretendNetwork,
  pretendPlaceholders,
  pretendStream,
} from './pretend-connections.ts';
import { makePretendSip, type PretendSip } from './pretend-sip.ts';

/** An engine with JsSIP in it, between a doubled browser and a SIP server in memory. Time stands still but for `turn`. */
export type SipBench = {
  readonly sip: PretendSip;
  readonly network: PretendNetwork;
  readonly engine: CallEngine;
  readonly media: PretendMedia;
  readonly watchers: () => number;
  readonly logged: string[];
  /** What still waits for its time. */
  readonly timers: () => number;
  /** The computer has a network again. */
  online(): void;
  /** The window closes. */
  closeWindow(): void;
  turn(ms?: number): Promise<void>;
  stop(): void;
};

export const to = (user: string): JoinTarget => ({
  engine: 'sip',
  provider: 'sip',
  address: `sip:${user}@kiosk.test`,
  source: 'typed',
});

/** Lays it out; `prepare` is called before the engine begins, `first` before it has heard anything. */
export async function layOut(
  prepare: (sip: PretendSip) => void = () => {},
  first: (engine: CallEngine, media: PretendMedia) => void = () => {},
): Promise<SipBench> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const network = makePretendNetwork();
  class Connection extends PretendConnection {
    constructor(configuration: RTCConfiguration) {
      super(network, configuration);
    }
  }
  vi.stubGlobal('RTCPeerConnection', Connection);
  vi.stubGlobal(
    'RTCSessionDescription',
    class {
      readonly type: string;
      readonly sdp: string;
      constructor({ type, sdp }: { type: string; sdp: string }) {
        this.type = type;
        this.sdp = sdp;
      }
    },
  );
  vi.stubGlobal('window', { RTCPeerConnection: Connection });
  const sip = makePretendSip();
  prepare(sip);
  const counted = countWatchers(makePretendMedia());
  const logged: string[] = [];
  const log = (text: string) => void logged.push(text);
  let closeWindow = () => {};
  let online = () => {};
  const engine = makeSipEngine({
    main: sip.main,
    clock: systemClock,
    log: { error: log, warn: log, info: log, debug: log },
    parts: {
      random: () => 0.5,
      placeholders: pretendPlaceholders,
      makeStream: pretendStream,
      openScreen: async () => good(asTrack(new PretendTrack('video', 'screen'))),
      whenOnline(run) {
        online = run;
      },
      whenClosing(run) {
        closeWindow = run;
      },
    },
  });
  first(engine, counted.media);
  const turn = async (ms = 50): Promise<void> => {
    await vi.advanceTimersByTimeAsync(ms);
  };
  await turn();
  return {
    sip,
    network,
    engine,
    media: counted.media,
    watchers: counted.count,
    logged,
    timers: () => vi.getTimerCount(),
    online: () => online(),
    closeWindow: () => closeWindow(),
    turn,
    stop() {
      closeWindow();
      vi.clearAllTimers();
      vi.useRealTimers();
      vi.unstubAllGlobals();
    },
  };
}
