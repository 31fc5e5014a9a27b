/**
 * The words for a room's devices, shared by the native process, main and the window. Types only.
 *
 * A device reports what a person did on it and shows what it is told; it never decides. What the host shows is the one
 * fact by which an echo is told from a press.
 */

/** What the host's call is like, as a device shows it. All false is "no call". */
export type Lamps = {
  readonly ringing: boolean;
  /** In a call, held or not. */
  readonly offHook: boolean;
  readonly muted: boolean;
  readonly held: boolean;
};

/** What a person did on a device. What only echoes the host's own words is no press and is not told. */
export type Press =
  /** Lifted, or put down. A device with a call button instead of a cradle tells the same. */
  | { readonly kind: 'hook'; readonly lifted: boolean }
  /** `muted` is what the device now is; null where it only asks for the other of what is. */
  | { readonly kind: 'mute'; readonly muted: boolean | null }
  | { readonly kind: 'reject' }
  | { readonly kind: 'flash' }
  | { readonly kind: 'redial' }
  | { readonly kind: 'volume'; readonly change: 'up' | 'down' | 'mute' }
  /** A key of a keypad: 0 to 9, star, pound, A to D. */
  | { readonly kind: 'key'; readonly key: string };
export type PressKind = Press['kind'];

/** How the keys and lamps of a device are now. */
export type CallDeviceStatus =
  | 'ready'
  /** Another program's call is on it: nothing is written to it, and its presses are that program's. */
  | 'elsewhere'
  /** It sends more than anybody presses; the rest is left unread until it is calm. */
  | 'flooding'
  /** It takes no report, or not in time. */
  | 'not-answering'
  /** The operating system does not let us open it. */
  | 'not-allowed'
  /** What its reports mean cannot be known on this system, or its descriptor cannot be read. */
  | 'not-understood'
  /** It was here and is pulled out. */
  | 'gone';

export type LampName = keyof Lamps;

/** A device with keys or lamps for calls. */
export type CallDevice = {
  /** Who it is: stays the same when it is plugged into another socket. */
  readonly id: string;
  /** As its maker calls it, or as the table of known devices does. */
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly kind: DeviceKind;
  readonly status: CallDeviceStatus;
  /** For IT: why, in English; null when it is ready. */
  readonly detail: string | null;
  readonly keys: readonly PressKind[];
  /** Lamps and sounds that it has. */
  readonly lamps: readonly LampName[];
  /** What was last written to it. */
  readonly shows: Lamps;
};

export type DeviceKind =
  | 'speakerphone'
  | 'headset'
  | 'phone'
  /** Camera, microphone and speaker in one, on a shelf. */
  | 'conference-cam'
  /** A camera in the middle of a table that sees all around. */
  | 'round-table'
  | 'unknown';

/** One report as it went over the wire, with the id first where the device uses ids (0 in front where it uses none, when written). */
export type RecordedReport = {
  /** Milliseconds since the recording began. */
  readonly atMs: number;
  readonly direction: 'in' | 'out' | 'feature';
  readonly bytes: Uint8Array;
};
