/** One line of an invitation's text. */
export type Line = {
  readonly text: string;
  /** 0 for what was written last; the higher, the older is what is quoted or forwarded there. */
  readonly quoted: number;
};

/** How much of a text is looked at, in characters: an invitation is far below. */
export const textLimit = 100_000;

/** How many lines of a text are looked at; empty ones that follow another one do not count. */
export const lineLimit = 3000;

/** The entities in which text that is no HTML is written nevertheless. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#38': '&',
  '#39': "'",
  '#43': '+',
  '#61': '=',
  '#x3d': '=',
  '#x26': '&',
};

const entityForm = /&(amp|lt|gt|quot|apos|nbsp|#38|#39|#43|#61|#x3d|#x26);/gi;

/** The text without entities. Twice, since some calendars escape what they were given escaped. */
const plain = (text: string): string => {
  let decoded = text;
  for (let round = 0; round < 2 && decoded.includes('&'); round += 1)
    decoded = decoded.replaceAll(entityForm, (_, name: string) => entities[name.toLowerCase()] ?? '');
  return decoded;
};

/** An address in angle brackets may be broken over lines (RFC 3986 appendix C). */
const brokenInBrackets = /<(https?:\/\/[^\s<>]{1,1000}(?:[ \t]*\n[ \t]*[^\s<>]{1,1000}){1,8})[ \t]*\n?>/gi;

/** A line that is longer is not mended: no address is. */
const longestMended = 4000;

/** The end of a line that may be the first part of an address, and the beginning of one that may be its second. */
const opened = /https?:\/\/\S{30,}$/i;
const goesOn = /^[%&?=]\S{3}/;

/** Lines in which an address was broken before a sign with which no word begins, put together again. */
function mended(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1) ?? '';
    const broken =
      goesOn.test(line) &&
      before.length < longestMended &&
      opened.test(before.slice(before.lastIndexOf(' ') + 1));
    if (broken) whole[whole.length - 1] = before + line;
    else whole.push(line);
  }
  return whole;
}

/** The lines of a text, at most {@link textLimit} characters, without what is not seen. */
export function textLines(text: string): readonly Line[] {
  const whole = plain(text.slice(0, textLimit))
    .replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replaceAll(/\n[ \t]*\n(?:[ \t]*\n)+/g, '\n\n')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]/g, '')
    .replaceAll(brokenInBrackets, (_, address: string) => `<${address.replaceAll(/\s+/g, '')}>`);
  return mended(whole.split('\n', lineLimit)).map((line) => ({ text: line, quoted: 0 }));
}
