import { createHash } from 'node:crypto';
import { encodeLine, nothingHeld, readLines } from '../../protocols/pjlink/lines.ts';
import { authenticated, decodeMessage, encodeMessage, type Message } from '../../protocols/pjlink/message.ts';
import { refusedBecause } from './known-words.ts';
import type { Answer, Facts, Need, Wire } from './need.ts';

/** Kinds of inputs by their first sign; PJLink class 1 and 2, § 4.3 (INPT). */
const kinds = ['rgb', 'video', 'digital', 'storage', 'network', 'internal'] as const;
const nameOf = (code: string): string => `${kinds[Number(code[0]) - 1]}-${code.slice(1).toLowerCase()}`;
/** The code of an input by our name; a code is its own. Null: none. */
function codeOf(name: string): string | null {
  if (/^[1-6][1-9A-Z]$/i.test(name)) return name.toUpperCase();
  const [, kind = '', which = ''] = /^([a-z]+)-([1-9a-z])$/.exec(name) ?? [];
  const at = kinds.indexOf(kind as (typeof kinds)[number]);
  return at < 0 ? null : `${at + 1}${which.toUpperCase()}`;
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** A projector or display of PJLink, class 1 or 2: it speaks first, and may want a password. */
export function pjlinkWire(password: string | null): Wire {
  let held = nothingHeld;
  let said: Need | null = null;
  let door: Wire['door'] = 'waiting';
  let refusal: string | null = null;
  /** Goes in front of the first command of a session; null once it went. */
  let salt: string | null = null;
  let knows: 1 | 2 = 1;

  const greeted = (greeting: Message & { readonly kind: 'greeting' }): void => {
    const isMissing = greeting.salt !== null && password === null;
    door = isMissing ? 'shut' : 'open';
    salt = greeting.salt;
    if (isMissing) refusal = 'it wants a password';
  };
  const factsIn = (message: Message & { readonly kind: 'is' }): Facts => {
    switch (message.id) {
      case 'power':
        return { power: message.value === 'warming-up' ? 'warming' : message.value };
      case 'input':
        return { input: nameOf(message.value) };
      case 'inputs':
        return { inputs: message.value.map(nameOf) };
      case 'mute':
        return { muted: message.value === 'sound-muted' || message.value === 'both-muted' };
      case 'troubles': {
        const wrong = Object.entries(message.value).filter(([, degree]) => degree !== 'none');
        return { trouble: wrong.map(([part, degree]) => `${part}: ${degree}`).join(', ') || null };
      }
      case 'class':
        knows = message.value === '1' ? 1 : 2;
        return {};
      default:
        return {};
    }
  };
  const answerOf = (message: Message): Answer | null => {
    if (message.kind === 'greeting') greeted(message);
    if (message.kind === 'refused-password') {
      door = 'shut';
      refusal = 'it refused the password';
      return { kind: 'silent' };
    }
    if (!said || !('id' in message) || message.id !== idOf(said)) return null;
    refusal = null;
    if (message.kind === 'refused') {
      const final = message.why === 'undefined-command' || message.why === 'out-of-parameter';
      return refusedBecause(message.id, message.why, final);
    }
    if (message.kind === 'done' && said.do === 'tell') return { kind: 'is', facts: told(said) };
    return message.kind === 'is' && said.do === 'ask' ? { kind: 'is', facts: factsIn(message) } : null;
  };

  return {
    asks: ['power', 'class', 'inputs', 'input', 'mute', 'trouble'],
    inputs: [],
    patienceMs: () => 4000,
    get door() {
      return door;
    },
    get refusal() {
      return refusal;
    },
    opened() {
      held = nothingHeld;
      said = null;
      door = 'waiting';
      salt = null;
    },
    say(need) {
      said = need;
      const message = messageOf(need, knows);
      const encoded = message && encodeMessage(message);
      if (!encoded?.ok) return null;
      const line = authenticated(salt, password ?? '', encoded.text, md5);
      salt = null;
      return encodeLine(line);
    },
    hear(bytes) {
      const read = readLines(held, bytes);
      held = read.held;
      for (const one of read.found) {
        const answer = one.kind === 'line' ? answerOf(decodeMessage(one.text)) : null;
        if (answer) return answer;
      }
      return null;
    },
    // Each of its messages has an end of its own.
    quiet: () => null,
  };
}

const idOf = (need: Need): string => (need.what === 'trouble' ? 'troubles' : need.what);

/** It says no more than OK. */
function told(need: Need & { readonly do: 'tell' }): Facts {
  if (need.what === 'mute') return { muted: need.value };
  const code = need.what === 'input' ? codeOf(need.value) : null;
  return code ? { input: nameOf(code) } : {};
}

function messageOf(need: Need, knows: 1 | 2): Message | null {
  // Class 2 names inputs that class 1 does not have; all else is said in class 1, which each of them knows.
  const inClass = need.what === 'input' || need.what === 'inputs' ? knows : 1;
  // Class 2 has one step up and down, and tells nobody how loud it is.
  if (need.what === 'volume') return null;
  if (need.do === 'ask')
    return { kind: 'get', class: inClass, id: need.what === 'trouble' ? 'troubles' : need.what, of: null };
  if (need.what === 'power') return { kind: 'set', class: 1, id: 'power', value: need.value ? 'on' : 'off' };
  if (need.what === 'mute')
    return { kind: 'set', class: 1, id: 'mute', value: need.value ? 'sound-muted' : 'sound-on' };
  const code = codeOf(String(need.value));
  return code ? { kind: 'set', class: inClass, id: 'input', value: code } : null;
}
