import { expect, test } from 'vitest';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { meetingAt, minutes, now, teams } from '../../../renderer/pictures/base-state.ts';
import { nextWaiting } from '../../../renderer/screens/next-waiting.ts';
import { atRest } from './states.ts';

const own = meetingAt(-30, 45, 'Vores');
const waiting = (meetings: readonly Meeting[], at = 0, meeting: Meeting | null = own) =>
  nextWaiting({
    ...atRest,
    now: now + minutes(at),
    meeting,
    agenda: atRest.agenda && { ...atRest.agenda, meetings },
  });

test('from some minutes before it begins until it is over', () => {
  const next = meetingAt(20, 30, 'Næste');
  expect(waiting([own, next], 4)).toBeNull();
  expect(waiting([own, next], 5)).toEqual({ meeting: next, begun: false, here: true });
  expect(waiting([own, next], 20)).toMatchObject({ begun: true });
  expect(waiting([own, next], 49)).toMatchObject({ begun: true });
  expect(waiting([own, next], 50)).toBeNull();
});

test('one in another system waits too, and cannot be joined from here', () => {
  expect(waiting([own, meetingAt(5, 30, 'Teams', { join: [teams] })])).toMatchObject({ here: false });
});

test('what began with or before the call’s own meeting does not wait, nor what is cancelled or lasts all day', () => {
  expect(waiting([own, meetingAt(-30, 60, 'Samtidig'), meetingAt(-60, 120, 'Længe')])).toBeNull();
  expect(waiting([own, meetingAt(5, 30, 'Aflyst', { status: 'cancelled' })])).toBeNull();
  expect(waiting([own, meetingAt(5, 300, 'Kursus', { allDay: true })])).toBeNull();
});

test('a call without a meeting keeps everybody waiting who has the room', () => {
  const running = meetingAt(-5, 30, 'I gang');
  expect(waiting([running], 0, null)).toEqual({ meeting: running, begun: true, here: true });
});

test('of several the one that began first; of two at once the one that can be joined here', () => {
  const first = meetingAt(2, 30, 'Først');
  const later = meetingAt(10, 30, 'Senere');
  expect(waiting([later, own, first], 12)?.meeting).toBe(first);
  const elsewhere = meetingAt(2, 30, 'Andetsteds', { join: [teams] });
  expect(waiting([elsewhere, first], 3)?.meeting).toBe(first);
});
