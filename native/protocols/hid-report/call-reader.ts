import { readBits } from './report-bits.ts';
import type { ArrayField, Control, Field, ReportDescriptor } from './report-descriptor.ts';
import { type Telephony, telephonyIn } from './telephony.ts';
import { usageParts } from './usage.ts';

/** The keys of a device that count for calls, apart from its keypad. */
export const callKeys = [
  'hook',
  'mute',
  'flash',
  'redial',
  'drop',
  'lineBusy',
  'volumeUp',
  'volumeDown',
  'volumeMute',
] as const;
export type CallKey = (typeof callKeys)[number];

/** Phone Key 0 to 9, star, pound, A to D (usages 0b:b0 to 0b:bf), in their order. */
export const keypadKeys = '0123456789*#ABCD';

/**
 * What one report says of the keys for calls, in one number, so that reading a report makes nothing. From the lowest bit:
 * whether each of `callKeys` is on; whether the report speaks of it at all; then the keypad: 0 the report does not speak
 * of it, 1 no key, 2 and more the key, counted from 2 in `keypadKeys`. 0 where it says nothing of calls.
 */
export type CallReading = number;

const keypadShift = 2 * callKeys.length;
const keypadUnit = 1 << keypadShift;
const belowKeypad = keypadUnit - 1;
const noKey = 1;
const firstPhoneKey = 0xb0;

/** Whether a key is on; null where the report does not say. */
export function keyIn(reading: CallReading, key: CallKey): boolean | null {
  const bit = callKeys.indexOf(key);
  return (reading >> (callKeys.length + bit)) & 1 ? ((reading >> bit) & 1) === 1 : null;
}

/** The key of the keypad that is down; null for none, undefined where the report does not say. */
export function keypadKeyIn(reading: CallReading): string | null | undefined {
  const keypad = reading >> keypadShift;
  if (keypad === 0) return undefined;
  return keypad === noKey ? null : keypadKeys[keypad - 2];
}

/**
 * What each value of up to 8 bits says: keys that are a bit, as nearly all are, by the byte in which they lie; the only
 * place of a small array by its number. So a report is read in one look-up a byte.
 */
type Lookup = {
  readonly byte: number;
  readonly shift: number;
  readonly mask: number;
  /** The last byte of it: a report that ends before says nothing. */
  readonly lastByte: number;
  readonly meaning: Int32Array;
};
/** Whatever else there is: a wide number, or a place among those of an array. `first` is the first byte after the id. */
type Other = (bytes: Uint8Array, first: number) => CallReading;
type Reader = { readonly lookups: readonly Lookup[]; readonly others: readonly Other[] };

/** The controls of `callKeys`, in their order, and those of the keypad. */
type Wanted = { readonly keys: readonly (Control | null)[]; readonly keypad: ReadonlySet<Control> };

/** Two readings of one report as one. The larger keypad counts: a key before "no key" where each is a bit of its own. */
const joined = (reading: CallReading, more: CallReading): CallReading =>
  ((reading | more) & belowKeypad) | Math.max(reading & ~belowKeypad, more & ~belowKeypad);

/**
 * Makes a function that reads the keys for calls out of an input report as it comes from the device: the id first where
 * the device uses ids. A short report tells what is in it, a longer one is taken as padded (Windows pads to the longest of
 * a collection), one without a key for calls is 0. Never throws.
 */
export function callReader(
  descriptor: ReportDescriptor,
  telephony: Telephony | null = telephonyIn(descriptor),
): (bytes: Uint8Array) => CallReading {
  const readers: (Reader | undefined)[] = [];
  const first = descriptor.usesReportIds ? 1 : 0;
  if (telephony) {
    const { volume } = telephony;
    const all = { ...telephony, volumeUp: volume.up, volumeDown: volume.down, volumeMute: volume.mute };
    const wanted = { keys: callKeys.map((key) => all[key]), keypad: new Set(telephony.keypad) };
    for (const { id, fields } of descriptor.reports.input.values())
      readers[id] = readerOf(fields, wanted, first);
  }
  const only = descriptor.usesReportIds ? undefined : readers[0];
  return (bytes) => {
    const reader = first === 1 ? readers[bytes[0] ?? -1] : only;
    if (reader === undefined) return 0;
    const { length } = bytes;
    let reading = 0;
    for (const { byte, shift, mask, lastByte, meaning } of reader.lookups) {
      if (lastByte >= length) continue;
      const value = (((bytes[byte] ?? 0) | ((bytes[lastByte] ?? 0) << 8)) >> shift) & mask;
      reading |= meaning[value] ?? 0;
    }
    for (const other of reader.others) reading = joined(reading, other(bytes, first));
    return reading;
  };
}

