import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Problem } from '../../../main/contract/result.ts';
import type { EndReason } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import { computerAbilities } from '../computer-abilities.ts';
import type { Conference } from '../conference.ts';
import type { CallEngine, OwnSide, Start } from '../engine.ts';
import { makeFlowMeter } from '../media/flow-meter.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { PlaceholderTracks } from '../media/placeholder-tracks.ts';
import { makeOwnControls, type OwnControls, quietSide, wishedSide } from '../own-side.ts';
import { makeWatchedCall } from '../watched-call.ts';
import { openSipCall, type SipCall } from './sip-call.ts';
import { busyHere, callerOf, declined, makeSipCallers } from './sip-callers.ts';
import { browserParts, type SipParts } from './sip-parts.ts';
import { makeSipRegistration } from './sip-registration.ts';
import type { SipSession } from './sip-session.ts';
import { transferAddress } from './transfer-address.ts';

/** What is alive while a call is. */
type Running = {
  readonly own: OwnControls;
  readonly call: SipCall;
  readonly placeholders: PlaceholderTracks;
};

/** How long a call waits for a line that is not there yet. */
const lineLimitMs = 10_000;

/** The engine for calls by SIP over WebSocket (RFC 7118). */
export function makeSipEngine(options: {
  readonly main: Main;
  readonly clock: Clock;
  readonly log: CallLog;
  readonly parts?: SipParts;
}): CallEngine {
  const { main, clock, log } = options;
  const parts = options.parts ?? browserParts();
  const meter = makeFlowMeter();
  let own: OwnSide = quietSide;
  let running: Running | null = null;
  let transferProblem: Problem | null = null;
  let whenInCall: 'ask' | 'busy' = 'ask';
  let cancelWait = () => {};
  const watched = makeWatchedCall('call', log);
  const { say, tell } = watched;

  const callers = makeSipCallers({
    clock,
    isInCall: () => running !== null,
    whenInCall: () => whenInCall,
    events: {
      rings(session) {
        say({ kind: 'clear' });
        const target = targetOf(session.far.address);
        say({ kind: 'ring', target, from: callerOf(session), at: clock.now() });
      },
      silent: () => say({ kind: 'silent' }),
      secondChanged: tell,
    },
  });
  const registration = makeSipRegistration({
    main,
    clock,
    random: parts.random,
    log,
    isFree: () => !running && !callers.isRinging,
    events: {
      changed: () => endHopeless(),
      lost() {
        running?.call.lineLost();
        callers.lineLost();
      },
      ready: () => running?.call.lineReady(),
      incoming: callers.hear,
    },
  });

  const end = (reason: EndReason): void => {
    const ending = running;
    running = null;
    cancelWait();
    ending?.call.leave();
    ending?.own.end();
    ending?.placeholders.close();
    own = quietSide;
    transferProblem = null;
    say({ kind: 'end', reason, at: clock.now() });
    registration.mayChange();
    callers.callEnded();
  };

  /** Begins a call: outwards, or with who rang. */
  const begin = (address: string, ringing: SipSession | null, media: LocalMedia, start: Start): void => {
    own = wishedSide(start);
    tell();
    const placeholders = parts.placeholders();
    if (!placeholders) {
      ringing?.refuse(busyHere);
      end('unexpected');
      return;
    }
    const controls = makeOwnControls({
      clock,
      media,
      openScreen: parts.openScreen,
      start,
      changed: () => {
        if (running) readOwn(running);
      },
    });
    const call = openSipCall(
      {
        clock,
        random: parts.random,
        log,
        makeStream: parts.makeStream,
        agent: () => registration.agent,
        account: () => registration.account,
      },
      {
        address,
        ringing,
        placeholders,
        tracks: controls.tracks,
        events: {
          rings: (early) => say({ kind: 'rings', early }),
          joined() {
            cancelWait();
            say({ kind: 'joined', at: clock.now() });
          },
          parties: (parties) => say({ kind: 'parties', parties, at: clock.now() }),
          lineLost: () => say({ kind: 'line-lost' }),
          lineBack: () => say({ kind: 'line-back' }),
          moved: (to) => say({ kind: 'moved', target: targetOf(to) }),
          holdIs: (held) => controls.setHeld(held),
          lineSuspected: () => registration.renew(),
          transferFailed() {
            transferProblem = { code: 'call-transferred-badly' };
            tell();
          },
          // Also before there is a call to be told of: of what is no address.
          ended: (reason) => queueMicrotask(() => running?.call === call && end(reason)),
        },
      },
    );
    running = { own: controls, call, placeholders };
    readOwn(running);
  };
  const readOwn = ({ own: controls, call }: Running): void => {
    own = controls.side;
    call.show(controls.tracks);
    tell();
  };

  /** Ends what is dialled and can come to nothing. */
  const endHopeless = (): void => {
    if (!running || watched.state.kind !== 'dialling') return;
    if (registration.status === 'refused' || registration.status === 'none') end('sip-not-registered');
  };
  const awaitLine = (): void => {
    endHopeless();
    if (!running || registration.agent) return;
    registration.renew();
    cancelWait = clock.after(lineLimitMs, () => {
      if (watched.state.kind === 'dialling' && !registration.agent)
        end(registration.status === 'registering' ? 'sip-not-registered' : 'sip-unreachable');
    });
  };

  main.watch('kiosk', (facts) => {
    whenInCall = facts.incoming.whenInCall;
  });
  parts.whenOnline(() => registration.renew());
  parts.whenClosing(() => {
    running?.call.leave();
    registration.close();
  });

  return {
    name: 'sip',
    abilities: computerAbilities,
    get state() {
      return watched.state;
    },
    get own() {
      return own;
    },
    get conference() {
      const { kind } = watched.state;
      return kind === 'connected' || kind === 'reconnecting' ? conferenceWith(transferProblem) : null;
    },
    get second() {
      return callers.second;
    },
    watch: watched.watch,
    dial(target, media, start) {
      if (running) end('left');
      callers.refuse(busyHere);
      say({ kind: 'clear' });
      say({ kind: 'dial', target, at: clock.now() });
      begin(target.address, null, media, start);
      awaitLine();
    },
    answer(media, start) {
      const session = callers.take();
      if (!session) return;
      say({ kind: 'answered', at: clock.now() });
      begin(session.far.address, session, media, start);
    },
    decline: () => callers.refuse(declined),
    answerSecond(media, start) {
      const session = callers.takeSecond();
      if (!session) return;
      if (running) end('left');
      say({ kind: 'clear' });
      const at = clock.now();
      say({ kind: 'ring', target: targetOf(session.far.address), from: callerOf(session), at });
      say({ kind: 'answered', at });
      begin(session.far.address, session, media, start);
    },
    declineSecond: () => callers.refuseSecond(declined),
    conduct(deed) {
      if (deed.do !== 'transfer' || deed.party !== null || !running) return;
      transferProblem = null;
      const { call } = running;
      tell();
      void transferAddress(main, deed.address).then((address) => {
        if (running?.call === call) call.transfer(address);
      });
    },
    async flows() {
      const connection = running?.call.connection;
      return connection ? meter.read([{ connection }]) : [];
    },
    hangUp() {
      if (running) end('left');
    },
    clear: () => say({ kind: 'clear' }),
    setMuted: (muted) => running?.own.setMuted(muted),
    setCamera: (on) => running?.own.setCamera(on),
    setSharing: (on) => running?.own.setSharing(on),
    setHeld(on) {
      running?.own.setHeld(on);
      running?.call.setHeld(on);
    },
    moveFarCamera: () => {},
    sendTone: (key) => running?.call.tone(key),
  };
}

const targetOf = (address: string): JoinTarget => ({
  engine: 'sip',
  provider: 'sip',
  address: address.slice(0, 2000),
  source: 'own',
});

/** Of a call between two only handing it on can be conducted. */
const conferenceWith = (problem: Problem | null): Conference => ({
  name: '',
  role: null,
  locked: false,
  guestsMuted: false,
  handRaised: false,
  layout: null,
  layouts: [],
  chat: [],
  recording: false,
  may: ['transfer'],
  problem,
});
