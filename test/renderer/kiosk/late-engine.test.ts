import { expect, test, vi } from 'vitest';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import type { CallEngine } from '../../../renderer/calls/engine.ts';
import { lateEngine } from '../../../renderer/kiosk/late-engine.ts';
import { makeEngineDouble, makeHandClock, makeMediaDouble } from './doubles.ts';

const target: JoinTarget = {
  engine: 'room',
  provider: 'rundbord',
  address: 'rundbord:one',
  source: 'location',
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const double = makeEngineDouble();
  let arrive = (_engine: CallEngine): void => {};
  let fail = (_error: Error): void => {};
  const load = vi.fn(
    () =>
      new Promise<CallEngine>((resolve, reject) => {
        arrive = resolve;
        fail = reject;
      }),
  );
  const engine = lateEngine({
    name: 'room',
    abilities: { share: true, invite: true, hold: false, tones: false, ownMedia: true },
    clock: makeHandClock().clock,
    load,
  });
  const seen: string[] = [];
  engine.watch(() => seen.push(engine.state.kind));
  const { media } = makeMediaDouble();
  return {
    engine,
    double,
    load,
    media,
    seen,
    arrive: () => arrive(double.engine),
    fail: () => fail(new Error('gone')),
  };
}

test('a call dialled before the code is there shows at once, and begins as it was last wished', async () => {
  const { engine, double, load, media, seen, arrive } = setUp();
  engine.dial(target, media, { muted: false, camera: true });
  expect(engine.state).toMatchObject({ kind: 'dialling', target });
  engine.setMuted(true);
  expect(engine.own.muted.wanted).toBe(true);
  arrive();
  await settled();
  expect(double.dialled.map(([, , start]) => start)).toEqual([{ muted: true, camera: true }]);
  double.say({ kind: 'joined', at: 3 });
  expect(engine.state.kind).toBe('lobby');
  expect(seen.at(-1)).toBe('lobby');
  expect(load).toHaveBeenCalledTimes(1);
});

test('fetched in time, a dial goes straight through', async () => {
  const { engine, double, load, media, arrive } = setUp();
  engine.fetch();
  engine.fetch();
  arrive();
  await settled();
  engine.dial(target, media, { muted: false, camera: false });
  expect(double.dialled).toHaveLength(1);
  expect(load).toHaveBeenCalledTimes(1);
});

test('left before the code came: nothing is dialled', async () => {
  const { engine, double, media, arrive } = setUp();
  engine.dial(target, media, { muted: false, camera: true });
  engine.hangUp();
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'left' });
  engine.clear();
  arrive();
  await settled();
  expect(double.dialled).toEqual([]);
  expect(engine.state.kind).toBe('idle');
});

test('code that cannot be had ends the call with words, and is fetched anew at the next', async () => {
  const { engine, double, load, media, fail, arrive } = setUp();
  engine.dial(target, media, { muted: false, camera: true });
  fail();
  await settled();
  expect(engine.state).toMatchObject({ kind: 'ended', reason: 'unexpected' });
  engine.clear();
  engine.dial(target, media, { muted: false, camera: true });
  arrive();
  await settled();
  expect(load).toHaveBeenCalledTimes(2);
  expect(double.dialled).toHaveLength(1);
});
