import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Clock, systemClock } from '../../main/contract/clock.ts';
import { openBrowser } from '../peers/browser.ts';
import { type Mosquitto, startMosquitto } from '../peers/mosquitto.ts';
import { flowSettings, hasMediaFrom, linkOnScreen } from './call-in-test.ts';
import { type GuestInTest, joinAsGuest } from './guest-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';
import { leapingClock } from './leaping-clock.ts';

// What dies in a call comes back, and the call with it.
let browser: Browser;
let kiosk: KioskInTest;
let guest: GuestInTest;
let mosquitto: Mosquitto;

const agenda = () =>
  agendaWith([{ title: 'Home care', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-home' }]);

/** A kiosk with these settings in a call with a guest. */
async function inCall(settings: string, clock: Clock = systemClock): Promise<void> {
  kiosk = await openKiosk({ settings, agenda: agenda(), clock });
  await kiosk.tap(/^Join$/);
  await kiosk.sees('You are first');
  guest = await joinAsGuest(browser, await linkOnScreen(kiosk), { name: 'Jens' });
  await hasMediaFrom(kiosk, 1);
  await hasMediaFrom(guest, 1);
}

beforeAll(async () => {
  browser = await openBrowser();
  mosquitto = await startMosquitto();
});
afterEach(async () => {
  await guest?.page.context().close();
  await kiosk?.stop();
});
afterAll(async () => {
  await browser?.close();
  await mosquitto?.stop();
});

test('killed, hung, or without its browser: a window is back in its call, muted as it was, with media', async () => {
  await inCall(flowSettings());
  await kiosk.tap(/Mute the microphone/);
  await guest.page.getByText('Muted').first().waitFor();
  for (const die of [kiosk.killWindow, kiosk.killBrowser, kiosk.hangWindow, kiosk.killWindow]) {
    await die();
    await kiosk.sees('The screen was restarted. You are back in the meeting.', 30_000);
    await hasMediaFrom(kiosk, 1, 30_000);
    await kiosk.sees('Jens');
    expect((await kiosk.text()).match(/Jens/g)).toHaveLength(1);
    await vi.waitFor(async () => expect((await guest.received(700)).frames).toBeGreaterThan(5), {
      timeout: 20_000,
    });
    await guest.page.getByText('Muted').first().waitFor();
  }
  // A mistake in a drawing: from now on no time can be written.
  await kiosk.evaluate(
    'void (Intl.DateTimeFormat.prototype.formatToParts = Intl.DateTimeFormat.prototype.format = () => { throw new TypeError("no time"); })',
  );
  await vi.waitFor(() => expect(kiosk.logged.join('\n')).toContain('the window cannot draw itself'), 30_000);
  await kiosk.sees('The screen was restarted. You are back in the meeting.', 30_000);
  await hasMediaFrom(kiosk, 1, 30_000);
  await kiosk.tap(/Switch the microphone on/);
  await hasMediaFrom(guest, 1, 30_000);
});

test('the broker restarted in a call: media never stops, and a newcomer gets in afterwards', async () => {
  const { url, username, password } = mosquitto;
  await inCall(
    flowSettings(
      `hub: {loopbackPort: 0, broker: {url: '${url}', username: ${username}, password: ${password}}}`,
    ),
  );
  await mosquitto.halt();
  await kiosk.sees(/connection is unstable/i);
  await hasMediaFrom(kiosk, 1);
  await hasMediaFrom(guest, 1);
  await mosquitto.again();
  await kiosk.seesNot(/connection is unstable/i, 30_000);
  await hasMediaFrom(kiosk, 1);
  expect(await kiosk.text()).toContain('Jens');
  const second = await joinAsGuest(browser, await linkOnScreen(kiosk), { name: 'Karen' });
  await kiosk.sees('Karen');
  await hasMediaFrom(kiosk, 2, 30_000);
  await hasMediaFrom(second, 2, 30_000);
  await second.page.context().close();
});

test('the embedded hub restarted in a call, and every ticket at its end: media never stops, and others can join', async () => {
  const clock = leapingClock();
  const hub = 'hub: {loopbackPort: 0, ticketMinutes: 1';
  await inCall(flowSettings(`${hub}}`), clock);
  kiosk.settings(flowSettings(`${hub}, inviteHours: 3}`));
  await hasMediaFrom(kiosk, 1);
  await hasMediaFrom(guest, 1);
  await kiosk.seesNot(/connection is unstable/i, 30_000);
  const before = kiosk.logged.length;
  // The hub's clock passes the end of all tickets, before anybody asked for the next one.
  clock.leap(65_000);
  await vi.waitFor(
    () => expect(kiosk.logged.slice(before).join('\n')).toContain('its token has come to its end'),
    20_000,
  );
  await hasMediaFrom(kiosk, 1);
  await hasMediaFrom(guest, 1);
  await kiosk.seesNot(/connection is unstable/i, 30_000);
  const second = await joinAsGuest(browser, await linkOnScreen(kiosk), { name: 'Karen' });
  await hasMediaFrom(kiosk, 2, 30_000);
  await second.page.context().close();
});
