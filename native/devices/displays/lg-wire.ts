import { encodeMessage, type Message, properties, readMessages } from '../../protocols/lg/message.ts';
import { factsOf, patienceMs, refusedBecause, unknownOf, wordOf } from './known-words.ts';
import type { Answer, Need, Wire } from './need.ts';

/** A socket has two modes, for television and for computers; the first has the socket's own name. */
const plain = (input: string): string => input.replace(/-dtv$/, '');
const wireName = new Map(Object.keys(properties.input.names).map((name) => [plain(name), name]));
const inputs = [...wireName.keys()];

const ids = Object.keys(properties) as (keyof typeof properties)[];

/** An LG display with this set id (1 to 1000). */
export function lgWire(set: number): Wire {
  let held = '';
  let said: Need | null = null;

  const answerOf = (message: Message): Answer | null => {
    if (!said || message.set !== set) return null;
    if (message.kind === 'unknown') return unknownAnswer(message.text);
    if (message.id !== said.what) return null;
    if (message.kind === 'refused') return refusedBecause(message.id, `NG ${message.code ?? ''}`.trim());
    if (message.kind !== 'is') return null;
    const value = message.id === 'input' ? plain(message.value) : message.value;
    // A late answer to an earlier question has the same form, and most often another value.
    if (said.do === 'tell' && said.what !== 'volume' && value !== wordOf(said)) return null;
    return { kind: 'is', facts: factsOf(message.id, value, inputs) };
  };

  function unknownAnswer(text: string): Answer | null {
    if (said?.do !== 'ask' || !/OK/i.test(text)) return null;
    const id = ids.find((one) => one === said?.what && properties[one].letters.endsWith(text[0] ?? ' '));
    return id ? unknownOf(id, inputs) : null;
  }

  return {
    asks: ['power', 'input', 'volume', 'mute'],
    inputs,
    patienceMs,
    door: 'open',
    refusal: null,
    opened() {
      held = '';
      said = null;
    },
    say(need) {
      held = '';
      said = need;
      const word = need.do === 'tell' ? wordOf(need) : null;
      const value = need.what === 'input' ? wireName.get(String(word)) : word;
      const message =
        need.do === 'ask'
          ? { kind: 'get', set, id: need.what }
          : { kind: 'set', set, id: need.what, value: value ?? '' };
      // What the table does not have is answered with a reason.
      const bytes = need.what in properties ? encodeMessage(message as Message) : 'unknown';
      return typeof bytes === 'string' ? null : bytes;
    },
    hear(bytes) {
      const read = readMessages(held, bytes, 'display');
      held = read.held;
      for (const one of read.found) {
        const answer = one.kind === 'message' ? answerOf(one.message) : null;
        if (answer) return answer;
      }
      return null;
    },
    // Each of its messages has an end of its own.
    quiet: () => null,
  };
}
