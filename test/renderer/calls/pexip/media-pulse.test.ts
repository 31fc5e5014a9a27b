import { expect, test } from 'vitest';
import { watchPulse } from '../../../../renderer/calls/pexip/media-pulse.ts';
import { makeVirtualClock } from '../virtual-clock.ts';

function arrange(alive: boolean) {
  const clock = makeVirtualClock();
  const said: string[] = [];
  let packets: number | null = 0;
  const stop = watchPulse({
    clock,
    alive,
    count: async () => packets,
    stopped: () => said.push('stopped'),
    comes: () => said.push('comes'),
  });
  return {
    clock,
    said,
    stop,
    set: (to: number | null) => {
      packets = to;
    },
  };
}

test('what never came is not missed', async () => {
  const { clock, said } = arrange(false);
  await clock.advance(60_000);
  expect(said).toEqual([]);
});

test('what came and comes no more is told once, and again when it does', async () => {
  const { clock, said, set } = arrange(false);
  set(10);
  await clock.advance(1500);
  expect(said).toEqual(['comes']);
  await clock.advance(30_000);
  expect(said).toEqual(['comes', 'stopped']);
  set(11);
  await clock.advance(1000);
  expect(said).toEqual(['comes', 'stopped', 'comes']);
});

test('what came before, and does not come after a restart, is missed', async () => {
  const { clock, said, set } = arrange(true);
  set(10);
  await clock.advance(10_000);
  expect(said).toEqual(['stopped']);
});

test('what cannot be told says nothing, and an ended one neither', async () => {
  const { clock, said, set, stop } = arrange(true);
  set(null);
  await clock.advance(20_000);
  expect(said).toEqual([]);
  stop();
  set(5);
  await clock.advance(20_000);
  expect(said).toEqual([]);
});
