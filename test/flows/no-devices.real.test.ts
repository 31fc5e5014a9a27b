import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fakeDevices, openBrowser } from '../peers/browser.ts';
import { flowSettings, hasMediaFrom, linkOnScreen } from './call-in-test.ts';
import { joinAsGuest } from './guest-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

let browser: Browser;
let kiosk: KioskInTest;

const agenda = () =>
  agendaWith([{ title: 'Home care', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-home' }]);

beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(() => kiosk?.stop());
afterAll(() => browser?.close());

test('no camera and no microphone: home says so with a remedy, and the meeting can be joined to see and hear', async () => {
  kiosk = await openKiosk({ settings: flowSettings(), agenda: agenda(), simulatedDevices: false });
  await kiosk.sees(/Camera\s+does not work[\s,]+Microphone\s+does not work[\s,]+Sound\s+does not work/);
  await kiosk.sees(/Plug the .* cable in/);
  await kiosk.picture('no-camera-home');
  await kiosk.tap(/^Join$/);
  await kiosk.sees('You are first');
  const guest = await joinAsGuest(browser, await linkOnScreen(kiosk), { name: 'Jens' });
  await hasMediaFrom(kiosk, 1);
  await kiosk.picture('no-camera-call');
  await guest.page.getByText('Camera off').first().waitFor();
  await guest.leave();
});

test('the browser refuses camera and microphone: the call says so in words and goes on', async () => {
  kiosk = await openKiosk({ settings: flowSettings(), agenda: agenda() });
  for (const name of ['camera', 'microphone']) {
    await kiosk.devtools('Browser.setPermission', {
      origin: kiosk.kiosk.shell.origin,
      permission: { name },
      setting: 'denied',
    });
  }
  await kiosk.tap(/^Join$/);
  await kiosk.sees('You are first');
  await kiosk.sees(/not allowed|permission/i);
  await kiosk.picture('not-allowed');
  const guest = await joinAsGuest(browser, await linkOnScreen(kiosk), { name: 'Jens' });
  await hasMediaFrom(kiosk, 1);
  await guest.leave();
});

test('a guest without a camera is heard and seen as a name', async () => {
  const without = await openBrowser({ args: fakeDevices.filter((name) => !name.includes('fake-device')) });
  try {
    kiosk = await openKiosk({ settings: flowSettings(), agenda: agenda() });
    await kiosk.tap(/^Join$/);
    await kiosk.sees('You are first');
    const context = await without.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(await linkOnScreen(kiosk));
    await page.getByRole('button', { name: /^Try picture and sound/ }).click();
    await page.getByText('This device has neither camera nor microphone.').waitFor();
    await page.getByRole('button', { name: /^Join without camera and microphone/ }).click();
    await kiosk.sees(/guest/i);
    await kiosk.sees('Camera off');
    await vi.waitFor(
      async () =>
        expect(await page.evaluate('document.querySelector("video")?.videoWidth ?? 0')).toBeGreaterThan(0),
      {
        timeout: 20_000,
      },
    );
    await context.close();
  } finally {
    await without.close();
  }
});
