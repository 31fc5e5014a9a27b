import {
  answerMs,
  type ControlState,
  isOurs,
  owing,
  type Readings,
  settleMs,
  type Turn,
  told,
  within,
} from './control-state.ts';
import { muteOf } from './mute-key.ts';
import { isOfShortKey } from './short-keys.ts';

/** So soon after a call of ours the device is hardly in another's. */
export const restMs = 2500;
/** How late a device may still echo an Off-Hook that is over. */
const lateEchoMs = 500;
/** Two reports that say nothing new, as far apart at most: "reject" of a device that has no key for it. */
const pulsesMs = 500;
/** The device's answer to what we wrote, which is no pulse. */
const afterWriteMs = 500;

export type HookReport = { readonly readings: Readings; readonly same: boolean };

/**
 * Reads the hook and the device's word on its line. By value first: off-hook while we say off-hook is its echo, whenever
 * it comes. The device's keys in `state` are still those before this report.
 */
export function readHook(turn: Turn, report: HookReport, at: number): Turn {
  const line = readLine(turn, report.readings, at);
  if (report.readings.hook === undefined || line.state.owner === 'elsewhere') return line;
  const { traits } = line.state;
  return traits.hook === 'press' ? readHookKey(line, report.readings, at) : readSwitch(line, report, at);
}

function readLine(turn: Turn, readings: Readings, at: number): Turn {
  const { state } = turn;
  const { written, keys } = state;
  if (readings.lineBusy !== true || keys.lineBusy) return turn;
  if (written.offHook) {
    const byUs = within(at, state.offHookChangedAt, restMs);
    return byUs ? { ...turn, state: { ...state, busyTellsCalls: true } } : turn;
  }
  if (isOurs(written) || within(at, state.restedAt, restMs)) return turn;
  // A phone that is lifted says both at once: that may be a person.
  if (readings.hook === true && !keys.hook && state.owner === 'us') return turn;
  return toElsewhere(turn);
}

function readSwitch(turn: Turn, report: HookReport, at: number): Turn {
  const is = report.readings.hook === true;
  const was = turn.state.keys.hook;
  if (is && !was) return lifted(turn, report, at);
  if (!is && (was || isFirstWord(turn.state, report.readings))) return putDown(turn, at);
  return is ? turn : pulsed(turn, report, at);
}

/** Its first word since it was opened in a call is its hook, and no other key: it was off the hook before anybody listened. */
function isFirstWord(state: ControlState, { keypad, mute, ...keys }: Readings): boolean {
  if (!state.openedInCall || state.hookHeard || keypad) return false;
  const mutes = muteOf(state) === 'state' ? (mute ?? state.written.muted) !== state.written.muted : mute;
  return !mutes && Object.values(keys).every((down) => !down);
}

function lifted(turn: Turn, { readings, same }: HookReport, at: number): Turn {
  const { state } = turn;
  const { written, traits } = state;
  // Its echo of our own Off-Hook, or a handset lifted in a call that is on already.
  if (written.offHook) return turn;
  // Another key was pressed: the hook beside it is as it was, and not lifted now.
  const muting = muteOf(state) === 'press' && readings.mute === true && !state.keys.mute;
  if (muting || isOfShortKey(state, readings)) return turn;
  if (same && within(at, state.liftedAt, traits.hookSecondReportMs)) return turn;
  if (!written.ringing && within(at, state.offHookChangedAt, lateEchoMs)) return owing(turn, at + answerMs);
  const says = told({ ...turn, state: { ...state, liftedAt: at } }, { kind: 'hook', lifted: true }, at);
  if (written.ringing) return says;
  // A person who takes this device into our call, or another program's call: the host's next word tells.
  return { ...says, state: { ...says.state, owner: 'asked', askedUntil: at + answerMs, owedAt: null } };
}

function putDown(turn: Turn, at: number): Turn {
  const { state } = turn;
  if (state.owner === 'asked') return owing({ ...turn, state: { ...state, owner: 'us' } }, state.askedUntil);
  if (!state.written.offHook) return turn;
  const releasedMs = Math.max(settleMs, state.traits.hookSecondReportMs);
  // A key let go, a second report of the same press, or a device that falls back when it is taken off the hook
  // (gonicus/gonnect pull request 138): no person puts down so soon. It is told again what is so.
  if (within(at, state.liftedAt, releasedMs) || within(at, state.offHookChangedAt, settleMs))
    return owing(turn, at);
  return told(turn, { kind: 'hook', lifted: false }, at);
}

/** A key in place of a switch: a press answers what rings and ends what is on. */
function readHookKey(turn: Turn, readings: Readings, at: number): Turn {
  const { state } = turn;
  const { written } = state;
  if (readings.hook !== true || state.keys.hook || within(at, state.liftedAt, settleMs)) return turn;
  if (!written.offHook)
    return told({ ...turn, state: { ...state, liftedAt: at } }, { kind: 'hook', lifted: true }, at);
  if (within(at, state.offHookChangedAt, settleMs)) return turn;
  return told(turn, { kind: 'hook', lifted: false }, at);
}

/**
 * A device without a key for it rejects by telling twice that it is on the hook. Once is not enough: a Gigaset begins so when
 * it answers (tomek-o/tSIP issue 32). And not from a device that repeats itself at other times.
 */
function pulsed(turn: Turn, { same }: HookReport, at: number): Turn {
  const { state } = turn;
  if (!same || !state.traits.rejectsByHook || within(at, state.writtenAt, afterWriteMs)) return turn;
  const ringing = state.written.ringing && !state.written.offHook;
  if (!ringing) return { ...turn, state: { ...state, repeats: true } };
  if (state.repeats) return turn;
  if (!within(at, state.pulseAt, pulsesMs)) return { ...turn, state: { ...state, pulseAt: at } };
  return told({ ...turn, state: { ...state, pulseAt: Number.NEGATIVE_INFINITY } }, { kind: 'reject' }, at);
}

/** Another program's call is on the device: it is left alone until it is free. */
export function toElsewhere(turn: Turn): Turn {
  return {
    says: [],
    notes: [...turn.notes, 'another program has a call on it: it is left alone until that is over'],
    state: { ...turn.state, owner: 'elsewhere', owedAt: null },
  };
}
