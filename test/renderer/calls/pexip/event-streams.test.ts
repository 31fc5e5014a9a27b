import { expect, test } from 'vitest';
import type { StreamHeard } from '../../../../main/contract/far-systems.ts';
import { makeEventStreams } from '../../../../renderer/calls/pexip/event-streams.ts';
import { makeVirtualClock } from '../virtual-clock.ts';
import { makePretendNode } from './pretend-node.ts';

function arrange() {
  const node = makePretendNode();
  const heard: StreamHeard[] = [];
  const streams = makeEventStreams(node.main);
  const { settle } = makeVirtualClock();
  return { node, heard, settle, open: () => streams.open('https://one', '/p', (one) => heard.push(one)) };
}

test('what comes before it is said which stream it is waits for that', async () => {
  const { node, heard, settle, open } = arrange();
  open();
  expect(node.streams.size).toBe(1);
  expect(heard).toEqual([]);
  await settle();
  expect(heard).toEqual([{ stream: 1, kind: 'open' }]);
});

test('each hears its own, and nothing of one that nobody opened', async () => {
  const { node, heard, settle, open } = arrange();
  open();
  open();
  await settle();
  heard.length = 0;
  node.hear({ stream: 2, kind: 'beat' });
  node.hear({ stream: 7, kind: 'beat' });
  expect(heard).toEqual([{ stream: 2, kind: 'beat' }]);
});

test('one that was closed before it stood is closed when it does', async () => {
  const { node, heard, settle, open } = arrange();
  open()();
  await settle();
  expect(node.streams.size).toBe(0);
  expect(heard).toEqual([]);
});

test('one that ended by itself is not closed again', async () => {
  const { node, heard, settle, open } = arrange();
  const close = open();
  await settle();
  node.hear({ stream: 1, kind: 'closed', status: 403 });
  node.streams.set(1, 'of somebody else');
  close();
  await settle();
  expect(node.streams.size).toBe(1);
  expect(heard.at(-1)).toEqual({ stream: 1, kind: 'closed', status: 403 });
});
