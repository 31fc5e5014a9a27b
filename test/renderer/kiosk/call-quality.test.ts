import { expect, test } from 'vitest';
import { fakeFlows } from '../../../renderer/calls/fake/fake-flows.ts';
import { plainParty } from '../../../renderer/calls/plain-party.ts';
import { factsWith } from './day-samples.ts';
import { kioskRig } from './kiosk-rig.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const party = plainParty({ id: 'p', name: '', kind: 'guest' });

async function inCall(poor: boolean) {
  const rig = kioskRig();
  rig.main.setState('kiosk', factsWith());
  const { engine, time } = rig;
  let readings = 0;
  const { flows } = engine.engine;
  engine.engine.flows = async () => {
    readings += 1;
    return (await flows?.()) ?? [];
  };
  engine.flowsAre(fakeFlows(poor));
  rig.actions.joinOwnRoom();
  const meet = (): void => {
    engine.say({ kind: 'joined', at: 1 });
    engine.say({ kind: 'parties', parties: [party], at: 1 });
  };
  const pass = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += 1000) {
      time.pass(1000);
      await settled();
    }
  };
  return { ...rig, meet, pass, readings: () => readings };
}

test('nothing is measured outside of a call, nor while nobody is met', async () => {
  const { pass, readings, meet, engine, state } = await inCall(true);
  await pass(10_000);
  expect(readings()).toBe(0);
  meet();
  await pass(4_000);
  expect(readings()).toBe(2);
  engine.say({ kind: 'end', reason: 'left', at: 2 });
  await pass(10_000);
  expect(readings()).toBe(2);
  expect(state()).toMatchObject({ quality: null, flows: [] });
});

test('the quality is told once it lasts, the figures only while somebody looks at them', async () => {
  const { pass, meet, state, actions } = await inCall(true);
  meet();
  await pass(4_000);
  expect(state().quality).toBeNull();
  await pass(2_000);
  expect(state().quality).toEqual({ is: 'poor', lies: 'here' });
  expect(state().flows).toEqual([]);
  actions.openPanel('quality');
  expect(state().flows).toEqual(fakeFlows(true));
  actions.openPanel('none');
  expect(state().flows).toEqual([]);
});

test('bad moments are no word on the screen; what is said stays until it has been better for a while', async () => {
  const { pass, meet, state, engine } = await inCall(false);
  const then = async (poor: boolean, ms: number): Promise<string | undefined> => {
    engine.flowsAre(fakeFlows(poor));
    await pass(ms);
    return state().quality?.is;
  };
  meet();
  expect(await then(false, 2_000)).toBe('good');
  expect(await then(true, 4_000)).toBe('good');
  expect(await then(false, 2_000)).toBe('good');
  expect(await then(true, 4_000)).toBe('good');
  expect(await then(true, 2_000)).toBe('poor');
  expect(await then(false, 8_000)).toBe('poor');
  expect(await then(true, 2_000)).toBe('poor');
  expect(await then(false, 8_000)).toBe('poor');
  expect(await then(false, 2_000)).toBe('good');
});

test('a call without figures has no quality', async () => {
  const { pass, meet, state, engine } = await inCall(false);
  engine.flowsAre([]);
  meet();
  await pass(4_000);
  expect(state().quality).toBeNull();
});
