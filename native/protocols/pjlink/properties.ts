/** The parameter of a command or an answer as a value, both ways; null where it cannot be. */
type Codec<Value> = { decode(text: string): Value | null; encode(value: Value): string | null };
type Property<Answer, Setting> = {
  readonly code: string;
  /** The class of PJLink that has it first. */
  readonly since: 1 | 2;
  /** What it answers to a question; null where it cannot be asked. */
  readonly answer: Codec<Answer> | null;
  /** What it can be set to; null where it cannot be set. */
  readonly setting: Codec<Setting> | null;
};

const word = <Word extends string>(words: Readonly<Record<Word, string>>): Codec<Word> => ({
  decode: (text) => (Object.keys(words) as Word[]).find((name) => words[name] === text) ?? null,
  encode: (name) => (Object.hasOwn(words, name) ? words[name] : null),
});
const matching = (form: RegExp): Codec<string> => {
  const checked = (text: string) => (form.test(text) ? text : null);
  return { decode: checked, encode: checked };
};
const anyText = matching(/^[^\r\n]*$/);
/** An input: 1 RGB, 2 video, 3 digital, 4 storage, 5 network, 6 internal (class 2), and which of these: 1 to 9, A to Z. */
const input = matching(/^[1-6][1-9A-Z]$/);
const inputs: Codec<readonly string[]> = {
  decode: (text) => (/^[1-6][1-9A-Z](?: [1-6][1-9A-Z])*$/.test(text) ? text.split(' ') : null),
  encode: (list) =>
    list.length > 0 && list.every((one) => input.encode(one) !== null) ? list.join(' ') : null,
};

const parts = ['fan', 'lamp', 'temperature', 'cover', 'filter', 'other'] as const;
export type Trouble = 'none' | 'warning' | 'error';
export type Troubles = Readonly<Record<(typeof parts)[number], Trouble>>;
const degrees: readonly Trouble[] = ['none', 'warning', 'error'];
const troubles: Codec<Troubles> = {
  decode: (text) =>
    /^[0-2]{6}$/.test(text)
      ? (Object.fromEntries(parts.map((part, at) => [part, degrees[Number(text[at])]])) as Troubles)
      : null,
  encode: (of) => parts.map((part) => degrees.indexOf(of[part])).join(''),
};

export type LightSource = { readonly hours: number; readonly on: boolean };
const lamps: Codec<readonly LightSource[]> = {
  decode: (text) =>
    /^\d{1,5} [01](?: \d{1,5} [01]){0,7}$/.test(text)
      ? Array.from(text.matchAll(/(\d+) ([01])/g), ([, hours, on]) => ({
          hours: Number(hours),
          on: on === '1',
        }))
      : null,
  encode: (list) =>
    list.length >= 1 && list.length <= 8 && list.every(({ hours }) => /^\d{1,5}$/.test(String(hours)))
      ? list.map(({ hours, on }) => `${hours} ${on ? 1 : 0}`).join(' ')
      : null,
};

const property = <Answer, Setting = never>(
  code: string,
  since: 1 | 2,
  answer: Codec<Answer> | null,
  setting: Codec<Setting> | null = null,
): Property<Answer, Setting> => ({ code, since, answer, setting });

const step = word({ down: '0', up: '1' });
const state = word({ off: '0', on: '1' });
/** Picture and sound go dark one by one, or both. */
const mute = word({
  'picture-shown': '10',
  'picture-muted': '11',
  'sound-on': '20',
  'sound-muted': '21',
  'both-on': '30',
  'both-muted': '31',
});

/** PJLink specifications, class 1 and class 2, § 4; as told by Panasonic PT-TMZ400 p. 145, PT-RZ570 p. 156, IDK MSD-501 p. 77. */
export const properties = {
  power: property('POWR', 1, word({ off: '0', on: '1', cooling: '2', 'warming-up': '3' }), state),
  input: property('INPT', 1, input, input),
  mute: property('AVMT', 1, mute, mute),
  troubles: property('ERST', 1, troubles),
  lamps: property('LAMP', 1, lamps),
  inputs: property('INST', 1, inputs),
  name: property('NAME', 1, anyText),
  maker: property('INF1', 1, anyText),
  product: property('INF2', 1, anyText),
  information: property('INFO', 1, anyText),
  class: property('CLSS', 1, matching(/^[1-9]$/)),
  'serial-number': property('SNUM', 2, anyText),
  software: property('SVER', 2, anyText),
  /** Asked of one input. */
  'input-name': property('INNM', 2, anyText),
  /** `-`: no signal; `*`: one that is not known. */
  resolution: property('IRES', 2, matching(/^(?:\d{1,4} ?x ?\d{1,4}|-|\*)$/)),
  'best-resolution': property('RRES', 2, matching(/^\d{1,4} ?x ?\d{1,4}$/)),
  'filter-hours': property('FILT', 2, matching(/^\d{1,5}$/)),
  'lamp-model': property('RLMP', 2, anyText),
  'filter-model': property('RFIL', 2, anyText),
  'speaker-volume': property<never, 'down' | 'up'>('SVOL', 2, null, step),
  'microphone-volume': property<never, 'down' | 'up'>('MVOL', 2, null, step),
  freeze: property('FREZ', 2, state, state),
} as const;
export type PropertyId = keyof typeof properties;
export type Answers = {
  [Id in PropertyId]: (typeof properties)[Id] extends Property<infer Answer, infer _> ? Answer : never;
};
export type Settings = {
  [Id in PropertyId]: (typeof properties)[Id] extends Property<infer _, infer Setting> ? Setting : never;
};

export const propertyOf = (code: string): PropertyId | null =>
  (Object.keys(properties) as PropertyId[]).find((id) => properties[id].code === code) ?? null;
