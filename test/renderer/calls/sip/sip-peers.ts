import { type Coturn, ownAddress, startCoturn } from '../../../peers/coturn.ts';
import { type Baresip, startBaresip } from '../../../peers/sip/baresip.ts';
import { type Kamailio, startKamailio } from '../../../peers/sip/kamailio.ts';
import { type FarEnd, openFarEnd, refuses } from '../../../peers/sip/sip-far-end.ts';
import type { Arrangement, Goal } from '../engine-suite.ts';
import { type SipRig, type SipSide, sipTarget, startSipRig } from './sip-rig.ts';

/** One browser, one server, a relay, and rooms for all tests of a file. */
export type SipPeers = {
  readonly rig: SipRig;
  readonly kamailio: Kamailio;
  readonly coturn: Coturn;
  readonly farEnd: FarEnd;
  /** Answers by itself. */
  readonly room: Baresip;
  /** Answers when it is told to; it is called Ward, as the other is called Second ward. */
  readonly ward: Baresip;
  readonly second: Baresip;
  /** Plain RTP behind rtpengine; answers by itself. */
  readonly classic: Baresip;
  readonly rooms: readonly Baresip[];
  stop(): Promise<void>;
};

/** Starts them all; what has started is stopped again when one does not. */
export async function startSipPeers(): Promise<SipPeers> {
  const started: { stop(): Promise<void> }[] = [];
  const kept = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const one = await starting;
    started.push(one);
    return one;
  };
  const stop = async (): Promise<void> => {
    for (const one of started.splice(0).reverse()) await one.stop();
  };
  try {
    const kamailio = await kept(startKamailio({ bridged: true }));
    const coturn = await kept(startCoturn(ownAddress()));
    const farEnd = await kept(openFarEnd(kamailio));
    const room = await kept(startBaresip(kamailio, { user: 'room' }));
    const ward = await kept(startBaresip(kamailio, { user: 'ward', name: 'Ward', answers: false }));
    const second = await kept(startBaresip(kamailio, { user: 'second', name: 'Second ward' }));
    const classic = await kept(startBaresip(kamailio, { user: 'classic' }));
    const rig = await kept(startSipRig());
    const rooms = [room, ward, second, classic];
    return { rig, kamailio, coturn, farEnd, room, ward, second, classic, rooms, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const goals: Readonly<Record<Goal, string>> = {
  there: 'room',
  pin: 'room',
  busy: 'far-486',
  'no-answer': 'far-480',
  declined: 'far-603',
  'not-found': 'nobody',
};

/** The far side of the suite of behaviours: `room` is there, `ward` and `second` call. */
export function arrangeSip(peers: SipPeers, side: SipSide): Arrangement {
  const { kamailio, farEnd, room, ward, second } = peers;
  farEnd.meets('far-486', refuses(486, 'Busy Here'));
  farEnd.meets('far-480', refuses(480, 'Temporarily Unavailable'));
  farEnd.meets('far-603', refuses(603, 'Decline'));
  let caller = ward;
  return {
    target: (goal) => sipTarget(kamailio.uri(goals[goal])),
    told: side.told,
    verb: side.verb,
    turn: () => side.page.evaluate(() => window.sip.turn()),
    far: {
      async ring(name) {
        caller = name === 'Ward' ? ward : second;
        await caller.dial(side.uri);
      },
      giveUp: () => caller.hangUp(),
      hangUp: () => room.hangUp(),
      async sees() {
        const direction = /audio dir=(\w+)/.exec(await room.command('audio_debug'))?.[1];
        const tones = room.events.filter(({ type }) => type === 'CALL_DTMF_START');
        return {
          muted: null,
          camera: null,
          held: direction === undefined ? null : direction !== 'sendrecv',
          tones: tones.map(({ param }) => param ?? '').join(''),
        };
      },
      loseLine: async () => kamailio.line.away(),
      mendLine: async () => kamailio.line.mend(),
    },
    held: () => side.page.evaluate(() => window.sip.held()),
    toldInVain: () => side.page.evaluate(() => window.sip.toldInVain()),
    stop: async () => kamailio.line.mend(),
  };
}
