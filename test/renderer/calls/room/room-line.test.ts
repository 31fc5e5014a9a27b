import { beforeEach, expect, test } from 'vitest';
import type { ProblemCode } from '../../../../main/contract/problems.ts';
import { bad, good, type Result } from '../../../../main/contract/result.ts';
import type { Ticket } from '../../../../main/contract/room.ts';
import type { Connect, ConnectionEvents } from '../../../../renderer/calls/room/mqtt-line.ts';
import { openRoomLine, type RoomLine } from '../../../../renderer/calls/room/room-line.ts';
import { makeVirtualClock, type VirtualClock } from '../virtual-clock.ts';

const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
const presenceTopic = 'rundbord/rooms/abc/presence/me';

type Made = {
  readonly password: string;
  readonly events: ConnectionEvents;
  readonly published: string[];
  ended: boolean;
};

let clock: VirtualClock;
let made: Made[];
let happened: string[];
let asked: (string | undefined)[];
let answer: () => Result<Ticket> | Promise<Result<Ticket>>;
let lifeMs: number;
let client: string;

const connect: Connect = ({ password, events }) => {
  const one: Made = { password, events, published: [], ended: false };
  made.push(one);
  return {
    publish: (topic, payload, retained) =>
      void one.published.push(`${topic} ${payload}${retained ? ' (retained)' : ''}`),
    async end() {
      one.ended = true;
    },
  };
};

const open = (): RoomLine =>
  openRoomLine({
    clock,
    random: () => 0,
    log: quiet,
    connect,
    ticket: async (mine) => {
      asked.push(mine);
      return answer();
    },
    events: {
      ticket: () => {},
      up: () => happened.push('up'),
      down: () => happened.push('down'),
      presence: (from, payload, retained) => happened.push(`presence ${from} ${payload} ${retained}`),
      signal: (from, payload) => happened.push(`signal ${from} ${payload}`),
      ended: (reason: ProblemCode) => happened.push(`ended ${reason}`),
    },
  });

const last = (): Made => {
  const one = made.at(-1);
  if (!one) throw new Error('no connection was made');
  return one;
};

beforeEach(() => {
  clock = makeVirtualClock();
  made = [];
  happened = [];
  asked = [];
  lifeMs = 120_000;
  client = 'me';
  answer = () =>
    good({
      room: 'abc',
      client,
      token: `token-${asked.length}`,
      expiresAt: clock.now() + lifeMs,
      broker: 'ws://x/mqtt',
      name: 'N',
      role: '',
      kind: 'kiosk',
      iceServers: [],
      relayOnly: false,
      maximumParties: 4,
    });
});

test('asks, connects with the token, and tells presence and signals by who they are from', async () => {
  const line = open();
  await clock.settle();
  expect(last().password).toBe('token-1');
  line.present('P');
  last().events.up();
  expect(last().published).toEqual([`${presenceTopic} P (retained)`]);
  last().events.message('rundbord/rooms/abc/presence/other', '{}', true);
  last().events.message('rundbord/rooms/abc/signal/me/other', 'S', false);
  line.signal('other', 'T');
  expect(last().published.at(-1)).toBe('rundbord/rooms/abc/signal/other/me T');
  expect(happened).toEqual(['up', 'presence other {} true', 'signal other S']);
});

test('a lost line is told once, tried again at once and then ever more slowly, and the presence is said again', async () => {
  const line = open();
  await clock.settle();
  last().events.up();
  line.present('P');
  await clock.advance(6000);
  last().events.down(null);
  await clock.advance(1);
  expect(made).toHaveLength(2);
  const times: number[] = [];
  for (let count = 0; count < 6; count += 1) {
    const from = clock.now();
    const before = made.length;
    last().events.down(null);
    while (made.length === before) await clock.advance(50);
    times.push(Math.round((clock.now() - from) / 100) * 100);
  }
  expect(times).toEqual([300, 1200, 2700, 4800, 7000, 7000]);
  last().events.up();
  expect(last().published).toEqual([`${presenceTopic} P (retained)`]);
  expect(happened).toEqual(['up', 'down', 'up']);
});

