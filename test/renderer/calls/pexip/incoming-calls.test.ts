import { expect, test } from 'vitest';
import type { Main } from '../../../../main/contract/bridge.ts';
import type { PexipCaller, PexipCalls } from '../../../../main/contract/far-systems.ts';
import { watchIncoming } from '../../../../renderer/calls/pexip/incoming-calls.ts';
import { done, makePretendNode } from './pretend-node.ts';

const caller = (id: string): PexipCaller => ({
  id,
  name: id,
  address: `${id}@example.org`,
  alias: 'egeskov@example.org',
  node: 'https://one.example.org',
  token: `token of ${id}`,
  since: 1,
});

function arrange() {
  const node = makePretendNode();
  node.answers.request_token = done({ token: 'a place' });
  node.answers.release_token = done(true);
  let hear = (_calls: PexipCalls): void => {};
  const main = {
    ...node.main,
    watch: (_name: string, listener: (calls: PexipCalls) => void) => {
      hear = listener;
    },
  } as unknown as Main;
  const on = { free: true, inCall: false };
  const said: string[] = [];
  const incoming = watchIncoming({
    main,
    isFree: () => on.free,
    isInCall: () => on.inCall,
    events: {
      rings({ id }) {
        on.free = false;
        said.push(`${id} rings`);
      },
      silent() {
        on.free = true;
        said.push('silent');
      },
      changed: () => {},
    },
  });
  const call = (...ids: string[]): void =>
    hear({ registration: { status: 'registered', address: '' }, callers: ids.map(caller) });
  return { node, on, said, incoming, call };
}

test('the first who calls rings, and the next when the first gives up', () => {
  const { said, incoming, call } = arrange();
  call('a', 'b');
  call('b');
  expect(said).toEqual(['a rings', 'silent', 'b rings']);
  expect(incoming.second).toBeNull();
});

test('whoever was taken rings no more, however long main lists them, and may call again', () => {
  const { on, said, incoming, call } = arrange();
  call('a');
  expect(incoming.take()?.id).toBe('a');
  expect(incoming.take()).toBeNull();
  on.free = true;
  call('a');
  incoming.next();
  expect(said).toEqual(['a rings']);
  call();
  call('a');
  expect(said).toEqual(['a rings', 'a rings']);
});

test('who calls while a call is on is the second, and does not ring', () => {
  const { on, said, incoming, call } = arrange();
  Object.assign(on, { free: false, inCall: true });
  call('a', 'b');
  expect(incoming.second?.id).toBe('a');
  expect(incoming.takeSecond()?.id).toBe('a');
  expect(incoming.second?.id).toBe('b');
  expect(incoming.refuse()).toBe(false);
  expect(said).toEqual([]);
});

test('whoever is refused is told so by taking their token and giving the place back', async () => {
  const { node, incoming, call } = arrange();
  call('a');
  expect(incoming.refuse()).toBe(true);
  await new Promise((resolve) => setImmediate(resolve));
  const path = '/api/client/v2/conferences/egeskov%40example.org';
  expect(node.asked).toMatchObject([
    { path: `${path}/request_token`, body: expect.stringContaining('token of a') },
    { path: `${path}/release_token`, token: 'a place' },
  ]);
  expect(incoming.refuseSecond()).toBe(false);
});
