/**
 * The bytes of a body as the manuals print them: `01 04 47 0p 0p 0p 0p`. A capital digit stands for itself; a small
 * letter is a nibble of a number, the highest first.
 */
export type Pattern = {
  readonly nibbles: readonly (number | string)[];
  /** Each letter, and how many bits it has. */
  readonly letters: ReadonlyMap<string, number>;
};

export function patternOf(text: string): Pattern {
  const nibbles = [...text.replaceAll(' ', '')].map((sign) =>
    /[a-z]/.test(sign) ? sign : Number.parseInt(sign, 16),
  );
  const letters = new Map<string, number>();
  for (const nibble of nibbles)
    if (typeof nibble === 'string') letters.set(nibble, (letters.get(nibble) ?? 0) + 4);
  return { nibbles, letters };
}

/** The number of each letter, without a sign; null where the body is not of this pattern. */
export function readPattern({ nibbles }: Pattern, body: Uint8Array): ReadonlyMap<string, number> | null {
  if (body.length * 2 !== nibbles.length) return null;
  const numbers = new Map<string, number>();
  for (const [at, nibble] of nibbles.entries()) {
    const byte = body[at >> 1] ?? 0;
    const there = at % 2 === 0 ? byte >> 4 : byte & 15;
    if (typeof nibble === 'string') numbers.set(nibble, (numbers.get(nibble) ?? 0) * 16 + there);
    else if (nibble !== there) return null;
  }
  return numbers;
}

/** The body with these numbers; a negative one as two's complement of as many bits as its letter has. */
export function writePattern(
  { nibbles, letters }: Pattern,
  numbers: ReadonlyMap<string, number>,
): Uint8Array {
  const left = new Map(letters);
  const body = new Uint8Array(nibbles.length / 2);
  for (const [at, nibble] of nibbles.entries()) {
    let value = nibble;
    if (typeof value === 'string') {
      const shift = (left.get(value) ?? 4) - 4;
      left.set(value, shift);
      value = ((numbers.get(value) ?? 0) >> shift) & 15;
    }
    body[at >> 1] = ((body[at >> 1] ?? 0) << 4) | value;
  }
  return body;
}
