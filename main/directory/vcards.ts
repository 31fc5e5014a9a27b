import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { EntryKind } from '../contract/directory.ts';
import { kindOf } from './entry-kind.ts';
import { type EntryReading, type Listed, listed, mostEntries } from './listed.ts';

/** One property of a card: `TEL;TYPE=work:+45…`. */
type Property = {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly value: string;
};

/**
 * Reads the cards in a text (RFC 6350; 3.0 of RFC 2426; 2.1 with quoted-printable). What is called is the best of X-SIP and IMPP, then
 * TEL, by PREF; a mail address is not dialled. A card that nobody can be called by is skipped without a word, one that is
 * broken is told. Never throws.
 */
export function readVcards(text: string): EntryReading {
  const entries: Listed[] = [];
  const broken: { line: number; why: string }[] = [];
  let card: { readonly line: number; readonly properties: Property[] } | null = null;
  let depth = 0;
  const finish = (): void => {
    if (!card) return;
    const entry = entryOf(card.properties);
    if (typeof entry === 'string') broken.push({ line: card.line, why: entry });
    else if (entry && entries.length < mostEntries) entries.push(entry);
    card = null;
  };
  for (const { line, text: whole } of unfolded(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(whole)) {
      // A card within a card (AGENT of 2.1 and 3.0) is nobody whom one looks for.
      if (card && /^AGENT/i.test(card.properties.at(-1)?.name ?? '')) depth += 1;
      else {
        if (card) broken.push({ line: (card as { line: number }).line, why: 'the card has no end' });
        card = { line, properties: [] };
        depth = 0;
      }
    } else if (/^END:VCARD\s*$/i.test(whole)) {
      if (depth > 0) depth -= 1;
      else finish();
    } else if (card && depth === 0 && whole.trim() !== '') {
      const property = propertyOf(whole);
      if (property) (card as { properties: Property[] }).properties.push(property);
      else broken.push({ line, why: 'the line is no property' });
    }
  }
  if (card) broken.push({ line: (card as { line: number }).line, why: 'the card has no end' });
  return { entries, broken };
}

/** The lines with those that go on behind a line break (RFC 6350 §3.2), and behind `=` in quoted-printable. */
function* unfolded(text: string): Generator<{ readonly line: number; readonly text: string }> {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1;
    let whole = lines[at] ?? '';
    const goesOn = (): boolean => {
      const next = lines[at + 1];
      if (next === undefined) return false;
      return (
        /^[ \t]/.test(next) || (whole.endsWith('=') && /;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(whole))
      );
    };
    while (goesOn()) {
      at += 1;
      const next = lines[at] ?? '';
      whole =
        /^[ \t]/.test(next) && !whole.endsWith('=')
          ? whole + next.slice(1)
          : whole.replace(/=$/, '') + next.trimStart();
    }
    yield { line, text: whole };
  }
}

/** `group.NAME;PARAMETER=value:value`; null when it is none. Quotes may hold colons. */
function propertyOf(line: string): Property | null {
  const [, name = '', rest = '', value = ''] =
    /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/s.exec(line) ?? [];
  if (name === '') return null;
  const parameters = rest
    .split(';')
    .slice(1)
    .map((one) => one.replaceAll('"', '').toUpperCase());
  const isPrintable = parameters.some((one) => /^(?:ENCODING=)?QUOTED-PRINTABLE$/.test(one));
  const charset = parameters.find((one) => one.startsWith('CHARSET='))?.slice('CHARSET='.length);
  return { name: name.toUpperCase(), parameters, value: isPrintable ? printed(value, charset) : value };
}

/** Quoted-printable (RFC 2045 §6.7) in the character set that the property names. */
function printed(text: string, charset = 'UTF-8'): string {
  const bytes = Buffer.from(
    text.replaceAll(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  );
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

/** A value without its escapes (RFC 6350 §3.4). */
const textOf = (value: string): string => value.replaceAll(/\\n/gi, ' ').replaceAll(/\\(.)/g, '$1').trim();

/** The parts of a value that has several, as N and ORG have. */
const partsOf = (value: string): readonly string[] => value.split(/(?<!\\);/).map(textOf);

function entryOf(properties: readonly Property[]): Listed | string | null {
  const first = (name: string): string => properties.find((one) => one.name === name)?.value ?? '';
  const [family = '', given = ''] = partsOf(first('N'));
  const [house = '', ...departments] = partsOf(first('ORG'));
  const name = textOf(first('FN')) || `${given} ${family}`.trim() || house;
  if (name === '') return 'the card has no name';
  const address = addressOf(properties);
  if (address === null) return null;
  const where = [...departments, house].filter((part) => part !== '' && part !== name).join(', ');
  return listed({ name, where, address, kind: kindIn(properties, name, house) });
}

/** KIND, else a category that is the word for one, else a person; a card that bears the name of its house is that house. */
function kindIn(properties: readonly Property[], name: string, house: string): EntryKind {
  const said = properties.filter((one) => one.name === 'KIND' || one.name === 'X-ADDRESSBOOKSERVER-KIND');
  const categories = properties
    .filter((one) => one.name === 'CATEGORIES')
    .flatMap(({ value }) => value.split(/(?<!\\),/));
  for (const word of [...categories, ...said.map(({ value }) => value)]) {
    const kind = kindOf(textOf(word));
    if (kind !== null) return kind;
  }
  return house !== '' && name === house ? 'practice' : 'person';
}

/** The address to call: the least rank first, then what is preferred, then the order of the card. */
function addressOf(properties: readonly Property[]): string | null {
  const found = properties.flatMap((property) => {
    const address = callable(property);
    return address === null ? [] : [{ ...address, preference: preferenceOf(property) }];
  });
  const [best] = found.toSorted((one, other) => one.rank - other.rank || one.preference - other.preference);
  return best?.address ?? null;
}

function callable({
  name,
  value,
  parameters,
}: Property): { readonly address: string; readonly rank: number } | null {
  const text = textOf(value);
  if (text === '') return null;
  if (name === 'X-SIP' || name === 'X-EVOLUTION-SIP')
    return { address: /^sips?:/i.test(text) ? text : `sip:${text}`, rank: 0 };
  if (name === 'IMPP' || name === 'X-PEXIP')
    return /^(?:sips?|h323|pexip|rundbord):/i.test(text) ? { address: text, rank: 0 } : null;
  if (name !== 'TEL' || parameters.some((one) => /(?:^|[=,])(?:FAX|PAGER|TEXT|MODEM)(?:,|$)/.test(one)))
    return null;
  if (/^(?:sips?|h323):/i.test(text)) return { address: text, rank: 0 };
  const number = text.replace(/^tel:/i, '').replace(/;.*$/, '').trim();
  if (number === '') return null;
  return { address: number, rank: parameters.some((one) => /(?:^|[=,])VIDEO(?:,|$)/.test(one)) ? 1 : 2 };
}

/** `PREF=1` is the most preferred (RFC 6350 §5.3); of old `TYPE=PREF`, and `PREF` alone. */
function preferenceOf({ parameters }: Property): number {
  const ranked = parameters.find((one) => /^PREF=\d+$/.test(one));
  if (ranked) return Number(ranked.slice('PREF='.length));
  return parameters.some((one) => /^(?:TYPE=(?:.*,)?)?PREF(?:,|$)/.test(one)) ? 1 : 101;
}
