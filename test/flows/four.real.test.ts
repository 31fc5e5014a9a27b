import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { openBrowser } from '../peers/browser.ts';
import { flowSettings, hasMediaFrom, linkOnScreen } from './call-in-test.ts';
import { type GuestInTest, joinAsGuest } from './guest-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

let kiosk: KioskInTest;
let browser: Browser;
const guests: GuestInTest[] = [];

// Twelve encoders on two cores: at ten pictures a second they leave room for the call itself.
const slowCamera = '--use-fake-device-for-media-stream=fps=10';

beforeAll(async () => {
  browser = await openBrowser({ args: [slowCamera, '--use-fake-ui-for-media-stream'] });
  kiosk = await openKiosk({
    settings: flowSettings(),
    switches: [slowCamera],
    agenda: agendaWith([
      { title: 'Round-table talk', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-round' },
    ]),
  });
});
afterAll(async () => {
  await browser?.close();
  await kiosk?.stop();
});

test('four are in one room, and everybody sees and hears everybody', async () => {
  await kiosk.tap(/^Join$/);
  await kiosk.sees('You are first');
  const link = await linkOnScreen(kiosk);
  for (const name of ['Anna', 'Bo', 'Clara']) guests.push(await joinAsGuest(browser, link, { name }));
  for (const name of ['Anna', 'Bo', 'Clara']) await kiosk.sees(name);
  for (const side of [kiosk, ...guests]) await hasMediaFrom(side, 3, 40_000);
  await kiosk.picture('four');
});

test('a fifth is told that the meeting is full, and the four go on', async () => {
  const link = await linkOnScreen(kiosk);
  const context = await browser.newContext({ permissions: ['camera', 'microphone'], locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: /^Join without camera and microphone/ }).click();
  await page.getByLabel(/Your name/).waitFor();
  await page.getByRole('button', { name: /^Join without camera and microphone/ }).click();
  await page.getByText('The meeting is full').waitFor({ timeout: 60_000 });
  await context.close();
  await hasMediaFrom(kiosk, 3);
}, 120_000);

test('one after another leaves; the last one sees that nobody is there', async () => {
  await guests[0]?.leave();
  await kiosk.seesNot('Anna');
  await hasMediaFrom(kiosk, 2);
  // Gone without a word, as a phone whose battery is empty.
  await guests[1]?.page.close();
  await guests[2]?.leave();
  await kiosk.seesNot('Clara');
  await kiosk.seesNot('Bo', 40_000);
  await kiosk.sees('This is how the others see you');
});
