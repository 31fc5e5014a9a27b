import type { Lamps, Press } from '../../device.ts';
import type { CallKey } from '../../protocols/hid-report/call-reader.ts';

/** How a device's keys behave: from its descriptor, and from its row in the table of known devices; and who else may use it. */
export type Traits = {
  /** `switch`: 1 is off the hook, 0 is on it. `press`: a 1 asks for the other of what is. */
  readonly hook: 'switch' | 'press';
  /** `state`: 1 is muted, 0 is not. `press`: a 1 asks for the other of what is. */
  readonly mute: 'state' | 'press';
  /** The table says what mute is: it need not be found out. */
  readonly muteIsKnown: boolean;
  /** Flash comes twice for one press. */
  readonly flashDoubled: boolean;
  /** One press of a volume key sends many. */
  readonly volumeBurst: boolean;
  /** A press of the hook may be told a second time, as late as this. */
  readonly hookSecondReportMs: number;
  /** It has no key for "reject": then it says so with its hook. */
  readonly rejectsByHook: boolean;
  /** The key of a keypad that a field of 0 stands for; null where 0 is no key. */
  readonly keyOfZero: string | null;
  /** No other program of this computer has calls. A telephone that is paired with the device still may. */
  readonly alone: boolean;
};

/** What a report says of the keys: those it speaks of. `keypad` is null while no key is down. */
export type Readings = Readonly<Partial<Record<CallKey, boolean>>> & { readonly keypad?: string | null };

export type Input =
  /** `same`: byte for byte as the last one with this id. */
  | { readonly kind: 'report'; readonly at: number; readonly readings: Readings; readonly same: boolean }
  /** What the device is to show. */
  | { readonly kind: 'show'; readonly at: number; readonly lamps: Lamps }
  /** It is later; asked for by `wakeAt`. */
  | { readonly kind: 'tick'; readonly at: number };

/** What is known of one open device. Times are those of the inputs; -Infinity is never. */
export type ControlState = {
  readonly traits: Traits;
  readonly openedAt: number;
  /** When a report came last. */
  readonly heardAt: number;
  /** Whose call the device is in, if in any: see the drawing in call-control.ts. */
  readonly owner: 'us' | 'asked' | 'elsewhere';
  readonly askedUntil: number;
  /** The host has said what to show since it was opened. */
  readonly hostSpoke: boolean;
  /** What the host last said; all false until then. */
  readonly want: Lamps;
  /** What the device was last told; all false after opening. */
  readonly written: Lamps;
  /** Nothing was written since it was opened. */
  readonly fresh: boolean;
  readonly offHookChangedAt: number;
  /** Ringing or off-hook went out at this time. */
  readonly restedAt: number;
  readonly writtenAt: number;
  /** The device's keys as last read, or as it was told to take them. */
  readonly keys: Readonly<Record<CallKey, boolean>>;
  readonly keypad: string | null;
  /** It was opened in a call that was on already: its hook may have been up before anybody listened. */
  readonly openedInCall: boolean;
  /** A report has spoken of the hook. */
  readonly hookHeard: boolean;
  /** A report has spoken of the keypad. */
  readonly keypadHeard: boolean;
  /** A field of 0 in the keypad is how this device says "no key". */
  readonly zeroIsNoKey: boolean;
  readonly liftedAt: number;
  /** A report that said nothing new while it rang. */
  readonly pulseAt: number;
  /** It repeats what it said: a report that says nothing new means nothing. */
  readonly repeats: boolean;
  /** Off-hook by us made it say that its line is busy: it says so of any program's call. */
  readonly busyTellsCalls: boolean;
  /** Since when its mute key is 1; null when it is 0. */
  readonly muteOnSince: number | null;
  /** What mute is found to be, where it behaves otherwise than its descriptor says. */
  readonly muteFound: Traits['mute'] | null;
  readonly muteFoundAt: number;
  /** A mute press was told, and nothing was written since. */
  readonly muteAsked: boolean;
  /** Until when a mute press may be the device's echo of what we wrote. */
  readonly muteEchoUntil: number;
  readonly flashAt: number;
  readonly volumeAt: number;
  readonly volumeLast: 'up' | 'down' | 'mute' | null;
  /** When the device is to be answered without being told to; null when nothing is owed. */
  readonly owedAt: number | null;
  /** When it was last written to without being told to: no more than `correctionsMost` times. */
  readonly corrections: readonly number[];
};

