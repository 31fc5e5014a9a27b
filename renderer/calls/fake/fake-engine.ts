import type { Clock } from '../../../main/contract/clock.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { Caller, CallInput, EndReason, Party } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import { computerAbilities } from '../computer-abilities.ts';
import type { CallEngine, OwnSide, SecondCall, Start } from '../engine.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { openScreen } from '../media/screen-share.ts';
import { makeOwnControls, type OwnControls, quietSide, wishedSide } from '../own-side.ts';
import { makeWatchedCall } from '../watched-call.ts';
import { fakeFlows } from './fake-flows.ts';
import { beginMeeting, colleague, conducted, type FakeMeeting, said } from './fake-meeting.ts';
import type { FakeFar, FakeParts } from './fake-parts.ts';
import { answersMs, ringsMs, type Scene, sceneOf, thinksMs } from './fake-scenes.ts';
import { drawFarSide, type FarPicture } from './far-picture.ts';

/** What is alive while a call is. */
type Running = {
  readonly own: OwnControls;
  readonly scene: Scene;
  far: FarPicture | null;
  name: string;
  meeting: FakeMeeting | null;
  tones: string;
};

/** The name of who is met, and of who calls. */
const somebody = 'Demo';
const caller: Caller = { name: 'Ward 3', role: '', address: 'fake:ward' };
const chatAnswerMs = 1500;

/**
 * The engine for calls by nobody: no network, a far side that is drawn, and every state, question and deed that a call can have,
 * for a demo and for tests. {@link sceneOf} says what can be dialled.
 */
