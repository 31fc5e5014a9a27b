import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { forkUtility, type UtilityApi } from '../../../../main/shell/electron/fork-utility.ts';

/** A recorded double of Electron's utility process. */
function utility() {
  const stderr = new EventEmitter();
  const child = Object.assign(new EventEmitter(), {
    pid: undefined as number | undefined,
    stderr,
    postMessage: vi.fn(),
    kill: vi.fn(() => true),
  });
  const fork = vi.fn(() => child);
  return { child, stderr, fork, api: { utilityProcess: { fork } } as unknown as UtilityApi };
}

test('the native process is a utility process: messages both ways, its words, its end', () => {
  const { child, stderr, fork, api } = utility();
  const told: unknown[] = [];
  const native = forkUtility(api)('/app/main/native-host.mjs', {
    heard: (message) => void told.push(message),
    said: (text) => void told.push(text),
    ended: (how) => void told.push(how),
  });
  expect(fork).toHaveBeenCalledWith(
    '/app/main/native-host.mjs',
    [],
    expect.objectContaining({ serviceName: 'Rundbord devices', stdio: ['ignore', 'ignore', 'pipe'] }),
  );
  native.send({ kind: 'ping' });
  expect(child.postMessage).toHaveBeenCalledWith({ kind: 'ping' });
  child.emit('message', { kind: 'pong' });
  stderr.emit('data', Buffer.from('a word\n'));
  child.emit('exit', 5);
  child.emit('exit', 5);
  expect(told).toEqual([{ kind: 'pong' }, 'a word', 'code 5']);
});

test('one that hangs is killed by its id, and one that has none yet is asked to end', () => {
  const { child, api } = utility();
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  const native = forkUtility(api)('/x', { heard: () => {}, said: () => {}, ended: () => {} });
  native.kill();
  expect(child.kill).toHaveBeenCalledOnce();
  expect(kill).not.toHaveBeenCalled();
  child.pid = 4711;
  expect(native.pid).toBe(4711);
  native.kill();
  expect(kill).toHaveBeenCalledWith(4711, 'SIGKILL');
  kill.mockImplementation(() => {
    throw new Error('ESRCH');
  });
  expect(() => native.kill()).not.toThrow();
  kill.mockRestore();
});
