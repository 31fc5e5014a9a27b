import { readFrames } from '../../protocols/samsung-mdc/frame.ts';
import {
  decodeMessage,
  encodeMessage,
  type Message,
  properties,
} from '../../protocols/samsung-mdc/message.ts';
import { factsOf, patienceMs, refusedBecause, unknownOf, wordOf } from './known-words.ts';
import type { Answer, Need, Wire } from './need.ts';

/** With a computer at an HDMI socket these say so; as an input they are the same socket, and cannot be set. */
const plain = (input: string): string => (input === 'dvi-video' ? 'dvi' : input.replace(/-pc$/, ''));

const inputs = Object.keys(properties.input.names).filter((name) => plain(name) === name);

const ids = Object.keys(properties) as (keyof typeof properties)[];
/** An answer, and that it is yes. */
const [answerCommand, accepted] = [0xff, 0x41];

/** A Samsung display with this id (0 to 253), over MDC. */
export function samsungMdcWire(set: number): Wire {
  let held: Uint8Array = new Uint8Array();
  let said: Need | null = null;

  const answerOf = (message: Message): Answer | null => {
    if (!said || message.display !== set) return null;
    if (message.kind === 'unknown') return unknownAnswer(message.command, message.data);
    if (message.id !== said.what) return null;
    if (message.kind === 'refused') return refusedBecause(message.id, `code ${message.code}`);
    if (message.kind !== 'is') return null;
    const value = message.id === 'input' ? plain(message.value) : message.value;
    // A late answer to an earlier question has the same form, and most often another value.
    if (said.do === 'tell' && said.what !== 'volume' && value !== wordOf(said)) return null;
    return { kind: 'is', facts: factsOf(message.id, value, inputs) };
  };

  function unknownAnswer(command: number, [result, of]: Uint8Array): Answer | null {
    if (said?.do !== 'ask' || command !== answerCommand || result !== accepted) return null;
    const id = ids.find((one) => one === said?.what && properties[one].command === of);
    return id ? unknownOf(id, inputs) : null;
  }

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
      const message =
        need.do === 'ask'
          ? { kind: 'get', display: set, id: need.what }
          : { kind: 'set', display: set, id: need.what, value: wordOf(need) };
      // What the table does not have is answered with a reason.
      const bytes = need.what in properties ? encodeMessage(message as Message) : 'unknown';
      return typeof bytes === 'string' ? null : bytes;
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
