import { expect, test } from 'vitest';
import { keepNativeProcess } from '../../../main/devices/native-process.ts';
import { makeLog } from '../../../main/log.ts';
import { handClock } from '../agenda/hand-clock.ts';
import { pretendNative } from './pretend-native.ts';

function keeping(options: { readonly deathless?: boolean } = {}) {
  const clock = handClock('2026-11-24T08:00:00Z');
  const { fork, children, last } = pretendNative(options);
  const logged: string[] = [];
  const told: string[] = [];
  const native = keepNativeProcess({
    entry: '/host.mjs',
    fork,
    clock,
    log: makeLog({ clock, file: null, level: () => 'debug', also: (line) => void logged.push(line) }),
    begin: () => ({ kind: 'begin', shown: {}, places: {}, alone: false }),
    heard: ({ kind }) => void told.push(kind),
    up: () => void told.push('UP'),
    down: () => void told.push('DOWN'),
  });
  const ready = (): void => last().say({ kind: 'ready', trouble: null });
  /** Time in which the process answers every sign of life. */
  const alive = (ms: number): void => {
    for (let past = 0; past < ms; past += 100) {
      clock.advance(100);
      last().say({ kind: 'pong' });
    }
  };
  return { clock, native, children, last, logged, told, ready, alive };
}

test('the first word to a process is what matters to it, and it is asked for signs of life', () => {
  const { last, ready, alive, told, native } = keeping();
  expect(last()).toMatchObject({
    entry: '/host.mjs',
    sent: [{ kind: 'begin', shown: {}, places: {}, alone: false }],
  });
  ready();
  alive(7000);
  expect(told.filter((kind) => kind !== 'pong')).toEqual(['UP', 'ready']);
  expect(last().sent.filter(({ kind }) => kind === 'ping')).toHaveLength(10);
  expect(native.pid()).toBe(1001);
});

test('one that ends is back at once; one that ends again and again, ever later', () => {
  const { clock, children, last, ready, alive, told } = keeping();
  ready();
  alive(40_000);
  last().end('SIGSEGV');
  clock.advance(0);
  expect(children).toHaveLength(2);
  ready();
  expect(told.filter((kind) => kind === 'UP' || kind === 'DOWN')).toEqual(['UP', 'DOWN', 'UP']);
  const starts: number[] = [];
  for (let death = 0; death < 9; death += 1) {
    const before = children.length;
    last().end('code 1');
    let waited = 0;
    while (children.length === before) {
      clock.advance(50);
      waited += 50;
    }
    starts.push(waited);
  }
  expect(starts).toEqual([250, 500, 1000, 2000, 5000, 15_000, 30_000, 30_000, 30_000]);
  ready();
  alive(40_000);
  last().end('SIGSEGV');
  clock.advance(0);
  expect(children).toHaveLength(12);
});

test('one that does not answer any more is ended and replaced within three seconds', () => {
  const { clock, children, last, ready, alive, logged } = keeping();
  ready();
  alive(5000);
  clock.advance(3000);
  expect(children[0]?.killed).toBe(true);
  expect(children).toHaveLength(2);
  expect(last().killed).toBe(false);
  expect(logged.some((line) => line.includes('does not answer'))).toBe(true);
});

test('one that does not begin is ended, but has time', () => {
  const { clock, children } = keeping();
  clock.advance(9000);
  expect(children).toHaveLength(1);
  expect(children[0]?.killed).toBe(false);
  clock.advance(2000);
  expect(children[0]?.killed).toBe(true);
});

test('one that does not even end when killed is left behind', () => {
  const { clock, children, ready, alive, told } = keeping({ deathless: true });
  ready();
  alive(1000);
  clock.advance(5000);
  expect(children[0]?.killed).toBe(true);
  expect(children).toHaveLength(2);
  const before = told.length;
  children[0]?.say({ kind: 'ready', trouble: null });
  children[0]?.end('SIGKILL');
  expect(told).toHaveLength(before);
  expect(children).toHaveLength(2);
});

test('what is no message is passed over, and logged a few times', () => {
  const { last, ready, told, logged } = keeping();
  ready();
  const before = told.length;
  for (let time = 0; time < 50; time += 1) last().say('junk');
  last().say({ kind: 'log', level: 'warn', text: 'a word for IT' });
  expect(told).toHaveLength(before);
  expect(logged.filter((line) => line.includes('no message'))).toHaveLength(5);
  expect(logged.some((line) => line.includes('warn a word for IT'))).toBe(true);
});

test('at the end it is asked to end, then made to, and none is started any more', async () => {
  const asked = keeping();
  asked.ready();
  const stopped = asked.native.stop();
  expect(asked.last().sent.at(-1)).toEqual({ kind: 'end' });
  asked.last().end('code 0');
  await stopped;
  expect(asked.clock.waiting()).toBe(0);
  expect(asked.children).toHaveLength(1);

  const made = keeping();
  made.ready();
  const ended = made.native.stop();
  made.clock.advance(2000);
  await ended;
  expect(made.last().killed).toBe(true);
  made.clock.advance(60_000);
  expect(made.children).toHaveLength(1);
});

test('stopped between two starts nothing is left to do', async () => {
  const { native, clock, children, ready, last } = keeping();
  ready();
  last().end('code 1');
  clock.advance(0);
  last().end('code 1');
  await native.stop();
  clock.advance(60_000);
  expect(children).toHaveLength(2);
  expect(clock.waiting()).toBe(0);
});