/** What a step leads to. */
export type Outcome = {
  readonly state: ControlState;
  /** What a person did. */
  readonly says: readonly Press[];
  /** What is to be written; `whole`: every lamp, also those that have not changed. */
  readonly write: { readonly lamps: Lamps; readonly whole: boolean } | null;
  /** When to tick, at the latest. */
  readonly wakeAt: number | null;
  /** What was found out, for the log. */
  readonly notes: readonly string[];
};

/** A state on its way to an outcome. */
export type Turn = {
  readonly state: ControlState;
  readonly says: readonly Press[];
  readonly notes: readonly string[];
};

export const noLamps: Lamps = { ringing: false, offHook: false, muted: false, held: false };

/** How long a press may wait for the host's next word before the device is answered without. */
export const answerMs = 250;
/** What a device says so soon after it was taken off the hook, or lifted, is part of that. */
export const settleMs = 300;
/** How long a device takes to echo a mute that we wrote. */
export const muteEchoMs = 100;

/** Whether less than `ms` have passed since `then`. */
export const within = (at: number, then: number, ms: number): boolean => at >= then && at - then < ms;

/** Whether the host has something to do with the device: it rings or is off the hook. */
export const isOurs = ({ ringing, offHook }: Lamps): boolean => ringing || offHook;

/** A device that was opened at `at`, for the first time or again: nothing is known of it. */
export function openedState(traits: Traits, at: number): ControlState {
  return {
    traits,
    openedAt: at,
    heardAt: Number.NEGATIVE_INFINITY,
    owner: 'us',
    askedUntil: Number.NEGATIVE_INFINITY,
    hostSpoke: false,
    want: noLamps,
    written: noLamps,
    fresh: true,
    offHookChangedAt: Number.NEGATIVE_INFINITY,
    restedAt: Number.NEGATIVE_INFINITY,
    writtenAt: Number.NEGATIVE_INFINITY,
    keys: {
      hook: false,
      mute: false,
      flash: false,
      redial: false,
      drop: false,
      lineBusy: false,
      volumeUp: false,
      volumeDown: false,
      volumeMute: false,
    },
    keypad: null,
    openedInCall: false,
    hookHeard: false,
    keypadHeard: false,
    zeroIsNoKey: false,
    liftedAt: Number.NEGATIVE_INFINITY,
    pulseAt: Number.NEGATIVE_INFINITY,
    repeats: false,
    busyTellsCalls: false,
    muteOnSince: null,
    muteFound: null,
    muteFoundAt: Number.NEGATIVE_INFINITY,
    muteAsked: false,
    muteEchoUntil: Number.NEGATIVE_INFINITY,
    flashAt: Number.NEGATIVE_INFINITY,
    volumeAt: Number.NEGATIVE_INFINITY,
    volumeLast: null,
    owedAt: null,
    corrections: [],
  };
}

/** A press that is told and answered: by the host's next word, or else soon without. */
export function told(turn: Turn, press: Press, at: number): Turn {
  return { ...owing(turn, at + answerMs), says: [...turn.says, press] };
}

/** The device is to be told the whole again at `due`, if the host says nothing before. */
export function owing(turn: Turn, due: number): Turn {
  const { owedAt } = turn.state;
  return { ...turn, state: { ...turn.state, owedAt: owedAt === null ? due : Math.min(owedAt, due) } };
}
