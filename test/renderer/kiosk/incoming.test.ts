import { expect, test } from 'vitest';
import type { KioskFacts } from '../../../main/contract/kiosk.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { good } from '../../../main/contract/result.ts';
import { callDevice } from './call-device.ts';
import { factsWith } from './day-samples.ts';
import { kioskRig } from './kiosk-rig.ts';

const target: JoinTarget = { engine: 'sip', provider: 'sip', address: 'sip:ward@example.org', source: 'own' };
const from = { name: 'Ward', role: '', address: 'sip:Ward@example.org;transport=ws' };
const ring = (since = 1) => ({ kind: 'ring', target, from, at: since }) as const;
const second = { from: { name: 'Other', role: '', address: 'sip:other@example.org' }, since: 7 };

function setUp(incoming: Partial<KioskFacts['incoming']> = {}, change: Partial<KioskFacts> = {}) {
  const rig = kioskRig({ answers: { 'call.missed': () => good(null) } });
  const facts = factsWith(change);
  rig.main.setState('kiosk', { ...facts, incoming: { ...facts.incoming, ...incoming } });
  return rig;
}
const takes = (...patterns: readonly string[]) => ({ autoAnswer: { from: patterns, seconds: 10 } });

test('it rings aloud until it is answered, and nothing of it is missed', () => {
  const { engine, actions, ringing, asks, state, store } = setUp();
  engine.say(ring());
  expect(ringing()).toBe(true);
  actions.answer();
  expect(ringing()).toBe(false);
  expect(state().call.kind).toBe('dialling');
  expect(store.getState().place.kind).toBe('home');
  expect(asks('call.missed')).toEqual([]);
});

test('not aloud where the settings say so, and never beside a door', () => {
  for (const rig of [setUp({ rings: false }), setUp({}, { posture: 'door' })]) {
    rig.engine.say(ring());
    expect(rig.state().call.kind).toBe('ringing');
    expect(rig.ringing()).toBe(false);
  }
});

test('whoever gives up was missed; whoever was declined was not', () => {
  const { engine, actions, ringing, asks } = setUp();
  engine.say(ring(1));
  engine.say({ kind: 'silent' });
  expect(ringing()).toBe(false);
  expect(asks('call.missed')).toEqual([{ name: 'Ward', address: from.address }]);
  engine.say(ring(2));
  actions.decline();
  expect(asks('call.missed')).toHaveLength(1);
});

test('a hook and a reject key answer and decline, a second ring too', () => {
  const { engine, devices, press, state } = setUp();
  devices(callDevice('phone'));
  engine.say(ring(1));
  press('phone', { kind: 'reject' });
  expect(state().call.kind).toBe('idle');
  engine.say(ring(2));
  press('phone', { kind: 'hook', lifted: true });
  expect(state().call.kind).toBe('dialling');
});

test('what somebody typed stays while it rings and when it is declined', () => {
  const { engine, actions, state } = setUp();
  actions.goSettings();
  actions.typePin('258');
  engine.say(ring());
  actions.decline();
  expect(state().place).toMatchObject({ kind: 'pin', pin: '258' });
  actions.goHome();
  actions.goJoin();
  actions.typeJoin('room 4');
  engine.say(ring(2));
  engine.say({ kind: 'silent' });
  expect(state().place).toMatchObject({ kind: 'join', text: 'room 4' });
});

test('a caller of the policy is answered after a countdown that is seen, heard and not seen', () => {
  const { engine, state, time, ringing } = setUp(takes('nobody@example.org', '*@EXAMPLE.org'));
  const { now } = state();
  engine.say(ring());
  expect(state().autoAnswer).toBe(now + 10_000);
  time.pass(9_000);
  expect(state().call.kind).toBe('ringing');
  time.pass(1_000);
  expect(state()).toMatchObject({ call: { kind: 'dialling' }, autoAnswer: null });
  expect(engine.answered).toEqual([{ muted: false, camera: false }]);
  expect(ringing()).toBe(false);
});

test('refused, it rings on and is not taken', () => {
  const { engine, actions, state, time, ringing } = setUp(takes('*'));
  engine.say(ring());
  actions.refuseAutoAnswer();
  time.pass(60_000);
  expect(state()).toMatchObject({ call: { kind: 'ringing' }, autoAnswer: null });
  expect(ringing()).toBe(true);
});

