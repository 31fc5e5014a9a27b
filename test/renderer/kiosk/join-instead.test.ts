import { expect, test } from 'vitest';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { agendaOf, factsWith, meetingIn, roomTarget } from './day-samples.ts';
import { kioskRig } from './kiosk-rig.ts';

function setUp() {
  const rig = kioskRig();
  const at = rig.time.clock.now();
  rig.main.setState('kiosk', factsWith());
  const first = meetingIn(at, 'one', -60, 600);
  const second = meetingIn(at, 'two', 0, 900);
  const agenda = (...meetings: readonly Meeting[]): void =>
    rig.main.setState('agenda', agendaOf(...meetings));
  agenda(first, second);
  rig.actions.joinMeeting(first);
  rig.engine.say({ kind: 'joined', at: 1 });
  const dialled = (): readonly string[] => rig.engine.dialled.map(([{ address }]) => address);
  return { ...rig, at, first, second, agenda, dialled };
}

test('the call is left and the other joined, seen and heard, in one tap; nobody sees a goodbye', () => {
  const { actions, second, state, engine, dialled, media } = setUp();
  actions.openPanel('people');
  actions.joinInstead(second);
  expect(dialled()).toEqual(['rundbord:one', 'rundbord:two']);
  expect(engine.dialled[1]?.[2]).toEqual({ muted: false, camera: true });
  expect(state()).toMatchObject({ call: { kind: 'dialling' }, meeting: { id: 'two' }, panel: 'none' });
  expect(media.closed()).toBeGreaterThan(0);
});

test('without a call it is joined at once', () => {
  const { actions, second, dialled } = setUp();
  actions.leave();
  actions.goHome();
  actions.joinInstead(second);
  expect(dialled()).toEqual(['rundbord:one', 'rundbord:two']);
});

test('an engine that ends only later: joined then, as the calendar has it by then', () => {
  const rig = setUp();
  const { actions, agenda, at, first, second, engine, time, dialled } = rig;
  const hangUp = engine.engine.hangUp;
  engine.engine.hangUp = () => {};
  actions.joinInstead(second);
  expect(dialled()).toEqual(['rundbord:one']);
  agenda(first, meetingIn(at, 'two', 0, 900, { join: [roomTarget('moved')] }));
  time.pass(2_000);
  hangUp();
  time.pass(1);
  expect(dialled()).toEqual(['rundbord:one', 'rundbord:moved']);
});

test('an engine that does not end: the call stays, and when it ends later nothing is joined', () => {
  const { actions, second, engine, time, state, dialled } = setUp();
  engine.engine.hangUp = () => {};
  actions.joinInstead(second);
  time.pass(10_000);
  expect(state().call.kind).toBe('lobby');
  engine.say({ kind: 'end', reason: 'link-lost', at: 2 });
  time.pass(1_000);
  expect(state().call.kind).toBe('ended');
  expect(dialled()).toEqual(['rundbord:one']);
});

test('whoever presses leave meanwhile only leaves', () => {
  const { actions, second, engine, time, dialled } = setUp();
  const hangUp = engine.engine.hangUp;
  engine.engine.hangUp = () => {};
  actions.joinInstead(second);
  engine.engine.hangUp = hangUp;
  actions.leave();
  time.pass(1_000);
  expect(dialled()).toEqual(['rundbord:one']);
});
