import { expect, test } from 'vitest';
import { meetingAt, minutes, now } from '../../../renderer/pictures/base-state.ts';
import { timeLeft } from '../../../renderer/screens/time-left.ts';

const quarter = meetingAt(0, 15, 'x');
const toneAt = (minute: number): string => timeLeft(now + minutes(minute), now, quarter).tone;

test('a frame of 15 minutes is quiet at 10 and at 13, and clear at 15', () => {
  expect([0, 9, 10, 12, 13, 14, 15, 40].map(toneAt)).toEqual([
    'plain',
    'plain',
    'near',
    'near',
    'nearer',
    'nearer',
    'clear',
    'clear',
  ]);
});

test('what is left, and what is over', () => {
  expect(timeLeft(now + minutes(8), now, quarter)).toMatchObject({ kind: 'left', minutes: 7 });
  expect(timeLeft(now + minutes(15), now, quarter)).toMatchObject({ kind: 'over', minutes: 0 });
  expect(timeLeft(now + minutes(19), now, quarter)).toMatchObject({ kind: 'over', minutes: 4 });
});

test('a longer meeting has its signs before its own end', () => {
  const hour = meetingAt(0, 60, 'x');
  expect(timeLeft(now + minutes(30), now, hour).tone).toBe('plain');
  expect(timeLeft(now + minutes(55), now, hour).tone).toBe('near');
});

test('a call that nobody planned counts from its beginning, in a frame of 15 minutes', () => {
  expect(timeLeft(now + minutes(3), now, null)).toEqual({ kind: 'open', minutes: 3, tone: 'plain' });
  expect(timeLeft(now + minutes(11), now, null).tone).toBe('near');
  expect(timeLeft(now + minutes(16), now, null).tone).toBe('clear');
  expect(timeLeft(now + minutes(3), now, meetingAt(0, 900, 'x', { allDay: true })).kind).toBe('open');
});
