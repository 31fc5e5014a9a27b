/** A SIP message as it stands on the wire (RFC 3261 §7), read without judging it. */
export type SipText = {
  /** The first line: a request's or a response's. */
  readonly first: string;
  /** Method of a request; empty for a response. */
  readonly method: string;
  /** Status of a response; 0 for a request. */
  readonly status: number;
  /** Every header in its order, with its name as it stood. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

const shortNames: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
  r: 'refer-to',
  x: 'session-expires',
};
const longName = (name: string): string => shortNames[name.toLowerCase()] ?? name.toLowerCase();

/** Reads a message; null for what is none, such as an empty line that keeps a way open. */
export function readSipText(text: string): SipText | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const] : [];
  });
  const status = Number(/^SIP\/2\.0 (\d{3})/.exec(first)?.[1] ?? 0);
  const method = status > 0 ? '' : (first.split(' ')[0] ?? '');
  return { first, method, status, headers, body: text.slice(end + 4) };
}

/** All values of a header, in their order. */
export const headersOf = (message: SipText, name: string): readonly string[] =>
  message.headers.filter(([one]) => longName(one) === name.toLowerCase()).map(([, value]) => value);

/** The first value of a header; empty when it is not there. */
export const headerOf = (message: SipText, name: string): string => headersOf(message, name)[0] ?? '';

/** A message from its parts; the length of the body is added. */
export function sipTextOf(first: string, headers: readonly (readonly [string, string])[], body = ''): string {
  const all = [...headers, ['Content-Length', String(Buffer.byteLength(body))] as const];
  return `${first}\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/** The address within angle brackets, or the whole without parameters. */
export const uriIn = (value: string): string =>
  /<([^>]+)>/.exec(value)?.[1] ?? value.split(';')[0]?.trim() ?? '';
