import { expect, test, vi } from 'vitest';
import type { AskName, Main, Wire } from '../../../main/contract/bridge.ts';
import { type Answers, type MainEnd, makeMainEnd, type Sender } from '../../../main/contract/main-end.ts';
import { bad, good } from '../../../main/contract/result.ts';
import { table } from '../../../main/contract/table.ts';
import { makeWindowEnd } from '../../../main/contract/window-end.ts';
import { silentLog } from '../../../main/log.ts';

const origin = 'https://kiosk.localhost';
const ours: Sender = { origin, topFrame: true };

/** Both ends joined by a wire in memory, as a shell joins them. */
function joined(answers: Partial<Answers> = {}, sender: Sender = ours) {
  const all = new Proxy(answers, {
    get: (given, name) => given[name as AskName] ?? (() => bad('unexpected')),
  }) as Answers;
  let toWindow: (message: string) => void = () => {};
  const main: MainEnd = makeMainEnd({
    answers: all,
    origin,
    log: silentLog,
    send: (message) => toWindow(message),
  });
  const wire: Wire = {
    send: (message) => main.hear(message, sender),
    receive: (listener) => {
      toWindow = listener;
    },
  };
  const open = (): Main => makeWindowEnd(wire);
  return { main, open };
}

test('an ask reaches main and its answer comes back', async () => {
  const { open } = joined({
    'join.understand': ({ text }) =>
      good({ engine: 'room', provider: 'rundbord', address: text, source: 'typed' }),
  });
  const window = open();
  const [a, b] = await Promise.all([
    window.ask('join.understand', { text: 'rundbord:one' }),
    window.ask('join.understand', { text: 'rundbord:two' }),
  ]);
  expect(a).toMatchObject({ ok: true, value: { address: 'rundbord:one' } });
  expect(b).toMatchObject({ ok: true, value: { address: 'rundbord:two' } });
});

test('a wrong argument is refused before it reaches what answers', async () => {
  const answer = vi.fn(() => good(null));
  const { open } = joined({ 'rating.give': answer });
  const window = open();
  const wrong = window.ask as unknown as (name: string, argument: unknown) => Promise<unknown>;
  expect(await wrong('rating.give', { rating: 'splendid' })).toEqual(
    bad('bad-argument', { at: 'rating.give: rating' }),
  );
  expect(await wrong('rating.give', { rating: 'good', name: 'x' })).toMatchObject({ ok: false });
  expect(answer).not.toHaveBeenCalled();
});

test('a bug in an answer is an answer too', async () => {
  const { open } = joined({
    'rating.give': () => {
      throw new Error('bug');
    },
  });
  expect(await open().ask('rating.give', { rating: 'good' })).toEqual(
    bad('unexpected', { at: 'rating.give' }),
  );
});

test.each([
  { origin: 'https://evil.example', topFrame: true },
  { origin, topFrame: false },
  { origin: 'null', topFrame: true },
])('a page that is not ours is not heard: %o', (sender) => {
  const answer = vi.fn(() => good(null));
  const { open } = joined({ 'rating.give': answer }, sender);
  void open().ask('rating.give', { rating: 'good' });
  expect(answer).not.toHaveBeenCalled();
});

test('a state has its last value for whoever begins to watch, also after the window came back', () => {
  const { main, open } = joined();
  main.setState('notices', []);
  main.setState('call', null);
  main.setState('notices', [{ code: 'network-down', since: 1 }]);
  const seen: unknown[] = [];
  const stop = open().watch('notices', (value) => seen.push(value));
  main.setState('notices', [{ code: 'network-down', since: 1 }]);
  expect(seen).toEqual([[{ code: 'network-down', since: 1 }]]);
  stop();
  main.setState('notices', []);
  expect(seen).toHaveLength(1);
  const again: unknown[] = [];
  open().watch('notices', (value) => again.push(value));
  expect(again).toEqual([[]]);
});

test('an event is said once, to those who listen', () => {
  const { main, open } = joined();
  const window = open();
  const heard = vi.fn();
  const stop = window.on('selftest.run', heard);
  main.emit('selftest.run', { simulated: true });
  stop();
  main.emit('selftest.run', { simulated: false });
  expect(heard.mock.calls).toEqual([[{ simulated: true }]]);
});

test.each([
  '',
  'x',
  '{}',
  '[]',
  'null',
  '{"kind":"ask"}',
  '{"kind":"ask","id":1,"name":"toString"}',
  '{"kind":"ask","id":1,"name":"__proto__"}',
  `"${'x'.repeat(300_000)}"`,
])('junk from the window is not answered and does no harm (%#)', (text) => {
  const send = vi.fn();
  const main = makeMainEnd({ answers: {} as Answers, origin, log: silentLog, send });
  main.hear(text, ours);
  expect(send).not.toHaveBeenCalled();
});

test('every channel has a schema for what it carries', () => {
  for (const [name, { argument, answer }] of Object.entries(table.asks)) {
    expect(argument.safeParse, name).toBeTypeOf('function');
    expect(answer.safeParse, name).toBeTypeOf('function');
  }
});
