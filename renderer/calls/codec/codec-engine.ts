import type { Main } from '../../../main/contract/bridge.ts';
import type { Clock } from '../../../main/contract/clock.ts';
import type { Codec, CodecCommand } from '../../../main/contract/codecs.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { ProblemCode } from '../../../main/contract/problems.ts';
import type { CallInput, EndReason } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { CallEngine, OwnSide } from '../engine.ts';
import { makeWatchedCall } from '../watched-call.ts';
import { codecAbilities } from './codec-abilities.ts';
import {
  type CodecSecond,
  callerOf,
  callsOn,
  endReason,
  inputsOf,
  isInCall,
  isUnderWay,
  secondOf,
  targetOf,
} from './codec-calls.ts';
import { codecInUse } from './codec-in-use.ts';
import { makeCodecMute } from './codec-mute.ts';
import { type Dialled, dialOf } from './codec-target.ts';

/** A codec that does not answer is waited for so long before a call is given up. */
const readyLimitMs = 10_000;
/** A codec that took a number lists the call within this. */
const listLimitMs = 20_000;
/** A codec that only says that a call failed has so long to say why. */
const reasonLimitMs = 500;
/** A call that was left, and that the codec still has after this, is shown again. */
const leaveLimitMs = 6000;

/**
 * The engine for calls that the room's codec makes. Nothing of this computer is captured: picture, sound and camera are the
 * codec's. What the codec says is so; a call that began on it, with its own remote control, is a call here too, and a window
 * that opens while it is in one finds itself in it.
 */
