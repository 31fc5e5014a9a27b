import type { Main } from '../../../../main/contract/bridge.ts';
import type { LineHeard, SipAccount } from '../../../../main/contract/far-systems.ts';
import { bad, good } from '../../../../main/contract/result.ts';
import { headerOf, headersOf } from '../../../peers/sip/sip-text.ts';
import { sectionsOf } from './pretend-connections.ts';
import { answerTo, readSip, type SipMessage, tagOf, writeSip } from './sip-text.ts';

export const account: SipAccount = {
  uri: 'sip:egeskov@kiosk.test',
  displayName: 'Egeskov',
  username: 'egeskov',
  password: 'secret',
  servers: ['wss://one.kiosk.test/ws', 'wss://two.kiosk.test/ws'],
  iceServers: [],
  relayOnly: false,
  tones: 'auto',
};

/** What somebody does who is called: answers by hand, through `call`. */
export type Callee = (call: FarCall) => void;

/** One dialog with the kiosk, as the far side has it. */
export type FarCall = {
  readonly invite: SipMessage;
  /** All that the kiosk said in it, acknowledgements and answers too. */
  readonly heard: SipMessage[];
  readonly requests: (method: string) => readonly SipMessage[];
  /** How re-INVITEs are answered: 200, another status, or not at all. */
  offers: number | 'silent';
  /** Answers nothing that is no offer. */
  isDeaf: boolean;
  /** What a REFER gets. */
  refers: number;
  over: boolean;
  acknowledged: boolean;
  /** Answers the last offer of the kiosk in the call. */
  answerLast(status: number, body: string): void;
  answer(
    status: number,
    more?: { readonly body?: string; readonly headers?: readonly (readonly [string, string])[] },
  ): void;
  /** 200 with a description. */
  accept(more?: {
    readonly video?: boolean;
    readonly tones?: string;
    readonly headers?: readonly (readonly [string, string])[];
  }): void;
  request(method: string, headers?: readonly (readonly [string, string])[], body?: string): void;
  /** How the kiosk offered the sound last. */
  readonly direction: string;
  cancel(): void;
};

/** Main, a SIP server and everybody behind it, in one process. Time is the test's. */
export type PretendSip = {
  readonly main: Main;
  /** Who is called, by the user of their address. */
  readonly callees: Map<string, Callee>;
  readonly calls: FarCall[];
  /** Which servers were opened, in order. */
  readonly opened: string[];
  /** All REGISTERs. */
  readonly registrations: SipMessage[];
  /** What a REGISTER gets. */
  registers: number | 'silent';
  /** Servers that do not open. */
  readonly closed: Set<string>;
  /** Every line breaks, and none opens until it is mended. */
  loseLine(): void;
  mendLine(): void;
  /** Calls get no answer, not even that they were heard. */
  ignoresInvites: boolean;
  /** What is sent on a dead line seems to be sent. */
  swallows: boolean;
  /** The line is dead, and nobody knows until the answer is called. */
  breakLine(): () => void;
  /** Somebody calls the kiosk. */
  ring(
    name: string,
    user: string,
    headers?: readonly (readonly [string, string])[],
    /** Null: without an offer. */
    video?: boolean | null,
  ): FarCall;
  setAccount(account: SipAccount | null): void;
  setWhenInCall(when: 'ask' | 'busy'): void;
  readonly listeners: () => number;
};

/** A description by the far side: Opus, and a picture where wanted. */
export const describe = (direction = 'sendrecv', video = true, tones = 'telephone-event/48000'): string =>
  [
    'v=0',
    'o=- 7 7 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'm=audio 4000 UDP/TLS/RTP/SAVPF 111 126',
    'c=IN IP4 127.0.0.1',
    'a=rtpmap:111 opus/48000/2',
    `a=rtpmap:126 ${tones}`,
    `a=${direction}`,
    `m=video ${video ? 4002 : 0} UDP/TLS/RTP/SAVPF 96`,
    'c=IN IP4 127.0.0.1',
    'a=rtpmap:96 VP8/90000',
    `a=${direction}`,
    '',
  ].join('\r\n');

const turned: Record<string, string> = { sendonly: 'recvonly', recvonly: 'sendonly' };

