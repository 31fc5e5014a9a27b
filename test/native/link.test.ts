import { afterEach, expect, test, vi } from 'vitest';
import { parentLink } from '../../native/link.ts';

const { send } = process;
afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort');
  if (send) process.send = send;
  else Reflect.deleteProperty(process, 'send');
});

test('in a utility process of Electron it is the port to its parent', () => {
  let say = (_event: { readonly data: unknown }): void => {};
  const postMessage = vi.fn();
  const on = (_event: 'message', heard: typeof say): void => {
    say = heard;
  };
  Reflect.set(process, 'parentPort', { on, postMessage });
  const link = parentLink();
  const heard: unknown[] = [];
  link?.listen((message) => void heard.push(message));
  say({ data: { kind: 'ping' } });
  link?.send({ kind: 'pong' });
  expect(heard).toEqual([{ kind: 'ping' }]);
  expect(postMessage).toHaveBeenCalledWith({ kind: 'pong' });
});

test('started by nobody there is none', () => {
  Reflect.deleteProperty(process, 'send');
  expect(parentLink()).toBeNull();
});