function readerOf(fields: readonly Field[], wanted: Wanted, first: number): Reader | undefined {
  const ofByte = new Map<number, Int32Array>();
  const lookups: Lookup[] = [];
  const others: Other[] = [];
  let keypadSeen = false;
  for (const field of fields) {
    if (field.kind === 'array') {
      const meaning = meaningOf(field, wanted);
      if (!meaning) continue;
      // Of the lookups only one may speak of the keypad, since what they say is just put together.
      const small = meaning.nothing < keypadUnit || !keypadSeen ? smallArray(field, meaning, first) : null;
      if (small) lookups.push(small);
      else others.push(slotReader(field, meaning));
      keypadSeen ||= meaning.nothing >= keypadUnit;
      continue;
    }
    for (const control of field.controls) {
      const says = saysOf(control, wanted);
      if (!says) continue;
      if (control.size === 1 && field.min >= 0 && !wanted.keypad.has(control)) {
        const byte = first + (control.bit >> 3);
        const meaning = ofByte.get(byte) ?? new Int32Array(256);
        ofByte.set(byte, meaning);
        for (const value of meaning.keys())
          meaning[value] = (meaning[value] ?? 0) | ((value >> (control.bit & 7)) & 1 ? says.on : says.off);
      } else others.push(numberReader(control, field.min < 0, says));
    }
  }
  for (const [byte, meaning] of ofByte) lookups.push({ byte, shift: 0, mask: 0xff, lastByte: byte, meaning });
  return lookups.length + others.length > 0 ? { lookups, others } : undefined;
}

type Says = { readonly on: CallReading; readonly off: CallReading };

/** What a control's being on, and its being off, say; null for one that is not for calls. */
function saysOf(control: Control, { keys, keypad }: Wanted): Says | null {
  const index = keys.indexOf(control);
  if (index >= 0) {
    const off = 1 << (callKeys.length + index);
    return { on: off | (1 << index), off };
  }
  if (!keypad.has(control)) return null;
  const key = 2 + usageParts(control.usage).id - firstPhoneKey;
  return { on: key << keypadShift, off: noKey << keypadShift };
}

/** What each value in a place of an array says, and one that selects nothing; null where none is for calls. */
type Meaning = { readonly of: ReadonlyMap<number, CallReading>; readonly nothing: CallReading };

function meaningOf({ selectors, idle }: ArrayField, wanted: Wanted): Meaning | null {
  let nothing = 0;
  const ofValue = new Map<number, Says>();
  for (const [value, control] of selectors) {
    const says = saysOf(control, wanted);
    if (!says) continue;
    nothing |= says.off;
    if (value !== idle) ofValue.set(value, says);
  }
  if (nothing === 0) return null;
  return { of: new Map([...ofValue].map(([value, { on }]) => [value, joined(nothing, on)])), nothing };
}

/** An array of one place of up to 8 bits, as keypads are, in a table. */
function smallArray(field: ArrayField, meaning: Meaning, first: number): Lookup | null {
  const { bit, size, slots, min } = field;
  if (slots !== 1 || size > 8) return null;
  const table = Int32Array.from({ length: 2 ** size }, (_, raw) => {
    const value = min < 0 && raw >= 2 ** (size - 1) ? raw - 2 ** size : raw;
    return meaning.of.get(value) ?? meaning.nothing;
  });
  return {
    byte: first + (bit >> 3),
    shift: bit & 7,
    mask: 2 ** size - 1,
    lastByte: first + ((bit + size - 1) >> 3),
    meaning: table,
  };
}

/** A number is on above 0: of two buttons in one number, -1 is the other. */
const numberReader =
  ({ bit, size }: Control, signed: boolean, { on, off }: Says): Other =>
  (bytes, first) => {
    if (bit + size > 8 * (bytes.length - first)) return 0;
    return readBits(bytes, 8 * first + bit, size, signed) > 0 ? on : off;
  };

/** Reads each place of an array that is there. */
const slotReader =
  ({ bit, size, slots, min }: ArrayField, meaning: Meaning): Other =>
  (bytes, first) => {
    const there = Math.min(slots, Math.floor((8 * (bytes.length - first) - bit) / size));
    let reading = 0;
    for (let slot = 0; slot < there; slot += 1) {
      const value = readBits(bytes, 8 * first + bit + slot * size, size, min < 0);
      reading = joined(reading, meaning.of.get(value) ?? meaning.nothing);
    }
    return reading;
  };
