import { randomBytes } from 'node:crypto';
import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure, failureOf, networkReason } from '../ask-server.ts';
import { channelBindings } from './channel-bindings.ts';
import { type KeptAnswer, openKeptConnection } from './kept-connection.ts';
import { authenticateMessage, negotiateMessage, ntlmAccount, readChallenge } from './ntlm.ts';

/** A SOAP document, or why there is none. */
export type ExchangeAnswer = { readonly kind: 'answer'; readonly body: string } | Failure;

/** One Exchange server, signed in to with a name and a password. */
export type Exchange = {
  /** The host, for problems. */
  readonly at: string;
  /** Asks one question; never rejects. One at a time. */
  ask(envelope: string, signal: AbortSignal): Promise<ExchangeAnswer>;
  close(): void;
};

type Scheme = 'NTLM' | 'Negotiate' | 'Basic';

/** The way to sign in that is taken of those that a 401 offers: the one that does not send the password, where there is one. */
function schemeOf(headers: Headers): Scheme | null {
  const offered = (headers.get('www-authenticate') ?? '')
    .split(',')
    .map((one) => one.trim().split(/\s/)[0] ?? '');
  const order: readonly Scheme[] = ['NTLM', 'Negotiate', 'Basic'];
  return order.find((scheme) => offered.some((one) => one.toLowerCase() === scheme.toLowerCase())) ?? null;
}

/** Signs in with Basic (RFC 7617) or NTLMv2 (MS-NTHT), whichever the server asks for. */
export function openExchange(options: {
  readonly url: URL;
  readonly username: string;
  readonly password: string;
  readonly clock: Clock;
}): Exchange {
  const { url, username, password, clock } = options;
  const at = url.host;
  const connection = openKeptConnection(url);
  const account = ntlmAccount(username, password);
  const plain = { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml' };
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  let isBasic = false;

  /** Three messages on one connection, the last one with the question. */
  const withNtlm = async (
    scheme: Scheme,
    envelope: string,
    signal: AbortSignal,
  ): Promise<KeptAnswer | 'other connection'> => {
    const negotiate = negotiateMessage();
    const asHeader = (message: Buffer) => ({
      ...plain,
      authorization: `${scheme} ${message.toString('base64')}`,
    });
    const first = await connection.post(asHeader(negotiate), '', signal);
    const form = new RegExp(`(?:^|,)\\s*${scheme} ([A-Za-z0-9+/=]+)`, 'i');
    const said = form.exec(first.headers.get('www-authenticate') ?? '')?.[1];
    const challenge = said === undefined ? null : readChallenge(Buffer.from(said, 'base64'));
    if (first.status !== 401 || !challenge) return first;
    const authenticate = authenticateMessage({
      account,
      negotiate,
      challenge,
      clientChallenge: randomBytes(8),
      channelBindings: first.certificate && channelBindings(first.certificate),
      now: clock.now(),
    });
    const second = await connection.post(asHeader(authenticate), envelope, signal);
    return second.status === 401 && second.socket !== first.socket ? 'other connection' : second;
  };

  const signIn = async (refused: KeptAnswer, envelope: string, signal: AbortSignal): Promise<KeptAnswer> => {
    const scheme = schemeOf(refused.headers);
    if (scheme === null || (scheme === 'Basic' && isBasic)) return refused;
    if (scheme === 'Basic') {
      isBasic = true;
      return connection.post({ ...plain, authorization: basic }, envelope, signal);
    }
    isBasic = false;
    for (let tries = 0; tries < 2; tries += 1) {
      const answer = await withNtlm(scheme, envelope, signal);
      if (answer !== 'other connection') return answer;
    }
    return refused;
  };

  return {
    at,
    async ask(envelope, signal) {
      try {
        let answer = await connection.post(
          isBasic ? { ...plain, authorization: basic } : plain,
          envelope,
          signal,
        );
        if (answer.status === 401) answer = await signIn(answer, envelope, signal);
        const { status, headers, body } = answer;
        // A fault of SOAP comes with 500.
        if (
          status === 200 ||
          (status === 500 && /text\/xml|soap\+xml/.test(headers.get('content-type') ?? ''))
        )
          return { kind: 'answer', body };
        if (status === 401) {
          isBasic = false;
          const how = schemeOf(headers) === null ? ', and offers neither NTLM nor Basic' : '';
          return failure('agenda-not-allowed', at, `HTTP 401${how}`, false);
        }
        if (status >= 300 && status < 400)
          return failure('agenda-unreachable', at, 'it sends to another address; name that one', false);
        return failureOf(status, headers, at, clock.now());
      } catch (error) {
        const reason = signal.aborted ? 'no answer in time' : networkReason(error);
        return failure('agenda-unreachable', at, reason, true);
      }
    },
    close: () => connection.close(),
  };
}
