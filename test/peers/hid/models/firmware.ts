import type { LampName, Lamps } from '../../../../native/device.ts';
import type { DeviceModel, PersonPress } from '../device-model.ts';

/** Where a bit lies: counted after the report's id. Report 0 is that of a device without ids. */
type Place = { readonly report: number; readonly bit: number };

/** Which bits a device uses; written down by hand and not read from its descriptor, so that a wrong reading shows. */
export type Layout = {
  /** Bytes of each report after its id. */
  readonly inputs: Readonly<Record<number, number>>;
  readonly outputs: Readonly<Record<number, number>>;
  readonly keys: Readonly<
    Partial<
      Record<
        'hook' | 'lineBusy' | 'mute' | 'flash' | 'reject' | 'volume-up' | 'volume-down',
        Place | readonly Place[]
      >
    >
  >;
  readonly lamps: Readonly<Partial<Record<LampName, Place>>>;
  /** A selector of 4 bits: 0 to 9, star, pound; 15 is no key. */
  readonly keypad?: Place;
};

/** How a device behaves beyond its layout (the ways in which families of devices differ). */
export type Habits = {
  /** `switch`: its bit is whether it is off-hook. `button`: 1 and then 0 at each press. */
  readonly hook: 'switch' | 'button';
  /** When it tells its hook back to a host that wrote Off-Hook. */
  readonly echo: 'every-change-of-off-hook' | 'only-what-is-new' | 'never';
  /** `press`: 1 and then 0 at each press. `state`: its bit is whether it is muted. */
  readonly mute: 'press' | 'state';
  /** Its mute key does something. */
  readonly muteKey: 'always' | 'only-off-hook';
  /** Its mute lamp can light. */
  readonly muteLamp: 'always' | 'only-off-hook';
  /** What it does with a report of another length than declared: nothing, or takes what is missing as 0. */
  readonly otherLength: 'ignored' | 'taken';
  /** It sends each hook report once more, so many ms later. */
  readonly hookAgainAfterMs: number | null;
  /** A hook that no host answers within so many ms falls back. */
  readonly fallsBackAfterMs: number | null;
  /** How often a volume key is sent for one press. */
  readonly volumeTimes: number;
  /** Lamps (or sounds) that are built in; the descriptor may declare more. */
  readonly builtIn: readonly LampName[];
};

/** What most devices do: a hook that is a switch and echoes, a mute key that asks. */
export const usualHabits: Habits = {
  hook: 'switch',
  echo: 'only-what-is-new',
  mute: 'press',
  muteKey: 'always',
  muteLamp: 'always',
  otherLength: 'taken',
  hookAgainAfterMs: null,
  fallsBackAfterMs: null,
  volumeTimes: 1,
  builtIn: ['ringing', 'offHook', 'muted', 'held'],
};

export type Identity = Pick<
  DeviceModel,
  'vendorId' | 'productId' | 'serialNumber' | 'product' | 'manufacturer' | 'interfaceNumber'
>;

/** What differs between two of the same model. */
export type ModelOptions = {
  readonly serialNumber?: string;
  /** Calls once after so many ms, unless the answer was called; `setTimeout` if not given. */
  readonly after?: (ms: number, run: () => void) => () => void;
};

/** A model of which a test may also ask what the host wants of it. */
export type FirmwareModel = DeviceModel & {
  /** What the host last told it; what it cannot show included. */
  readonly told: Lamps;
  /** The lamps that it has. */
  readonly builtIn: readonly LampName[];
  /** Every report that was written to it since it was made, in order; the last 200. */
  readonly reports: readonly { readonly kind: 'output' | 'feature'; readonly report: Uint8Array }[];
};

const timeout = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

const keys = '0123456789*#';
const noKey = 15;

