import { choice, type Entry, entry, type Fields, number, type ValuesIn } from './entry.ts';

/*
 * What a controller asks a camera, and the payload of the reply, after its 5y. From Sony's inquiry lists: EVI-D100
 * p. 29-30, EVI-D80 p. 33, BRC-300 p. 14; read against Avonic CM70 p. 72 and TOP0 T7E p. 32.
 */

/** The question's body and the payload that answers it. */
type Inquiry<F extends Fields = Fields> = { readonly ask: Entry<object & Fields>; readonly reply: Entry<F> };

const inquiry = <const F extends Fields>(ask: string, reply: string, fields: F): Inquiry<F> => ({
  ask: entry(ask, {}),
  reply: entry(reply, fields),
});

const state = { state: choice('p', { on: 2, off: 3 }) };
const level = { level: number('p', 0, 0xff) };
const position = { position: number('p', 0, 0xffff) };
const tilt = { tilt: number('z', -0x8000, 0x7fff) };

export const inquiries = {
  /** Answered by every camera: how an unknown one is probed. `rom` is the maker's; `sockets` is 2 as a rule. */
  version: inquiry('09 00 02', 'vv vv mm mm rr rr ss', {
    vendor: number('v', 0, 0xffff),
    model: number('m', 0, 0xffff),
    rom: number('r', 0, 0xffff),
    sockets: number('s', 0, 0xff),
  }),
  /** `failed`: its power circuit does not work (T7E). */
  power: inquiry('09 04 00', '0p', { state: choice('p', { on: 2, standby: 3, failed: 4 }) }),
  'zoom-position': inquiry('09 04 47', '0p 0p 0p 0p', position),
  'digital-zoom': inquiry('09 04 06', '0p', state),
  'focus-mode': inquiry('09 04 38', '0p', { mode: choice('p', { auto: 2, manual: 3, 'one-push': 4 }) }),
  'focus-position': inquiry('09 04 48', '0p 0p 0p 0p', position),
  'exposure-mode': inquiry('09 04 39', 'pp', {
    mode: choice('p', { auto: 0, manual: 3, shutter: 0x0a, iris: 0x0b, bright: 0x0d }),
  }),
  'shutter-level': inquiry('09 04 4A', '00 00 0p 0p', level),
  'iris-level': inquiry('09 04 4B', '00 00 0p 0p', level),
  'gain-level': inquiry('09 04 4C', '00 00 0p 0p', level),
  'bright-level': inquiry('09 04 4D', '00 00 0p 0p', level),
  'exposure-compensation': inquiry('09 04 3E', '0p', state),
  'exposure-compensation-level': inquiry('09 04 4E', '00 00 0p 0p', level),
  backlight: inquiry('09 04 33', '0p', state),
  'white-balance': inquiry('09 04 35', 'pp', {
    mode: choice('p', { auto: 0, indoor: 1, outdoor: 2, 'one-push': 3, manual: 5, temperature: 0x20 }),
  }),
  'red-gain-level': inquiry('09 04 43', '00 00 0p 0p', level),
  'blue-gain-level': inquiry('09 04 44', '00 00 0p 0p', level),
  mirror: inquiry('09 04 61', '0p', state),
  flip: inquiry('09 04 66', '0p', state),
  /** The one that was set or recalled last. */
  preset: inquiry('09 04 3F', 'pp', { preset: number('p', 0, 0xfe) }),
  menu: inquiry('09 06 06', '0p', state),
  /** Bits that differ from camera to camera; see the status list of each. */
  'pan-tilt-status': inquiry('09 06 10', 'pp pp', { status: number('p', 0, 0xffff) }),
  'pan-tilt-max-speed': inquiry('09 06 11', 'vv ww', {
    panSpeed: number('v', 0, 0xff),
    tiltSpeed: number('w', 0, 0xff),
  }),
  'pan-tilt-position': inquiry('09 06 12', '0y 0y 0y 0y 0z 0z 0z 0z', {
    pan: number('y', -0x8000, 0x7fff),
    ...tilt,
  }),
  /** The same question; its reply has a fifth nibble of pan (BRC-300). */
  'pan-tilt-position-wide': inquiry('09 06 12', '0y 0y 0y 0y 0y 0z 0z 0z 0z', {
    pan: number('y', -0x80000, 0x7ffff),
    ...tilt,
  }),
  tally: inquiry('09 7E 01 0A', '0p', state),
} as const;

export type InquiryId = keyof typeof inquiries;
/** What a camera answered to a known question. */
export type Reply = {
  readonly [Id in InquiryId]: {
    readonly kind: 'reply';
    readonly id: Id;
    readonly socket: number;
    readonly values: ValuesIn<(typeof inquiries)[Id]['reply']>;
  };
}[InquiryId];
