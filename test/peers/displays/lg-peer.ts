import { encodeMessage, type Message, readMessages } from '../../../native/protocols/lg/message.ts';
import type { FakeLineDevice } from '../lines/fake-lines.ts';
import type { DisplayBody } from './display-body.ts';
import { onALine } from './on-a-line.ts';
import { asWord, ofWord } from './words.ts';

/** LG displays on one line, by their set ids. */
export function lgPeer(bodies: Readonly<Record<number, DisplayBody>>): FakeLineDevice {
  return onALine(Object.values(bodies), () => {
    let held = '';
    return (bytes, send) => {
      const read = readMessages(held, bytes, 'controller');
      held = read.held;
      for (const one of read.found) {
        const message = one.kind === 'message' ? one.message : null;
        const body = bodies[message?.set ?? -1];
        if (!message || !body || (message.kind !== 'get' && message.kind !== 'set')) continue;
        const { set, id } = message;
        const came = message.kind === 'get' ? body.ask(id) : body.tell(id, ofWord(message.id, message.value));
        if (came === 'silent') continue;
        const answer =
          came === 'refused'
            ? { kind: 'refused', set, id, code: 0 }
            : { kind: 'is', set, id, value: message.kind === 'set' ? message.value : asWord(id, body) };
        body.answer(encodeMessage(answer as Message) as Uint8Array, send);
      }
    };
  });
}
