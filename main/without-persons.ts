/** What could name a person, a place or a device of one, and what stands in its place. In this order. */
const hidden: readonly (readonly [RegExp, string])[] = [
  [/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[^\s@<>"'(),;:]+/g, '(mail address)'],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s"'<>]+/gi, '$1(address)'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '(network address)'],
  [
    /(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}/gi,
    '(network address)',
  ],
  // A telephone number, a Danish CPR number, a Swedish personnummer, a meeting's number: six digits or more.
  [/\+?\d(?:[ -]?\d){5,}/g, '(number)'],
];

/**
 * A line of text without mail addresses, addresses on the web or the network, and long numbers. The log holds no person
 * to begin with; this is the second lock before a line leaves the computer. `home` is the folder that carries a user's
 * name.
 */
export function withoutPersons(text: string, home: string): string {
  const shown = home.length > 1 ? text.replaceAll(home, '~') : text;
  return hidden.reduce((line, [form, word]) => line.replaceAll(form, word), shown);
}

/** The same for a line of the log, whose time stays. */
export function logLineWithoutPersons(line: string, home: string): string {
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z /.exec(line)?.[0] ?? '';
  return time + withoutPersons(line.slice(time.length), home);
}

/** Settings whose text is a word of ours or a time zone, and tells nothing of anybody. */
const plainText: ReadonlySet<string> = new Set(['posture', 'zone', 'default', 'offered', 'theme', 'level']);

/** Settings in outline: what is switched on and how much of it there is. A text that somebody wrote becomes its length. */
export function outlineOf(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return plainText.has(key) ? value : `(text, ${value.length} characters)`;
  if (Array.isArray(value)) return value.map((entry) => outlineOf(entry, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, outlineOf(inner, name)]));
  }
  return value;
}
