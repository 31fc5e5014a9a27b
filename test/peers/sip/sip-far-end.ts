import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { headerOf, headersOf, readSipText, type SipText, sipTextOf, uriIn } from './sip-text.ts';
import { until } from './until.ts';

type Headers = readonly (readonly [string, string])[];

/** What is sent with a reply or a request. */
export type More = { readonly headers?: Headers; readonly body?: string };

/** A call that came to the far end. */
export type FarCall = {
  /** The name that was called. */
  readonly user: string;
  readonly invite: SipText;
  /** Everything that came in this call, the INVITE first. */
  readonly heard: readonly SipText[];
  /** Replies to the INVITE, with `sdp` in it when there is a body. */
  reply(status: number, reason: string, more?: More): void;
  /** Sends a request within the call; resolves with its final reply. */
  send(method: string, more?: More): Promise<SipText>;
  /** Waits for the next request of this method that nobody waited for yet, and answers it with `status`; a 100 leaves it at that. */
  takes(
    method: string,
    status: number,
    reason: string,
    more?: More | ((asked: SipText) => More | Promise<More>),
  ): Promise<SipText>;
};

/** What becomes of a call: a reply at once, or a script that does what it likes. */
export type Script = (call: FarCall) => void | Promise<void>;

/** A far end of SIP over UDP that does what a test says: for what a well-behaved room never does. It has no media of its own. */
export type FarEnd = {
  /** What calls to this name meet from now on; the names begin with "far". */
  meets(user: string, script: Script): void;
  /** The calls so far, the newest last. */
  readonly calls: readonly FarCall[];
  stop(): Promise<void>;
};

/** Requests within a call that are answered with 200 unless a script takes them. */
const patient: ReadonlySet<string> = new Set(['BYE', 'INFO', 'UPDATE', 'NOTIFY', 'OPTIONS']);

