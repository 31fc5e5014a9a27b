/** Letters that people also write with two, or without their sign, and what both become. */
const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'a',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  œ: 'o',
};
const letterForm = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * A text as it is compared: in lower case, without accents, and with one spelling for what is written in two ways (å and aa,
 * æ, ä and ae, ø, ö and oe). What begins another text still begins it when both are folded.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(letterForm, (letter) => letters[letter] ?? letter)
    .replaceAll(/aa|ae|oe/g, (pair) => pair.charAt(0));

/** The words of a text, folded. */
export const foldedWords = (text: string): readonly string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
