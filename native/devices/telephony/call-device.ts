import type { NativeClock } from '../../clock.ts';
import type { CallDevice, Lamps, Press, PressKind } from '../../device.ts';
import {
  type CallReading,
  callKeys,
  callReader,
  keyIn,
  keypadKeyIn,
} from '../../protocols/hid-report/call-reader.ts';
import type { ReportDescriptor } from '../../protocols/hid-report/report-descriptor.ts';
import { type Telephony, telephonyIn } from '../../protocols/hid-report/telephony.ts';
import type { KnownDevice, Quirks } from '../known.ts';
import { step } from './call-control.ts';
import { type Input, noLamps, openedState, type Readings, type Traits } from './control-state.ts';
import { lampReports } from './lamp-reports.ts';
import { lampWriter } from './lamp-writer.ts';
import { sameBytes } from './same-bytes.ts';

/** An open device's part in calls. */
export type CallDevicePart = {
  /** As they are now; `changed` is called when they are others. */
  readonly facts: Pick<CallDevice, 'status' | 'detail' | 'keys' | 'lamps' | 'shows'>;
  /** An input report as it came over the wire. The bytes are kept until the next one. */
  report(bytes: Uint8Array): void;
  /** What the device is to show. The first after opening is written whole: call it once also when there is no call. */
  show(lamps: Lamps): void;
  /** Nothing is written or told from then on. */
  close(): void;
};

/** Whether a device with this descriptor has a key or a lamp for calls. */
export const hasCalls = (descriptor: ReportDescriptor): boolean => telephonyIn(descriptor) !== null;

/** Makes a call device of an open HID device: reports to presses, lamps to reports. */
export function openCallDevice(options: {
  readonly descriptor: ReportDescriptor;
  /** Its row in the table of known devices. */
  readonly row: KnownDevice | null;
  /** No other program of this computer has calls; false where that is not known. */
  readonly alone?: boolean;
  /** Writes an output report at its full length; false when it could not be. */
  readonly write: (report: Uint8Array) => Promise<boolean>;
  readonly sendFeature: (report: Uint8Array) => Promise<boolean>;
  readonly clock: NativeClock;
  readonly pressed: (press: Press) => void;
  /** The facts are others than before. */
  readonly changed: () => void;
  readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
}): CallDevicePart {
  const { descriptor, clock, pressed, changed, log } = options;
  const quirks = options.row?.quirks ?? {};
  const telephony = telephonyIn(descriptor) ?? noTelephony;
  const read = callReader(descriptor, telephony);
  const lamps = lampReports(descriptor, telephony, quirks);
  const keys = keysOf(telephony);
  const keyOfZero = keypadKeyIn(read(nothingTyped(descriptor, telephony))) ?? null;
  const traits = { ...traitsOf(telephony, quirks, keyOfZero), alone: options.alone ?? false };
  let state = openedState(traits, clock.now());
  let shows = noLamps;
  let closed = false;
  let stopTicking = (): void => {};
  const lastBytes = new Map<number, Uint8Array>();

  const writer = lampWriter({
    reportsOf: lamps.of,
    write: options.write,
    shows(now) {
      const only = Object.fromEntries(lamps.lamps.map((name) => [name, now[name]]));
      const next = { ...noLamps, ...only };
      if (closed || lamps.lamps.every((name) => next[name] === shows[name])) return;
      shows = next;
      changed();
    },
  });

  /** Whether something was written. */
  const take = (input: Input): boolean => {
    const before = state.owner;
    const { state: next, says, write, wakeAt, notes } = step(state, input);
    state = next;
    if (write) writer.write(write.lamps, write.whole || writer.failed);
    stopTicking();
    if (wakeAt !== null)
      stopTicking = clock.after(Math.max(0, wakeAt - input.at), () => {
        // Not before its time, also when the computer's clock was put back meanwhile.
        take({ kind: 'tick', at: Math.max(clock.now(), wakeAt) });
      });
    for (const note of notes) log('info', note);
    if ((before === 'elsewhere') !== (state.owner === 'elsewhere')) changed();
    // Last: it may bring the next thing to show.
    for (const press of says) if (!closed) pressed(press);
    return write !== null;
  };

  const stopKeepingAlive = keepAlive(quirks, options.sendFeature, clock, () => state.owner !== 'elsewhere');

  return {
    get facts(): CallDevicePart['facts'] {
      const own = { keys, lamps: lamps.lamps, shows };
      if (state.owner === 'elsewhere') return { ...own, status: 'elsewhere', detail: elsewhere };
      return { ...own, status: 'ready', detail: null };
    },
    report(bytes) {
      if (closed) return;
      const reading = read(bytes);
      if (reading === 0) return;
      const id = descriptor.usesReportIds ? (bytes[0] ?? 0) : 0;
      const before = lastBytes.get(id);
      lastBytes.set(id, bytes);
      const same = before !== undefined && sameBytes(before, bytes);
      take({ kind: 'report', at: clock.now(), readings: readingsOf(reading), same });
    },
    show(wanted) {
      if (closed) return;
      const wrote = take({ kind: 'show', at: clock.now(), lamps: wanted });
      // What it did not take is owed, also when nothing is new.
      if (!wrote && writer.failed && state.owner === 'us') writer.write(wanted, true);
    },
    close() {
      closed = true;
      stopTicking();
      stopKeepingAlive();
    },
  };
}

