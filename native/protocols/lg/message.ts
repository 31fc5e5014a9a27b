/** What a display has: its two letters, and its byte as a value, both ways. */
type Property<Value> = {
  /** The first is sent only; an answer has the second. */
  readonly letters: string;
  decode(byte: number): Value | null;
  encode(value: Value): number | null;
};

const word = <Word extends string>(
  letters: string,
  words: Readonly<Record<Word, number>>,
): Property<Word> & { readonly names: Readonly<Record<Word, number>> } => ({
  letters,
  names: words,
  decode: (byte) => (Object.keys(words) as Word[]).find((name) => words[name] === byte) ?? null,
  encode: (name) => (Object.hasOwn(words, name) ? words[name] : null),
});
const percent = (letters: string): Property<number> => ({
  letters,
  decode: (byte) => byte,
  encode: (value) => (Number.isInteger(value) && value >= 0 && value <= 100 ? value : null),
});

/** LG commercial displays: 42LS75A p. 61, 70UL3E p. 21, M3701C p. 48. */
export const properties = {
  power: word('ka', { off: 0, on: 1 }),
  input: word('xb', {
    av: 0x20,
    component: 0x40,
    rgb: 0x60,
    'dvi-pc': 0x70,
    'dvi-dtv': 0x80,
    'hdmi-1-dtv': 0x90,
    'hdmi-1-pc': 0xa0,
    'hdmi-2-dtv': 0x91,
    'hdmi-2-pc': 0xa1,
    'display-port-dtv': 0xc0,
    'display-port-pc': 0xd0,
  }),
  volume: percent('kf'),
  /** The wire says the opposite: 00 is muted. */
  mute: word('ke', { on: 0, off: 1 }),
} as const;
type Id = keyof typeof properties;
type ValueOf<I extends Id> = (typeof properties)[I] extends Property<infer Value> ? Value : never;

/** Of one set: 1 to 255, some have more; 0 is all of them. */
export type Message = { readonly set: number } & (
  | { readonly kind: 'get'; readonly id: Id }
  | { [I in Id]: { readonly kind: 'set' | 'is'; readonly id: I; readonly value: ValueOf<I> } }[Id]
  /** The display refuses, as while it wakes. */
  | { readonly kind: 'refused'; readonly id: Id; readonly code: number | null }
  /** Without its end. */
  | { readonly kind: 'unknown'; readonly from: 'controller' | 'display'; readonly text: string }
);

export type Found =
  | { readonly kind: 'message'; readonly message: Message; readonly text: string }
  | { readonly kind: 'skipped'; readonly bytes: number };

const ask = 0xff;
const ends = { controller: '\r', display: 'x' } as const;
const forms = {
  controller: /(?<letters>[a-z]{2}) (?<set>[\da-f]{2,3}) (?<data>[\da-f]{2}(?: [\da-f]{2})*)$/i,
  display: /(?<letters>[a-z]) (?<set>[\da-f]{2,3}) (?<result>OK|NG)(?<data>[\da-f]*)$/i,
} as const;
/** The longest that is kept while its end has not come. */
const longest = 64;

/**
 * Finds the messages in what one side sends; `held` is what is kept of the text before, at first '' and never more than
 * 64 signs. A display's answer may come behind an echo of what was sent: that is skipped, as noise is.
 */
export function readMessages(
  held: string,
  bytes: Uint8Array,
  from: 'controller' | 'display',
): { readonly found: readonly Found[]; readonly held: string } {
  const found: Found[] = [];
  let skipped = 0;
  let text = held;
  for (const byte of bytes) {
    const sign = String.fromCharCode(byte);
    if (sign !== ends[from]) {
      text += sign;
      if (text.length <= longest) continue;
      text = text.slice(1);
      skipped += 1;
      continue;
    }
    const match = forms[from].exec(text);
    skipped += match ? match.index : text.length + 1;
    text = '';
    if (!match) continue;
    if (skipped > 0) found.push({ kind: 'skipped', bytes: skipped });
    skipped = 0;
    found.push({ kind: 'message', message: messageOf(match, from), text: match[0] });
  }
  if (skipped > 0) found.push({ kind: 'skipped', bytes: skipped });
  return { found, held: text };
}

function messageOf({ 0: text, groups = {} }: RegExpExecArray, from: 'controller' | 'display'): Message {
  const { letters = '', set: setText = '', result = '', data = '' } = groups;
  const set = Number.parseInt(setText, 16);
  const unknown = { kind: 'unknown', set, from, text } as const;
  const id = (Object.keys(properties) as Id[]).find((one) =>
    properties[one].letters.endsWith(letters.toLowerCase()),
  );
  const byte = data.length === 2 ? Number.parseInt(data, 16) : null;
  if (!id) return unknown;
  if (result.toUpperCase() === 'NG')
    return data.length > 2 ? unknown : { kind: 'refused', set, id, code: byte };
  if (byte === null) return unknown;
  if (from === 'controller' && byte === ask) return { kind: 'get', set, id };
  const value = properties[id].decode(byte);
  // A property's value is of its own id.
  return value === null
    ? unknown
    : ({ kind: from === 'controller' ? 'set' : 'is', set, id, value } as Message);
}

const hex = (value: number): string => value.toString(16).padStart(2, '0');

/** The bytes of a message, or why there are none. */
export function encodeMessage(message: Message): Uint8Array | string {
  const text = textOf(message);
  return typeof text === 'string' ? text : new TextEncoder().encode(text.text);
}

function textOf(message: Message): { readonly text: string } | string {
  const { set } = message;
  if (message.kind === 'unknown') return { text: `${message.text}${ends[message.from]}` };
  if (!Number.isInteger(set) || set < 0 || set > 0x3e8) return `set ${set} cannot be: 1 to 1000, 0 is all`;
  const { letters, encode } = properties[message.id];
  const request = (data: string) => ({ text: `${letters} ${hex(set)} ${data}\r` });
  const answer = (result: string) => ({ text: `${letters.slice(1)} ${hex(set)} ${result}x` });
  if (message.kind === 'get') return request(hex(ask));
  if (message.kind === 'refused') return answer(`NG${message.code === null ? '' : hex(message.code)}`);
  const byte = encode(message.value as never);
  if (byte === null) return `${message.id} cannot be ${message.value}`;
  return message.kind === 'set' ? request(hex(byte)) : answer(`OK${hex(byte)}`);
}