/** Opens a far end on `port`, which sends what it has to say to `proxyPort`. */
export async function openFarEnd(ports: { readonly farEnd: number; readonly port: number }): Promise<FarEnd> {
  const { farEnd: own, port: proxyPort } = ports;
  const socket = createSocket('udp4');
  socket.on('error', () => {});
  socket.bind(own, '127.0.0.1');
  await once(socket, 'listening');
  const scripts = new Map<string, Script>();
  const calls = new Map<string, FarCallParts>();
  const send = (text: string): void => socket.send(text, proxyPort, '127.0.0.1');
  socket.on('message', (bytes) => {
    const message = readSipText(bytes.toString());
    if (!message) return;
    const id = headerOf(message, 'call-id');
    const known = calls.get(id);
    if (known) known.hears(message);
    else if (message.method === 'INVITE') {
      const made = makeFarCall(message, own, send);
      calls.set(id, made);
      const script = scripts.get(made.call.user);
      if (script) void script(made.call);
      else made.call.reply(404, 'Not Found');
    }
  });
  return {
    meets: (user, script) => void scripts.set(user, script),
    get calls() {
      return [...calls.values()].map(({ call }) => call);
    },
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

type FarCallParts = { readonly call: FarCall; hears(message: SipText): void };

function makeFarCall(invite: SipText, own: number, send: (text: string) => void): FarCallParts {
  const tag = randomBytes(6).toString('hex');
  const heard: SipText[] = [invite];
  /** Requests that a script takes, and so are not answered here. */
  const awaited = new Map<string, (message: SipText) => void>();
  const answers = new Map<string, (message: SipText) => void>();
  const user = /sips?:([^@;>]+)/.exec(invite.first)?.[1] ?? '';
  const contact = `<sip:${user}@127.0.0.1:${own}>`;
  let theirs = headerOf(invite, 'contact');
  let lastReply = '';
  let sequence = 1;
  const withTag = (to: string): string => (/;tag=/.test(to) ? to : `${to};tag=${tag}`);

  const answer = (asked: SipText, status: number, reason: string, more: More = {}): string => {
    const text = sipTextOf(
      `SIP/2.0 ${status} ${reason}`,
      [
        ...headersOf(asked, 'via').map((via) => ['Via', via] as const),
        ...headersOf(asked, 'record-route').map((route) => ['Record-Route', route] as const),
        ['From', headerOf(asked, 'from')],
        ['To', status === 100 ? headerOf(asked, 'to') : withTag(headerOf(asked, 'to'))],
        ['Call-ID', headerOf(asked, 'call-id')],
        ['CSeq', headerOf(asked, 'cseq')],
        ...(status < 300 ? [['Contact', contact] as const] : []),
        ...(more.body ? [['Content-Type', 'application/sdp'] as const] : []),
        ...(more.headers ?? []),
      ],
      more.body,
    );
    send(text);
    return text;
  };

  const call: FarCall = {
    user,
    invite,
    heard,
    reply(status, reason, more) {
      lastReply = answer(invite, status, reason, more);
    },
    send(method, more = {}) {
      sequence += 1;
      const branch = `z9hG4bK${randomBytes(8).toString('hex')}`;
      const headers: Headers = [
        ['Via', `SIP/2.0/UDP 127.0.0.1:${own};branch=${branch}`],
        ['Max-Forwards', '70'],
        ...headersOf(invite, 'record-route').map((route) => ['Route', route] as const),
        ['From', withTag(headerOf(invite, 'to'))],
        ['To', headerOf(invite, 'from')],
        ['Call-ID', headerOf(invite, 'call-id')],
        ['CSeq', `${sequence} ${method}`],
        ['Contact', contact],
        ...(more.body ? [['Content-Type', 'application/sdp'] as const] : []),
        ...(more.headers ?? []),
      ];
      const answered = new Promise<SipText>((resolve) => answers.set(`${sequence} ${method}`, resolve));
      send(sipTextOf(`${method} ${uriIn(theirs)} SIP/2.0`, headers, more.body));
      if (method !== 'INVITE') return answered;
      return answered.then((final) => {
        const acknowledged = headers.map(([name, value]) =>
          name === 'CSeq' ? ([name, value.replace('INVITE', 'ACK')] as const) : ([name, value] as const),
        );
        if (final.status < 300)
          send(
            sipTextOf(
              `ACK ${uriIn(theirs)} SIP/2.0`,
              acknowledged.filter(([name]) => name !== 'Content-Type'),
            ),
          );
        return final;
      });
    },
    async takes(method, status, reason, more = {}) {
      const asked = await new Promise<SipText>((resolve) => awaited.set(method, resolve));
      answer(asked, status, reason, typeof more === 'function' ? await more(asked) : more);
      return asked;
    },
  };

  return {
    call,
    hears(message) {
      if (message.status >= 200) {
        answers.get(headerOf(message, 'cseq'))?.(message);
        return;
      }
      if (message.status > 0) return;
      // The proxy says it again when it heard nothing for half a second.
      if (message.method === 'INVITE' && headerOf(message, 'cseq') === headerOf(invite, 'cseq')) {
        if (lastReply) send(lastReply);
        return;
      }
      heard.push(message);
      if (headerOf(message, 'contact')) theirs = headerOf(message, 'contact');
      const taker = awaited.get(message.method);
      awaited.delete(message.method);
      if (taker) taker(message);
      else if (message.method === 'CANCEL') {
        answer(message, 200, 'OK');
        // A call that was answered before it was given up stays answered (RFC 3261 §9.2).
        if (!/^SIP\/2\.0 [2-6]/.test(lastReply)) call.reply(487, 'Request Terminated');
      } else if (patient.has(message.method)) answer(message, 200, 'OK');
      else if (message.method === 'INVITE') answer(message, 488, 'Not Acceptable Here');
    },
  };
}

/** Waits until the far end heard such a request in this call. */
export const untilHeard = (call: FarCall, method: string, times = 1): Promise<SipText> =>
  until(() => {
    const found = call.heard.filter((one) => one.method === method);
    const last = found[times - 1];
    if (!last) throw new Error(`the far end heard ${call.heard.map((one) => one.method).join(', ')}`);
    return last;
  });

/** Scripts that answer a call at once with one status. */
export const refuses =
  (status: number, reason: string, headers: Headers = []): Script =>
  (call) =>
    call.reply(status, reason, { headers });
