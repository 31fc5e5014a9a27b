import { readFrames } from '../../../native/protocols/samsung-mdc/frame.ts';
import { decodeMessage, encodeMessage, type Message } from '../../../native/protocols/samsung-mdc/message.ts';
import type { FakeLineDevice } from '../lines/fake-lines.ts';
import type { DisplayBody } from './display-body.ts';
import { onALine } from './on-a-line.ts';
import { asWord, ofWord } from './words.ts';

/** Samsung displays on one line, by their ids. */
export function samsungMdcPeer(bodies: Readonly<Record<number, DisplayBody>>): FakeLineDevice {
  return onALine(Object.values(bodies), () => {
    let held: Uint8Array = new Uint8Array();
    return (bytes, send) => {
      const read = readFrames(held, bytes);
      held = read.held;
      for (const one of read.found) {
        const message = one.kind === 'frame' ? decodeMessage(one.frame) : null;
        const body = bodies[message?.display ?? -1];
        if (!message || !body || (message.kind !== 'get' && message.kind !== 'set')) continue;
        const { display, id } = message;
        const came = message.kind === 'get' ? body.ask(id) : body.tell(id, ofWord(message.id, message.value));
        if (came === 'silent') continue;
        const answer =
          came === 'refused'
            ? { kind: 'refused', display, id, code: 0 }
            : // A display says of a command what it was told.
              { kind: 'is', display, id, value: message.kind === 'set' ? message.value : asWord(id, body) };
        body.answer(encodeMessage(answer as Message) as Uint8Array, send);
      }
    };
  });
}
