import { expect, test } from 'vitest';
import { exchange, type Hold } from '../../../../native/devices/visca/exchange.ts';
import type { Message } from '../../../../native/protocols/visca/message.ts';
import { nativeHandClock } from '../../native-clock.ts';

function rig(honest = true) {
  const clock = nativeHandClock();
  const sent: Message[] = [];
  const ends: string[] = [];
  const talk = exchange({
    clock,
    timing: { answerMs: 300, stopMs: 150, losesPackets: true },
    socketsHonest: () => honest,
    send: (message) => sent.push(message),
    forget: () => {},
    ended: () => {},
  });
  const say = (name: string, hold: Hold): void =>
    talk.say({
      message: { kind: 'command', id: 'zoom-stop', values: {} },
      hold,
      ended: (outcome) => ends.push(`${name} ${outcome.kind}`),
    });
  const hear = (message: Message): void => talk.heard(message, null);
  return { clock, sent, ends, talk, say, hear };
}
const short: Hold = { kind: 'short' };
const stop: Hold = { kind: 'stop' };
const panTilt: Hold = { kind: 'motion', mover: 'panTilt' };
const zoom: Hold = { kind: 'motion', mover: 'zoom' };

test('an ACK says not whose it is: one command waits for it, and a stop beside it', () => {
  const { talk, say, hear, ends } = rig();
  say('drive', short);
  expect([short, panTilt, { kind: 'slow' } as const].map(talk.may)).toEqual([false, false, false]);
  expect(talk.may(stop)).toBe(true);
  say('stop', stop);
  expect(talk.may(stop)).toBe(false);
  hear({ kind: 'ack', socket: 1 });
  // Whose that was is not known for certain before both are.
  expect([short, stop, panTilt].map(talk.may)).toEqual([false, false, false]);
  hear({ kind: 'ack', socket: 2 });
  hear({ kind: 'completion', socket: 2 });
  hear({ kind: 'completion', socket: 1 });
  expect(ends).toEqual(['stop done', 'drive done']);
  expect(talk.may(short)).toBe(true);
});

test('two axes may go to their places at once; what would be a third waits, and so does what is in the way', () => {
  const { talk, say, hear, ends } = rig();
  say('pan', panTilt);
  hear({ kind: 'ack', socket: 1 });
  expect([talk.may(panTilt), talk.may({ kind: 'motion', mover: 'all' }), talk.may(zoom)]).toEqual([
    false,
    false,
    true,
  ]);
  say('zoom', zoom);
  hear({ kind: 'ack', socket: 2 });
  expect([talk.may(short), talk.may(stop)]).toEqual([false, false]);
  talk.cancel('all');
  expect([talk.sayCancel(), talk.sayCancel(), talk.sayCancel()]).toEqual([true, true, false]);
  hear({ kind: 'error', socket: 2, code: 4, error: 'cancelled' });
  hear({ kind: 'error', socket: 1, code: 5, error: 'no-socket' });
  expect(ends).toEqual(['zoom cancelled', 'pan cancelled']);
});

test('silence, a lost completion, and an answer to a cancel that never comes end as well', async () => {
  const { clock, talk, say, hear, ends } = rig();
  say('stop', stop);
  await clock.advance(160);
  say('drive', short);
  hear({ kind: 'ack', socket: 1 });
  await clock.advance(160);
  say('go', panTilt);
  hear({ kind: 'ack', socket: 1 });
  talk.cancel('zoom');
  expect(talk.sayCancel()).toBe(false);
  talk.cancel('panTilt');
  expect(talk.sayCancel()).toBe(true);
  await clock.advance(310);
  say('late', short);
  await clock.advance(310);
  expect(ends).toEqual(['stop silent', 'drive done', 'go cancelled', 'late silent']);
  expect(clock.waiting()).toBe(0);
});

test('an error goes to the oldest that waits, or to the socket that it names', () => {
  const { talk, say, hear, ends } = rig();
  say('go', panTilt);
  hear({ kind: 'ack', socket: 1 });
  say('focus', short);
  hear({ kind: 'error', socket: 0, code: 3, error: 'buffer-full' });
  say('focus', short);
  hear({ kind: 'error', socket: 0, code: 2, error: 'syntax' });
  hear({ kind: 'error', socket: 2, code: 65, error: 'not-executable' });
  hear({ kind: 'error', socket: 1, code: 65, error: 'not-executable' });
  expect(ends).toEqual(['focus full', 'focus refused', 'go refused']);
  expect(talk.isMoving).toBe(false);
});

test('where every socket is called 1, one command is out at a time, and a stop beside it only when that takes long', () => {
  const { talk, say, hear } = rig(false);
  say('go', panTilt);
  hear({ kind: 'ack', socket: 1 });
  expect([talk.may(short), talk.may(zoom), talk.may(stop)]).toEqual([false, false, true]);
  hear({ kind: 'completion', socket: 1 });
  say('drive', short);
  hear({ kind: 'ack', socket: 1 });
  expect(talk.may(stop)).toBe(false);
  hear({ kind: 'completion', socket: 1 });
  expect(talk.may(stop)).toBe(true);
});