const elsewhere = 'its hook or its line says that it is in a call that is not ours';

const noTelephony: Telephony = {
  hook: null,
  mute: null,
  flash: null,
  redial: null,
  drop: null,
  lineBusy: null,
  keypad: [],
  volume: { up: null, down: null, mute: null },
  leds: {},
};

function keysOf({ hook, mute, flash, redial, drop, keypad, volume }: Telephony): readonly PressKind[] {
  const has: Readonly<Record<PressKind, unknown>> = {
    hook,
    mute,
    reject: drop,
    flash,
    redial,
    volume: volume.up ?? volume.down ?? volume.mute,
    key: keypad[0],
  };
  return (Object.keys(has) as PressKind[]).filter((kind) => has[kind]);
}

function traitsOf(
  { hook, mute, drop }: Telephony,
  quirks: Quirks,
  keyOfZero: string | null,
): Omit<Traits, 'alone'> {
  return {
    hook: quirks.hookIsPress || (hook && hook.semantics !== 'state') ? 'press' : 'switch',
    mute: quirks.muteIsState || mute?.semantics === 'state' ? 'state' : 'press',
    muteIsKnown: quirks.muteIsState ?? false,
    flashDoubled: quirks.flashDoubled ?? false,
    volumeBurst: quirks.volumeBurst ?? false,
    hookSecondReportMs: quirks.hookSecondReportMs ?? 0,
    rejectsByHook: drop === null,
    keyOfZero,
  };
}

/** The report of the keypad with nothing but 0 in it: on some devices that is a key. */
function nothingTyped(
  { reports, usesReportIds }: ReportDescriptor,
  { keypad: [first] }: Telephony,
): Uint8Array {
  const report = first && reports.input.get(first.reportId);
  const zero = new Uint8Array((report?.bytes ?? 0) + (usesReportIds ? 1 : 0));
  if (usesReportIds) zero[0] = report?.id ?? 0;
  return zero;
}

function readingsOf(reading: CallReading): Readings {
  const readings: { -readonly [name in keyof Readings]: Readings[name] } = {};
  for (const key of callKeys) {
    const on = keyIn(reading, key);
    if (on !== null) readings[key] = on;
  }
  const keypad = keypadKeyIn(reading);
  return keypad === undefined ? readings : { ...readings, keypad };
}

/** Some phones fall back to their own screen unless a feature report comes again and again. Not in another program's call. */
function keepAlive(
  { keepAlive: wish }: Quirks,
  send: (report: Uint8Array) => Promise<boolean>,
  clock: NativeClock,
  mayWrite: () => boolean,
): () => void {
  if (!wish) return () => {};
  let stop = (): void => {};
  const beat = (): void => {
    if (mayWrite()) void send(Uint8Array.from(wish.report));
    stop = clock.after(wish.everyMs, beat);
  };
  beat();
  return () => stop();
}
