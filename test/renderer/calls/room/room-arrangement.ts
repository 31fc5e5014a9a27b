import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import { good } from '../../../../main/contract/result.ts';
import { makeRoomEngine } from '../../../../renderer/calls/room/room-engine.ts';
import type { Arrangement, Can } from '../engine-suite.ts';
import { countWatchers, engineHere } from '../in-process.ts';
import { asTrack, makePretendMedia, PretendTrack } from '../pretend-tracks.ts';
import { makeVirtualClock, type VirtualClock } from '../virtual-clock.ts';
import { makePretendHub, type PretendHub } from './pretend-hub.ts';
import { makePretendLinks, type PretendLinks } from './pretend-links.ts';

/** A room is always there, and nobody rings in it. */
export const roomCan: Can = {
  farLeaves: 'lobby',
  failures: [],
  asksPin: false,
  ring: false,
  second: false,
  camera: true,
  hold: true,
  tones: false,
  loseLine: true,
  seesMute: true,
  seesCamera: true,
};

const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
const target: JoinTarget = { engine: 'room', provider: 'rundbord', address: 'rundbord:abc', source: 'own' };

function somebody(name: string, clock: VirtualClock, hub: PretendHub, links: PretendLinks) {
  const { media, count } = countWatchers(makePretendMedia());
  const engine = makeRoomEngine({
    clock,
    log: quiet,
    ticket: hub.ticket(name),
    parts: {
      random: () => 0.5,
      connect: hub.connect,
      openLink: links.openLink,
      placeholders: () => ({
        audio: asTrack(new PretendTrack('audio', 'silence')),
        video: asTrack(new PretendTrack('video', 'nothing')),
        close: () => {},
      }),
      certificates: { next: () => () => null },
      openScreen: async () => good(asTrack(new PretendTrack('video', 'screen'))),
      canShare: true,
    },
  });
  return { engine, media, count };
}

/** Two engines in one room of a hub in this process; the other one is the far side. */
export async function arrangeRoom(): Promise<Arrangement> {
  const clock = makeVirtualClock();
  const hub = makePretendHub(clock);
  const links = makePretendLinks();
  const here = somebody('here', clock, hub, links);
  const there = somebody('there', clock, hub, links);
  there.engine.dial(target, there.media, { muted: false, camera: true });
  await clock.advance(500);
  return {
    ...engineHere(here.engine, here.media),
    target: () => target,
    turn: () => clock.advance(50),
    far: {
      ring: async () => {},
      giveUp: async () => {},
      hangUp: async () => there.engine.hangUp(),
      async sees() {
        const { state } = there.engine;
        const [party] = state.kind === 'connected' ? state.parties : [];
        return {
          muted: party?.muted ?? null,
          camera: party?.camera ?? null,
          held: party ? party.muted && !party.camera : null,
          tones: '',
        };
      },
      loseLine: async () => hub.cut('here'),
      mendLine: async () => hub.mend('here'),
    },
    held: async () => [
      ...(here.count() > 0 ? ['watches media'] : []),
      ...(here.media.opened.microphone ? ['microphone'] : []),
      ...(here.media.opened.camera ? ['camera'] : []),
    ],
    async stop() {
      here.engine.hangUp();
      there.engine.hangUp();
      await clock.advance(100);
    },
  };
}
