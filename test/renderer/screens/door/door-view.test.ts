import { expect, test } from 'vitest';
import type { Meeting } from '../../../../main/contract/meeting.ts';
import { meetingAt, minutes, now } from '../../../../renderer/pictures/base-state.ts';
import { doorView } from '../../../../renderer/screens/door/door-view.ts';
import { atRest } from '../states.ts';

type Agenda = NonNullable<typeof atRest.agenda>;
const { agenda: usual, kiosk } = atRest;
if (!usual || !kiosk) throw new Error('The usual state has no agenda.');

const facts = (meetings: readonly Meeting[], change: Partial<Agenda> = {}) => ({
  ...atRest,
  kiosk: { ...kiosk, posture: 'door' as const },
  agenda: { ...usual, mayBook: true, meetings, ...change },
});
const view = (meetings: readonly Meeting[], change: Partial<Agenda> = {}, lying = false) =>
  doorView(facts(meetings, change), lying);
const titles = (shown: ReturnType<typeof view>): readonly string[] =>
  shown.rows.map(({ meeting }) => meeting.title);
const iso = (from: number): string => new Date(now + minutes(from)).toISOString();

test('free until the next meeting of today, or for its rest', () => {
  expect(view([meetingAt(66, 30, 'Senere')])).toMatchObject({
    holder: { kind: 'free', until: now + minutes(66) },
    action: { kind: 'book' },
  });
  expect(view([]).holder).toEqual({ kind: 'free', until: null });
  expect(view([meetingAt(1200, 30, 'I morgen')])).toMatchObject({
    holder: { kind: 'free', until: null },
    rows: [],
  });
});

test('taken: by what, until when; booking is not offered', () => {
  const shown = view([meetingAt(-9, 45, 'Nu'), meetingAt(66, 30, 'Senere')]);
  expect(shown).toMatchObject({
    holder: { kind: 'taken', meeting: { title: 'Nu' }, until: now + minutes(36), freeAgain: null, also: [] },
    action: null,
  });
  expect(titles(shown)).toEqual(['Senere']);
});

test('at the very start it is taken, at the very end no more', () => {
  expect(view([meetingAt(0, 30, 'Nu')]).holder.kind).toBe('taken');
  expect(view([meetingAt(-30, 30, 'Slut')]).holder.kind).toBe('free');
});

test('others follow without a gap: until the end of this one, and when it is free again', () => {
  expect(view([meetingAt(-9, 39, 'Nu'), meetingAt(30, 30, 'Næste')]).holder).toMatchObject({
    until: now + minutes(30),
    freeAgain: now + minutes(60),
  });
});

test('two at a time: the one that was there first, the other named, both marked on the day', () => {
  const shown = view([
    meetingAt(-20, 40, 'Først'),
    meetingAt(-5, 40, 'Oveni'),
    meetingAt(60, 60, 'A'),
    meetingAt(90, 60, 'B'),
    meetingAt(150, 30, 'C'),
  ]);
  expect(shown.holder).toMatchObject({ meeting: { title: 'Først' }, also: [{ title: 'Oveni' }] });
  expect(shown.rows.map(({ meeting, doubleBooked }) => [meeting.title, doubleBooked])).toEqual([
    ['A', true],
    ['B', true],
    ['C', false],
  ]);
});

test('over midnight', () => {
  expect(view([meetingAt(-60, 1080, 'Nat')]).holder).toMatchObject({
    kind: 'taken',
    until: now + minutes(1020),
  });
  const late = { ...facts([meetingAt(-60, 1080, 'Nat')]), now: Date.parse('2026-11-24T23:30:00Z') };
  expect(doorView(late).holder.kind).toBe('taken');
});

test('an all-day meeting takes nothing, and is told of; a cancelled one is nowhere', () => {
  const shown = view([
    meetingAt(-400, 1440, 'Hele dagen', { allDay: true }),
    meetingAt(-5, 30, 'Aflyst', { status: 'cancelled' }),
    meetingAt(5, 30, 'Aflyst senere', { status: 'cancelled' }),
  ]);
  expect(shown.holder).toEqual({ kind: 'free', until: null });
  expect(shown.allDay).toHaveLength(1);
  expect(shown.rows).toEqual([]);
});

test('whoever has the room is asked whether they are here, until the time is over', () => {
  const meeting = meetingAt(-4, 30, 'Nu', { checkInBy: iso(6) });
  expect(view([meeting]).action).toEqual({ kind: 'check-in', meeting, by: now + minutes(6) });
  expect(doorView({ ...facts([meeting]), now: now + minutes(6) }).action).toBeNull();
});

test('before it begins they are asked only when it is near and nobody else has the room', () => {
  const next = meetingAt(10, 30, 'Næste', { checkInBy: iso(20) });
  expect(view([next]).action).toMatchObject({ kind: 'check-in', meeting: { title: 'Næste' } });
  expect(view([meetingAt(-20, 30, 'Nu'), next]).action).toBeNull();
  expect(view([meetingAt(40, 30, 'Langt', { checkInBy: iso(50) })]).action).toEqual({ kind: 'book' });
});

test('nothing to do where no calendar may be written, or the next meeting is at hand', () => {
  expect(view([], { mayBook: false }).action).toBeNull();
  expect(view([meetingAt(3, 30, 'Straks')]).action).toBeNull();
});

test('neither free nor taken is said of a calendar that was never read', () => {
  const nothing = { meetings: [], freshAt: null, mayBook: false };
  expect(doorView({ ...facts([]), agenda: null }).holder).toEqual({ kind: 'reading' });
  expect(view([], { ...nothing, read: false }).holder).toEqual({ kind: 'reading' });
  expect(view([], { ...nothing, problems: [{ code: 'agenda-missing' }] })).toMatchObject({
    holder: { kind: 'unknown', missing: true },
    trouble: { kind: 'missing' },
    action: null,
  });
  expect(view([], { ...nothing, problems: [{ code: 'agenda-unreachable' }] })).toMatchObject({
    holder: { kind: 'unknown', missing: false },
    trouble: { kind: 'unreachable' },
  });
  expect(view([], { ...nothing, problems: [{ code: 'agenda-not-allowed' }] }).trouble).toEqual({
    kind: 'not-allowed',
  });
});

test('a calendar that is not answering any more: what was known, and since when', () => {
  const since = now - minutes(14);
  const shown = view([meetingAt(66, 30, 'Senere')], {
    staleSince: since,
    problems: [{ code: 'agenda-unreachable' }],
  });
  expect(shown.holder.kind).toBe('free');
  expect(shown.trouble).toEqual({ kind: 'stale', at: since });
  expect(view([meetingAt(66, 30, 'Senere')], { problems: [{ code: 'agenda-broken' }] }).trouble).toEqual({
    kind: 'broken',
  });
});

test('more than fits is counted; where the screen lies more fits than beside a full upright one', () => {
  const many = [
    meetingAt(-9, 45, 'Nu', { checkInBy: iso(5) }),
    meetingAt(-5, 30, 'Oveni'),
    ...Array.from({ length: 9 }, (_, index) => meetingAt(40 + index * 40, 30, `M${index}`)),
  ];
  const beside = [{ name: 'A', where: '', taken: [] }];
  const upright = doorView({ ...facts(many, { staleSince: now }), beside });
  expect([upright.rows.length, upright.more]).toEqual([1, 8]);
  const lying = doorView({ ...facts(many, { staleSince: now }), beside }, true);
  expect([lying.rows.length, lying.more]).toEqual([4, 5]);
  expect(view(many.slice(2, 8)).rows).toHaveLength(6);
});
