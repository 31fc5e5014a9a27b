import { createHash } from 'node:crypto';
import type { NativeClock } from '../../../native/clock.ts';
import { encodeLine, nothingHeld, readLines } from '../../../native/protocols/pjlink/lines.ts';
import { decodeMessage, encodeMessage, type Message } from '../../../native/protocols/pjlink/message.ts';
import type { FakeLineDevice } from '../lines/fake-lines.ts';
import type { Asked, DisplayBody } from './display-body.ts';
import { onALine } from './on-a-line.ts';

type Options = {
  readonly clock: NativeClock;
  readonly class: 1 | 2;
  readonly password?: string;
  readonly inputs?: readonly string[];
  /** Six digits of ERST. */
  troubles?: string;
  /** Closes a line on which nothing was said for so long, in ms. */
  readonly idleMs?: number;
};

const salt = '498e4a67';

/** A projector of PJLink. Its inputs are codes, as `31`. */
export function pjlinkPeer(body: DisplayBody, options: Options): FakeLineDevice {
  const { clock, password = null } = options;
  if (!/^\d/.test(body.input)) body.input = '31';
  let hangUp = (): void => {};
  return onALine(
    [body],
    () => {
      let held = nothingHeld;
      let isFirst = password !== null;
      let cancelIdle = (): void => {};
      const rest = (): void => {
        cancelIdle();
        if (options.idleMs) cancelIdle = clock.after(options.idleMs, hangUp);
      };
      rest();
      return (bytes, send) => {
        rest();
        const read = readLines(held, bytes);
        held = read.held;
        for (const one of read.found) {
          let text = one.kind === 'line' ? one.text : '';
          if (isFirst) {
            const digest = createHash('md5').update(`${salt}${password}`).digest('hex');
            if (!text.startsWith(digest)) {
              send(encodeLine('PJLINK ERRA'));
              return hangUp();
            }
            text = text.slice(digest.length);
            isFirst = false;
          }
          const answer = answerOf(decodeMessage(text), body, options);
          const encoded = answer && encodeMessage(answer);
          if (encoded?.ok) body.answer(encodeLine(encoded.text), send);
        }
      };
    },
    (send, end) => {
      hangUp = end;
      send(encodeLine(password === null ? 'PJLINK 0' : `PJLINK 1 ${salt}`));
    },
  );
}

function answerOf(message: Message, body: DisplayBody, options: Options): Message | null {
  if (message.kind !== 'get' && message.kind !== 'set') return null;
  const { id, class: class_ } = message;
  const is = (value: unknown): Message => ({ kind: 'is', class: class_, id, value }) as Message;
  const no = (why: 'undefined-command' | 'unavailable-time'): Message => ({
    kind: 'refused',
    class: class_,
    id,
    why,
  });
  if (class_ > options.class) return no('undefined-command');
  if (id === 'class') return is(String(options.class));
  if (id === 'inputs') return is(options.inputs ?? ['11', '31', '32']);
  if (id === 'troubles') return decodeMessage(`%1ERST=${options.troubles ?? '000000'}`);
  if (id !== 'power' && id !== 'input' && id !== 'mute') return no('undefined-command');
  if (body.habits.lacks.includes(id)) return no('undefined-command');
  const value = message.kind === 'set' ? told(id, String(message.value)) : '';
  const came = message.kind === 'get' ? body.ask(id) : body.tell(id, value);
  if (came === 'silent') return null;
  if (came === 'refused') return no('unavailable-time');
  if (message.kind === 'set') return { kind: 'done', class: class_, id };
  if (id === 'power') return is(body.power === 'warming' ? 'warming-up' : body.power);
  return is(id === 'input' ? body.input : body.muted ? 'sound-muted' : 'both-on');
}

const told = (id: Asked, value: string): string | boolean => {
  if (id === 'power') return value === 'on';
  return id === 'mute' ? value === 'sound-muted' : value;
};
