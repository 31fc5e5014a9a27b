import { expect, test } from 'vitest';
import type { Meeting } from '../../../../main/contract/meeting.ts';
import { meetingAt, minutes, now } from '../../../../renderer/pictures/base-state.ts';
import { bookView, busyUntil, canBook } from '../../../../renderer/screens/book/book-view.ts';
import { atRest } from '../states.ts';

const facts = (meetings: readonly Meeting[], change: Partial<typeof atRest> = {}) => ({
  ...atRest,
  agenda: atRest.agenda && { ...atRest.agenda, mayBook: true, meetings },
  ...change,
});
const lengths = (meetings: readonly Meeting[], change: Partial<typeof atRest> = {}) => {
  const view = bookView(facts(meetings, change));
  return view.kind === 'choices' ? view.choices.map(({ minutes: count }) => count) : view.kind;
};

test('free for the rest of the day: the usual lengths, each with its end', () => {
  expect(bookView(facts([]))).toEqual({
    kind: 'choices',
    next: null,
    choices: [15, 30, 45, 60].map((count) => ({
      minutes: count,
      end: now + minutes(count),
      untilNext: false,
    })),
  });
});

test('what does not fit before the next meeting is not there, and its beginning is a choice', () => {
  expect(lengths([meetingAt(40, 30, 'Næste')])).toEqual([15, 30, 40]);
  expect(lengths([meetingAt(14, 30, 'Næste')])).toEqual([14]);
  expect(lengths([meetingAt(200, 30, 'Næste')])).toEqual([15, 30, 45, 60, 200]);
});

test('a usual length that ends with the next meeting is there once', () => {
  const view = bookView(facts([meetingAt(30, 30, 'Næste')]));
  expect(view).toMatchObject({
    choices: [
      { minutes: 15, untilNext: false },
      { minutes: 30, untilNext: true, end: now + minutes(30) },
    ],
  });
});

test('within a minute, a booking begins with it: it touches the next meeting and does not overlap it', () => {
  const view = bookView(facts([meetingAt(20, 30, 'Næste')], { now: now + 59_000 }));
  expect(view).toMatchObject({
    choices: [
      { minutes: 15, end: now + minutes(15) },
      { minutes: 20, end: now + minutes(20), untilNext: true },
    ],
  });
});

test('too little time is said, not offered', () => {
  expect(bookView(facts([meetingAt(4, 30, 'Næste')]))).toEqual({ kind: 'soon', next: now + minutes(4) });
  expect(lengths([meetingAt(5, 30, 'Næste')])).toEqual([5]);
});

test('taken: until the last of what follows without a gap', () => {
  const meetings = [meetingAt(-10, 30, 'Nu'), meetingAt(15, 20, 'Oveni'), meetingAt(35, 10, 'Lige efter')];
  expect(bookView(facts([...meetings, meetingAt(50, 30, 'Senere')]))).toEqual({
    kind: 'taken',
    until: now + minutes(45),
  });
});

test('a meeting that is cancelled or lasts all day takes no time', () => {
  const allDay = meetingAt(-400, 1440, 'Hele dagen', { allDay: true });
  const cancelled = meetingAt(-10, 60, 'Aflyst', { status: 'cancelled' });
  expect(lengths([allDay, cancelled])).toEqual([15, 30, 45, 60]);
  expect(busyUntil([allDay, cancelled], now)).toBe(now);
});

test('over midnight the room can be booked; what is first tomorrow limits it and is named only when it is near', () => {
  const late = Date.parse('2026-11-24T22:50:00Z');
  const at = (from: number) => meetingAt((late - now) / 60_000 + from, 30, 'Nat');
  expect(lengths([], { now: late })).toEqual([15, 30, 45, 60]);
  expect(lengths([at(25)], { now: late })).toEqual([15, 25]);
  expect(lengths([at(300)], { now: late })).toEqual([15, 30, 45, 60]);
  expect(bookView(facts([at(3)], { now: late })).kind).toBe('soon');
});

test('not where no calendar may be written, nor before it was read', () => {
  const { agenda } = atRest;
  expect(bookView({ ...atRest, agenda: agenda && { ...agenda, mayBook: false } }).kind).toBe('not-here');
  expect(bookView({ ...atRest, agenda: null }).kind).toBe('not-read');
  expect(bookView({ ...atRest, agenda: agenda && { ...agenda, mayBook: true, read: false } }).kind).toBe(
    'not-read',
  );
});

test('a way to it is shown only where there is a choice', () => {
  expect(canBook(facts([]))).toBe(true);
  expect(canBook(facts([meetingAt(-5, 30, 'Nu')]))).toBe(false);
  expect(canBook(facts([meetingAt(3, 30, 'Straks')]))).toBe(false);
  expect(canBook({ ...facts([]), agenda: null })).toBe(false);
});
