import type { Notice, Side } from './commands.ts';
import { decodeWith, type Entries, type Entry, fixed, lineOf } from './entry.ts';

export type CallDirection = 'incoming' | 'outgoing';

/**
 * What an HDX or a RealPresence Group says; a line each, in any order: notices come between the lines of a reply. Polycom
 * Integrator's Reference Manual for RealPresence Group 6.0.0, "callinfo", "notify", "mute", "volume", "camera".
 */
export type Reply =
  /** It lets us in, and tells its name. */
  | { readonly kind: 'banner'; readonly name: string }
  | { readonly kind: 'login-failed' }
  /** Before the calls and behind them; `no-calls` in place of both. */
  | { readonly kind: 'calls-begin' }
  | { readonly kind: 'calls-end' }
  | { readonly kind: 'no-calls' }
  | {
      readonly kind: 'call';
      readonly call: string;
      /** Null where the codec leaves it out. */
      readonly name: string | null;
      readonly address: string;
      readonly speedKbps: number;
      readonly status: string;
      readonly muted: boolean;
      readonly direction: CallDirection;
      readonly type: string;
    }
  /** A notice. `cause`: 0 or a cause of ITU-T Q.850. */
  | {
      readonly kind: 'call-status';
      readonly direction: CallDirection;
      readonly call: string;
      readonly name: string;
      readonly address: string;
      readonly status: string;
      readonly speedKbps: number;
      readonly cause: number;
      readonly type: string;
    }
  | { readonly kind: 'muted'; readonly on: boolean }
  /** A notice; `call` is `near` for our own microphones. */
  | {
      readonly kind: 'mute-status';
      readonly side: Side;
      readonly call: string;
      readonly name: string;
      readonly address: string;
      readonly on: boolean;
    }
  | { readonly kind: 'volume'; readonly volume: number }
  | { readonly kind: 'position'; readonly pan: number; readonly tilt: number; readonly zoom: number }
  /** A notice: another camera or the content is shown. */
  | {
      readonly kind: 'source';
      readonly side: Side;
      readonly source: number;
      readonly name: string;
      readonly type: string;
    }
  /** A notice: somebody pressed a key of the codec's remote control. */
  | { readonly kind: 'button'; readonly name: string }
  | { readonly kind: 'preset'; readonly side: Side; readonly act: 'go' | 'set'; readonly preset: number }
  | { readonly kind: 'notifying'; readonly of: Notice }
  | { readonly kind: 'dialling'; readonly how: 'manual' | 'auto' }
  | { readonly kind: 'hanging-up' }
  /** It does not take a command. */
  | { readonly kind: 'error'; readonly text: string }
  /** A command was not needed. */
  | { readonly kind: 'info'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

type Known = Exclude<Reply, { readonly kind: 'unknown' }>;

const integer = '-?\\d{1,6}';
const side = (text: string | undefined): Side => (text?.toLowerCase() === 'far' ? 'far' : 'near');
const direction = (text: string | undefined): CallDirection =>
  text?.toLowerCase() === 'incoming' ? 'incoming' : 'outgoing';

/** The address has no colon and the name may have: between a call's number and its status they are read from the right. */
const who = '(?:(?<name>[^\\r\\n]*):)?(?<address>[^:]*)';

export const replies: Entries<Known> = {
  banner: lineOf(
    /^Hi, my name is ?: ?(?<name>.*)$/i,
    ({ name }) => ({ kind: 'banner', name: name ?? '' }),
    ({ name }) => `Hi, my name is : ${name}`,
  ),
  'login-failed': fixed('-- login failed, retry --', { kind: 'login-failed' }),
  'calls-begin': fixed('callinfo begin', { kind: 'calls-begin' }),
  'calls-end': fixed('callinfo end', { kind: 'calls-end' }),
  'no-calls': fixed('system is not in a call', { kind: 'no-calls' }),
  call: lineOf(
    new RegExp(
      `^callinfo:(?<call>\\d{1,9}):${who}:(?<speed>\\d{1,6}):(?<status>[a-z]+):(?<muted>muted|notmuted):(?<direction>incoming|outgoing):(?<type>[a-z]+)$`,
      'i',
    ),
    (of) => ({
      kind: 'call',
      call: of.call ?? '',
      name: of.name ?? null,
      address: of.address ?? '',
      speedKbps: Number(of.speed),
      status: of.status?.toLowerCase() ?? '',
      muted: of.muted?.toLowerCase() === 'muted',
      direction: direction(of.direction),
      type: of.type ?? '',
    }),
    (of) =>
      `callinfo:${of.call}:${of.name === null ? '' : `${of.name}:`}${of.address}:${of.speedKbps}:${of.status}:${of.muted ? 'muted' : 'notmuted'}:${of.direction}:${of.type}`,
  ),
  'call-status': lineOf(
    new RegExp(
      `^notification:callstatus:(?<direction>incoming|outgoing):(?<call>\\d{1,9}):${who}:(?<status>[a-z]+):(?<speed>\\d{1,6}):(?<cause>\\d{1,6}):(?<type>[a-z]+)$`,
      'i',
    ),
    (of) => ({
      kind: 'call-status',
      direction: direction(of.direction),
      call: of.call ?? '',
      name: of.name ?? '',
      address: of.address ?? '',
      status: of.status?.toLowerCase() ?? '',
      speedKbps: Number(of.speed),
      cause: Number(of.cause),
      type: of.type ?? '',
    }),
    (of) =>
      `notification:callstatus:${of.direction}:${of.call}:${of.name}:${of.address}:${of.status}:${of.speedKbps}:${of.cause}:${of.type}`,
  ),
  muted: lineOf(
    /^mute near (?<on>on|off)$/i,
    ({ on }) => ({ kind: 'muted', on: on?.toLowerCase() === 'on' }),
    ({ on }) => `mute near ${on ? 'on' : 'off'}`,
  ),
  'mute-status': lineOf(
    /^notification:mutestatus:(?<side>near|far):(?<call>[^:]*):(?<name>.*):(?<address>[^:]*):(?<on>muted|notmuted)$/i,
    (of) => ({
      kind: 'mute-status',
      side: side(of.side),
      call: of.call ?? '',
      name: of.name ?? '',
      address: of.address ?? '',
      on: of.on?.toLowerCase() === 'muted',
    }),
    (of) =>
      `notification:mutestatus:${of.side}:${of.call}:${of.name}:${of.address}:${of.on ? 'muted' : 'notmuted'}`,
  ),
  volume: lineOf(
    /^volume (?<volume>\d|[1-4]\d|50)$/i,
    ({ volume }) => ({ kind: 'volume', volume: Number(volume) }),
    ({ volume }) => `volume ${volume}`,
  ),
  position: lineOf(
    new RegExp(`^camera near position (?<pan>${integer}) (?<tilt>${integer}) (?<zoom>${integer})$`, 'i'),
    ({ pan, tilt, zoom }) => ({ kind: 'position', pan: Number(pan), tilt: Number(tilt), zoom: Number(zoom) }),
    ({ pan, tilt, zoom }) => `camera near position ${pan} ${tilt} ${zoom}`,
  ),
  source: lineOf(
    /^notification:vidsourcechange:(?<side>near|far):(?<source>\d{1,2}):(?<name>.*):(?<type>[a-z]+)$/i,
    (of) => ({
      kind: 'source',
      side: side(of.side),
      source: Number(of.source),
      name: of.name ?? '',
      type: of.type ?? '',
    }),
    (of) => `notification:vidsourcechange:${of.side}:${of.source}:${of.name}:${of.type}`,
  ),
  button: lineOf(
    /^button (?<name>\S{1,30})$/i,
    ({ name }) => ({ kind: 'button', name: name ?? '' }),
    ({ name }) => `button ${name}`,
  ),
  preset: lineOf(
    /^preset (?<side>near|far) (?<act>go|set) (?<preset>\d{1,2})$/i,
    (of) => ({
      kind: 'preset',
      side: side(of.side),
      act: of.act?.toLowerCase() === 'go' ? 'go' : 'set',
      preset: Number(of.preset),
    }),
    (of) => `preset ${of.side} ${of.act} ${of.preset}`,
  ),
  notifying: lineOf(
    /^notify (?<of>callstatus|mutestatus|vidsourcechanges) success$/i,
    ({ of }) => ({ kind: 'notifying', of: of?.toLowerCase() as Notice }),
    ({ of }) => `notify ${of} success`,
  ),
  dialling: lineOf(
    /^dialing (?<how>manual|auto)$/i,
    ({ how }) => ({ kind: 'dialling', how: how?.toLowerCase() === 'auto' ? 'auto' : 'manual' }),
    ({ how }) => `dialing ${how}`,
  ),
  'hanging-up': fixed('hanging up video', { kind: 'hanging-up' }),
  error: lineOf(
    /^error: ?(?<text>.*)$/i,
    ({ text }) => ({ kind: 'error', text: text ?? '' }),
    ({ text }) => `error: ${text}`,
  ),
  info: lineOf(
    /^info: ?(?<text>.*)$/i,
    ({ text }) => ({ kind: 'info', text: text ?? '' }),
    ({ text }) => `info: ${text}`,
  ),
};

/** Where the codec shows that it waits for a command, as on telnet; it stands before whatever comes next. */
const promptSigns = /^(?:->\s*)+/;

/** What a line says. Never throws; what is not known is `unknown`. */
export function decodeReply(text: string): Reply {
  const line = text.replace(promptSigns, '').trim();
  return decodeWith(replies, line) ?? { kind: 'unknown', text: line };
}

/** The line without its end; null where it cannot be said. */
export const encodeReply = (reply: Reply): string | null =>
  reply.kind === 'unknown' ? reply.text : (replies[reply.kind] as Entry<Reply>).encode(reply);
