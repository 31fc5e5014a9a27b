import { readFrames } from '../../../native/protocols/nec/frame.ts';
import { decodeMessage, encodeMessage, type Message } from '../../../native/protocols/nec/message.ts';
import type { FakeLineDevice } from '../lines/fake-lines.ts';
import type { DisplayBody } from './display-body.ts';
import { onALine } from './on-a-line.ts';
import { asWord, ofWord } from './words.ts';

/** Its loudest, of which a controller must make its hundredths. */
const loudest = 63;

/** NEC displays on one line, by their monitor ids. */
export function necPeer(bodies: Readonly<Record<number, DisplayBody>>): FakeLineDevice {
  return onALine(Object.values(bodies), () => {
    let held: Uint8Array = new Uint8Array();
    return (bytes, send) => {
      const read = readFrames(held, bytes);
      held = read.held;
      for (const one of read.found) {
        const message = one.kind === 'frame' ? decodeMessage(one.frame) : null;
        const body = typeof message?.monitor === 'number' ? bodies[message.monitor] : undefined;
        const answer = message && body && answerOf(message, body);
        if (answer) body.answer(encodeMessage(answer) as Uint8Array, send);
      }
    };
  });
}

function answerOf(message: Message, body: DisplayBody): Message | null {
  const { monitor } = message;
  if (message.kind === 'get-power') {
    if (body.ask('power') === 'silent') return null;
    // It saves power by itself.
    return { kind: 'power-is', monitor, power: body.power === 'off' ? 'standby' : 'on' };
  }
  if (message.kind === 'set-power') {
    const { power } = message;
    return body.tell('power', power === 'on') === 'silent' ? null : { kind: 'power-set', monitor, power };
  }
  if (message.kind !== 'get' && message.kind !== 'set') return null;
  const { id } = message;
  const value = message.kind === 'set' ? ofWord(message.id, message.value) : '';
  const came =
    message.kind === 'get'
      ? body.ask(id)
      : body.tell(id, id === 'volume' ? Math.round((100 * Number(value)) / loudest) : value);
  if (came === 'silent') return null;
  if (came === 'refused') return { kind: 'refused', monitor, of: message.kind, id, rest: '00FFFF0000' };
  const told = id === 'volume' ? Math.round((body.volume * loudest) / 100) : asWord(id, body);
  const kind = message.kind === 'get' ? 'is' : 'set-to';
  return { kind, monitor, id, value: told, max: loudest, type: 0 } as Message;
}
