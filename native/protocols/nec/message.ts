import { encodeFrame, type Frame } from './frame.ts';

/** A parameter of a monitor: page and code, and its number as a value, both ways. */
type Property<Value> = {
  readonly code: string;
  decode(value: number): Value | null;
  encode(value: Value): number | null;
};

const word = <Word extends string>(
  code: string,
  words: Readonly<Record<Word, number>>,
): Property<Word> & { readonly names: Readonly<Record<Word, number>> } => ({
  code,
  names: words,
  decode: (value) => (Object.keys(words) as Word[]).find((name) => words[name] === value) ?? null,
  encode: (name) => (Object.hasOwn(words, name) ? words[name] : null),
});

/** Input and mute: P702 p. 34, external control p. 25, 47. Volume: 62, as VESA's MCCS has it beside 60 and 8D. */
export const properties = {
  input: word('0060', {
    vga: 0x01,
    rgb: 0x02,
    dvi: 0x03,
    'video-1': 0x05,
    'video-2': 0x06,
    's-video': 0x07,
    tv: 0x0a,
    'component-1': 0x0c,
    option: 0x0d,
    'component-2': 0x0e,
    'display-port': 0x0f,
    hdmi: 0x11,
  }),
  volume: {
    code: '0062',
    decode: (value: number): number | null => value,
    encode: (value: number): number | null => (isWord(value) ? value : null),
  },
  mute: word('008D', { on: 1, off: 2 }),
} as const;
type Id = keyof typeof properties;
type ValueOf<I extends Id> = (typeof properties)[I] extends Property<infer Value> ? Value : never;

/** § 7.1: a monitor saves power by itself in `standby` and `suspend`; `off` is switched off. */
const powers = { on: 1, standby: 2, suspend: 3, off: 4 } as const;
type Power = keyof typeof powers;

export type Message = { readonly monitor: number | 'all' } & (
  | { readonly kind: 'get-power' }
  | { readonly kind: 'power-is'; readonly power: Power }
  | { readonly kind: 'set-power' | 'power-set'; readonly power: 'on' | 'off' }
  | { readonly kind: 'get'; readonly id: Id }
  | { [I in Id]: { readonly kind: 'set'; readonly id: I; readonly value: ValueOf<I> } }[Id]
  /** An answer to get (`is`) or to set; the numbers go from 0 to `max`. */
  | {
      [I in Id]: {
        readonly kind: 'is' | 'set-to';
        readonly id: I;
        readonly max: number;
        /** 0: sets and keeps; 1: does once. */
        readonly type: number;
        readonly value: ValueOf<I>;
      };
    }[Id]
  /** The monitor has it not, or not now. */
  | { readonly kind: 'refused'; readonly of: 'get' | 'set'; readonly id: Id; readonly rest: string }
  | { readonly kind: 'unknown'; readonly type: Frame['type']; readonly text: string }
);

const isWord = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 0xffff;
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0').toUpperCase();
const powerOf = (text: string): Power | null =>
  (Object.keys(powers) as Power[]).find((name) => hex(powers[name], 4) === text) ?? null;

/** What a frame says. Never throws. */
export function decodeMessage({ monitor, type, text }: Frame): Message {
  const unknown = { kind: 'unknown', monitor, type, text } as const;
  if (type === 'A' || type === 'B') return powerMessage(monitor, type, text) ?? unknown;
  const result = type === 'D' || type === 'F' ? text.slice(0, 2) : '';
  const id = (Object.keys(properties) as Id[]).find((one) =>
    text.startsWith(properties[one].code, result.length),
  );
  if (!id) return unknown;
  const rest = text.slice(result.length + 4);
  if (type === 'C') return rest === '' ? { kind: 'get', monitor, id } : unknown;
  if (result === '01' && /^[\dA-F]{10}$/.test(rest))
    return { kind: 'refused', monitor, of: type === 'D' ? 'get' : 'set', id, rest };
  const form = type === 'E' ? /^()()([\dA-F]{4})$/ : /^([\dA-F]{2})([\dA-F]{4})([\dA-F]{4})$/;
  const [whole, kept = '', max = '', number = ''] = form.exec(rest) ?? [];
  const value = whole === undefined ? null : properties[id].decode(Number.parseInt(number, 16));
  if (value === null || (result !== '' && result !== '00')) return unknown;
  const about = { monitor, id, value };
  // A property's value is of its own id.
  if (type === 'E') return { kind: 'set', ...about } as Message;
  const range = { type: Number.parseInt(kept, 16), max: Number.parseInt(max, 16) };
  return { kind: type === 'D' ? 'is' : 'set-to', ...about, ...range } as Message;
}

/** § 7: power has commands of its own. */
function powerMessage(monitor: Frame['monitor'], type: 'A' | 'B', text: string): Message | null {
  const power = powerOf(text.slice(-4));
  const head = text.slice(0, -4);
  if (type === 'A' && text === '01D6') return { kind: 'get-power', monitor };
  if (type === 'B' && head === '0200D6000004' && power) return { kind: 'power-is', monitor, power };
  if (power !== 'on' && power !== 'off') return null;
  if (type === 'A' && head === 'C203D6') return { kind: 'set-power', monitor, power };
  return type === 'B' && head === '00C203D6' ? { kind: 'power-set', monitor, power } : null;
}

/** The bytes of a message, or why there are none. */
export function encodeMessage(message: Message): Uint8Array | string {
  const { monitor } = message;
  const frame = (type: Frame['type'], text: string) => encodeFrame({ monitor, type, text });
  switch (message.kind) {
    case 'unknown':
      return frame(message.type, message.text);
    case 'get-power':
      return frame('A', '01D6');
    case 'power-is':
      return frame('B', `0200D6000004${hex(powers[message.power], 4)}`);
    case 'set-power':
      return frame('A', `C203D6${hex(powers[message.power], 4)}`);
    case 'power-set':
      return frame('B', `00C203D6${hex(powers[message.power], 4)}`);
    case 'get':
      return frame('C', properties[message.id].code);
    case 'refused':
      return frame(message.of === 'get' ? 'D' : 'F', `01${properties[message.id].code}${message.rest}`);
    case 'set':
    case 'is':
    case 'set-to':
      break;
  }
  const { code, encode } = properties[message.id];
  const value = encode(message.value as never);
  if (value === null) return `${message.id} cannot be ${message.value}`;
  if (message.kind === 'set') return frame('E', `${code}${hex(value, 4)}`);
  if (!isWord(message.max) || !isWord(message.type) || message.type > 0xff) return 'its range cannot be sent';
  const text = `00${code}${hex(message.type, 2)}${hex(message.max, 4)}${hex(value, 4)}`;
  return frame(message.kind === 'is' ? 'D' : 'F', text);
}
