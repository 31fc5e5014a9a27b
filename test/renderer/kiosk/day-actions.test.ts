import { expect, test } from 'vitest';
import type { AskName } from '../../../main/contract/bridge.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { bad, good, type Result } from '../../../main/contract/result.ts';
import { agendaOf, factsWith, meetingIn, settled } from './day-samples.ts';
import { kioskRig } from './kiosk-rig.ts';

/** Main answers `day.book` and `day.change` with `answer`. */
function setUp(answer: Result<unknown> = good(null)) {
  let next = answer;
  const answers: Partial<Record<AskName, () => Result<unknown>>> = {
    'day.book': () => (next.ok ? good({ meetingId: 'new' }) : next),
    'day.change': () => next,
  };
  const rig = kioskRig({ answers });
  const at = rig.time.clock.now();
  rig.main.setState('kiosk', factsWith());
  const meeting = meetingIn(at, 'one', -60, 900, {
    may: ['extend', 'end', 'release'],
    checkInBy: new Date(at + 300_000).toISOString(),
  });
  const agenda = (...meetings: readonly Meeting[]): void =>
    rig.main.setState('agenda', agendaOf(...meetings));
  agenda(meeting);
  const checkInBy = (): string | undefined => rig.state().agenda?.meetings[0]?.checkInBy;
  const answerWith = (to: Result<unknown>): void => {
    next = to;
  };
  return { ...rig, at, meeting, agenda, checkInBy, answerWith };
}

test('the room is booked: one question while it is asked, home when it is done', async () => {
  const { actions, asks, state } = setUp();
  actions.goBook();
  expect(state().place).toEqual({ kind: 'book', busy: false, problem: null });
  actions.book(30);
  actions.book(30);
  expect(state().place).toMatchObject({ busy: true });
  await settled();
  expect(asks('day.book')).toEqual([{ minutes: 30 }]);
  expect(state().place.kind).toBe('home');
});

test('a booking that fails says why, and can be tried again', async () => {
  const { actions, asks, state, answerWith } = setUp(bad('day-taken'));
  actions.goBook();
  actions.book(60);
  await settled();
  expect(state().place).toMatchObject({ busy: false, problem: { code: 'day-taken' } });
  answerWith(good(null));
  actions.book(15);
  expect(state().place).toMatchObject({ busy: true, problem: null });
  await settled();
  expect(asks('day.book')).toHaveLength(2);
  expect(state().place.kind).toBe('home');
});

test('nothing is booked from elsewhere, and an answer finds nobody who has gone', async () => {
  const { actions, asks, state, answerWith } = setUp();
  actions.book(30);
  expect(asks('day.book')).toEqual([]);
  actions.goBook();
  actions.book(30);
  actions.goJoin();
  await settled();
  expect(state().place.kind).toBe('join');
  // Nor somebody who has come back since, and asks nothing.
  answerWith(bad('day-taken'));
  actions.goBook();
  actions.book(30);
  actions.goHome();
  actions.goBook();
  await settled();
  expect(state().place).toEqual({ kind: 'book', busy: false, problem: null });
});

test('a longer meeting is still looked at; one that is ended or let go leads home', async () => {
  const { actions, asks, state, meeting } = setUp();
  actions.goMeeting(meeting);
  actions.changeMeeting(meeting, 'extend', 15);
  expect(state().place).toMatchObject({ kind: 'meeting', meetingId: 'one', busy: true });
  actions.changeMeeting(meeting, 'extend', 15);
  await settled();
  expect(asks('day.change')).toEqual([{ meetingId: 'one', change: 'extend', minutes: 15 }]);
  expect(state().place).toMatchObject({ kind: 'meeting', busy: false, problem: null });
  for (const change of ['end', 'release'] as const) {
    actions.goMeeting(meeting);
    actions.askToChange(change);
    expect(state().place).toMatchObject({ asking: change });
    actions.changeMeeting(meeting, change);
    expect(state().place).toMatchObject({ asking: null, busy: true });
    await settled();
    expect(state().place.kind).toBe('home');
  }
});

test('a change that fails says why, where the person is', async () => {
  const { actions, state, meeting } = setUp(bad('day-unreachable'));
  actions.goMeeting(meeting);
  actions.askToChange('release');
  actions.askToChange(null);
  expect(state().place).toMatchObject({ asking: null });
  actions.changeMeeting(meeting, 'release');
  actions.askToChange('end');
  expect(state().place).toMatchObject({ busy: true, asking: null });
  await settled();
  expect(state().place).toMatchObject({ busy: false, problem: { code: 'day-unreachable' } });
  actions.askToChange('end');
  expect(state().place).toMatchObject({ asking: 'end', problem: null });
});

