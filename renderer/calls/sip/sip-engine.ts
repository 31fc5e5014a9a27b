import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Problem, Result } from '../../../main/contract/result.ts';
import { type Caller, type CallInput, type CallState, type EndReason, step } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { Conference } from '../conference.ts';
import type { CallEngine, OwnSide, SecondCall } from '../engine.ts';
import { makeFlowMeter } from '../media/flow-meter.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { makePlaceholderTracks, type PlaceholderTracks } from '../media/placeholder-tracks.ts';
import { openScreen } from '../media/screen-share.ts';
import { makeOwnControls, type OwnControls, quietSide } from '../own-side.ts';
import { sipAbilities } from './sip-abilities.ts';
import { openSipCall, type SipCall } from './sip-call.ts';
import { makeSipRegistration } from './sip-registration.ts';
import type { SipSession } from './sip-session.ts';

/** What the engine takes from the browser; a test brings its own. */
export type SipParts = {
  readonly random: () => number;
  readonly placeholders: () => PlaceholderTracks | null;
  readonly makeStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  readonly openScreen: () => Promise<Result<MediaStreamTrack>>;
  /** Calls when the window closes. */
  readonly whenClosing: (run: () => void) => void;
};

const browserParts = (): SipParts => ({
  random: Math.random,
  placeholders: makePlaceholderTracks,
  makeStream: (tracks) => new MediaStream([...tracks]),
  openScreen,
  whenClosing: (run) => window.addEventListener('pagehide', run),
});

/** What is alive while a call is. */
type Running = {
  readonly own: OwnControls;
  readonly call: SipCall;
  readonly placeholders: PlaceholderTracks;
};

/** How long a call waits for a line that is not there yet. */
const lineLimitMs = 10_000;
/** Somebody who rings while the line is lost may have given up unheard. */
const unheardLimitMs = 15_000;

