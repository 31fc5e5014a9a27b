import { headerOf, headersOf, readSipText, type SipText, sipTextOf } from '../../../peers/sip/sip-text.ts';

/** A message with the address that a request is for; empty for an answer. */
export type SipMessage = SipText & { readonly uri: string };

/** Reads a message; what is none is an empty one. */
export function readSip(text: string): SipMessage {
  const read = readSipText(text) ?? { first: '', method: '', status: 0, headers: [], body: '' };
  return { ...read, uri: read.method === '' ? '' : (read.first.split(' ')[1] ?? '') };
}

export const tagOf = (value: string): string => /;tag=([^;>\s]+)/.exec(value)?.[1] ?? '';

/** A message from its parts, with the type of its body. */
export function writeSip(first: string, headers: readonly (readonly [string, string])[], body = ''): string {
  const type = body.startsWith('v=') ? 'application/sdp' : 'message/sipfrag';
  return sipTextOf(first, body === '' ? headers : [...headers, ['Content-Type', type]], body);
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
      ...headersOf(request, 'via').map((via) => ['Via', via] as const),
      ['From', headerOf(request, 'from')],
      ['To', more.tag && !tagOf(to) ? `${to};tag=${more.tag}` : to],
      ['Call-ID', headerOf(request, 'call-id')],
      ['CSeq', headerOf(request, 'cseq')],
      ...(more.headers ?? []),
    ],
    more.body,
  );
}
