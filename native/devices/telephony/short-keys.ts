import type { Press } from '../../device.ts';
import type { CallKey } from '../../protocols/hid-report/call-reader.ts';
import { type ControlState, type Readings, type Turn, told, within } from './control-state.ts';

/** A flash that comes twice for one press. */
const flashMs = 300;
/** As the Linux driver hid-plantronics has them: the same volume key, and its opposite. */
const sameVolumeMs = 5;
const oppositeVolumeMs = 220;
/** A press of a volume key that sends many. */
const burstMs = 250;

const shortKeys = ['flash', 'redial', 'drop', 'volumeUp', 'volumeDown', 'volumeMute'] as const;
const volumes = { volumeUp: 'up', volumeDown: 'down', volumeMute: 'mute' } as const;

/** Whether a report is about one of these keys, going down or up: what else it says is how things were before. */
export function isOfShortKey(
  { keys, keypad, keypadHeard, traits }: ControlState,
  readings: Readings,
): boolean {
  const { keypad: key } = readings;
  // The first word of a keypad is news only if it is a key for certain.
  const certain = keypadHeard || (key !== null && key !== traits.keyOfZero);
  const typed = key !== undefined && key !== keypad && certain;
  return typed || shortKeys.some((key) => readings[key] !== undefined && readings[key] !== keys[key]);
}

/** Reads the keys of which only the going down counts. The keys in `state` are still those before this report. */
export function readShortKeys(turn: Turn, readings: Readings, at: number): Turn {
  const down = (key: CallKey): boolean => readings[key] === true && !turn.state.keys[key];
  let next = turn;
  if (down('drop')) next = told(next, { kind: 'reject' }, at);
  if (down('redial')) next = told(next, { kind: 'redial' }, at);
  if (down('flash')) next = readFlash(next, at);
  for (const key of ['volumeUp', 'volumeDown', 'volumeMute'] as const)
    if (down(key)) next = readVolume(next, volumes[key], at);
  return readKeypad(next, readings);
}

function readFlash(turn: Turn, at: number): Turn {
  const { state } = turn;
  if (state.traits.flashDoubled && within(at, state.flashAt, flashMs)) return turn;
  return told({ ...turn, state: { ...state, flashAt: at } }, { kind: 'flash' }, at);
}

/** Volume and keypad have no lamp: they need no answer. */
const untold = (turn: Turn, press: Press): Turn => ({ ...turn, says: [...turn.says, press] });

function readVolume(turn: Turn, change: 'up' | 'down' | 'mute', at: number): Turn {
  const { traits, volumeAt, volumeLast } = turn.state;
  const same = traits.volumeBurst ? burstMs : sameVolumeMs;
  if (within(at, volumeAt, change === volumeLast ? same : volumeLast ? oppositeVolumeMs : 0)) return turn;
  return untold(
    { ...turn, state: { ...turn.state, volumeAt: at, volumeLast: change } },
    { kind: 'volume', change },
  );
}

function readKeypad(turn: Turn, { keypad }: Readings): Turn {
  const { keypadHeard, zeroIsNoKey, traits } = turn.state;
  if (keypad === undefined) return turn;
  // The first word of the keypad is a 0: the key, or nothing. A report with nothing on tells that 0 is the key.
  const zero = keypad !== null && keypad === traits.keyOfZero;
  const still = keypad !== null && (zeroIsNoKey || (zero && !keypadHeard));
  const next = { ...turn, state: { ...turn.state, keypadHeard: true, zeroIsNoKey: still } };
  if (keypad === null || keypad === turn.state.keypad || (zero && still)) return next;
  return untold(next, { kind: 'key', key: keypad });
}
