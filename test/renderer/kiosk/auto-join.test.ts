import { expect, test } from 'vitest';
import type { KioskFacts } from '../../../main/contract/kiosk.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { agendaOf, factsWith, meetingIn } from './day-samples.ts';
import { kioskRig } from './kiosk-rig.ts';

const second = 1000;

/** A room whose meetings join by themselves, announced 20 seconds before; it holds `meetings`, made at its clock. */
function setUp(make: (at: number) => readonly Meeting[], change: Partial<KioskFacts> = {}) {
  const rig = kioskRig();
  const at = rig.time.clock.now();
  rig.main.setState('kiosk', factsWith({ autoJoinSeconds: 20, ...change }));
  const agenda = (...meetings: readonly Meeting[]): void =>
    rig.main.setState('agenda', agendaOf(...meetings));
  agenda(...make(at));
  const counting = (): string | null => rig.state().autoJoin?.meeting.id ?? null;
  const dialled = (): readonly string[] => rig.engine.dialled.map(([{ address }]) => address);
  return { ...rig, at, agenda, counting, dialled };
}
const one = (at: number): readonly Meeting[] => [meetingIn(at, 'one', 60, 960)];

test('a meeting is announced, and joined at its start with microphone and camera off', () => {
  const { time, at, counting, dialled, state, engine } = setUp(one);
  time.pass(39 * second);
  expect(counting()).toBeNull();
  time.pass(1 * second);
  expect(state().autoJoin).toMatchObject({ meeting: { id: 'one' }, at: at + 60 * second });
  time.pass(19 * second);
  expect(dialled()).toEqual([]);
  time.pass(1 * second);
  expect(dialled()).toEqual(['rundbord:one']);
  expect(engine.dialled[0]?.[2]).toEqual({ muted: true, camera: false });
  expect(state()).toMatchObject({ autoJoin: null, meeting: { id: 'one' } });
});

test('none is where the settings do not say so, nor beside a door', () => {
  for (const change of [{ autoJoinSeconds: null }, { posture: 'door' as const }]) {
    const { time, counting, dialled } = setUp(one, change);
    time.pass(50 * second);
    expect(counting()).toBeNull();
    time.pass(60 * second);
    expect(dialled()).toEqual([]);
  }
});

test('once: whoever left it is not taken back in', () => {
  const { time, actions, counting, dialled } = setUp(one);
  time.pass(61 * second);
  actions.leave();
  actions.goHome();
  time.pass(100 * second);
  expect(counting()).toBeNull();
  expect(dialled()).toEqual(['rundbord:one']);
});

test('a meeting that a person joined before is not joined once more', () => {
  const { time, actions, state, dialled } = setUp(one);
  const meeting = state().agenda?.meetings[0];
  if (!meeting) throw new Error('There is no meeting.');
  actions.joinMeeting(meeting);
  time.pass(2 * second);
  actions.leave();
  actions.goHome();
  time.pass(80 * second);
  expect(dialled()).toHaveLength(1);
});

test('refused stays refused, also when it is moved', () => {
  const { time, at, actions, agenda, counting, dialled } = setUp(one);
  time.pass(45 * second);
  actions.refuseAutoJoin();
  expect(counting()).toBeNull();
  time.pass(100 * second);
  agenda(meetingIn(at, 'one', 200, 900));
  time.pass(100 * second);
  expect(dialled()).toEqual([]);
});

test('only at home: whoever looks at something else is not torn away, and coming back begins to count anew', () => {
  const { time, actions, counting, dialled, state } = setUp(one);
  time.pass(45 * second);
  expect(counting()).toBe('one');
  actions.goDevices();
  time.pass(20 * second);
  expect(counting()).toBeNull();
  expect(dialled()).toEqual([]);
  actions.goHome();
  time.pass(1 * second);
  expect(state().autoJoin?.at).toBe(time.clock.now() + 20 * second);
  time.pass(20 * second);
  expect(dialled()).toEqual(['rundbord:one']);
});

test('two at one time are left to people, whether both can be joined or not, and whatever became of one of them', () => {
  const beside = (change: Partial<Meeting>) => (at: number) => [
    meetingIn(at, 'one', 60, 960),
    meetingIn(at, 'two', -600, 120, change),
  ];
  for (const change of [{}, { join: [] }, { status: 'tentative' as const }]) {
    const { time, dialled } = setUp(beside(change));
    time.pass(110 * second);
    expect(dialled()).toEqual([]);
  }
  const { time, dialled } = setUp(beside({ status: 'cancelled' }));
  time.pass(110 * second);
  expect(dialled()).toEqual(['rundbord:one']);
});

