import type { Lamps } from '../../device.ts';
import {
  type ControlState,
  type Input,
  isOurs,
  muteEchoMs,
  type Outcome,
  owing,
  type Readings,
  type Turn,
  within,
} from './control-state.ts';
import { type HookReport, readHook, restMs, toElsewhere } from './hook.ts';
import { heldMs, muteOf, readMute, watchMute } from './mute-key.ts';
import { readShortKeys } from './short-keys.ts';

/** So often may a device be written to without being told to, in so many ms: a device that disagrees is not fought. */
const correctionsMost = 3;
const correctionsMs = 2000;
/** The first report, if it comes so soon, is how things are and nothing that anybody did. */
const baselineMs = 500;
/** The same report so soon after is the same press (Poly: up to 50 ms, WICG/webhid issue 61). */
const twiceMs = 50;

/**
 * The host's side of one device's calls. Whose call is it in?
 *
 *     opened ──► us ◄──────────────────────────────────────────┐
 *                │ │                                           │ show says ringing or off-hook; or it is
 *                │ └─ hook lifted, nothing rings: ────► asked ─┤ put down again; or its line is not busy,
 *                │    told, not answered                 │     │ and it says so of every call
 *                │                                       │ 250 ms
 *                └─ line busy, and we did not cause it ──┤     │
 *                   (in the first report: or off-hook)   ▼     │
 *                                                    elsewhere ┘ on the hook, and line not busy
 *
 *     elsewhere: nothing is written, nothing is told.
 *     Where no other program of this computer has calls, a line that is busy is the only sign of another's call (a telephone
 *     paired with the device); a hook that nobody takes is told after 250 ms that no call is on.
 *
 * With us, by what we last wrote:
 *
 *     device says          nothing on           ringing             off-hook
 *     hook 0 → 1           see above            press: lifted       our echo: nothing
 *     hook 1 → 0 ¹         nothing              nothing             press: put down; within 300 ms of being lifted or
 *                                                                   taken off the hook: nothing, and it is told again
 *     hook 0, no news      nothing              twice: reject       nothing
 *     mute, as a press     0 → 1 is a press, but for one within 100 ms of a mute of ours, or beside another key's news
 *     mute, as a state     what we did not write is a press, but not beside another key's news
 *     reject, flash, redial, volume, keypad:    0 → 1 is a press
 *
 * ¹ Or 0 as its first word, and no key beside it, of a device that was opened in a call: the process that drove it died, and it
 *   was off the hook before.
 *
 * Writing: what `show` changes, at once. The whole at the first `show` after opening, and at the next after a press, and
 * without any 250 ms after it; and when the device said what cannot be. Unasked no more than 3 times in 2 s. So nothing is written
 * while nothing is on and nobody presses.
 *
 * A pure function: time comes with the input, and `wakeAt` says when it wants a tick.
 */
export function step(state: ControlState, input: Input): Outcome {
  const { at } = input;
  switch (input.kind) {
    case 'report':
      return outcome(heard({ state, says: [], notes: [] }, input, at), at);
    case 'show':
      return shown(state, input.lamps, at);
    case 'tick':
      return outcome(ticked({ state, says: [], notes: [] }, at), at);
  }
}

/** Ends a step: writes what is owed and due. */
function outcome(turn: Turn, at: number): Outcome {
  const { state, says, notes } = turn;
  const { owedAt } = state;
  if (state.owner !== 'us' || owedAt === null || at < owedAt)
    return { state, says, notes, write: null, wakeAt: wakeAt(state) };
  const corrections = state.corrections.filter((then) => within(at, then, correctionsMs));
  const [oldest] = corrections;
  if (oldest !== undefined && corrections.length >= correctionsMost) {
    const later = { ...state, corrections, owedAt: oldest + correctionsMs };
    return { state: later, says, notes, write: null, wakeAt: wakeAt(later) };
  }
  const after = written({ ...state, corrections: [...corrections, at] }, at);
  return { state: after, says, notes, write: { lamps: after.want, whole: true }, wakeAt: wakeAt(after) };
}

function wakeAt(state: ControlState): number | null {
  const { owner, askedUntil, owedAt, muteOnSince, traits } = state;
  const found = muteOf(state) === 'press' && !traits.muteIsKnown && muteOnSince !== null;
  const times = [
    ...(owner === 'asked' ? [askedUntil] : []),
    ...(owner === 'us' && owedAt !== null ? [owedAt] : []),
    ...(found ? [muteOnSince + heldMs] : []),
  ];
  return times.length > 0 ? Math.min(...times) : null;
}

