/** One property of a calendar: a content line, unfolded and taken apart (RFC 5545 §3.1). */
export type Property = {
  /** Upper case. */
  readonly name: string;
  /** By upper-case name; without their quotes. A name given twice keeps the first. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** As it stands, escapes and all; see {@link textOf}. */
  readonly value: string;
  /** 1-based line in the file at which it begins. */
  readonly line: number;
};

/** RFC 6868: how line breaks, quotes and carets are written in a parameter. */
const caretOf: Readonly<Record<string, string>> = { n: '\n', "'": '"', '^': '^' };
const uncaret = (value: string): string =>
  value.replaceAll(/\^([n'^])/g, (_, letter: string) => caretOf[letter] ?? letter);

const nameForm = /^[A-Za-z0-9-]+/;

/** Takes an unfolded line apart; null when it is not a content line. Takes time proportional to its length. */
function parseContentLine(text: string, line: number): Property | null {
  const name = nameForm.exec(text)?.[0];
  if (!name) return null;
  const parameters = new Map<string, readonly string[]>();
  let at = name.length;
  while (text[at] === ';') {
    const equals = text.indexOf('=', at);
    if (equals < 0) return null;
    const key = text
      .slice(at + 1, equals)
      .trim()
      .toUpperCase();
    // A colon before the equals sign means that the parameter has no value: the property's value begins there.
    if (key.includes(':')) return null;
    const values: string[] = [];
    at = equals;
    do {
      at += 1;
      if (text[at] === '"') {
        const close = text.indexOf('"', at + 1);
        if (close < 0) return null;
        values.push(uncaret(text.slice(at + 1, close)));
        at = close + 1;
      } else {
        const begin = at;
        while (at < text.length && text[at] !== ',' && text[at] !== ';' && text[at] !== ':') at += 1;
        values.push(uncaret(text.slice(begin, at)));
      }
    } while (text[at] === ',');
    if (!parameters.has(key)) parameters.set(key, values);
  }
  if (text[at] !== ':') return null;
  return { name: name.toUpperCase(), parameters, value: text.slice(at + 1), line };
}

/** The first value of a parameter, or undefined. */
export const parameterOf = (property: Property, name: string): string | undefined =>
  property.parameters.get(name)?.[0];

/** A TEXT value without its escapes (RFC 5545 §3.3.11). */
export const textOf = (value: string): string =>
  value.replaceAll(/\\([\\;,:nN"])/g, (_, letter: string) =>
    letter === 'n' || letter === 'N' ? '\n' : letter,
  );

/**
 * The properties of one component's text, without what is in components inside it. `strange` are the lines that are
 * none, by their 1-based number in the file; `firstLine` is the number of the text's first line.
 */
export function propertiesIn(
  text: string,
  firstLine: number,
): { readonly properties: readonly Property[]; readonly strange: readonly number[] } {
  const properties: Property[] = [];
  const strange: number[] = [];
  let depth = 0;
  let folded: string[] = [];
  let begun = 0;
  const finish = (): void => {
    const whole = folded.join('');
    folded = [];
    if (whole.trim() === '') return;
    const property = parseContentLine(whole, begun);
    if (property?.name === 'BEGIN') depth += 1;
    else if (property?.name === 'END') depth = Math.max(0, depth - 1);
    else if (depth > 0) return;
    else if (property) properties.push(property);
    else strange.push(begun);
  };
  let line = firstLine;
  for (const raw of text.split('\n')) {
    const piece = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (folded.length > 0 && (piece.startsWith(' ') || piece.startsWith('\t'))) {
      folded.push(piece.slice(1));
    } else {
      finish();
      folded = [piece];
      begun = line;
    }
    line += 1;
  }
  finish();
  return { properties, strange };
}
