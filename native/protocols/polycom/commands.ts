import { decodeWith, type Entries, type Entry, fixed, lineOf } from './entry.ts';

export type Side = 'near' | 'far';
export const directions = ['left', 'right', 'up', 'down', 'zoom+', 'zoom-'] as const;
export type Direction = (typeof directions)[number];
/** What a codec tells of without being asked. */
export const notices = ['callstatus', 'mutestatus', 'vidsourcechanges'] as const;
export type Notice = (typeof notices)[number];

/**
 * What an HDX or a RealPresence Group is told; a line each. Polycom Integrator's Reference Manual for RealPresence Group
 * 6.0.0, "API commands", and for HDX 3.1; volume is 0 to 50, places in the camera are 0 to 99.
 */
export type Command =
  /** `protocol` is for `manual` only; null leaves it to the codec. */
  | {
      readonly kind: 'dial';
      readonly how: 'manual' | 'auto';
      readonly speedKbps: number;
      readonly address: string;
      readonly protocol: 'h323' | 'sip' | null;
    }
  | { readonly kind: 'answer' }
  /** Null: all calls. */
  | { readonly kind: 'hang-up'; readonly call: string | null }
  /** Its reply has the words of the command: behind an echo it cannot be told from one. `get` asks. */
  | { readonly kind: 'mute'; readonly to: 'on' | 'off' | 'toggle' | 'get' }
  | { readonly kind: 'set-volume'; readonly volume: number }
  | { readonly kind: 'get-volume' }
  | { readonly kind: 'tone'; readonly key: string }
  | { readonly kind: 'move'; readonly side: Side; readonly direction: Direction }
  | { readonly kind: 'stop'; readonly side: Side }
  | { readonly kind: 'get-position' }
  /** In the camera's own units, which differ from camera to camera. */
  | { readonly kind: 'set-position'; readonly pan: number; readonly tilt: number; readonly zoom: number }
  | { readonly kind: 'preset'; readonly side: Side; readonly act: 'go' | 'set'; readonly preset: number }
  | { readonly kind: 'get-calls' }
  | { readonly kind: 'notify'; readonly of: Notice }
  | { readonly kind: 'register-presets' }
  | { readonly kind: 'wake' }
  | { readonly kind: 'sleep' }
  /** What is typed is not shown again. */
  | { readonly kind: 'echo-off' };

const number = '-?\\d{1,6}';
const dial =
  /^dial (?<how>manual|auto) (?<speed>\d{2,5}) (?<address>[^\s"]{1,500})(?: (?<protocol>h323|sip))?$/i;

export const commands: Entries<Command> = {
  dial: lineOf(
    dial,
    ({ how, speed, address, protocol }) => ({
      kind: 'dial',
      how: how?.toLowerCase() === 'auto' ? 'auto' : 'manual',
      speedKbps: Number(speed),
      address: address ?? '',
      protocol: protocol === undefined ? null : protocol.toLowerCase() === 'sip' ? 'sip' : 'h323',
    }),
    // A second word would be read as the protocol.
    ({ how, speedKbps, address, protocol }) =>
      /\s/.test(address) ? '' : `dial ${how} ${speedKbps} ${address}${protocol ? ` ${protocol}` : ''}`,
  ),
  answer: fixed('answer video', { kind: 'answer' }),
  'hang-up': lineOf(
    /^hangup video (?<call>all|\d{1,9})$/i,
    ({ call }) => ({ kind: 'hang-up', call: /all/i.test(call ?? '') ? null : (call ?? null) }),
    ({ call }) => `hangup video ${call ?? 'all'}`,
  ),
  mute: lineOf(
    /^mute near (?<to>on|off|toggle|get)$/i,
    ({ to }) => ({ kind: 'mute', to: to?.toLowerCase() as 'on' | 'off' | 'toggle' | 'get' }),
    ({ to }) => `mute near ${to}`,
  ),
  'set-volume': lineOf(
    /^volume set (?<volume>\d|[1-4]\d|50)$/i,
    ({ volume }) => ({ kind: 'set-volume', volume: Number(volume) }),
    ({ volume }) => `volume set ${volume}`,
  ),
  'get-volume': fixed('volume get', { kind: 'get-volume' }),
  tone: lineOf(
    /^gendial (?<key>[\d*#])$/i,
    ({ key }) => ({ kind: 'tone', key: key ?? '' }),
    ({ key }) => `gendial ${key}`,
  ),
  move: lineOf(
    /^camera (?<side>near|far) move (?<direction>left|right|up|down|zoom[+-])$/i,
    ({ side, direction }) => ({
      kind: 'move',
      side: sideOf(side),
      direction: direction?.toLowerCase() as Direction,
    }),
    ({ side, direction }) => `camera ${side} move ${direction}`,
  ),
  stop: lineOf(
    /^camera (?<side>near|far) stop$/i,
    ({ side }) => ({ kind: 'stop', side: sideOf(side) }),
    ({ side }) => `camera ${side} stop`,
  ),
  'get-position': fixed('camera near getposition', { kind: 'get-position' }),
  'set-position': lineOf(
    new RegExp(`^camera near setposition (?<pan>${number}) (?<tilt>${number}) (?<zoom>${number})$`, 'i'),
    ({ pan, tilt, zoom }) => ({
      kind: 'set-position',
      pan: Number(pan),
      tilt: Number(tilt),
      zoom: Number(zoom),
    }),
    ({ pan, tilt, zoom }) => `camera near setposition ${pan} ${tilt} ${zoom}`,
  ),
  preset: lineOf(
    /^preset (?<side>near|far) (?<act>go|set) (?<preset>\d{1,2})$/i,
    ({ side, act, preset }) => ({
      kind: 'preset',
      side: sideOf(side),
      act: act?.toLowerCase() === 'go' ? 'go' : 'set',
      preset: Number(preset),
    }),
    ({ side, act, preset }) => `preset ${side} ${act} ${preset}`,
  ),
  'get-calls': fixed('callinfo all', { kind: 'get-calls' }),
  notify: lineOf(
    /^notify (?<of>callstatus|mutestatus|vidsourcechanges)$/i,
    ({ of }) => ({ kind: 'notify', of: of?.toLowerCase() as Notice }),
    ({ of }) => `notify ${of}`,
  ),
  'register-presets': fixed('preset register', { kind: 'register-presets' }),
  wake: fixed('wake', { kind: 'wake' }),
  sleep: fixed('sleep', { kind: 'sleep' }),
  'echo-off': fixed('echo off', { kind: 'echo-off' }),
};

const sideOf = (text: string | undefined): Side => (text?.toLowerCase() === 'far' ? 'far' : 'near');

/** What a codec is told with a line; null: what we do not say. */
export const decodeCommand = (text: string): Command | null => decodeWith(commands, text.trim());

/** The line without its end; null where it cannot be said, as a number out of range or an address with a blank. */
export const encodeCommand = (command: Command): string | null =>
  (commands[command.kind] as Entry<Command>).encode(command);