test('a ticket is renewed at two thirds of its life, in order, and nobody is told', async () => {
  const line = open();
  line.present('P');
  await clock.settle();
  last().events.up();
  const first = last();
  await clock.advance(lifeMs * 0.6);
  expect(made).toHaveLength(1);
  await clock.advance(lifeMs * 0.07);
  expect(asked).toEqual([undefined, 'me']);
  expect(first.ended).toBe(true);
  expect(last().password).toBe('token-2');
  last().events.up();
  expect(last().published).toEqual([`${presenceTopic} P (retained)`]);
  // What the old connection says late is nobody's business any more.
  first.events.down(null);
  expect(happened).toEqual(['up']);
});

test('the hub cannot renew for a while: the line stays, and it is asked again', async () => {
  open();
  await clock.settle();
  last().events.up();
  const works = answer;
  answer = () => bad('hub-unreachable');
  await clock.advance(lifeMs * 0.9);
  expect(asked.length).toBeGreaterThan(3);
  expect(made).toHaveLength(1);
  answer = works;
  await clock.advance(8000);
  expect(made).toHaveLength(2);
  expect(happened).toEqual(['up']);
});

test('a renewal that is refused ends the line with its reason', async () => {
  open();
  await clock.settle();
  last().events.up();
  answer = () => bad('code-expired');
  await clock.advance(lifeMs * 0.7);
  expect(happened).toEqual(['up', 'ended code-expired']);
  expect(last().ended).toBe(true);
  await clock.advance(600_000);
  expect(made).toHaveLength(1);
});

test('a new ticket for somebody else is no renewal', async () => {
  open();
  await clock.settle();
  last().events.up();
  client = 'another';
  await clock.advance(lifeMs * 0.7);
  expect(happened).toEqual(['up', 'ended token-invalid']);
});

test('a ticket that ran out while the line was down is not shown again', async () => {
  open();
  await clock.settle();
  last().events.up();
  const works = answer;
  answer = () => bad('network-down');
  await clock.advance(lifeMs + 1000);
  last().events.down(null);
  await clock.advance(30_000);
  expect(made).toHaveLength(1);
  answer = works;
  await clock.advance(9000);
  expect(last().password).toBe(`token-${asked.length}`);
  expect(asked.at(-1)).toBe('me');
});

test.each([
  [4, 'token-invalid'],
  [5, 'token-expired'],
] as const)(
  'refused with %i: one new ticket is asked for, and when that is refused too it ends: %s',
  async (code, reason) => {
    open();
    await clock.settle();
    last().events.down(code);
    await clock.settle();
    expect(last().password).toBe('token-2');
    last().events.down(code);
    await clock.settle();
    expect(happened).toEqual([`ended ${reason}`]);
    expect(made).toHaveLength(2);
  },
);

test('refused once, and the new ticket works: nothing is told', async () => {
  open();
  await clock.settle();
  last().events.down(5);
  await clock.settle();
  last().events.up();
  await clock.advance(60_000);
  last().events.down(5);
  await clock.settle();
  expect(last().password).toBe('token-3');
  expect(happened).toEqual(['up']);
});

test.each(['code-expired', 'room-name-wrong', 'token-invalid'] as const)('no ticket: %s', async (code) => {
  answer = () => bad(code);
  open();
  await clock.settle();
  expect(happened).toEqual([`ended ${code}`]);
});

test('a hub that never answers is given up after a while when joining, and never in a call', async () => {
  answer = () => new Promise(() => {});
  open();
  await clock.advance(40_000);
  expect(happened).toEqual(['ended hub-unreachable']);
});

test('in a call it is tried for ever', async () => {
  open();
  await clock.settle();
  last().events.up();
  for (let minute = 0; minute < 30; minute += 1) {
    last().events.down(null);
    await clock.advance(60_000);
  }
  expect(happened).toEqual(['up', 'down']);
  last().events.up();
  expect(happened.at(-1)).toBe('up');
});

test('a last will of an older connection does not take us out of the room', async () => {
  const line = open();
  line.present('P');
  await clock.settle();
  last().events.up();
  last().events.message(presenceTopic, '', false);
  expect(last().published).toEqual([`${presenceTopic} P (retained)`, `${presenceTopic} P (retained)`]);
});

test('leaving takes the presence away and disconnects in order', async () => {
  const line = open();
  line.present('P');
  await clock.settle();
  last().events.up();
  line.close();
  expect(last().published.at(-1)).toBe(`${presenceTopic}  (retained)`);
  expect(last().ended).toBe(true);
  await clock.advance(600_000);
  expect(made).toHaveLength(1);
  expect(happened).toEqual(['up']);
});