export function makePretendSip(): PretendSip {
  const on = new Map<string, Set<(value: never) => void>>();
  const emit = (name: string, value: unknown): void => {
    for (const listener of [...(on.get(name) ?? [])]) listener(value as never);
  };
  const callees = new Map<string, Callee>();
  const calls: FarCall[] = [];
  const opened: string[] = [];
  const registrations: SipMessage[] = [];
  let given: SipAccount | null = account;
  let line = 0;
  let current: number | null = null;
  let isDown = false;
  let numbers = 0;
  let contact = 'sip:egeskov@kiosk.test';
  let whenInCall: 'ask' | 'busy' = 'ask';
  let kioskWatcher: ((value: never) => void) | null = null;

  const say = (text: string): void => {
    const to = current;
    setTimeout(() => {
      if (to !== null && to === current)
        emit('sip.heard', { line: to, kind: 'text', text } satisfies LineHeard);
    }, 1);
  };

  const makeCall = (invite: SipMessage, isOurs: boolean): FarCall => {
    numbers += 1;
    const tag = `far-${numbers}`;
    let sequence = 1;
    let acknowledges = 1;
    const there = `<sip:far@kiosk.test>`;
    const heard: SipMessage[] = [];
    let kioskTag = isOurs ? tagOf(headerOf(invite, 'from')) : '';
    const call: FarCall & { setKioskTag(tag: string, answered: number): void } = {
      invite,
      heard,
      requests: (method) => heard.filter((one) => one.method === method),
      offers: 200,
      isDeaf: false,
      refers: 202,
      over: false,
      acknowledged: false,
      answerLast(status, body) {
        const offer = heard.findLast((one) => one.method === 'INVITE');
        if (offer) say(answerTo(offer, status, { body, headers: [['Contact', '<sip:far@127.0.0.1:5060>']] }));
      },
      answer(status, more = {}) {
        const own = status < 300 ? [['Contact', '<sip:far@127.0.0.1:5060>'] as const] : [];
        const headers = [...own, ...(more.headers ?? [])];
        say(answerTo(invite, status, { ...more, tag, headers }));
      },
      accept({ video = true, tones, headers = [] } = {}) {
        call.answer(200, { body: describe('sendrecv', video, tones), headers });
      },
      request(method, headers = [], body = '') {
        sequence += 1;
        const from = isOurs ? `${headerOf(invite, 'to')};tag=${tag}` : headerOf(invite, 'from');
        const to = isOurs ? headerOf(invite, 'from') : `${headerOf(invite, 'to')};tag=${kioskTag}`;
        say(
          writeSip(
            `${method} ${contact} SIP/2.0`,
            [
              ['Via', `SIP/2.0/WSS far.invalid;branch=z9hG4bKfar${numbers}-${sequence}`],
              ['Max-Forwards', '70'],
              ['From', from],
              ['To', to],
              ['Call-ID', headerOf(invite, 'call-id')],
              ['CSeq', `${method === 'ACK' ? acknowledges : sequence} ${method}`],
              ['Contact', there],
              ...headers,
            ],
            body,
          ),
        );
      },
      get direction() {
        const offered = heard.findLast((one) => one.method === 'INVITE') ?? invite;
        return sectionsOf(offered.body)[0]?.direction ?? '';
      },
      cancel() {
        say(
          writeSip(`CANCEL ${contact} SIP/2.0`, [
            ...headersOf(invite, 'via').map((via) => ['Via', via] as const),
            ['Max-Forwards', '70'],
            ['From', headerOf(invite, 'from')],
            ['To', headerOf(invite, 'to')],
            ['Call-ID', headerOf(invite, 'call-id')],
            ['CSeq', '1 CANCEL'],
          ]),
        );
      },
      setKioskTag(it, answered) {
        kioskTag = it;
        acknowledges = answered;
      },
    };
    calls.push(call);
    return call;
  };

  const hearRequest = (text: SipMessage): void => {
    const id = headerOf(text, 'call-id');
    if (text.method === 'REGISTER') {
      registrations.push(text);
      if (sip.registers === 'silent') return;
      const headers: (readonly [string, string])[] = [
        ['Contact', `${headerOf(text, 'contact')};expires=300`],
      ];
      if (sip.registers === 401)
        headers.push([
          'WWW-Authenticate',
          'Digest realm="kiosk.test", nonce="n1", algorithm=MD5, qop="auth"',
        ]);
      contact = /<([^>]+)>/.exec(headerOf(text, 'contact'))?.[1] ?? contact;
      say(answerTo(text, sip.registers, { tag: 'registrar', headers }));
      return;
    }
    const call = calls.find((one) => headerOf(one.invite, 'call-id') === id);
    if (text.method === 'INVITE' && !tagOf(headerOf(text, 'to')) && !call) {
      if (sip.ignoresInvites) return;
      const user = /^sips?:(?:([^@]+)@)?/.exec(text.uri)?.[1] ?? text.uri;
      const callee = callees.get(user);
      const made = makeCall(text, true);
      say(answerTo(text, 100));
      if (callee) callee(made);
      else made.answer(404);
      return;
    }
    if (!call) return;
    call.heard.push(text);
    if (text.method === 'ACK') call.acknowledged = true;
    if (text.method === 'BYE') call.over = true;
    if (text.method === 'CANCEL') {
      say(answerTo(text, 200, { tag: 'far' }));
      return;
    }
    if (text.method === 'ACK' || (call.isDeaf && text.method !== 'INVITE')) return;
    if (text.method === 'INVITE' || (text.method === 'UPDATE' && text.body !== '')) {
      if (call.offers === 'silent') return;
      const offered = sectionsOf(text.body)[0]?.direction ?? 'sendrecv';
      const answer = call.offers === 200 ? { body: describe(turned[offered] ?? offered) } : {};
      say(answerTo(text, call.offers, { ...answer, headers: [['Contact', '<sip:far@127.0.0.1:5060>']] }));
      return;
    }
    say(
      answerTo(text, text.method === 'REFER' ? call.refers : 200, {
        headers: [['Contact', '<sip:far@127.0.0.1:5060>']],
      }),
    );
  };
  const hearAnswer = (text: SipMessage): void => {
    const call = calls.find((one) => headerOf(one.invite, 'call-id') === headerOf(text, 'call-id')) as
      | (FarCall & { setKioskTag(tag: string, answered: number): void })
      | undefined;
    if (!call) return;
    call.heard.push(text);
    if (!headerOf(text, 'cseq').endsWith('INVITE')) return;
    const tag = tagOf(headerOf(text, 'to'));
    if (tag) call.setKioskTag(tag, Number.parseInt(headerOf(text, 'cseq'), 10));
    if (text.status < 200 || call.isDeaf) return;
    // Where the offer is in the answer, the acknowledgement brings the other half (RFC 3261 §13.2.1).
    const isLate = text.status === 200 && call.invite.body === '';
    call.request('ACK', [], isLate ? describe() : '');
  };

  const main: Main = {
    ask: (async (
      name: string,
      argument: { server?: string; line?: number; text?: string; target?: unknown } | null,
    ) => {
      if (name === 'sip.account') return good(given);
      // The house calls numbers of four digits by SIP, and everything else by its node.
      if (name === 'dial.read') {
        const engine = /^\d{4}$/.test(argument?.text ?? '') ? 'sip' : 'pexip';
        const address = engine === 'sip' ? `sip:${argument?.text}@kiosk.test` : (argument?.text ?? '');
        const target = { engine, provider: engine, address, source: 'typed' };
        return good({ kind: 'number', shown: '', route: null, target });
      }
      if (name === 'dial.route') return good(argument?.target ?? null);
      if (name === 'sip.open') {
        const server = argument?.server ?? '';
        opened.push(server);
        if (isDown || sip.closed.has(server)) return bad('sip-unreachable');
        line += 1;
        const mine = line;
        current = mine;
        setTimeout(() => current === mine && emit('sip.heard', { line: mine, kind: 'open' }), 1);
        return good({ line: mine });
      }
      if (name === 'sip.close' && argument?.line === current) current = null;
      if (name === 'sip.send') {
        if (argument?.line !== current) return sip.swallows ? good(null) : bad('sip-unreachable');
        const text = readSip(argument?.text ?? '');
        if (text.method) hearRequest(text);
        else hearAnswer(text);
      }
      return good(null);
    }) as Main['ask'],
    watch: ((name: string, listener: (value: never) => void) => {
      if (name === 'kiosk') {
        kioskWatcher = listener;
        listener({ incoming: { whenInCall } } as never);
      }
      return () => {};
    }) as Main['watch'],
    on: ((name: string, listener: (value: never) => void) => {
      const listeners = on.get(name) ?? new Set();
      on.set(name, listeners.add(listener));
      return () => listeners.delete(listener);
    }) as Main['on'],
  };

  const sip: PretendSip = {
    main,
    callees,
    calls,
    opened,
    registrations,
    registers: 200,
    closed: new Set(),
    swallows: false,
    ignoresInvites: false,
    loseLine: () => sip.breakLine()(),
    breakLine() {
      isDown = true;
      const lost = current;
      current = null;
      return () => {
        if (lost !== null) emit('sip.heard', { line: lost, kind: 'closed', code: 1006 });
      };
    },
    mendLine() {
      isDown = false;
    },
    ring(name, user, headers = [], video = true) {
      numbers += 1;
      const invite = writeSip(
        `INVITE ${contact} SIP/2.0`,
        [
          ['Via', `SIP/2.0/WSS far.invalid;branch=z9hG4bKring${numbers}`],
          ['Max-Forwards', '70'],
          ['From', `"${name}" <sip:${user}@kiosk.test>;tag=ring-${numbers}`],
          ['To', '<sip:egeskov@kiosk.test>'],
          ['Call-ID', `ring-${numbers}`],
          ['CSeq', '1 INVITE'],
          ['Contact', `<sip:${user}@127.0.0.1:5060>`],
          ...headers,
        ],
        video === null ? '' : describe('sendrecv', video),
      );
      const call = makeCall(readSip(invite), false);
      say(invite);
      return call;
    },
    setAccount(next) {
      given = next;
      emit('sip.changed', null);
    },
    setWhenInCall(when) {
      whenInCall = when;
      kioskWatcher?.({ incoming: { whenInCall } } as never);
    },
    listeners: () => [...on.values()].reduce((sum, listeners) => sum + listeners.size, 0),
  };
  return sip;
}
