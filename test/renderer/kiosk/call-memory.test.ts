import { expect, test } from 'vitest';
import type { RememberedCall } from '../../../main/contract/kiosk.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { good } from '../../../main/contract/result.ts';
import { factsWith } from './day-samples.ts';
import { kioskRig } from './kiosk-rig.ts';

const to = (engine: JoinTarget['engine']): JoinTarget => ({
  engine,
  provider: engine,
  address: `ward@${engine}.example`,
  source: 'own',
  pin: '4711',
});
const kept = (engine: JoinTarget['engine'], incoming?: true): RememberedCall => ({
  target: to(engine),
  meetingId: 'm1',
  muted: true,
  camera: false,
  since: 1,
  ...(incoming && { incoming }),
});

function setUp() {
  const rig = kioskRig({ unheard: true, answers: { 'call.remember': () => good(null) } });
  rig.main.setState('kiosk', factsWith({ calls: ['room', 'pexip', 'sip'] }));
  return { ...rig, remembered: () => rig.asks('call.remember').at(-1) as RememberedCall | null | undefined };
}

test.each(['pexip', 'sip'] as const)(
  'a %s call that was dialled is dialled again, with its PIN, as it was',
  (engine) => {
    const rig = setUp();
    rig.main.setState('call', kept(engine));
    expect(rig.engine.dialled.map(([target, , start]) => [target, start])).toEqual([
      [to(engine), { muted: true, camera: false }],
    ]);
    expect(rig.state().restartedAt).not.toBeNull();
  },
);

test('a Pexip call that came is joined again by its alias, and is still one that came', () => {
  const rig = setUp();
  rig.main.setState('call', kept('pexip', true));
  expect(rig.engine.dialled).toHaveLength(1);
  rig.engine.side({ muted: { wanted: false, actual: false } });
  expect(rig.remembered()).toMatchObject({ incoming: true, meetingId: 'm1', muted: false });
});

test('a SIP call that came is gone, and that is said until somebody has seen it', () => {
  const rig = setUp();
  rig.main.setState('call', kept('sip', true));
  expect(rig.engine.dialled).toEqual([]);
  const gone = { kind: 'ended', reason: 'call-lost', met: true, target: to('sip') };
  expect(rig.state().call).toMatchObject(gone);
  expect(rig.remembered()).toBeNull();
  // An engine that has just been fetched tells that it has no call.
  rig.engine.side({});
  expect(rig.state().call).toMatchObject(gone);
  rig.actions.goHome();
  expect(rig.state().call.kind).toBe('idle');
});

test('whoever is called back from there is dialled', () => {
  const rig = setUp();
  rig.main.setState('call', kept('sip', true));
  rig.actions.tryAgain();
  expect(rig.engine.dialled).toHaveLength(1);
  expect(rig.state().call.kind).toBe('dialling');
  expect(rig.remembered()?.incoming).toBeUndefined();
});

test('main is told of a call that came that it did, and of one that was dialled that it did not', () => {
  const rig = setUp();
  rig.main.setState('call', null);
  rig.engine.say({ kind: 'ring', target: to('sip'), from: { name: 'Ward', role: '' }, at: 1 });
  rig.actions.answer();
  expect(rig.remembered()).toMatchObject({ incoming: true, target: to('sip') });
  rig.actions.leave();
  expect(rig.remembered()).toBeNull();
  rig.actions.goHome();
  rig.actions.joinOwnRoom();
  expect(rig.remembered()?.incoming).toBeUndefined();
});

test('what is held comes back quiet and unseen', () => {
  const rig = setUp();
  rig.main.setState('call', null);
  rig.actions.joinOwnRoom();
  rig.actions.setHeld(true);
  expect(rig.remembered()).toMatchObject({ muted: true, camera: false });
});
