import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Agenda, startAgenda } from '../../../main/agenda/agenda.ts';
import { type DayDesk, openDayDesk } from '../../../main/agenda/day-desk.ts';
import { noRules } from '../../../main/agenda/links/invitation.ts';
import { type Clock, systemClock } from '../../../main/contract/clock.ts';
import { bad, good } from '../../../main/contract/result.ts';
import { makeLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/store.ts';
import { type Radicale, startRadicale } from '../../peers/radicale.ts';
import { objectWith, utc } from './caldav/calendar-texts.ts';

const minute = 60_000;

let radicale: Radicale;
let room = 0;
const running: { stop(): void }[] = [];
beforeAll(async () => {
  radicale = await startRadicale();
});
afterEach(() => {
  for (const one of running.splice(0)) one.stop();
});
afterAll(() => radicale?.stop());

/** A kiosk's day with a calendar of its own; `puts` are what is in it from the start. */
async function set(puts: Readonly<Record<string, string>> = {}) {
  room += 1;
  const name = `desk-${room}`;
  const caldav = await radicale.makeCalendar(name);
  for (const [object, text] of Object.entries(puts)) await radicale.put(name, object, text);
  let ahead = 0;
  const clock: Clock = { now: () => Date.now() + ahead, after: systemClock.after };
  const lines: string[] = [];
  const log = makeLog({ clock, file: null, level: () => 'debug', also: (line) => lines.push(line) });
  const store = openStore(mkdtempSync(join(tmpdir(), 'rundbord-desk-')), log);
  const agenda: Agenda = startAgenda({ clock, log, store });
  const desk: DayDesk = openDayDesk({ clock, log, store, agenda });
  running.push(desk, agenda);
  desk.use({ language: 'nb', checkIn: null });
  const { username, password } = radicale;
  agenda.use({
    // So seldom that what is seen is seen because it was written here.
    sources: [{ caldav, username, password, checkSeconds: 3600 }],
    zone: 'Europe/Oslo',
    addresses: [],
    rules: noRules,
    show: { titles: true, organizers: true, details: true },
  });
  await vi.waitFor(() => expect(agenda.facts).toMatchObject({ mayBook: true, read: true }), 10_000);
  return {
    desk,
    lines,
    inCalendar: () => radicale.texts(name),
    change: (meetingId: string, change: 'extend' | 'end' | 'release') => desk.change({ meetingId, change }),
    /** The kiosk's clock is so much ahead from now on. */
    goOn: (ms: number) => {
      ahead += ms;
    },
  };
}
const titlesOf = (desk: DayDesk): readonly string[] => desk.facts.meetings.map(({ title }) => title);

test('booked, made longer, ended and let go: at once on the screen, and in the calendar', async () => {
  const { desk, change, inCalendar, lines, goOn } = await set();
  const booked = await desk.book(30);
  if (!booked.ok) throw new Error(booked.error.code);
  expect(titlesOf(desk)).toEqual(['Booket ved rommet']);
  expect(await inCalendar()).toContain('SUMMARY:Booket ved rommet');
  expect(await desk.book(30)).toEqual(bad('day-taken'));

  const { meetingId } = booked.value;
  const end = Date.parse(desk.facts.meetings[0]?.end ?? '');
  expect(await change(meetingId, 'extend')).toEqual(good(null));
  expect(Date.parse(desk.facts.meetings[0]?.end ?? '')).toBe(end + 15 * minute);
  goOn(10 * minute);
  expect(await change(meetingId, 'end')).toEqual(good(null));
  const ended = Date.parse(desk.facts.meetings[0]?.end ?? '');
  expect(ended).toBe(end - 20 * minute);
  expect(await change(meetingId, 'release')).toEqual(bad('day-too-late'));

  const again = await desk.book(15);
  if (!again.ok) throw new Error(again.error.code);
  expect(await change(again.value.meetingId, 'release')).toEqual(good(null));
  expect(titlesOf(desk)).toHaveLength(1);
  expect(lines.join('\n')).not.toMatch(/Booket|secret|@/);
});

test('a room for which nobody came is let go in the calendar', async () => {
  const start = Math.floor(Date.now() / minute) * minute + minute;
  const { desk, inCalendar, goOn, lines } = await set({
    one: objectWith('UID:one', `DTSTART:${utc(start)}`, `DTEND:${utc(start + 60 * minute)}`, 'SUMMARY:Ward'),
  });
  desk.use({ language: 'nb', checkIn: { releaseAfterMinutes: 5 } });
  expect(desk.facts.meetings[0]?.checkInBy).toBe(new Date(start + 5 * minute).toISOString());
  // In steps: a computer that slept has asked nobody.
  for (let at = 0; at < 7; at += 1) {
    goOn(minute);
    desk.callIs(null);
  }
  await vi.waitFor(() => expect(titlesOf(desk)).toEqual([]), 10_000);
  expect(await inCalendar()).not.toContain('UID:one');
  expect(lines.filter((line) => line.includes('nobody had checked in'))).toHaveLength(1);
});
