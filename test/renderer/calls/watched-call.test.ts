import { expect, test } from 'vitest';
import type { CallInput } from '../../../renderer/calls/call.ts';
import { makeWatchedCall } from '../../../renderer/calls/watched-call.ts';

const dial: CallInput = {
  kind: 'dial',
  target: { engine: 'fake', provider: 'fake', address: 'demo', source: 'own' },
  at: 0,
};

function watched() {
  const logged: string[] = [];
  const note = (text: string): void => void logged.push(text);
  const call = makeWatchedCall('call', { error: note, warn: note, info: note, debug: note });
  const heard: string[] = [];
  const stop = call.watch(() => heard.push(call.state.kind));
  return { call, heard, logged, stop };
}

test('who watches is told of a change, and of nothing else', () => {
  const { call, heard, logged, stop } = watched();
  call.say({ kind: 'silent' });
  expect(heard).toEqual([]);
  call.say(dial);
  expect(heard).toEqual(['dialling']);
  expect(logged).toEqual(['call: idle → dialling']);
  stop();
  call.tell();
  expect(heard).toHaveLength(1);
});

test('steps taken as one are one change', () => {
  const { call, heard, logged } = watched();
  call.say(dial, { kind: 'end', reason: 'left', at: 1 }, { kind: 'clear' }, dial);
  expect(heard).toEqual(['dialling']);
  expect(logged).toEqual(['call: idle → dialling']);
});

test('a move tells nobody', () => {
  const { call, heard } = watched();
  expect(call.move({ kind: 'clear' })).toBe(false);
  expect(call.move(dial)).toBe(true);
  expect(call.state.kind).toBe('dialling');
  expect(heard).toEqual([]);
});

test('whoever stops watching while told keeps nobody else from being told', () => {
  const { call, heard } = watched();
  const stop = call.watch(() => stop());
  call.watch(() => heard.push('last'));
  call.tell();
  call.tell();
  expect(heard).toEqual(['idle', 'last', 'idle', 'last']);
});
