import { readFrames } from '../../protocols/nec/frame.ts';
import { decodeMessage, encodeMessage, type Message, properties } from '../../protocols/nec/message.ts';
import { factsOf, patienceMs, refusedBecause, unknownOf, wordOf } from './known-words.ts';
import type { Answer, Need, Wire } from './need.ts';

const inputs = Object.keys(properties.input.names);

const ids = Object.keys(properties) as (keyof typeof properties)[];

/** A NEC display with this monitor id (1 to 100). */
export function necWire(monitor: number): Wire {
  let held: Uint8Array = new Uint8Array();
  let said: Need | null = null;
  /** Its loudest; it tells this whenever it is asked. */
  let loudest = 100;

  const answerOf = (message: Message): Answer | null => {
    if (!said || message.monitor !== monitor) return null;
    const isAsked = said.do === 'ask';
    switch (message.kind) {
      case 'power-is':
        return said.what === 'power' && isAsked
          ? { kind: 'is', facts: factsOf('power', message.power, inputs) }
          : null;
      case 'power-set':
        return said.do === 'tell' && said.what === 'power' && message.power === wordOf(said)
          ? { kind: 'is', facts: {} }
          : null;
      case 'refused':
        return message.id === said.what && (message.of === 'get') === isAsked
          ? refusedBecause(message.id, 'not supported, or not now')
          : null;
      case 'is':
      case 'set-to': {
        if (message.id !== said.what || (message.kind === 'is') !== isAsked) return null;
        if (message.id !== 'volume') return { kind: 'is', facts: factsOf(message.id, message.value, inputs) };
        loudest = message.max || 100;
        const volume = Math.round((100 * message.value) / loudest);
        return { kind: 'is', facts: factsOf('volume', volume, inputs) };
      }
      case 'unknown': {
        // A yes to a question: result 00, and what it was about.
        const id = ids.find(
          (one) => one === said?.what && message.text.startsWith(`00${properties[one].code}`),
        );
        return id && isAsked && message.type === 'D' ? unknownOf(id, inputs) : null;
      }
      default:
        return null;
    }
  };

  const messageOf = (need: Need): Message | null => {
    if (need.what === 'power') {
      if (need.do === 'ask') return { kind: 'get-power', monitor };
      return { kind: 'set-power', monitor, power: need.value ? 'on' : 'off' };
    }
    if (!(need.what in properties)) return null;
    const id = need.what as keyof typeof properties;
    if (need.do === 'ask') return { kind: 'get', monitor, id };
    const value = need.what === 'volume' ? Math.round((need.value * loudest) / 100) : wordOf(need);
    // A word that the table does not have is answered with a reason.
    return { kind: 'set', monitor, id, value } as Message;
  };

  function hear(bytes: Uint8Array): Answer | null {
    const read = readFrames(held, bytes);
    held = read.held;
    for (const one of read.found) {
      const answer = one.kind === 'frame' ? answerOf(decodeMessage(one.frame)) : null;
      if (answer) return answer;
    }
    return null;
  }

  return {
    asks: ['power', 'input', 'volume', 'mute'],
    inputs,
    patienceMs,
    door: 'open',
    refusal: null,
    opened() {
      held = new Uint8Array();
      said = null;
    },
    say(need) {
      held = new Uint8Array();
      said = need;
      const message = messageOf(need);
      const bytes = message && encodeMessage(message);
      return bytes instanceof Uint8Array ? bytes : null;
    },
    hear,
    quiet() {
      let answer: Answer | null = null;
      while (!answer && held.length > 1) {
        const rest = held.subarray(1);
        held = new Uint8Array();
        answer = hear(rest);
      }
      return answer;
    },
  };
}
