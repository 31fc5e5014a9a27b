/** A number that was typed, as it is dialled. */
export type TelephoneNumber = {
  /** `+4512345678`, or the digits of a number that is only known in the house. May begin with `*` or `#`, as services do. */
  readonly number: string;
  /** Whether it is one of the world's (ITU-T E.164), and not the house's. */
  readonly isWorldwide: boolean;
};

/**
 * How many digits a national number has, by country calling code, where every one has as many and none begins with a sign
 * for "in this country" (the national numbering plans, as ITU-T lists them). Elsewhere a national number is known by its leading 0.
 */
const nationalLengths: Readonly<Record<string, number>> = {
  '45': 8,
  '47': 8,
  '298': 6,
  '299': 6,
  '354': 7,
  '371': 8,
};

/** The longest number there is (E.164 §6.1), and the shortest that reaches another country. */
const longest = 15;
const shortestWorldwide = 7;

/** The longest text that is read for a number. */
const longestText = 60;

/**
 * The number in a text that is nothing else, or null: with `+` or `00` in front, with spaces, dots, dashes, slashes and
 * parentheses, and `tel:` with its parameters (RFC 3966). A national number gets the country calling code; `(0)` behind a
 * country's code is left out. What is neither is the house's own, and stays as typed.
 */
export function telephoneNumber(text: string, countryCode: string): TelephoneNumber | null {
  const [, scheme, written = ''] = /^(tel:|callto:)?([^;?]*)(?:[;?].*)?$/is.exec(text.trim()) ?? [];
  if (scheme === undefined && /[;?]/.test(text)) return null;
  if (written.length > longestText || !/^[+*#\d\s()./\u2010-\u2013\u00a0-]+$/.test(written)) return null;
  // Four numbers with dots are an address of a network.
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(written.trim())) return null;
  const bare = written
    .replace(/^(\s*(?:\+|00)[\d\s]{1,5})\(0\)/, '$1')
    .replaceAll(/[\s()./\u2010-\u2013\u00a0-]/g, '');
  if (/^[*#][*#\d]{1,19}$/.test(bare)) return { number: bare, isWorldwide: false };
  const [, worldwide] = /^(?:\+|00)([1-9]\d*)$/.exec(bare) ?? [];
  if (worldwide !== undefined)
    return worldwide.length >= shortestWorldwide && worldwide.length <= longest
      ? { number: `+${worldwide}`, isWorldwide: true }
      : null;
  if (!/^\d{2,20}$/.test(bare)) return null;
  const national = nationalNumber(bare, countryCode);
  return national !== null && countryCode.length + national.length <= longest
    ? { number: `+${countryCode}${national}`, isWorldwide: true }
    : { number: bare, isWorldwide: false };
}

/** The national number without a leading 0; null when the digits are none. */
function nationalNumber(digits: string, countryCode: string): string | null {
  const length = nationalLengths[countryCode];
  if (length !== undefined) return digits.length === length && !digits.startsWith('0') ? digits : null;
  return /^0([1-9]\d{5,12})$/.exec(digits)?.[1] ?? null;
}