test('an answer to a change finds nobody who has gone, looks at another, or has come back', async () => {
  const { actions, state, at, meeting } = setUp(bad('day-taken'));
  actions.goMeeting(meeting);
  actions.changeMeeting(meeting, 'end');
  actions.goHome();
  await settled();
  expect(state().place.kind).toBe('home');
  actions.goMeeting(meeting);
  actions.changeMeeting(meeting, 'end');
  actions.goMeeting(meetingIn(at, 'two', 900, 1800));
  await settled();
  expect(state().place).toMatchObject({ meetingId: 'two', problem: null });
  actions.goMeeting(meeting);
  actions.changeMeeting(meeting, 'end');
  actions.goMeeting(meeting);
  await settled();
  expect(state().place).toMatchObject({ meetingId: 'one', busy: false, problem: null });
});

test('whoever has come is believed at once, and stays at home', async () => {
  const { actions, asks, state, meeting, checkInBy } = setUp();
  actions.changeMeeting(meeting, 'check-in');
  expect(checkInBy()).toBeUndefined();
  expect(state().place.kind).toBe('home');
  await settled();
  expect(asks('day.change')).toEqual([{ meetingId: 'one', change: 'check-in' }]);
  expect(checkInBy()).toBeUndefined();
});

test('a check-in that did not work is asked for again, and says why', async () => {
  const { actions, state, meeting, checkInBy } = setUp(bad('day-too-late'));
  actions.changeMeeting(meeting, 'check-in');
  await settled();
  expect(checkInBy()).toBe(meeting.checkInBy);
  expect(state().place).toMatchObject({ kind: 'meeting', problem: { code: 'day-too-late' } });
});

test('main that asks nobody any more is heard, whatever was shown before', async () => {
  const { actions, agenda, checkInBy, meeting } = setUp(bad('day-too-late'));
  actions.changeMeeting(meeting, 'check-in');
  agenda();
  await settled();
  expect(checkInBy()).toBeUndefined();
});

test('who joins has come; a call that is on is not left for a check-in that did not work', async () => {
  const { actions, asks, state, meeting } = setUp(bad('unexpected'));
  actions.joinMeeting(meeting);
  await settled();
  expect(asks('day.change')).toEqual([{ meetingId: 'one', change: 'check-in' }]);
  expect(state().call.kind).toBe('dialling');
  expect(state().place.kind).toBe('home');
});

test('a meeting that vanishes from the agenda is said to be gone for a while, then home is shown', () => {
  const { actions, agenda, state, meeting, time } = setUp();
  actions.goMeeting(meeting);
  agenda();
  time.pass(9_000);
  expect(state().place.kind).toBe('meeting');
  time.pass(3_000);
  expect(state().place.kind).toBe('home');
});

test('one that is back in time is looked at further, and an agenda that was not read says nothing', () => {
  const { actions, agenda, main, state, meeting, time } = setUp();
  actions.goMeeting(meeting);
  agenda();
  time.pass(8_000);
  agenda(meeting);
  time.pass(8_000);
  agenda();
  time.pass(8_000);
  expect(state().place.kind).toBe('meeting');
  main.setState('agenda', { ...agendaOf(), read: false });
  time.pass(30_000);
  expect(state().place.kind).toBe('meeting');
});

test('a way in that a person chooses is the one that is taken', () => {
  const { actions, engine, meeting, state } = setUp();
  const teams = {
    engine: 'web',
    provider: 'teams',
    address: 'https://teams.example/',
    source: 'text',
  } as const;
  const both = { ...meeting, join: [...meeting.join, teams] };
  actions.joinMeeting(both, teams);
  expect(state().place).toMatchObject({ kind: 'elsewhere', target: teams });
  expect(engine.dialled).toEqual([]);
  actions.joinMeeting(both);
  expect(engine.dialled).toHaveLength(1);
});

test('in a call the meeting is made longer where one is, and home is shown after it', async () => {
  const { actions, asks, engine, state, meeting, answerWith } = setUp();
  actions.joinMeeting(meeting);
  engine.say({ kind: 'joined', at: 1 });
  actions.changeMeeting(meeting, 'extend', 15);
  await settled();
  expect(asks('day.change').at(-1)).toEqual({ meetingId: 'one', change: 'extend', minutes: 15 });
  expect(state()).toMatchObject({ call: { kind: 'lobby' }, place: { busy: false, problem: null } });
  answerWith(bad('day-taken'));
  actions.changeMeeting(meeting, 'extend', 30);
  await settled();
  expect(state().place).toMatchObject({ problem: { code: 'day-taken' } });
  actions.leave();
  actions.goHome();
  expect(state().place.kind).toBe('home');
});
