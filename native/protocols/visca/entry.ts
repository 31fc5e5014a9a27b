import { type Pattern, patternOf, readPattern, writePattern } from './pattern.ts';

/** A number in a body. */
export type NumberField = {
  readonly kind: 'number';
  readonly letter: string;
  /** What may be sent. What comes is taken as it is. */
  readonly min: number;
  readonly max: number;
};
/** One of some words in a body, each with its number. */
export type ChoiceField<Word extends string = string> = {
  readonly kind: 'choice';
  readonly letter: string;
  readonly words: Readonly<Record<Word, number>>;
};
/** A field that not every form of the message has. */
type Optional<F> = F & { readonly optional: true };
export type Field = (NumberField | ChoiceField) & { readonly optional?: true };
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends ChoiceField<infer Word> ? Word : number;
type OptionalIn<F extends Fields> = {
  [K in keyof F]: F[K] extends { optional: true } ? K : never;
}[keyof F];
export type Values<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalIn<F>>]: ValueOf<F[K]>;
} & { readonly [K in OptionalIn<F>]?: ValueOf<F[K]> };

/** One message: bytes and values, both ways. */
export type Entry<F extends Fields = Fields> = {
  readonly fields: F;
  /** What the body says; null where it is another message. */
  decode(body: Uint8Array): Values<F> | null;
  /** The body, or why there is none. */
  encode(values: Values<F>): Uint8Array | string;
};
export type ValuesIn<E> = E extends Entry<infer F> ? Values<F> : never;

/** A number of which `letter` has the nibbles. It has a sign where `min` is below zero. */
export const number = (letter: string, min: number, max: number): NumberField => ({
  kind: 'number',
  letter,
  min,
  max,
});
export const choice = <Word extends string>(
  letter: string,
  words: Readonly<Record<Word, number>>,
): ChoiceField<Word> => ({ kind: 'choice', letter, words });
export const optional = <F extends NumberField | ChoiceField>(field: F): Optional<F> => ({
  ...field,
  optional: true,
});

const terminator = 0xff;
type Loose = Readonly<Record<string, number | string>>;

/**
 * A message of one form, or of several: with and without its optional fields. The form written is the one that has a
 * place for exactly the values given.
 */
export function entry<const F extends Fields>(forms: string | readonly string[], fields: F): Entry<F> {
  const patterns = (typeof forms === 'string' ? [forms] : forms).map(patternOf);
  return {
    fields,
    decode(body) {
      for (const pattern of patterns) {
        const numbers = readPattern(pattern, body);
        const values = numbers && valuesOf(fields, pattern, numbers);
        // The table's own fields give the values their types.
        if (values) return values as Values<F>;
      }
      return null;
    },
    encode(values) {
      const numbers = numbersOf(fields, values as Loose);
      if (typeof numbers === 'string') return numbers;
      const form = patterns.find(({ letters }) => sameKeys(letters, numbers));
      if (!form) return 'these values do not go together';
      const body = writePattern(form, numbers);
      return body.includes(terminator) ? 'it would hold FF, which ends a packet' : body;
    },
  };
}

const sameKeys = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean =>
  one.size === other.size && [...one.keys()].every((key) => other.has(key));

function valuesOf(fields: Fields, { letters }: Pattern, numbers: ReadonlyMap<string, number>): Loose | null {
  const values: Record<string, number | string> = {};
  for (const [name, field] of Object.entries(fields)) {
    const there = numbers.get(field.letter);
    if (there === undefined) continue;
    if (field.kind === 'number') {
      const full = 2 ** (letters.get(field.letter) ?? 0);
      values[name] = field.min < 0 && there >= full / 2 ? there - full : there;
      continue;
    }
    const word = Object.entries(field.words).find(([, value]) => value === there);
    if (!word) return null;
    values[name] = word[0];
  }
  return values;
}

function numbersOf(fields: Fields, values: Loose): ReadonlyMap<string, number> | string {
  const numbers = new Map<string, number>();
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (value === undefined) {
      if (field.optional) continue;
      return `${name} is missing: it can be ${rangeOf(field)}`;
    }
    const there = numberOf(field, value);
    if (there === null) return `${name} is ${value}: it can be ${rangeOf(field)}`;
    numbers.set(field.letter, there);
  }
  return numbers;
}

function numberOf(field: Field, value: number | string): number | null {
  if (field.kind === 'choice')
    return typeof value === 'string' && Object.hasOwn(field.words, value)
      ? (field.words[value] ?? null)
      : null;
  return Number.isInteger(value) && Number(value) >= field.min && Number(value) <= field.max
    ? Number(value)
    : null;
}

/** What a field can be, for a person. */
export const rangeOf = (field: Field): string =>
  field.kind === 'number' ? `${field.min} to ${field.max}` : Object.keys(field.words).join(', ');
