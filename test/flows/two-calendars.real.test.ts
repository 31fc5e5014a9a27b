import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExchangePeer, startExchange } from '../peers/exchange.ts';
import { type GooglePeer, startGoogle } from '../peers/google.ts';
import { flowSettings } from './call-in-test.ts';
import { type KioskInTest, openKiosk } from './kiosk-in-test.ts';
import { shortWaits } from './short-waits.ts';

let kiosk: KioskInTest;
let google: GooglePeer;
let exchange: ExchangePeer;

beforeAll(async () => {
  [google, exchange] = await Promise.all([startGoogle(), startExchange()]);
});
afterAll(async () => {
  await kiosk?.stop();
  await Promise.all([google.close(), exchange.close()]);
});

const inMinutes = (minutes: number): string =>
  new Date(Math.ceil(Date.now() / 60_000 + minutes) * 60_000).toISOString().replace('.000', '');
const inExchange = (id: string, subject: string, from: number, to: number) => ({
  id,
  fields: {
    UID: id,
    Subject: subject,
    Start: inMinutes(from),
    End: inMinutes(to),
    CalendarItemType: 'Single',
  },
});

test('a room with calendars at Google and on an Exchange of the house: one day, one silent while the other goes on, booked where it may be written', async () => {
  exchange.put(inExchange('round', 'Ward round', 30, 60));
  exchange.put(inExchange('both', 'Handover', 70, 80));
  google.put({
    iCalUID: 'both',
    summary: 'Handover',
    start: { dateTime: inMinutes(70) },
    end: { dateTime: inMinutes(80) },
    hangoutLink: 'https://meet.google.com/abc-defg-hij',
  });
  const sources = [
    {
      ews: exchange.ews,
      mailbox: exchange.mailbox,
      username: 'EXAMPLE\\kiosk',
      password: 'Sommer-2026',
      checkSeconds: 2,
    },
    { google: google.calendar, key: google.keyFile, service: google.service, checkSeconds: 2 },
  ];
  kiosk = await openKiosk({
    settings: flowSettings(`agenda: {sources: ${JSON.stringify(sources)}}\n`),
    clock: shortWaits,
  });
  await kiosk.sees('Ward round');
  await kiosk.sees('Handover');
  // The times are those of one, the way in is the other's.
  await kiosk.sees(/Handover[\s\S]*Google Meet/);
  expect((await kiosk.text()).match(/Handover/g)).toHaveLength(1);
  await kiosk.picture('two-calendars');

  await google.down();
  await kiosk.sees(/As the calendar was at \d\d:\d\d/);
  exchange.put(inExchange('late', 'Discharge conference', 90, 120));
  await kiosk.sees('Discharge conference');
  await google.up();
  await kiosk.seesNot(/As the calendar was at/, 90_000);

  await kiosk.tap(/^Book the room/);
  await kiosk.tap(/^15 minutes/);
  await kiosk.sees('Booked at the room');
  expect(google.events().map(({ summary }) => summary)).toContain('Booked at the room');
  expect(kiosk.logged.join()).not.toMatch(/Sommer|Handover|egeskov@|Discharge|eyJ/);
}, 180_000);
