import { expect, test } from 'vitest';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { meetingAt, minutes, now, teams, vdx } from '../../../renderer/pictures/base-state.ts';
import { homeView } from '../../../renderer/screens/home/home-view.ts';
import { atRest } from './states.ts';

const view = (meetings: readonly Meeting[], change: Partial<typeof atRest> = {}, taken = 0) =>
  homeView({ ...atRest, agenda: atRest.agenda && { ...atRest.agenda, meetings }, ...change }, taken);

const titles = (shown: ReturnType<typeof view>): readonly string[] =>
  shown.rows.map(({ meeting }) => meeting.title);

test('in six minutes: the card has the countdown and the way in, the day has the rest', () => {
  const shown = view([
    meetingAt(-84, 45, 'Over'),
    meetingAt(6, 15, 'Næste'),
    meetingAt(60, 30, 'Senere', { join: [teams] }),
  ]);
  expect(shown.card).toMatchObject({ kind: 'meeting', inMinutes: 6, way: { kind: 'here' } });
  expect(shown.rows.map(({ when, way }) => [when, way.kind])).toEqual([
    ['earlier', 'here'],
    ['later', 'elsewhere'],
  ]);
  expect(shown.freeFrom).toBe(now + minutes(90));
});

test('running: no countdown', () => {
  expect(view([meetingAt(-1, 30, 'Nu')]).card).toMatchObject({ kind: 'meeting', inMinutes: null });
});

test('running over: what has ended gives way to what comes next', () => {
  const shown = view([meetingAt(-30, 30, 'Slut'), meetingAt(3, 30, 'Næste')]);
  expect(shown.card).toMatchObject({ kind: 'meeting', inMinutes: 3 });
  expect(titles(shown)).toEqual(['Slut']);
});

test('overlapping: both can be joined', () => {
  const shown = view([meetingAt(-20, 40, 'A', { join: [teams] }), meetingAt(-5, 30, 'B')]);
  const names = [shown.card.kind === 'meeting' ? shown.card.meeting.title : '', ...titles(shown)];
  expect([...names].sort()).toEqual(['A', 'B']);
  expect(shown.rows[0]?.when).toBe('same-time');
});

test('without a way in, and in another system', () => {
  expect(view([meetingAt(5, 30, 'Fysisk', { join: [] })]).card).toMatchObject({ way: { kind: 'none' } });
  expect(view([meetingAt(5, 30, 'Teams', { join: [teams] })]).card).toMatchObject({
    way: { kind: 'elsewhere' },
  });
  expect(view([meetingAt(5, 30, 'VDX', { join: [vdx] })]).card).toMatchObject({ way: { kind: 'here' } });
  // A room of our own goes before another system's link, as in the store.
  expect(
    view([meetingAt(5, 30, 'Begge', { join: [teams, ...meetingAt(0, 1, '').join] })]).card,
  ).toMatchObject({
    way: { kind: 'here' },
  });
});

test('free: later today, tomorrow, never', () => {
  expect(view([meetingAt(120, 30, 'Senere')]).card).toMatchObject({ kind: 'free', nextIsToday: true });
  const tomorrow = view([meetingAt(1200, 30, 'I morgen')]);
  expect(tomorrow.card).toMatchObject({ kind: 'free', nextIsToday: false, next: { title: 'I morgen' } });
  expect(tomorrow.rows).toEqual([]);
  expect(view([]).card).toEqual({ kind: 'free', next: null, nextIsToday: false, book: null });
});

test('an agenda that was not read yet is not an empty one', () => {
  const agenda = { meetings: [], freshAt: null, staleSince: null, mayBook: false, read: false, problems: [] };
  expect(homeView({ ...atRest, agenda }).card).toEqual({ kind: 'reading' });
  expect(homeView({ ...atRest, agenda: null }).card).toEqual({ kind: 'reading' });
});

test('more than fits is counted, and nothing is said of when the room is free', () => {
  const many = Array.from({ length: 9 }, (_, index) => meetingAt(30 + index * 40, 30, `M${index}`));
  const room = view(many);
  expect(room.rows).toHaveLength(5);
  expect(room.more).toBe(4);
  expect(room.freeFrom).toBeNull();
  expect(room.crowded).toBe(true);
  const small = view(many, { kiosk: atRest.kiosk && { ...atRest.kiosk, posture: 'laptop' } }, 1);
  expect(small.rows).toHaveLength(3);
  expect(small.more).toBe(6);
});

test('a meeting over midnight leaves no time at which the room is free today', () => {
  expect(view([meetingAt(400, 600, 'Nat')]).freeFrom).toBeNull();
});

test('a free room can be booked where its calendar may be written; else the rooms nearby are shown', () => {
  const mayBook = atRest.agenda && { ...atRest.agenda, meetings: [], mayBook: true };
  const beside = [{ name: 'Kronborg', where: '', taken: [] }];
  expect(homeView({ ...atRest, agenda: mayBook }).card).toMatchObject({ book: 'here' });
  expect(homeView({ ...atRest, agenda: mayBook, beside }).card).toMatchObject({ book: 'here' });
  expect(view([], { beside }).card).toMatchObject({ book: 'beside' });
});

test('offered so many minutes before as the settings say', () => {
  const meetings = [meetingAt(20, 30, 'Om lidt')];
  const kiosk = atRest.kiosk && { ...atRest.kiosk, offerMinutes: 30 };
  expect(view(meetings).card).toMatchObject({ kind: 'free' });
  expect(view(meetings, { kiosk }).card).toMatchObject({ kind: 'meeting', inMinutes: 20 });
});

test('a room that was given away twice says so, now and later', () => {
  const [a, b] = [meetingAt(-20, 40, 'A', { join: [teams] }), meetingAt(-5, 30, 'B')];
  const shown = view([a, b, meetingAt(60, 30, 'C'), meetingAt(75, 30, 'D'), meetingAt(105, 30, 'E')]);
  expect(shown.card).toMatchObject({ meeting: { title: 'B' }, beside: [a] });
  expect(shown.rows.map(({ meeting, doubleBooked }) => [meeting.title, doubleBooked])).toEqual([
    ['A', true],
    ['C', true],
    ['D', true],
    ['E', false],
  ]);
});

test('who is asked to say that they have come, until it is too late', () => {
  const meeting = meetingAt(-5, 30, 'A', { checkInBy: new Date(now + minutes(5)).toISOString() });
  expect(view([meeting]).card).toMatchObject({ checkInBy: now + minutes(5) });
  expect(view([meeting], { now: now + minutes(6) }).card).toMatchObject({ checkInBy: null });
});

test('what is about to be joined by itself has the card, also while the one before it still runs', () => {
  const next = meetingAt(0.2, 30, 'Næste');
  const kiosk = atRest.kiosk && { ...atRest.kiosk, autoJoinSeconds: 20 };
  const shown = view([meetingAt(-30, 30.2, 'Før'), next], {
    kiosk,
    autoJoin: { meeting: next, at: now + 11_400 },
  });
  expect(shown.card).toMatchObject({ meeting: next, joinsIn: { seconds: 12, of: 20 } });
  expect(titles(shown)).toEqual(['Før']);
  expect(view([next], { kiosk }).card).toMatchObject({ joinsIn: null });
});