test('one after another: the second begins when the first ends, and both are joined', () => {
  const { time, actions, dialled } = setUp((at) => [
    meetingIn(at, 'one', 60, 300),
    meetingIn(at, 'two', 300, 600),
  ]);
  time.pass(62 * second);
  actions.leave();
  actions.goHome();
  time.pass(240 * second);
  expect(dialled()).toEqual(['rundbord:one', 'rundbord:two']);
});

test('late, since a call has just ended: the whole countdown is seen all the same', () => {
  const { time, actions, at, state, dialled } = setUp(one, { autoJoinSeconds: 60 });
  actions.joinOwnRoom();
  // Just within the time in which a late one is joined; the countdown ends outside of it.
  time.pass(170 * second);
  actions.leave();
  actions.goHome();
  time.pass(1 * second);
  expect(state().autoJoin?.at).toBe(at + 231 * second);
  time.pass(59 * second);
  expect(state().autoJoin).not.toBeNull();
  time.pass(1 * second);
  expect(dialled()).toEqual(['rundbord:egeskov', 'rundbord:one']);
});

test('too late it is left to people', () => {
  const { time, actions, counting, dialled } = setUp(one);
  actions.joinOwnRoom();
  time.pass(185 * second);
  actions.leave();
  actions.goHome();
  time.pass(60 * second);
  expect(counting()).toBeNull();
  expect(dialled()).toEqual(['rundbord:egeskov']);
});

test('a meeting that is cancelled or moved meanwhile is not joined; a moved one counts to its new start', () => {
  const cancelled = setUp(one);
  cancelled.time.pass(50 * second);
  cancelled.agenda(meetingIn(cancelled.at, 'one', 60, 960, { status: 'cancelled' }));
  cancelled.time.pass(60 * second);
  expect(cancelled.counting()).toBeNull();
  expect(cancelled.dialled()).toEqual([]);
  const moved = setUp(one);
  moved.time.pass(50 * second);
  moved.agenda(meetingIn(moved.at, 'one', 65, 960));
  moved.time.pass(1 * second);
  expect(moved.state().autoJoin?.at).toBe(moved.at + 71 * second);
  moved.agenda(meetingIn(moved.at, 'one', 600, 960));
  moved.time.pass(1 * second);
  expect(moved.counting()).toBeNull();
  moved.time.pass(548 * second);
  expect(moved.dialled()).toEqual(['rundbord:one']);
});

test('a countdown that ended while the computer slept was not seen, so it does not count', () => {
  const { time, counting, dialled } = setUp(one);
  time.pass(50 * second);
  time.set(600 * second);
  time.pass(2 * second);
  expect(counting()).toBeNull();
  expect(dialled()).toEqual([]);
});

test('a call comes before it', () => {
  const { time, engine, counting, dialled } = setUp(one);
  time.pass(50 * second);
  engine.say({
    kind: 'ring',
    target: { engine: 'codec', provider: 'codec', address: '', source: 'typed' },
    from: { name: '', role: '' },
    at: 1,
  });
  time.pass(20 * second);
  expect(counting()).toBeNull();
  expect(dialled()).toEqual([]);
});

test('a call that was joined by itself, in which nobody came, is left at the end; one that somebody uses is not', () => {
  const alone = setUp(one);
  alone.time.pass(60 * second);
  alone.engine.say({ kind: 'joined', at: 1 });
  alone.time.pass(899 * second);
  expect(alone.state().call.kind).toBe('lobby');
  alone.time.pass(1 * second);
  expect(alone.state().call).toMatchObject({ kind: 'ended', reason: 'left' });
  const used = setUp(one);
  used.time.pass(60 * second);
  used.engine.say({ kind: 'joined', at: 1 });
  used.actions.setMuted(false);
  used.time.pass(1000 * second);
  expect(used.state().call.kind).toBe('lobby');
});

test('a call that a person has joined is never left by itself', () => {
  const { time, actions, state, engine } = setUp(one);
  const meeting = state().agenda?.meetings[0];
  if (meeting) actions.joinMeeting(meeting);
  engine.say({ kind: 'joined', at: 1 });
  engine.side({ muted: { wanted: true, actual: true }, camera: { wanted: false, actual: false } });
  time.pass(1000 * second);
  expect(state().call.kind).toBe('lobby');
});
