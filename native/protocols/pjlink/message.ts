import { type Answers, type PropertyId, properties, propertyOf, type Settings } from './properties.ts';

const refusals = {
  ERR1: 'undefined-command',
  ERR2: 'out-of-parameter',
  /** Not while it warms up, cools or is off. */
  ERR3: 'unavailable-time',
  ERR4: 'device-failure',
} as const;
type Refusal = (typeof refusals)[keyof typeof refusals];
type Class = 1 | 2;

/** One line of PJLink, on TCP 4352; class 2 finds and notifies on UDP 4352. Without its carriage return. */
export type Message =
  /** What the device says first; the salt is for the password. Null: no password. */
  | { readonly kind: 'greeting'; readonly salt: string | null }
  /** The password was wrong; the device closes. */
  | { readonly kind: 'refused-password' }
  /** `of`: the input whose name is asked. */
  | { readonly kind: 'get'; readonly class: Class; readonly id: PropertyId; readonly of: string | null }
  | {
      [Id in PropertyId]: {
        readonly kind: 'set';
        readonly class: Class;
        readonly id: Id;
        readonly value: Settings[Id];
      };
    }[PropertyId]
  /** An answer; in a datagram of class 2 a notice without a question. */
  | {
      [Id in PropertyId]: {
        readonly kind: 'is';
        readonly class: Class;
        readonly id: Id;
        readonly value: Answers[Id];
      };
    }[PropertyId]
  | { readonly kind: 'done'; readonly class: Class; readonly id: PropertyId }
  | { readonly kind: 'refused'; readonly class: Class; readonly id: PropertyId; readonly why: Refusal }
  /** Who is there? To everybody. */
  | { readonly kind: 'search' }
  | { readonly kind: 'found' | 'link-up'; readonly mac: string }
  | { readonly kind: 'unknown'; readonly text: string };

const greeting = /^PJLINK (?:0|1 (?<salt>[\da-f]{1,32}))$/i;
const line = /^%(?<class_>[12])(?<code>[A-Z0-9]{4})(?<sign>[ =])(?<parameter>.*)$/is;
const mac = /^[\da-f]{2}(?::[\da-f]{2}){5}$/i;
/** What is answered where a device may answer in small letters too. */
const same = (text: string, other: string): boolean => text.toUpperCase() === other;

/** What a line says. Never throws. */
export function decodeMessage(text: string): Message {
  const unknown = { kind: 'unknown', text } as const;
  if (same(text, 'PJLINK ERRA')) return { kind: 'refused-password' };
  if (same(text, '%2SRCH')) return { kind: 'search' };
  const greeted = greeting.exec(text);
  if (greeted) return { kind: 'greeting', salt: greeted.groups?.salt ?? null };
  const { class_ = '', code = '', sign = '', parameter = '' } = line.exec(text)?.groups ?? {};
  if (class_ === '2' && sign === '=' && mac.test(parameter)) {
    if (same(code, 'ACKN')) return { kind: 'found', mac: parameter };
    if (same(code, 'LKUP')) return { kind: 'link-up', mac: parameter };
  }
  const id = propertyOf(code.toUpperCase());
  if (!id) return unknown;
  const about = { class: class_ === '2' ? 2 : 1, id } as const;
  return (sign === '=' ? answerOf(about, parameter) : requestOf(about, parameter)) ?? unknown;
}

type About = { readonly class: Class; readonly id: PropertyId };

function requestOf(about: About, parameter: string): Message | null {
  const { answer, setting } = properties[about.id];
  const [question, of] = /^\?(.{2})?$/s.exec(parameter) ?? [];
  const isAsked = question !== undefined && (about.id === 'input-name') === (of !== undefined);
  if (answer && isAsked) return { kind: 'get', ...about, of: of ?? null };
  const value = setting?.decode(parameter) ?? null;
  // A property's value is of its own id.
  return value === null ? null : ({ kind: 'set', ...about, value } as Message);
}

function answerOf(about: About, parameter: string): Message | null {
  const { answer, setting } = properties[about.id];
  const upper = parameter.toUpperCase();
  if (setting && upper === 'OK') return { kind: 'done', ...about };
  if (Object.hasOwn(refusals, upper))
    return { kind: 'refused', ...about, why: refusals[upper as keyof typeof refusals] };
  const value = answer?.decode(parameter) ?? null;
  return value === null ? null : ({ kind: 'is', ...about, value } as Message);
}

/** The line of a message without its carriage return, or why there is none. */
export function encodeMessage(
  message: Message,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string } {
  const said = (text: string) => ({ ok: true, text }) as const;
  switch (message.kind) {
    case 'unknown':
      return said(message.text);
    case 'greeting':
      return said(message.salt === null ? 'PJLINK 0' : `PJLINK 1 ${message.salt}`);
    case 'refused-password':
      return said('PJLINK ERRA');
    case 'search':
      return said('%2SRCH');
    case 'found':
      return said(`%2ACKN=${message.mac}`);
    case 'link-up':
      return said(`%2LKUP=${message.mac}`);
    case 'get':
    case 'set':
    case 'is':
    case 'done':
    case 'refused':
      break;
  }
  const { code, since, answer, setting } = properties[message.id];
  if (message.class < since) return { ok: false, reason: `${message.id} is of class ${since}` };
  const head = `%${message.class}${code}`;
  if (message.kind === 'done') return said(`${head}=OK`);
  if (message.kind === 'refused') {
    const found = Object.entries(refusals).find(([, why]) => why === message.why);
    return said(`${head}=${found?.[0]}`);
  }
  if (message.kind === 'get') {
    const complete = answer && (message.id === 'input-name') === (message.of !== null);
    return complete
      ? said(`${head} ?${message.of ?? ''}`)
      : { ok: false, reason: `${message.id} cannot be asked so` };
  }
  const codec = message.kind === 'set' ? setting : answer;
  const parameter = codec?.encode(message.value as never) ?? null;
  if (parameter === null) return { ok: false, reason: `${message.id} cannot be ${message.kind} so` };
  return said(`${head}${message.kind === 'set' ? ' ' : '='}${parameter}`);
}

/**
 * The line with which the first command after a greeting goes out: with a salt, the digest of salt and password in
 * front. `digest` gives the MD5 in hex; hashing is no matter of a protocol.
 */
export const authenticated = (
  salt: string | null,
  password: string,
  command: string,
  digest: (text: string) => string,
): string => (salt === null ? command : `${digest(`${salt}${password}`)}${command}`);
