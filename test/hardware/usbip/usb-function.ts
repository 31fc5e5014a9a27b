import type { Packet } from './urb.ts';

/** A request to a device on its control endpoint (USB 2.0 §9.3). */
export type Setup = {
  readonly requestType: number;
  readonly request: number;
  readonly value: number;
  readonly index: number;
  readonly length: number;
};

/** Where a function lies in its device. */
export type Place = {
  readonly firstInterface: number;
  /** The number of its first endpoint; it may take as many as it says. */
  readonly firstEndpoint: number;
  /** The number under which the host can ask for this text. */
  readonly text: (words: string) => number;
};

/** A transfer on an endpoint that waits for its end. */
export type Waiting = {
  readonly length: number;
  readonly data: Uint8Array;
  readonly packets: readonly Packet[];
  /** Ends it. An in-transfer is given its bytes; of an isochronous one `filled` says how they are spread. */
  end(data?: Uint8Array, filled?: readonly number[]): void;
  /** The kernel took it back; ending it does nothing any more. */
  readonly isGone: () => boolean;
};

/** What a control request is answered with: bytes (none for one that only tells), or a refusal. */
export type ControlAnswer = Uint8Array | 'stall';

/** Part of a USB device: camera, sound, or control. Its device gives it its place and its transfers. */
export type UsbFunction = {
  readonly interfaces: number;
  readonly endpoints: number;
  /** Its part of the configuration descriptor. */
  describe(place: Place): Uint8Array;
  /** A request to one of its interfaces or endpoints; `part` is the interface counted from its own first. */
  control(part: number, setup: Setup, data: Uint8Array): ControlAnswer;
  /** A transfer on one of its endpoints, counted from its own first. */
  transfer(endpoint: number, isIn: boolean, waiting: Waiting): void;
  /** Another setting of an interface, as streams have. */
  setting?(part: number, setting: number): void;
  /** It was pulled out: whatever it has under way ends. */
  unplugged(): void;
};

/** What a device is as a whole. */
export type UsbDevice = {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string;
  readonly product: string;
  readonly manufacturer: string;
  readonly functions: readonly UsbFunction[];
  /** Number of its first interface; real devices with HID alone have others too, which are left out here. */
  readonly firstInterface?: number;
};

/** Bytes of a descriptor; a number above 255 is an error of whoever wrote it, so words are split with `word`. */
export const bytes = (...parts: readonly (number | readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])));

/** Sixteen bits, low byte first. */
export const word = (value: number): readonly number[] => [value & 255, (value >> 8) & 255];

/** Thirty-two bits, low byte first. */
export const long = (value: number): readonly number[] => [...word(value), ...word(value >> 16)];
