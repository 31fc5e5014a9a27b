import { expect, test } from 'vitest';
import { makeSipStanding } from '../../../main/dialling/sip-standing.ts';
import { makeVirtualClock } from '../../renderer/calls/virtual-clock.ts';

const answer = (status: number, method = 'REGISTER'): string =>
  `SIP/2.0 ${status} Whatever\r\nVia: SIP/2.0/WSS x\r\nCSeq: 2 ${method}\r\n\r\n`;

function arrange() {
  const clock = makeVirtualClock();
  const told: string[] = [];
  const standing = makeSipStanding(clock, () => told.push(standing.get()));
  return { clock, standing, told };
}

test('the question for the password is no refusal; the second in a row is', () => {
  const { standing, told } = arrange();
  standing.heard(answer(401));
  standing.heard(answer(200));
  standing.heard(answer(401));
  expect(told).toEqual(['registered']);
  standing.heard(answer(407));
  expect(told).toEqual(['registered', 'refused']);
  standing.heard(answer(200));
  expect(standing.get()).toBe('registered');
});

test.each([
  [answer(403), 'refused'],
  [answer(100), 'unknown'],
  [answer(503), 'unknown'],
  [answer(200, 'INVITE'), 'unknown'],
  [answer(486, 'INVITE'), 'unknown'],
  ['REGISTER sip:example.org SIP/2.0\r\nCSeq: 1 REGISTER\r\n\r\n', 'unknown'],
  [`SIP/2.0 200 OK\r\n\r\nCSeq: 1 REGISTER\r\n`, 'unknown'],
  ['nonsense', 'unknown'],
])('%j leaves it %s', (text, after) => {
  const { standing } = arrange();
  standing.heard(text);
  expect(standing.get()).toBe(after);
});

test('a line that is lost is told when no other has been registered over for a while', async () => {
  const { standing, clock, told } = arrange();
  standing.heard(answer(200));
  standing.lost();
  await clock.advance(30_000);
  standing.heard(answer(200));
  await clock.advance(60_000);
  expect(told).toEqual(['registered']);
  standing.lost();
  await clock.advance(30_000);
  standing.lost();
  await clock.advance(30_000);
  expect(told).toEqual(['registered', 'unreachable']);
  standing.heard(answer(200));
  expect(standing.get()).toBe('registered');
  standing.lost();
  standing.forget();
  await clock.advance(60_000);
  expect(standing.get()).toBe('unknown');
});