export function makeCodecEngine(options: {
  readonly main: Pick<Main, 'ask' | 'watch'>;
  readonly clock: Clock;
  readonly log: CallLog;
}): CallEngine {
  const { main, clock } = options;
  const watched = makeWatchedCall('codec call', options.log);
  const { tell } = watched;
  let codec: Codec | null = null;
  let heard = '';
  let dialled: Dialled | null = null;
  /** What the codec said of the call before, until it says something else: the same words are no news of this one. */
  let stale: Codec['failed'] = null;
  /** The codec has listed the call that is on the screen. */
  let listed = false;
  /** Who calls while a call is on. */
  let second: CodecSecond | null = null;
  /** Ids of calls that were answered here, until the codec has taken them. */
  let taken = new Set<string>();
  /** Ids of calls that were left or declined here, until the codec has let them go. */
  let leaving = new Set<string>();
  /** A call was left before the codec listed it: the next that it dials is the one. */
  let leavingNext = false;
  let cancelLimit = () => {};
  let cancelLeaving = () => {};

  const tellCodec = (command: CodecCommand): void => {
    if (!codec) return;
    void main.ask('codec.do', { codec: codec.id, command }).then((done) => {
      if (!done.ok && command.do === 'dial' && watched.state.kind === 'dialling' && !listed)
        end(done.error.code);
    });
  };
  const mute = makeCodecMute({
    clock,
    send: (on) => tellCodec({ do: 'mute', on }),
    changed: tell,
  });

  const say = (...inputs: readonly CallInput[]): void => {
    const before = watched.state.kind;
    if (!watched.move(...inputs)) return;
    if (watched.state.kind === 'connected' && before !== 'connected') {
      stale = codec?.failed ?? null;
      mute.connected();
    }
    if (!isUnderWay(watched.state)) over();
  };
  const over = (): void => {
    cancelLimit();
    dialled = null;
    second = null;
    listed = false;
    mute.over();
  };
  const end = (reason: EndReason): void => {
    say({ kind: 'end', reason, at: clock.now() });
    tell();
  };
  const limit = (ms: number, reason: ProblemCode): void => {
    cancelLimit();
    cancelLimit = clock.after(ms, () => {
      if (watched.state.kind === 'dialling') end(reason);
    });
  };

  /** What is left of a codec's calls when those are taken away that were left here. */
  const withoutLeft = ({ calls }: Codec): Codec['calls'] => {
    leaving = new Set([...leaving].filter((id) => calls.some((call) => call.id === id)));
    if (leavingNext) {
      const late = callsOn(calls).filter(({ id }) => !leaving.has(id));
      if (late.length > 0) tellCodec({ do: 'hang-up' });
      for (const { id } of late) leaving.add(id);
      leavingNext = late.length === 0;
    }
    return calls.filter(({ id }) => !leaving.has(id));
  };

  const follow = (): void => {
    if (codec?.status !== 'ready') {
      say({ kind: 'line-lost' });
      return;
    }
    mute.heard(codec.muted);
    if (codec.failed !== stale) stale = null;
    const failed = stale === null ? codec.failed : null;
    const all = withoutLeft(codec);
    taken = new Set(all.flatMap((call) => (call.state === 'ringing' && taken.has(call.id) ? [call.id] : [])));
    second = isInCall(watched.state) ? secondOf(all, taken, second, clock.now()) : null;
    // Who rings while this side dials has to wait.
    const calls = dialled ? callsOn(all) : all;
    say(...inputsOf(watched.state, { calls, farCamera: codec.farCamera, failed }, clock.now()));
    if (isUnderWay(watched.state) && calls.length > 0) {
      listed = true;
      cancelLimit();
    }
    if (watched.state.kind !== 'dialling' || calls.length > 0) return;
    if (listed || (dialled?.sent && failed !== null)) endAsSaid(failed);
    else if (dialled && !dialled.sent && leaving.size === 0) send(dialled, codec.failed);
  };
  /** A call that was not made: some codecs say that it is over before they say why. */
  const endAsSaid = (failed: Codec['failed']): void => {
    if (failed !== 'failed') {
      end(endReason(failed, false));
      return;
    }
    cancelLimit();
    cancelLimit = clock.after(reasonLimitMs, () => {
      if (watched.state.kind === 'dialling') end('call-failed');
    });
  };
  const send = (call: Dialled, failed: Codec['failed']): void => {
    call.sent = true;
    stale = failed;
    leavingNext = false;
    tellCodec(call.command);
    limit(listLimitMs, 'call-failed');
  };

  main.watch('connected', ({ codecs }) => {
    const before = codec;
    // The codec of a call stays the one that is meant.
    codec =
      (isUnderWay(watched.state) ? codecs.find(({ id }) => id === before?.id) : null) ?? codecInUse(codecs);
    const text = JSON.stringify(codec);
    if (text === heard) return;
    heard = text;
    follow();
    tell();
  });

  const leave = (ids: readonly string[]): void => {
    for (const id of ids) leaving.add(id);
    cancelLeaving();
    cancelLeaving = clock.after(leaveLimitMs, () => {
      leaving.clear();
      leavingNext = false;
      follow();
      tell();
    });
  };
  const hangUp = (): void => {
    if (!isInCall(watched.state)) return;
    const calls = codec?.calls ?? [];
    if (listed || dialled === null || dialled.sent) {
      const mine = calls.filter(({ id }) => id !== second?.id);
      // Whoever calls second is left to ring.
      if (second) for (const { id } of mine) tellCodec({ do: 'end', call: id });
      else tellCodec({ do: callsOn(calls).length > 0 || calls.length === 0 ? 'hang-up' : 'decline' });
      leavingNext = !listed;
      leave(mine.map(({ id }) => id));
    }
    end('left');
  };
  const dial = (target: JoinTarget, muted: boolean): void => {
    hangUp();
    // Whoever rings meanwhile rings on, at the codec.
    say({ kind: 'silent' }, { kind: 'clear' }, { kind: 'dial', target, at: clock.now() });
    const command = dialOf(target.address);
    mute.begin(muted);
    if (!command) {
      end('call-not-found');
      return;
    }
    dialled = { command, sent: false };
    listed = false;
    limit(readyLimitMs, 'codec-not-answering');
    follow();
    tell();
  };

  return {
    name: 'codec',
    abilities: codecAbilities,
    get state() {
      return watched.state;
    },
    get own(): OwnSide {
      const no = { wanted: false, actual: false };
      return { muted: mute.muted, camera: no, sharing: no, held: no, shareProblem: null };
    },
    watch: watched.watch,
    dial(target, media, { muted }) {
      media.close();
      dial(target, muted);
    },
    get second() {
      return second && { from: second.from, since: second.since };
    },
    answer(media, { muted }) {
      if (watched.state.kind !== 'ringing') return;
      media.close();
      taken = new Set((codec?.calls ?? []).map(({ id }) => id));
      tellCodec({ do: 'answer' });
      listed = true;
      mute.begin(muted);
      say({ kind: 'answered', at: clock.now() });
      tell();
    },
    decline() {
      if (watched.state.kind !== 'ringing') return;
      tellCodec({ do: 'decline' });
      leave((codec?.calls ?? []).map(({ id }) => id));
      say({ kind: 'silent' });
      tell();
    },
    answerSecond(media, { muted }) {
      const call = codec?.calls.find(({ id }) => id === second?.id);
      if (!call) return;
      media.close();
      const at = clock.now();
      hangUp();
      second = null;
      leavingNext = false;
      taken = new Set([call.id]);
      tellCodec({ do: 'answer' });
      const ring: CallInput = { kind: 'ring', target: targetOf(call), from: callerOf(call), at };
      say({ kind: 'clear' }, ring, { kind: 'answered', at });
      listed = true;
      mute.begin(muted);
      tell();
    },
    declineSecond() {
      if (!second) return;
      tellCodec({ do: 'decline' });
      leave([second.id]);
      second = null;
      tell();
    },
    hangUp,
    clear() {
      say({ kind: 'clear' });
      // Somebody may have rung meanwhile.
      follow();
      tell();
    },
    setMuted: (muted) => {
      if (isUnderWay(watched.state)) mute.set(muted);
    },
    setCamera() {},
    setSharing() {},
    setHeld() {},
    moveFarCamera(party, { pan, tilt, zoom }) {
      if (watched.state.kind !== 'connected') return;
      if (watched.state.parties.some(({ id, farCamera }) => id === party && farCamera))
        tellCodec({ do: 'far-camera', pan, tilt, zoom });
    },
    sendTone(key) {
      if (isUnderWay(watched.state) && /^[0-9*#]$/.test(key)) tellCodec({ do: 'tones', keys: key });
    },
  };
}
