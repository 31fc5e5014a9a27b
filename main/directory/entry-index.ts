import type { EntryKind } from '../contract/directory.ts';
import { folded, foldedWords } from './folded.ts';
import { kindOrder, type Listed } from './listed.ts';

/** Entries that are found by what people type. */
export type EntryIndex = {
  /** The best first, `limit` at most. With no word in `text` those of the kind, in their order. */
  search(text: string, wish: SearchWish): readonly Listed[];
};

/** What is looked for. */
export type SearchWish = {
  readonly kind: EntryKind | null;
  readonly limit: number;
  readonly isFavourite: (id: string) => boolean;
};

type Row = {
  readonly entry: Listed;
  readonly name: string;
  /** The words of the name, each with a space before it; and those of place and address. */
  readonly nameWords: string;
  readonly otherWords: string;
};

const asWords = (words: readonly string[]): string => words.map((word) => ` ${word}`).join('');

/** A number's digits from each place from which people begin to say it: with its country's code or without. */
function numberWords(address: string): readonly string[] {
  const number = /^(?:tel:)?(\+?[\d\s().-]{3,})$/i.exec(address)?.[1];
  if (number === undefined) return [];
  const digits = number.replaceAll(/\D/g, '');
  return number.startsWith('+') ? [digits, ...[1, 2, 3].map((code) => digits.slice(code))] : [digits];
}

function rowOf(entry: Listed): Row {
  const { name, where, address } = entry;
  const bare = address.replace(/^(?:sips?|h323|tel|pexip|rundbord|https?):(?:\/\/)?/i, '');
  const others = [...foldedWords(where), ...foldedWords(bare), folded(bare), ...numberWords(address)];
  return {
    entry,
    name: folded(name).trim(),
    nameWords: asWords(foldedWords(name)),
    otherWords: asWords(others),
  };
}

const collator = new Intl.Collator('da', { numeric: true, sensitivity: 'base' });

/**
 * Makes an index. Every word that is typed must begin a word of the name, the place or the address. Favourites come first,
 * then those found by their name, by kind, and of each those that begin with what was typed.
 */
export function makeEntryIndex(entries: readonly Listed[]): EntryIndex {
  const rows = entries.toSorted((one, other) => collator.compare(one.name, other.name)).map(rowOf);
  return {
    search(text, { kind, limit, isFavourite }) {
      const words = foldedWords(text).map((word) => ` ${word}`);
      const typed = folded(text).trim();
      const digits = /^[+\d\s().-]{3,}$/.test(text) ? ` ${text.replaceAll(/\D/g, '')}` : null;
      const buckets: Listed[][] = Array.from({ length: 2 * 2 * kindOrder.length * 2 }, () => []);
      for (const { entry, name, nameWords, otherWords } of rows) {
        if (kind !== null && entry.kind !== kind) continue;
        const byName = words.every((word) => nameWords.includes(word));
        const isFound =
          byName ||
          words.every((word) => nameWords.includes(word) || otherWords.includes(word)) ||
          (digits !== null && otherWords.includes(digits));
        if (!isFound) continue;
        const place = [!isFavourite(entry.id), !byName] as const;
        const rank =
          (Number(place[0]) * 2 + Number(place[1])) * kindOrder.length + kindOrder.indexOf(entry.kind);
        const bucket = buckets[rank * 2 + Number(!name.startsWith(typed))];
        if (bucket && bucket.length < limit) bucket.push(entry);
      }
      return buckets.flat().slice(0, limit);
    },
  };
}
