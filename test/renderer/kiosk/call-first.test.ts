import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { CallState } from '../../../renderer/calls/call.ts';
import { callFirst } from '../../../renderer/kiosk/call-first.ts';
import { firstState } from '../../../renderer/kiosk/first-state.ts';
import type { KioskState } from '../../../renderer/kiosk/state.ts';
import { makeHandClock } from './doubles.ts';

const target = { engine: 'room', provider: 'rundbord', address: 'rundbord:a', source: 'own' } as const;
const dialling: CallState = { kind: 'dialling', target, since: 0 };
const withStream = (stream: MediaStream | null): CallState =>
  ({
    kind: 'connected',
    target,
    since: 0,
    joinedAt: 0,
    parties: [{ id: 'a', stream }],
  }) as unknown as CallState;

function drawing(call: CallState) {
  const { clock, pass } = makeHandClock();
  const store = createStore<KioskState>(() => ({ ...firstState(0), call }));
  let drawn = 0;
  callFirst(store, clock, () => {
    drawn += 1;
  });
  return { store, pass, drawn: () => drawn };
}

test('a window that is in no call is drawn at once', () => {
  expect(drawing({ kind: 'idle' }).drawn()).toBe(1);
});

test('a window on its way back into a call is drawn when somebody’s picture is there, and once', () => {
  const { store, pass, drawn } = drawing(dialling);
  store.setState({ call: withStream(null) });
  expect(drawn()).toBe(0);
  store.setState({ call: withStream({} as MediaStream) });
  expect(drawn()).toBe(1);
  store.setState({ call: dialling });
  store.setState({ call: withStream({} as MediaStream) });
  pass(10_000);
  expect(drawn()).toBe(1);
});

test('a call that fails, or in which nobody is, is drawn all the same', () => {
  const failed = drawing(dialling);
  failed.store.setState({ call: { kind: 'idle' } });
  expect(failed.drawn()).toBe(1);
  const alone = drawing(dialling);
  alone.pass(10_000);
  expect(alone.drawn()).toBe(1);
  alone.store.setState({ call: { kind: 'idle' } });
  expect(alone.drawn()).toBe(1);
});
