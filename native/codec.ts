import type { LineAddress, LineStatus } from './line.ts';

/** The words for video codecs with a camera, microphones and calls of their own. Shared by the native process, main and the window. Types only. */

export type CodecProtocol = 'polycom' | 'cisco';

/** One call of a codec. */
export type CodecCall = {
  readonly id: string;
  readonly state: 'ringing' | 'dialling' | 'connected';
  /** The address at the other end, as the codec tells it; may be empty. */
  readonly address: string;
  /** What the other end calls itself; may be empty. */
  readonly name: string;
};

/** What a codec is told. */
export type CodecCommand =
  /** `address` as it is dialled: a SIP address without `sip:`, an E.164 number, an IP address. */
  | { readonly do: 'dial'; readonly address: string; readonly protocol: 'sip' | 'h323' | 'auto' }
  | { readonly do: 'answer' | 'decline' | 'hang-up' }
  /** One of its calls is ended, by its id, and the others go on. */
  | { readonly do: 'end'; readonly call: string }
  | { readonly do: 'mute'; readonly on: boolean }
  /** 0 to 100. */
  | { readonly do: 'volume'; readonly volume: number }
  /** Tones of a keypad: 0 to 9, * and #. */
  | { readonly do: 'tones'; readonly keys: string }
  | { readonly do: 'awake'; readonly on: boolean }
  /** The other end's camera, while in a call that lets it be moved. Zoom to the near is positive. */
  | {
      readonly do: 'far-camera';
      readonly pan: -1 | 0 | 1;
      readonly tilt: -1 | 0 | 1;
      readonly zoom: -1 | 0 | 1;
    };

export type Codec = {
  readonly id: string;
  readonly name: string;
  readonly protocol: CodecProtocol;
  readonly status: LineStatus;
  /** For IT: why, in English; null when all is well. */
  readonly detail: string | null;
  readonly calls: readonly CodecCall[];
  /** Why the last call ended or was not made; null when there is nothing to say. */
  readonly failed: 'busy' | 'not-found' | 'no-answer' | 'declined' | 'failed' | null;
  /** Null: not known. */
  readonly muted: boolean | null;
  readonly volume: number | null;
  readonly farCamera: boolean;
  /** The id of its camera among the cameras; null when it has none that can be moved. */
  readonly camera: string | null;
};

/** A codec of which the settings or a person say where it is. */
export type ConnectedCodec = {
  readonly kind: 'codec';
  readonly id: string;
  readonly name: string;
  readonly protocol: CodecProtocol;
  readonly line: LineAddress;
  /** Asked after the line is open (telnet, serial); null where it asks for none. */
  readonly password: string | null;
};
