/** A SIP message as a test reads it (RFC 3261 §7). */
export type SipText = {
  /** Of a request. */
  readonly method: string;
  /** Of an answer; 0 for a request. */
  readonly status: number;
  readonly uri: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

export function readSip(text: string): SipText {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const answer = /^SIP\/2\.0 (\d{3})/.exec(first);
  const [method = '', uri = ''] = first.split(' ');
  return {
    method: answer ? '' : method,
    status: answer ? Number(answer[1]) : 0,
    uri: answer ? '' : uri,
    headers: lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
    body: rest.join('\r\n\r\n'),
  };
}

export const headerOf = ({ headers }: SipText, name: string): string =>
  headers.find(([header]) => header === name)?.[1] ?? '';

export const tagOf = (value: string): string => /;tag=([^;>\s]+)/.exec(value)?.[1] ?? '';

export function writeSip(first: string, headers: readonly (readonly [string, string])[], body = ''): string {
  const type =
    body === ''
      ? []
      : [['Content-Type', body.startsWith('v=') ? 'application/sdp' : 'message/sipfrag'] as const];
  const length = ['Content-Length', `${new TextEncoder().encode(body).length}`] as const;
  const lines = [...headers, ...type, length].map(([name, value]) => `${name}: ${value}`);
  return `${[first, ...lines].join('\r\n')}\r\n\r\n${body}`;
}

/** An answer to a request; `tag` makes a dialog of it. */
export function answerTo(
  request: SipText,
  status: number,
  more: {
    readonly tag?: string;
    readonly headers?: readonly (readonly [string, string])[];
    readonly body?: string;
  } = {},
): string {
  const to = headerOf(request, 'to');
  return writeSip(
    `SIP/2.0 ${status} Said`,
    [
      ...request.headers.filter(([name]) => name === 'via').map(([, via]) => ['Via', via] as const),
      ['From', headerOf(request, 'from')],
      ['To', more.tag && !tagOf(to) ? `${to};tag=${more.tag}` : to],
      ['Call-ID', headerOf(request, 'call-id')],
      ['CSeq', headerOf(request, 'cseq')],
      ...(more.headers ?? []),
    ],
    more.body,
  );
}