/** A device's firmware: presses become input reports, output reports become lamps, each as its layout and habits say. */
export function makeFirmware(
  identity: Identity,
  descriptor: Uint8Array,
  layout: Layout,
  habits: Habits,
  { serialNumber = identity.serialNumber, after = timeout }: ModelOptions = {},
): FirmwareModel {
  let send: ((report: Uint8Array) => void) | null = null;
  let hook = false;
  let muted = false;
  let told: Lamps = { ringing: false, offHook: false, muted: false, held: false };
  let shown = told;
  let stopFallingBack = (): void => {};
  const listeners = new Set<() => void>();
  const reports: { kind: 'output' | 'feature'; report: Uint8Array }[] = [];

  const lit = (): Lamps => {
    const has = (lamp: LampName): boolean => told[lamp] && habits.builtIn.includes(lamp);
    return {
      ringing: has('ringing'),
      offHook: has('offHook'),
      muted: has('muted') && (habits.muteLamp === 'always' || told.offHook),
      held: has('held'),
    };
  };

  /** Sends every report in which `key` lies, with these momentary keys down. */
  const tell = (
    key: keyof Layout['keys'],
    down: readonly (keyof Layout['keys'])[] = [],
    digit = noKey,
  ): void => {
    for (const { report } of placesOf(layout.keys[key])) sendReport(report, down, digit);
  };

  const sendReport = (id: number, down: readonly (keyof Layout['keys'])[], digit: number): void => {
    const data = new Uint8Array(layout.inputs[id] ?? 0);
    const on = new Set<keyof Layout['keys']>(down);
    if (hook && habits.hook === 'switch') on.add('hook');
    if (hook) on.add('lineBusy');
    if (muted && habits.mute === 'state') on.add('mute');
    for (const key of on) {
      for (const { report, bit } of placesOf(layout.keys[key])) if (report === id) setBits(data, bit, 1, 1);
    }
    if (layout.keypad?.report === id) setBits(data, layout.keypad.bit, 4, digit);
    send?.(id === 0 ? data : Uint8Array.of(id, ...data));
  };

  const pressOnce = (key: keyof Layout['keys']): void => {
    tell(key, [key]);
    tell(key);
  };

  const pressHook = (): void => {
    if (habits.hook === 'button') {
      pressOnce('hook');
      return;
    }
    hook = !hook;
    tell('hook');
    if (habits.hookAgainAfterMs !== null) after(habits.hookAgainAfterMs, () => tell('hook'));
    if (habits.fallsBackAfterMs === null) return;
    stopFallingBack();
    stopFallingBack = after(habits.fallsBackAfterMs, () => {
      if (hook === told.offHook) return;
      hook = told.offHook;
      tell('hook');
    });
  };

  const pressMute = (): void => {
    if (habits.muteKey === 'only-off-hook' && !told.offHook) return;
    if (habits.mute === 'press') {
      pressOnce('mute');
      return;
    }
    muted = !muted;
    tell('mute');
  };

  const take = (report: Uint8Array): void => {
    const usesIds = !(0 in layout.outputs);
    const id = usesIds ? (report[0] ?? 0) : 0;
    const data = usesIds ? report.subarray(1) : report;
    const bytes = layout.outputs[id];
    if (bytes === undefined || (habits.otherLength === 'ignored' && data.length !== bytes)) return;
    stopFallingBack();
    const wasOffHook = told.offHook;
    for (const [lamp, place] of Object.entries(layout.lamps)) {
      if (place.report === id) told = { ...told, [lamp]: bitOf(data, place.bit) };
    }
    if (layout.lamps.muted?.report === id) muted = told.muted;
    if (layout.lamps.offHook?.report === id) answerOffHook(wasOffHook);
  };

  const answerOffHook = (was: boolean): void => {
    const isNew = hook !== told.offHook;
    hook = told.offHook;
    if (habits.hook === 'button' || habits.echo === 'never') return;
    if (isNew || (habits.echo === 'every-change-of-off-hook' && was !== told.offHook)) tell('hook');
  };

  return {
    ...identity,
    serialNumber,
    descriptor,
    builtIn: habits.builtIn,
    get told() {
      return told;
    },
    get lit() {
      return lit();
    },
    reports,
    written(kind, report) {
      reports.push({ kind, report: report.slice() });
      if (reports.length > 200) reports.shift();
      if (kind === 'output') take(report);
      const now = lit();
      if (sameLamps(shown, now)) return;
      shown = now;
      for (const listener of listeners) listener();
    },
    connect(to) {
      send = to;
      return () => {
        if (send === to) send = null;
      };
    },
    press(what: PersonPress) {
      if (typeof what === 'object') {
        const digit = keys.indexOf(what.key);
        if (!layout.keypad || digit < 0) return;
        sendReport(layout.keypad.report, [], digit);
        sendReport(layout.keypad.report, [], noKey);
      } else if (layout.keys[what] === undefined) return;
      else if (what === 'hook') pressHook();
      else if (what === 'mute') pressMute();
      else if (what === 'volume-up' || what === 'volume-down')
        for (let time = 0; time < habits.volumeTimes; time += 1) pressOnce(what);
      else pressOnce(what);
    },
    onLit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const placesOf = (place: Place | readonly Place[] | undefined): readonly Place[] =>
  place === undefined ? [] : 'bit' in place ? [place] : place;

function setBits(data: Uint8Array, from: number, size: number, value: number): void {
  for (let bit = 0; bit < size; bit += 1) {
    const at = from + bit;
    if ((value >> bit) & 1) data[at >> 3] = (data[at >> 3] ?? 0) | (1 << (at & 7));
  }
}

const bitOf = (data: Uint8Array, bit: number): boolean => (((data[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;

const sameLamps = (a: Lamps, b: Lamps): boolean =>
  a.ringing === b.ringing && a.offHook === b.offHook && a.muted === b.muted && a.held === b.held;
