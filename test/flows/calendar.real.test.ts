import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { objectWith, utc } from '../main/agenda/caldav/calendar-texts.ts';
import { type Radicale, startRadicale } from '../peers/radicale.ts';
import { flowSettings } from './call-in-test.ts';
import { type KioskInTest, openKiosk } from './kiosk-in-test.ts';

const minuteMs = 60_000;

let radicale: Radicale;
let kiosk: KioskInTest;

beforeAll(async () => {
  radicale = await startRadicale();
  await radicale.makeCalendar('room', 'Egeskov');
  await radicale.makeCalendar('beside', 'Rosenborg');
});
afterEach(() => kiosk?.stop());
afterAll(() => radicale?.stop());

/** A meeting that begins so many minutes from now. */
const meeting = (title: string, inMinutes: number, lasts = 30): string => {
  const start = Math.floor(Date.now() / minuteMs + inMinutes) * minuteMs;
  return objectWith(
    `UID:${title}`,
    `SUMMARY:${title}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(start + lasts * minuteMs)}`,
  );
};

const account = (calendar: string): string =>
  `caldav: '${radicale.url}', username: ${radicale.username}, password: ${radicale.password}, calendar: ${calendar}, checkSeconds: 2`;

/** When what stands in the room's calendar ends, in ms since 1970. */
async function endInCalendar(): Promise<number> {
  const [, y, mo, d, h, mi, s] =
    /DTEND(?:;[^:]*)?:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(await radicale.texts('room')) ?? [];
  return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
}

/** Until the calendar at the server is so. */
const inCalendar = (check: () => Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: 15_000, interval: 100 });

test('a calendar at Radicale: what others write is on the screen, what is tapped here is in it, and a room beside is shown when it is free', async () => {
  await radicale.put('beside', 'now', meeting('Of no concern here', -10, 60));
  kiosk = await openKiosk({
    settings: flowSettings(
      `agenda: {sources: [{${account('Egeskov')}}], beside: [{name: Rosenborg, where: 1st floor, source: {${account('Rosenborg')}}}]}\n`,
    ),
  });
  await kiosk.sees('Egeskov');

  await radicale.put('room', 'one', meeting('Ward round', 60));
  await kiosk.sees('Ward round');
  await radicale.put('room', 'one', meeting('Ward round', 120).replace('SUMMARY:Ward', 'SUMMARY:Later ward'));
  await kiosk.sees('Later ward round');
  await radicale.remove('room', 'one');
  await kiosk.seesNot('ward round');

  // Booked with two taps.
  await kiosk.tap(/^Book the room/);
  await kiosk.sees('How long do you need it?');
  await kiosk.sees(/Rosenborg is free from \d\d:\d\d/);
  await kiosk.picture('calendar-book');
  await kiosk.tap(/^30 minutes/);
  await kiosk.sees('Booked at the room');
  await inCalendar(async () => expect(await radicale.texts('room')).toContain('SUMMARY:Booked at the room'));
  const booked = await endInCalendar();
  expect(Math.abs(booked - Date.now() - 30 * minuteMs)).toBeLessThan(2 * minuteMs);

  // Made longer.
  await kiosk.tap(/^Details/);
  await kiosk.picture('calendar-meeting');
  await kiosk.tap(/^15 min longer/);
  await inCalendar(async () => expect(await endInCalendar()).toBe(booked + 15 * minuteMs));

  // Ended: the room is free again.
  await kiosk.tap(/^End now/);
  await kiosk.tap(/^Yes, end it/);
  await inCalendar(async () => expect(await endInCalendar()).toBeLessThan(Date.now() + 2 * minuteMs));

  // Somebody else's meeting is let go.
  await radicale.put('room', 'two', meeting('Handover', 90));
  await kiosk.sees('Handover');
  await kiosk.tap(/Handover/);
  await kiosk.tap(/^We do not need the room/);
  await kiosk.tap(/^Yes, give it up/);
  await inCalendar(async () => expect(await radicale.texts('room')).not.toContain('Handover'));

  // Nothing of a person, and no secret, was logged; nothing of the room beside is on the screen but its times.
  const logged = kiosk.logged.join('\n');
  for (const secret of ['Ward', 'Handover', 'Of no concern', radicale.password, radicale.username])
    expect(logged).not.toContain(secret);
  expect(await kiosk.text()).not.toContain('Of no concern');
}, 90_000);
