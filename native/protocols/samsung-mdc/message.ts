import { encodeFrame, type Frame } from './frame.ts';

/** What a display has: the number of its command, and its one byte as a value, both ways. */
type Property<Value> = {
  readonly command: number;
  decode(byte: number): Value | null;
  encode(value: Value): number | null;
};

const word = <Word extends string>(
  command: number,
  words: Readonly<Record<Word, number>>,
): Property<Word> & { readonly names: Readonly<Record<Word, number>> } => ({
  command,
  names: words,
  decode: (byte) => (Object.keys(words) as Word[]).find((name) => words[name] === byte) ?? null,
  encode: (name) => (Object.hasOwn(words, name) ? words[name] : null),
});
const percent = (command: number): Property<number> => ({
  command,
  decode: (byte) => byte,
  encode: (value) => (Number.isInteger(value) && value >= 0 && value <= 100 ? value : null),
});

/**
 * Power, volume and input as in the manuals (UD55C p. 33-34, ME95C p. 37, 400MX p. 34); mute from MDC protocol 13.7c, as
 * vgavro/samsung-mdc and matthijs2704/samsung-mdc-ctl have it. Inputs that end with -pc are only told, never set.
 */
export const properties = {
  power: word(0x11, { off: 0, on: 1 }),
  volume: percent(0x12),
  mute: word(0x13, { off: 0, on: 1 }),
  input: word(0x14, {
    's-video': 0x04,
    component: 0x08,
    av: 0x0c,
    pc: 0x14,
    dvi: 0x18,
    bnc: 0x1e,
    'dvi-video': 0x1f,
    'magic-info': 0x20,
    'hdmi-1': 0x21,
    'hdmi-1-pc': 0x22,
    'hdmi-2': 0x23,
    'hdmi-2-pc': 0x24,
    'display-port': 0x25,
    tv: 0x30,
    'hdmi-3': 0x31,
    'hdmi-3-pc': 0x32,
    dtv: 0x40,
  }),
} as const;
type Id = keyof typeof properties;
type ValueOf<I extends Id> = (typeof properties)[I] extends Property<infer Value> ? Value : never;

/** Of one display: 0 to 253; FE is all, and none of them answers. */
export type Message = { readonly display: number } & (
  | { readonly kind: 'get'; readonly id: Id }
  | { [I in Id]: { readonly kind: 'set' | 'is'; readonly id: I; readonly value: ValueOf<I> } }[Id]
  /** The display refuses; what the code means is the model's own. */
  | { readonly kind: 'refused'; readonly id: Id; readonly code: number }
  | { readonly kind: 'unknown'; readonly command: number; readonly data: Uint8Array }
);

const answer = 0xff;
const [accepted, refused] = [0x41, 0x4e];

const idOf = (command: number | undefined): Id | null =>
  (Object.keys(properties) as Id[]).find((id) => properties[id].command === command) ?? null;

/** What a frame says. Never throws. */
export function decodeMessage({ command, display, data }: Frame): Message {
  const unknown = { kind: 'unknown', display, command, data } as const;
  const id = idOf(command === answer ? data[1] : command);
  if (!id) return unknown;
  if (command !== answer && data.length === 0) return { kind: 'get', display, id };
  const [byte, length] = command === answer ? [data[2], 3] : [data[0], 1];
  if (byte === undefined || data.length !== length) return unknown;
  if (command === answer && data[0] === refused) return { kind: 'refused', display, id, code: byte };
  if (command === answer && data[0] !== accepted) return unknown;
  const value = properties[id].decode(byte);
  // A property's value is of its own id.
  return value === null
    ? unknown
    : ({ kind: command === answer ? 'is' : 'set', display, id, value } as Message);
}

/** The bytes of a message, or why there are none. */
export function encodeMessage(message: Message): Uint8Array | string {
  const { display } = message;
  if (message.kind === 'unknown') return encodeFrame(message);
  const { command, encode } = properties[message.id];
  if (message.kind === 'get') return encodeFrame({ command, display, data: new Uint8Array() });
  if (message.kind === 'refused')
    return encodeFrame({ command: answer, display, data: Uint8Array.of(refused, command, message.code) });
  const byte = encode(message.value as never);
  if (byte === null) return `${message.id} cannot be ${message.value}`;
  return message.kind === 'set'
    ? encodeFrame({ command, display, data: Uint8Array.of(byte) })
    : encodeFrame({ command: answer, display, data: Uint8Array.of(accepted, command, byte) });
}