export function makeFakeEngine(options: {
  readonly clock: Clock;
  readonly log: CallLog;
  readonly parts?: FakeParts;
}): CallEngine & { readonly far: FakeFar } {
  const { clock } = options;
  const parts = options.parts ?? { farPicture: drawFarSide, openScreen };
  const watched = makeWatchedCall('fake call', options.log);
  const { say, tell } = watched;
  let own: OwnSide = quietSide;
  let running: Running | null = null;
  let second: SecondCall | null = null;
  let waiting = new Set<() => void>();

  /** Later, unless the call is over by then. */
  const then = (ms: number, run: () => void): void => {
    const cancel = clock.after(ms, () => {
      waiting.delete(cancel);
      run();
    });
    waiting.add(cancel);
  };
  const forgetWaiting = (): void => {
    for (const cancel of waiting) cancel();
    waiting = new Set();
  };

  /** `rest`: a second caller is not left to ring, since another call begins. */
  const end = (reason: EndReason, rest = false): void => {
    const over = running;
    running = null;
    forgetWaiting();
    over?.own.end();
    over?.far?.stop();
    own = quietSide;
    const next = rest ? null : second;
    second = null;
    say({ kind: 'end', reason, at: clock.now() });
    if (next) say({ kind: 'clear' }, ringOf(next.from));
  };
  const ringOf = (from: Caller): CallInput => ({
    kind: 'ring',
    target: targetOf(from.address ?? 'fake:ward'),
    from,
    at: clock.now(),
  });
  const partiesOf = ({ meeting, far, name }: Running): readonly Party[] =>
    meeting?.parties ?? [colleague(name, far?.stream ?? null)];
  const showParties = (call: Running): void => {
    const mixed = call.meeting ? { stream: call.far?.stream ?? null, slides: null } : null;
    say({ kind: 'parties', parties: partiesOf(call), at: clock.now(), mixed });
    tell();
  };
  const meet = (call: Running): void => {
    const { scene } = call;
    call.far = parts.farPicture();
    if (scene.meeting) call.meeting = beginMeeting(scene.meeting);
    say({ kind: 'joined', at: clock.now() });
    showParties(call);
    if (scene.lostAfterMs !== undefined) {
      then(scene.lostAfterMs, far.loseLine);
      then(2 * scene.lostAfterMs, far.mendLine);
    }
    if (scene.secondAfterMs !== undefined) then(scene.secondAfterMs, () => far.ring(caller));
  };
  const arrive = (call: Running): void => {
    const { fails, pin, hostAfterMs } = call.scene;
    if (fails !== undefined) end(fails);
    else if (pin !== undefined) say({ kind: 'asked', question: { kind: 'pin', guests: null, wrong: false } });
    else if (hostAfterMs !== undefined) {
      say({ kind: 'joined', at: clock.now(), forHost: true });
      then(hostAfterMs, () => {
        meet(call);
        askToBeHeard();
      });
    } else meet(call);
  };
  const askToBeHeard = (): void => {
    if (!own.muted.wanted) return;
    own = { ...own, asked: 'unmute' };
    tell();
  };

  const begin = (target: JoinTarget, media: LocalMedia, start: Start, name: string): Running => {
    own = wishedSide(start);
    const controls = makeOwnControls({
      clock,
      media,
      openScreen: parts.openScreen,
      start,
      changed: () => readOwn(),
    });
    const call: Running = {
      own: controls,
      scene: sceneOf(target.address),
      far: null,
      name,
      meeting: null,
      tones: '',
    };
    running = call;
    return call;
  };
  const readOwn = (): void => {
    if (!running) return;
    const { asked = null } = own;
    own = { ...running.own.side, ...(asked && running.own.side.muted.wanted && { asked }) };
    tell();
  };
  /** A call that rang is taken here. */
  const take = (media: LocalMedia, start: Start, from: string): void => {
    if (watched.state.kind !== 'ringing') return;
    const call = begin(watched.state.target, media, start, from);
    say({ kind: 'answered', at: clock.now() });
    readOwn();
    then(ringsMs, () => meet(call));
  };

  const far: FakeFar = {
    ring(from) {
      if (watched.state.kind === 'idle' || watched.state.kind === 'ended')
        say({ kind: 'clear' }, ringOf(from));
      else if (watched.state.kind !== 'ringing' && second === null) {
        second = { from, since: clock.now() };
        tell();
      }
    },
    giveUp() {
      if (second) {
        second = null;
        tell();
      } else say({ kind: 'silent' });
    },
    hangUp() {
      if (running) end('left');
    },
    loseLine: () => say({ kind: 'line-lost' }),
    mendLine: () => say({ kind: 'line-back' }),
    get sees() {
      const { muted, camera, held } = own;
      return { muted: muted.actual, camera: camera.actual, held: held.actual, tones: running?.tones ?? '' };
    },
  };

  return {
    name: 'fake',
    abilities: computerAbilities,
    far,
    get state() {
      return watched.state;
    },
    get own() {
      return own;
    },
    get conference() {
      return running?.meeting?.conference ?? null;
    },
    get second() {
      return second;
    },
    watch: watched.watch,
    dial(target, media, start) {
      if (running) end('left', true);
      // Whoever rings meanwhile is not heard any more.
      say({ kind: 'silent' }, { kind: 'clear' });
      const call = begin(target, media, start, somebody);
      say({ kind: 'dial', target, at: clock.now() });
      readOwn();
      const { ringsAfterMs } = call.scene;
      if (ringsAfterMs !== undefined) {
        end('left');
        clock.after(ringsAfterMs, () => far.ring(caller));
        return;
      }
      then(ringsMs, () => say({ kind: 'rings', early: null }));
      then(answersMs, () => arrive(call));
    },
    answer(media, start) {
      if (watched.state.kind === 'ringing') take(media, start, watched.state.from.name);
    },
    decline: () => say({ kind: 'silent' }),
    answerSecond(media, start) {
      const next = second;
      if (!next) return;
      end('left', true);
      say({ kind: 'clear' }, ringOf(next.from));
      take(media, start, next.from.name);
    },
    declineSecond() {
      second = null;
      tell();
    },
    reply(answer) {
      const call = running;
      if (!call || watched.state.kind !== 'asking') return;
      say({ kind: 'replied' });
      const right = answer.kind === 'pin' && answer.pin === call.scene.pin;
      then(thinksMs, () => {
        if (right) meet(call);
        else say({ kind: 'asked', question: { kind: 'pin', guests: null, wrong: true } });
      });
    },
    dismissAsked() {
      own = { ...own, asked: null };
      tell();
    },
    conduct(deed) {
      const call = running;
      if (!call?.meeting) return;
      if (deed.do === 'end-for-all' && call.meeting.conference.may.includes(deed.do)) {
        end('call-ended-by-host');
        return;
      }
      call.meeting = conducted(call.meeting, deed, clock.now());
      showParties(call);
      if (deed.do !== 'say') return;
      then(chatAnswerMs, () => {
        if (!call.meeting) return;
        call.meeting = said(call.meeting, { from: 'Karen', own: false, text: '👍', at: clock.now() });
        tell();
      });
    },
    flows: async () => (running?.far ? fakeFlows(running.scene.poor === true) : []),
    hangUp() {
      if (running) end('left');
    },
    clear: () => say({ kind: 'clear' }),
    setMuted: (muted) => running?.own.setMuted(muted),
    setCamera: (on) => running?.own.setCamera(on),
    setSharing: (on) => running?.own.setSharing(on),
    setHeld: (held) => running?.own.setHeld(held),
    moveFarCamera() {},
    sendTone(key) {
      if (running?.far) running.tones += key;
    },
  };
}

const targetOf = (address: string): JoinTarget => ({
  engine: 'fake',
  provider: 'fake',
  address,
  source: 'own',
});
