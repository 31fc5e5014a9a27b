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
  expect(view([meetingAt(5, 30, 'VDX', { join: [vdx] })]).card).toMatchObject({ way: { kind: 'elsewhere' } });
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
  expect(view([]).card).toEqual({ kind: 'free', next: null, nextIsToday: false });
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
