import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type DayDesk, openDayDesk } from '../../../main/agenda/day-desk.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { bad, good } from '../../../main/contract/result.ts';
import { makeLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/store.ts';
import { fakeCalendar, meetingAt } from './fake-calendar.ts';
import { handClock } from './hand-clock.ts';

const minute = 60_000;
const settings = { language: 'en', checkIn: { releaseAfterMinutes: 15 } } as const;
const meeting = meetingAt('a', '10:00', '11:00');

function set(now: string, ...meetings: readonly Meeting[]) {
  const clock = handClock(`2026-03-10T${now}:00Z`);
  const lines: string[] = [];
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  const calendar = fakeCalendar(...meetings);
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-check-in-'));
  const begin = (): DayDesk => {
    const desk = openDayDesk({ clock, log, store: openStore(folder, log), agenda: calendar.agenda });
    desk.use(settings);
    return desk;
  };
  const kept = (): string =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
  /** Time goes by, and what is written meanwhile is answered. */
  const pass = async (minutes: number): Promise<void> => {
    for (let done = 0; done < minutes * minute; done += 15_000) {
      clock.advance(15_000);
      await new Promise(setImmediate);
    }
  };
  return { ...calendar, begin, clock, desk: begin(), lines, pass, kept };
}
const dueOf = (desk: DayDesk, id = 'a'): string | undefined =>
  desk.facts.meetings.find((one) => one.id === id)?.checkInBy?.slice(11, 16);

test('people are asked until a quarter of an hour after its start; then the room is let go, once', async () => {
  const { desk, said, pass, lines } = set('09:00', meeting);
  expect(dueOf(desk)).toBe('10:15');
  await pass(74);
  expect(said).toEqual([]);
  await pass(2);
  expect(said).toEqual(['release a']);
  expect(desk.facts.meetings).toEqual([]);
  await pass(30);
  expect(said).toHaveLength(1);
  expect(lines.join()).toContain('nobody had checked in');
  expect(lines.join()).not.toContain('Title');
});

test('without the policy nobody is asked and no room is let go', async () => {
  const { desk, said, pass } = set('09:00', meeting);
  desk.use({ language: 'en', checkIn: null });
  expect(dueOf(desk)).toBeUndefined();
  await pass(120);
  expect(said).toEqual([]);
});

test('whoever checks in, joins its call, or books here has come', async () => {
  const checked = set('09:58', meeting);
  expect(await checked.desk.change({ meetingId: 'a', change: 'check-in' })).toEqual(good(null));
  const joined = set('09:58', meeting);
  joined.desk.callIs({ meetingId: 'a' });
  joined.desk.callIs(null);
  for (const { desk, pass, said } of [checked, joined]) {
    expect(dueOf(desk)).toBeUndefined();
    await pass(60);
    expect(said).toEqual([]);
  }
  const booked = set('09:58');
  await booked.desk.book(60);
  await booked.pass(50);
  expect(dueOf(booked.desk, 'booked')).toBeUndefined();
  expect(booked.said).toHaveLength(1);
});

test('who has come is known after a restart, until the meeting is over; nothing of the meeting is kept', async () => {
  const { desk, begin, pass, said, kept, show } = set('09:58', meeting);
  await desk.change({ meetingId: 'a', change: 'check-in' });
  desk.stop();
  const again = begin();
  expect(dueOf(again)).toBeUndefined();
  expect(kept()).not.toContain('Title');
  expect(kept()).not.toContain('"a"');
  // It became longer.
  show({ ...meeting, end: '2026-03-10T11:30:00.000Z' });
  await pass(80);
  expect(said).toEqual([]);
  expect(kept()).not.toBe('');
  await pass(15);
  expect(kept()).toBe('');
});

test('not during any call; when it ends people have time to say that they are here', async () => {
  const { desk, pass, said } = set('09:58', meeting);
  desk.callIs({ meetingId: null });
  await pass(30);
  expect(said).toEqual([]);
  desk.callIs(null);
  expect(dueOf(desk)).toBe('10:33');
  await pass(6);
  expect(said).toEqual(['release a']);
});

test('a kiosk that was not there to be asked asks first: started late, woken, or told late', async () => {
  const late = set('10:20', meeting);
  expect(dueOf(late.desk)).toBe('10:25');
  const slept = set('09:00', meeting);
  slept.clock.set('2026-03-10T10:30:00Z');
  await slept.pass(1);
  expect(slept.said).toEqual([]);
  expect(dueOf(slept.desk)).toBe('10:35');
  const told = set('10:20');
  await told.pass(10);
  told.show(meeting);
  expect(dueOf(told.desk)).toBe('10:35');
  await told.pass(6);
  expect(told.said).toEqual(['release a']);
});

test('a server that refuses is tried once more, then left alone; both are in the log', async () => {
  const { desk, state, pass, said, lines } = set('10:00', meeting);
  state.answers.push(bad('day-unreachable'), bad('day-not-allowed'));
  await pass(15.5);
  expect(said).toHaveLength(1);
  await pass(40);
  expect(said).toEqual(['release a', 'release a']);
  expect(dueOf(desk)).toBeUndefined();
  expect(
    lines.filter((line) => /WARN.*could not be let go|warn.*could not be let go/.test(line)),
  ).toHaveLength(2);
});

test('nobody is asked for a whole day, what may not be let go, or what is over by then', () => {
  const { desk } = set(
    '09:00',
    meetingAt('day', '00:00', '23:00', { allDay: true }),
    meetingAt('read', '10:00', '11:00', { may: ['end'] }),
    meetingAt('short', '10:00', '10:15'),
  );
  expect(desk.facts.meetings.some(({ checkInBy }) => checkInBy)).toBe(false);
});
