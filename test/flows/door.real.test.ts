import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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
});
afterAll(async () => {
  await kiosk?.stop();
  await radicale?.stop();
});

/** Until the room's calendar at the server is so. */
const inCalendar = (what: string): Promise<void> =>
  vi.waitFor(async () => expect(await radicale.texts('room')).toContain(what), {
    timeout: 15_000,
    interval: 100,
  });

test('beside a door: who comes says so, a meeting is ended, the room is booked with two taps; no camera and no microphone', async () => {
  const { url, username, password } = radicale;
  kiosk = await openKiosk({
    size: { width: 1080, height: 1920 },
    settings: flowSettings(
      `agenda: {checkIn: {releaseAfterMinutes: 15}, sources: [{caldav: '${url}', username: ${username}, password: ${password}, calendar: Egeskov, checkSeconds: 2}]}\n`,
    ).replace('room: {', 'room: {posture: door, '),
  });
  await kiosk.sees(/Free\s+for the rest of the day/);
  await kiosk.evaluate(`(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    window.__opened = 0;
    devices.getUserMedia = (wanted) => {
      window.__opened += 1;
      return open(wanted);
    };
  })()`);

  const start = Math.floor(Date.now() / minuteMs - 5) * minuteMs;
  await radicale.put(
    'room',
    'ward',
    objectWith(
      'UID:ward',
      'SUMMARY:Ward round',
      `DTSTART:${utc(start)}`,
      `DTEND:${utc(start + 60 * minuteMs)}`,
    ),
  );
  await kiosk.sees(/Taken\s+until.*\s+Ward round\s+Tap by/);
  await kiosk.picture('door-check-in');
  await kiosk.tap(/^We are here/);
  await kiosk.sees(/Ward round\s+Extend or end/);

  await kiosk.tap(/^Extend or end/);
  await kiosk.tap(/^End now/);
  await kiosk.tap(/^Yes, end it/);
  await kiosk.sees(/Free\s+for the rest of the day/);

  await kiosk.tap(/^Book now/);
  await kiosk.tap(/^30 minutes/);
  await kiosk.sees(/Taken\s+until/);
  await inCalendar('SUMMARY:Booked at the room');
  await kiosk.picture('door-taken');

  await kiosk.tap(/^For IT/);
  await kiosk.sees('Settings file');
  expect(await kiosk.evaluate('[window.__opened, window.__links?.length ?? 0]')).toEqual([0, 0]);
}, 60_000);
