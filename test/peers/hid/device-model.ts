import type { Lamps } from '../../../native/device.ts';

/** What a person does on a device. */
export type PersonPress =
  | 'hook'
  | 'mute'
  | 'reject'
  | 'flash'
  | 'volume-up'
  | 'volume-down'
  | { readonly key: string };

/** A HID device in software: what it is, and what it does when something is written to it or a person presses. */
export type DeviceModel = {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string;
  readonly product: string;
  readonly manufacturer: string;
  readonly interfaceNumber: number;
  /** Its report descriptor. */
  readonly descriptor: Uint8Array;
  /** An output or feature report arrived: its id first where the device uses ids. */
  written(kind: 'output' | 'feature', report: Uint8Array): void;
  /** Where it sends its input reports; set by whatever it is plugged into. Returns what stops it. */
  connect(send: (report: Uint8Array) => void): () => void;
  press(what: PersonPress): void;
  /** What its lamps show now, as a person sees them. */
  readonly lit: Lamps;
  /** Calls at every change of `lit`. Returns what stops it. */
  onLit(listener: () => void): () => void;
};
