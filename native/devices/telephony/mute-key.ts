import { owing, type Readings, settleMs, type Traits, type Turn, told, within } from './control-state.ts';
import { isOfShortKey } from './short-keys.ts';

/** A key that stays 1 for so long is a state: buttons are let go before. */
export const heldMs = 500;
/** A state that goes back so soon is a button. */
const pressMs = 300;
/** Somebody may have held a button: what ends so soon after it was taken for a state is not believed. */
const doubtMs = 5000;

const toldMute = (turn: Turn, muted: boolean | null, at: number): Turn =>
  told({ ...turn, state: { ...turn.state, muteAsked: true } }, { kind: 'mute', muted }, at);

/** What mute is on this device, as far as it is known now. */
export const muteOf = (state: {
  readonly traits: Traits;
  readonly muteFound: Traits['mute'] | null;
}): Traits['mute'] => state.muteFound ?? state.traits.mute;

/** Reads the mute key. The device's keys in `state` are still those before this report. */
export function readMute(turn: Turn, readings: Readings, at: number): Turn {
  if (readings.mute === undefined) return turn;
  const is = readings.mute;
  const was = turn.state.keys.mute;
  const since = is === was ? turn.state.muteOnSince : is ? at : null;
  const next = { ...turn, state: { ...turn.state, muteOnSince: since } };
  if (muteOf(turn.state) === 'press') return is && !was ? pressed(next, readings, at) : next;
  const shortly = !is && was && within(at, turn.state.muteOnSince ?? Number.NEGATIVE_INFINITY, pressMs);
  if (shortly && !turn.state.traits.muteIsKnown) return isPressAfterAll(next, at);
  return readState(next, readings, is, at);
}

function pressed(turn: Turn, readings: Readings, at: number): Turn {
  const { state } = turn;
  const { hook = state.keys.hook } = readings;
  const itsEcho = hook === state.written.offHook && !within(at, state.offHookChangedAt, settleMs);
  // Nobody presses two at once: beside the news of another key it is a state, as will be seen. But a device that does not
  // echo our Off-Hook by itself tells of it with the first press.
  if (isOfShortKey(state, readings) || (hook !== state.keys.hook && !itsEcho)) return turn;
  // Opened in a muted call: it may be put down just now, and muted as it was told. Then this would unmute. A hook that is a
  // button is 0 at all times, and says nothing of that.
  const putDown = state.traits.hook === 'switch' && !state.hookHeard && readings.hook === false;
  if (putDown && state.written.offHook && state.written.muted) return owing(turn, at);
  // One echo of what we wrote, and the device is told again, in case it toggled something of its own.
  if (at < state.muteEchoUntil)
    return owing({ ...turn, state: { ...state, muteEchoUntil: Number.NEGATIVE_INFINITY } }, at);
  return toldMute(turn, null, at);
}

function readState(turn: Turn, readings: Readings, is: boolean, at: number): Turn {
  const { state } = turn;
  // By value: what it said before, or was told since, is nothing new.
  if (is === state.keys.mute) return turn;
  const settling = at < state.muteEchoUntil || within(at, state.offHookChangedAt, settleMs);
  const doubtful = !is && within(at, state.muteFoundAt, doubtMs);
  // Not every device takes its state from us: what comes beside another key is old, and nothing but the mute key unmutes.
  const { hook = state.keys.hook, lineBusy = state.keys.lineBusy } = readings;
  const ofHook = hook !== state.keys.hook || lineBusy !== state.keys.lineBusy;
  if (settling || doubtful || isOfShortKey(state, readings) || (!is && ofHook))
    return owing({ ...turn, state: { ...state, muteFoundAt: Number.NEGATIVE_INFINITY } }, at);
  return toldMute(turn, is, at);
}

/** 1 and then 0 at once: a button, although its descriptor says that it is how things are. */
function isPressAfterAll(turn: Turn, at: number): Turn {
  const next: Turn = {
    ...turn,
    state: { ...turn.state, muteFound: 'press' },
    notes: [...turn.notes, 'its mute key is a button, although it is declared as a state'],
  };
  // The 1 was told, and may have been taken: what is so now stands.
  return owing(next, at);
}

/** Time has passed: a mute key that is still 1 is a state. What it says then is so. */
export function watchMute(turn: Turn, at: number): Turn {
  const { state } = turn;
  const { muteOnSince, traits } = state;
  if (muteOf(state) !== 'press' || traits.muteIsKnown || muteOnSince === null || at < muteOnSince + heldMs)
    return turn;
  const next: Turn = {
    ...turn,
    state: { ...state, muteFound: 'state', muteFoundAt: at },
    notes: [...turn.notes, `its mute key stays on: it is taken for how things are, and not for a press`],
  };
  return state.owner !== 'us' || state.written.muted ? next : toldMute(next, true, at);
}