const busyHere = 486;
const decline = 603;

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
  let state: CallState = { kind: 'idle' };
  let own: OwnSide = quietSide;
  let running: Running | null = null;
  let ringing: SipSession | null = null;
  let second: (SecondCall & { readonly session: SipSession }) | null = null;
  let transferProblem: Problem | null = null;
  let whenInCall: 'ask' | 'busy' = 'ask';
  let cancelWait = () => {};
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const say = (input: CallInput): void => {
    const before = state;
    state = step(before, input);
    if (state === before) return;
    if (state.kind !== before.kind) log.info(`call: ${before.kind} → ${state.kind}`);
    tell();
  };
  const isInCall = (): boolean => running !== null;

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
    promote();
  };

  /** Whoever calls second while the call of now ends, rings on as the first. */
  const promote = (): void => {
    const waiting = second;
    if (!waiting || running || ringing) return;
    second = null;
    ring(waiting.session);
  };

  const hearIncoming = (session: SipSession): void => {
    const isFull = ringing !== null || second !== null;
    if (isFull || (isInCall() && whenInCall === 'busy')) {
      session.refuse(busyHere);
      return;
    }
    if (!isInCall()) {
      ring(session);
      return;
    }
    second = { from: callerOf(session), since: clock.now(), session };
    session.whenGivenUp(() => {
      if (second?.session !== session) return;
      second = null;
      tell();
    });
    tell();
  };
  const ring = (session: SipSession): void => {
    say({ kind: 'clear' });
    ringing = session;
    session.whenGivenUp(() => {
      if (ringing === session) quiet();
    });
    say({ kind: 'ring', target: targetOf(session.far.address), from: callerOf(session), at: clock.now() });
  };
  const quiet = (): void => {
    ringing = null;
    cancelWait();
    say({ kind: 'silent' });
  };

  /** Begins a call: outwards, or with who rings. */
  const begin = (
    address: string,
    session: SipSession | null,
    media: LocalMedia,
    start: { readonly muted: boolean; readonly camera: boolean },
  ): void => {
    // From the first moment as it is wished: nothing is shown muted for a blink.
    own = {
      ...quietSide,
      muted: { wanted: start.muted, actual: true },
      camera: { wanted: start.camera, actual: false },
    };
    tell();
    const placeholders = parts.placeholders();
    if (!placeholders) {
      session?.refuse(busyHere);
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
    let call: SipCall | null = null;
    const mine = (): boolean => running !== null && running.call === call;
    call = openSipCall(
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
        ringing: session,
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
          transferFailed() {
            transferProblem = { code: 'call-transferred-badly' };
            tell();
          },
          ended(reason) {
            if (mine()) end(reason);
            else queueMicrotask(() => mine() && end(reason));
          },
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

  const dial: CallEngine['dial'] = (target, media, start) => {
    if (running) end('left');
    if (ringing) {
      ringing.refuse(busyHere);
      quiet();
    }
    say({ kind: 'clear' });
    say({ kind: 'dial', target, at: clock.now() });
    begin(target.address, null, media, start);
    hearStatus();
    cancelWait();
    if (!registration.agent) cancelWait = clock.after(lineLimitMs, () => giveUpWaiting());
  };
  const giveUpWaiting = (): void => {
    if (running && state.kind === 'dialling' && !registration.agent)
      end(registration.status === 'registering' ? 'sip-not-registered' : 'sip-unreachable');
  };
  /** Ends at once what can come to nothing. */
  const hearStatus = (): void => {
    if (!running || state.kind !== 'dialling') return;
    if (registration.status === 'refused' || registration.status === 'none') end('sip-not-registered');
  };

  const take = (session: SipSession, media: LocalMedia, start: Parameters<CallEngine['answer']>[1]): void => {
    say({ kind: 'answered', at: clock.now() });
    begin(session.far.address, session, media, start);
  };

  const registration = makeSipRegistration({
    main,
    clock,
    random: parts.random,
    log,
    isFree: () => !running && !ringing && !second,
    events: {
      changed: hearStatus,
      lost() {
        running?.call.lineLost();
        if (ringing) {
          cancelWait();
          cancelWait = clock.after(unheardLimitMs, () => {
            ringing?.refuse(busyHere);
            if (ringing) quiet();
          });
        }
      },
      ready: () => running?.call.lineReady(),
      incoming: hearIncoming,
    },
  });
  main.watch('kiosk', (facts) => {
    whenInCall = facts.incoming.whenInCall;
  });
  parts.whenClosing(() => {
    running?.call.leave();
    registration.close();
  });

  return {
    name: 'sip',
    abilities: sipAbilities,
    get state() {
      return state;
    },
    get own() {
      return own;
    },
    get conference() {
      return running && (state.kind === 'connected' || state.kind === 'reconnecting')
        ? conferenceWith(transferProblem)
        : null;
    },
    get second() {
      return second && { from: second.from, since: second.since };
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dial,
    answer(media, start) {
      const session = ringing;
      if (!session) return;
      cancelWait();
      ringing = null;
      take(session, media, start);
    },
    decline() {
      ringing?.refuse(decline);
      if (ringing) quiet();
    },
    answerSecond(media, start) {
      if (!second) return;
      const { session, from } = second;
      second = null;
      if (running) end('left');
      say({ kind: 'clear' });
      say({ kind: 'ring', target: targetOf(session.far.address), from, at: clock.now() });
      take(session, media, start);
    },
    declineSecond() {
      if (!second) return;
      second.session.refuse(decline);
      second = null;
      tell();
    },
    conduct(deed) {
      if (deed.do !== 'transfer' || deed.party !== null || !running) return;
      transferProblem = null;
      running.call.transfer(deed.address);
      tell();
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
    setSharing(on) {
      running?.own.setSharing(on);
    },
    setHeld(on) {
      running?.own.setHeld(on);
      running?.call.setHeld(on);
    },
    moveFarCamera: () => {},
    sendTone: (key) => running?.call.tone(key),
  };
}

const callerOf = ({ far }: SipSession): Caller => ({
  name: far.name || far.address.replace(/^sips?:/i, ''),
  role: '',
  address: far.address,
});

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