/** The state after everything wanted was written. */
function written(state: ControlState, at: number): ControlState {
  const { want, written: before } = state;
  return {
    ...state,
    written: want,
    writtenAt: at,
    fresh: false,
    openedInCall: state.fresh ? want.offHook && within(at, state.openedAt, baselineMs) : state.openedInCall,
    owedAt: null,
    offHookChangedAt: want.offHook === before.offHook ? state.offHookChangedAt : at,
    restedAt: isOurs(before) && !isOurs(want) ? at : state.restedAt,
    // What answers a press is no surprise to the device; what the host does by itself may be echoed.
    muteAsked: false,
    muteEchoUntil: want.muted === before.muted || state.muteAsked ? state.muteEchoUntil : at + muteEchoMs,
    // It is now what it was told; not every device says so. But one that is told Off-Hook may leave it at that.
    keys: {
      ...state.keys,
      hook: state.keys.hook && want.offHook,
      mute: muteOf(state) === 'state' ? want.muted : state.keys.mute,
    },
  };
}

function shown(before: ControlState, want: Lamps, at: number): Outcome {
  // A lifted hook is taken; and until the host had spoken, a call that was on could be ours as well as another's.
  const taken = before.owner === 'asked' || (before.owner === 'elsewhere' && !before.hostSpoke);
  const state: ControlState =
    taken && isOurs(want)
      ? { ...before, want, hostSpoke: true, owner: 'us', owedAt: at }
      : { ...before, want, hostSpoke: true };
  const whole = state.fresh || state.owedAt !== null;
  const changes = !sameLamps(want, state.written);
  if (state.owner !== 'us' || !(whole || changes))
    return { state, says: [], notes: [], write: null, wakeAt: wakeAt(state) };
  const after = written(state, at);
  return { state: after, says: [], notes: [], write: { lamps: want, whole }, wakeAt: wakeAt(after) };
}

const sameLamps = (a: Lamps, b: Lamps): boolean =>
  a.ringing === b.ringing && a.offHook === b.offHook && a.muted === b.muted && a.held === b.held;

/** What the keys are after a report. */
function remembering({ state, says, notes }: Turn, { keypad, ...bits }: Readings): Turn {
  const keys = { ...state.keys, ...bits };
  const muteOnSince = keys.mute ? state.muteOnSince : null;
  const hookHeard = state.hookHeard || bits.hook !== undefined;
  return {
    says,
    notes,
    state: { ...state, keys, muteOnSince, hookHeard, keypad: keypad === undefined ? state.keypad : keypad },
  };
}

function heard(turn: Turn, report: HookReport, at: number): Turn {
  const { state } = turn;
  const { readings } = report;
  const now = { ...turn, state: { ...state, heardAt: at } };
  if (state.owner === 'elsewhere') return maybeFree(remembering(now, readings), at);
  const first = state.heardAt === Number.NEGATIVE_INFINITY;
  if (first && within(at, state.openedAt, baselineMs) && !isOurs(state.written))
    return baseline(now, readings);
  if (report.same && within(at, state.heardAt, twiceMs)) return now;
  const hook = readHook(now, report, at);
  if (hook.state.owner !== 'us') return remembering(hook, readings);
  return remembering(readShortKeys(readMute(hook, readings, at), readings, at), readings);
}

function baseline(turn: Turn, readings: Readings): Turn {
  const { traits } = turn.state;
  const keypad = readShortKeys(
    turn,
    { ...(readings.keypad !== undefined && { keypad: readings.keypad }) },
    Number.NEGATIVE_INFINITY,
  );
  const next = remembering({ ...turn, state: keypad.state }, readings);
  const offHook = traits.hook === 'switch' && readings.hook === true;
  if (readings.lineBusy === true || (offHook && !traits.alone)) return toElsewhere(next);
  // Off the hook for nobody: it is told that no call is on.
  return offHook ? owing(next, turn.state.openedAt) : next;
}

function maybeFree(turn: Turn, at: number): Turn {
  const { state } = turn;
  if ((state.traits.hook === 'switch' && state.keys.hook) || state.keys.lineBusy) return turn;
  const free: Turn = {
    ...turn,
    state: { ...state, owner: 'us' },
    notes: [...turn.notes, 'it is free again'],
  };
  // What came meanwhile, or was written before, is made good at once; an idle device is left as it is.
  return sameLamps(state.want, state.written) && !isOurs(state.want) ? free : owing(free, at);
}

function ticked(turn: Turn, at: number): Turn {
  const { state } = turn;
  if (state.owner !== 'asked' || at < state.askedUntil) return watchMute(turn, at);
  // Nobody takes the lifted hook. It was a person where no other program is, where the device would say that a call is on and
  // does not, and where we were about to have one.
  const quiet = (state.traits.alone || state.busyTellsCalls) && !state.keys.lineBusy;
  if (quiet || within(state.liftedAt, state.restedAt, restMs))
    return owing({ ...turn, state: { ...state, owner: 'us' } }, at);
  return toElsewhere(turn);
}