test('nobody else is taken: another address, one without an address, beside a door, in the settings', () => {
  const other = setUp(takes('*@example.com', 'ward'));
  other.engine.say(ring());
  expect(other.state().autoAnswer).toBeNull();
  const unknown = setUp(takes('*'));
  unknown.engine.say({ ...ring(), from: { name: 'Ward', role: '' } });
  expect(unknown.state().autoAnswer).toBeNull();
  const door = setUp(takes('*'), { posture: 'door' });
  door.engine.say(ring());
  expect(door.state().autoAnswer).toBeNull();
  const busy = setUp(takes('*'));
  busy.actions.goSettings();
  busy.engine.say(ring());
  expect(busy.state().autoAnswer).toBeNull();
});

test('a countdown that nobody saw, since the computer slept, takes nothing', () => {
  const { engine, state, time } = setUp(takes('*'));
  engine.say(ring());
  time.set(3_600_000);
  time.pass(3_000);
  expect(state()).toMatchObject({ call: { kind: 'ringing' }, autoAnswer: null });
});

test('the countdown is gone with the caller, and is not the next one’s', () => {
  const { engine, state, time } = setUp(takes('ward@example.org'));
  engine.say(ring(1));
  time.pass(5_000);
  engine.say({ kind: 'silent' });
  expect(state().autoAnswer).toBeNull();
  engine.say({ ...ring(2), from: { name: 'Other', role: '', address: 'sip:other@example.org' } });
  time.pass(20_000);
  expect(state().call.kind).toBe('ringing');
});

function inCall(incoming: Partial<KioskFacts['incoming']> = {}) {
  const rig = setUp(incoming);
  rig.actions.joinOwnRoom();
  return rig;
}

test('a second call is shown; taken, the camera stays as it was', () => {
  const { engine, actions, state, asks } = inCall();
  engine.callsSecond(second);
  expect(state().second).toEqual(second);
  engine.side({ camera: { wanted: false, actual: false } });
  actions.answerSecond();
  expect(engine.told).toEqual([['answer-second', { muted: false, camera: false }]]);
  engine.callsSecond(null);
  expect(state().second).toBeNull();
  expect(asks('call.missed')).toEqual([]);
});

test('declined it is not missed, given up it is', () => {
  const { engine, actions, asks } = inCall();
  engine.callsSecond(second);
  actions.declineSecond();
  engine.callsSecond(null);
  expect(asks('call.missed')).toEqual([]);
  engine.callsSecond({ ...second, since: 8 });
  engine.callsSecond(null);
  expect(asks('call.missed')).toEqual([{ name: 'Other', address: 'sip:other@example.org' }]);
});

test('where the settings say so it hears that we are busy, nobody here sees it, and it was missed once', () => {
  const { engine, state, asks } = inCall({ whenInCall: 'busy' });
  engine.callsSecond(second);
  engine.callsSecond(second);
  expect(state().second).toBeNull();
  expect(engine.told).toEqual([['decline-second']]);
  engine.callsSecond(null);
  expect(asks('call.missed')).toHaveLength(1);
});

test('when the call ends whoever calls second rings at once: its last screen is not waited for', () => {
  const { engine, actions, state, time, ringing, asks } = inCall();
  engine.callsSecond(second);
  actions.leave();
  expect(state().call.kind).toBe('ended');
  time.pass(0);
  expect(state().call.kind).toBe('idle');
  engine.say(ring(7));
  engine.callsSecond(null);
  expect(ringing()).toBe(true);
  expect(asks('call.missed')).toEqual([]);
});

test('an engine that tells of the second call no more until it rings has not lost it; one that never rings has', () => {
  const ringsOn = inCall();
  ringsOn.engine.callsSecond({ ...second, from });
  ringsOn.engine.drop();
  expect(ringsOn.state()).toMatchObject({ call: { kind: 'ended' }, second: null });
  ringsOn.time.pass(0);
  ringsOn.engine.say(ring(7));
  ringsOn.time.pass(5_000);
  expect(ringsOn.asks('call.missed')).toEqual([]);
  const gaveUp = inCall();
  gaveUp.engine.callsSecond({ ...second, from });
  gaveUp.engine.drop();
  gaveUp.time.pass(5_000);
  expect(gaveUp.asks('call.missed')).toHaveLength(1);
});

test('without one the last screen stays', () => {
  const { actions, state, time } = inCall();
  actions.leave();
  time.pass(1000);
  expect(state().call.kind).toBe('ended');
});

test('there is nothing to take while nobody calls', () => {
  const { engine, actions } = setUp();
  actions.answerSecond();
  actions.answer();
  expect(engine.told).toEqual([]);
});
