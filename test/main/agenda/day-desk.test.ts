import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDayDesk } from '../../../main/agenda/day-desk.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { bad, good } from '../../../main/contract/result.ts';
import { makeLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/store.ts';
import { fakeCalendar, meetingAt } from './fake-calendar.ts';
import { handClock } from './hand-clock.ts';

function set(now: string, ...meetings: readonly Meeting[]) {
  const clock = handClock(`2026-03-10T${now}Z`);
  const lines: string[] = [];
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  const calendar = fakeCalendar(...meetings);
  const store = openStore(mkdtempSync(join(tmpdir(), 'rundbord-desk-')), log);
  const desk = openDayDesk({ clock, log, store, agenda: calendar.agenda });
  desk.use({ language: 'da', checkIn: null });
  return { ...calendar, clock, desk, lines };
}

test('booked from this minute on, in the kiosk’s language; it is on the screen when the answer comes', async () => {
  const { desk, said, state, lines } = set('10:07:40', meetingAt('next', '10:37', '11:00'));
  expect(await desk.book(30)).toEqual(good({ meetingId: 'booked' }));
  expect(said).toEqual(['book Booket ved lokalet 10:07:00 10:37:00']);
  expect(desk.facts.meetings.map(({ id }) => id)).toEqual(['next', 'booked']);
  expect(state.refreshes).toBe(1);
  expect(lines.join()).not.toMatch(/next|Booket/);
});

test('not into the next meeting, not while one runs; a whole day and a cancelled one are no hindrance', async () => {
  const taken = bad('day-taken');
  expect(await set('10:00:00', meetingAt('next', '10:29', '11:00')).desk.book(30)).toEqual(taken);
  expect(await set('10:00:00', meetingAt('runs', '09:00', '10:01')).desk.book(5)).toEqual(taken);
  expect(await set('10:00:00', meetingAt('short', '10:10', '10:15')).desk.book(30)).toEqual(taken);
  const free = set(
    '10:00:00',
    meetingAt('over', '09:00', '10:00'),
    meetingAt('day', '00:00', '23:00', { allDay: true }),
    meetingAt('off', '10:00', '11:00', { status: 'cancelled' }),
  );
  expect(await free.desk.book(30)).toMatchObject({ ok: true });
});

test('two who book at once: the second sees what the first wrote', async () => {
  const { desk, said } = set('10:00:00');
  const [first, second] = await Promise.all([desk.book(30), desk.book(30)]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(bad('day-taken'));
  expect(said).toHaveLength(1);
});

test('what the server says is told; where nothing may be written that is said', async () => {
  const { desk, state } = set('10:00:00', meetingAt('a', '09:45', '10:30'));
  for (const code of ['day-not-allowed', 'day-unreachable', 'day-changed'] as const) {
    state.answers.push(bad(code));
    expect(await desk.change({ meetingId: 'a', change: 'end' })).toEqual(bad(code));
  }
  state.writable = false;
  expect(await desk.book(15)).toEqual(bad('day-not-writable'));
  expect(await desk.change({ meetingId: 'a', change: 'end' })).toEqual(bad('day-not-writable'));
});

test('a calendar that is slow to show what was written: the answer is good, after three seconds', async () => {
  const { desk, state, clock } = set('10:00:00');
  state.slow = true;
  let answered = false;
  const booking = desk.book(15).finally(() => {
    answered = true;
  });
  await new Promise(setImmediate);
  clock.advance(2999);
  await new Promise(setImmediate);
  expect(answered).toBe(false);
  clock.advance(1);
  expect(await booking).toMatchObject({ ok: true });
});

test('made longer by so much, a quarter of an hour when nothing is said, and not into the next one', async () => {
  const { desk, said } = set('10:00:00', meetingAt('a', '09:45', '10:30'), meetingAt('b', '11:00', '12:00'));
  expect(await desk.change({ meetingId: 'a', change: 'extend', minutes: 10 })).toEqual(good(null));
  expect(desk.facts.meetings[0]?.end).toBe('2026-03-10T10:40:00.000Z');
  expect(await desk.change({ meetingId: 'a', change: 'extend' })).toEqual(good(null));
  expect(await desk.change({ meetingId: 'a', change: 'extend', minutes: 10 })).toEqual(bad('day-taken'));
  expect(said).toEqual(['end a 10:40:00', 'end a 10:55:00']);
});

test('one that the next follows at once cannot be longer, and is told why', async () => {
  const next = meetingAt('b', '10:30', '12:00');
  const { desk } = set('10:00:00', meetingAt('a', '09:45', '10:30', { may: ['end'] }), next);
  expect(await desk.change({ meetingId: 'a', change: 'extend' })).toEqual(bad('day-taken'));
  const alone = set('10:00:00', meetingAt('a', '09:45', '10:30', { may: ['end'] }));
  expect(await alone.desk.change({ meetingId: 'a', change: 'extend' })).toEqual(bad('day-not-writable'));
});

test('ended at this minute, never before its own first one; not before it begins, and not when it is over', async () => {
  const runs = set('10:05:40', meetingAt('a', '09:45', '10:30'));
  expect(await runs.desk.change({ meetingId: 'a', change: 'end' })).toEqual(good(null));
  expect(runs.said).toEqual(['end a 10:05:00']);
  const fresh = set('09:45:20', meetingAt('a', '09:45', '10:30'));
  await fresh.desk.change({ meetingId: 'a', change: 'end' });
  expect(fresh.said).toEqual(['end a 09:46:00']);
  const early = set('09:00:00', meetingAt('a', '09:45', '10:30'));
  expect(await early.desk.change({ meetingId: 'a', change: 'end' })).toEqual(bad('day-changed'));
  const late = set('10:30:00', meetingAt('a', '09:45', '10:30'));
  for (const change of ['extend', 'end', 'release', 'check-in'] as const)
    expect(await late.desk.change({ meetingId: 'a', change })).toEqual(bad('day-too-late'));
  expect([...early.said, ...late.said]).toEqual([]);
});

test('the room is let go; a meeting that is no longer there was changed meanwhile', async () => {
  const { desk, said } = set('10:00:00', meetingAt('a', '10:30', '11:00'));
  expect(await desk.change({ meetingId: 'a', change: 'release' })).toEqual(good(null));
  expect(desk.facts.meetings).toEqual([]);
  expect(await desk.change({ meetingId: 'a', change: 'release' })).toEqual(bad('day-changed'));
  expect(said).toEqual(['release a']);
});
