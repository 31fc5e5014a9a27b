import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openBrowser } from '../peers/browser.ts';
import { flowSettings } from './call-in-test.ts';
import { type GuestInTest, joinAsGuest } from './guest-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// One story, in its order: the agenda, a tap, a guest by link, mute, camera, sharing, goodbye.
let kiosk: KioskInTest;
let browser: Browser;
let guest: GuestInTest;

beforeAll(async () => {
  browser = await openBrowser();
  kiosk = await openKiosk({
    settings: flowSettings(),
    agenda: agendaWith([
      { title: 'Discharge conference', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-discharge' },
      { title: 'Later today', startMs: Date.now() + 7_200_000 },
    ]),
    // The browser's own question which screen to share has nobody to answer it here.
    switches: ['--use-fake-ui-for-media-stream', '--auto-select-desktop-capture-source=Entire screen'],
  });
});
afterAll(async () => {
  await browser?.close();
  await kiosk?.stop();
});

test('the agenda is on the screen, with one large thing to do', async () => {
  await kiosk.sees('Discharge conference');
  await kiosk.sees('Later today');
  await kiosk.picture('home');
});

test('one tap joins: first in the room, with own picture and level', async () => {
  await kiosk.tap(/^Join$/);
  await kiosk.sees('You are first');
  await vi.waitFor(
    async () => expect(await kiosk.evaluate('document.querySelector("video")?.videoWidth ?? 0')).toBe(1280),
    { timeout: 10_000 },
  );
  await kiosk.picture('lobby');
});

test('a guest joins by the link on the screen, and picture and sound flow both ways', async () => {
  await kiosk.tap(/^Invite/);
  await kiosk.sees(/http:\/\/127\.0\.0\.1:\d+\/g\/\S+/);
  await kiosk.sees('This link works only on this computer');
  await kiosk.picture('invite');
  const link = /http:\/\/127\.0\.0\.1:\d+\/g\/\S+/.exec(await kiosk.text())?.[0] ?? '';
  guest = await joinAsGuest(browser, link, { name: 'Jens' });
  await kiosk.sees('Jens');
  for (const side of [kiosk, guest]) {
    await vi.waitFor(
      async () => {
        const received = await side.received(2000);
        expect(received.links).toBe(1);
        expect(received.frames).toBeGreaterThan(20);
        expect(received.energy).toBeGreaterThan(1e-5);
      },
      { timeout: 20_000 },
    );
  }
  await guest.page.getByText('Egeskov').first().waitFor();
  await kiosk.picture('call');
});

test('muted is seen by the other side at once, and not a sound comes through', async () => {
  await kiosk.tap(/Mute the microphone/);
  await guest.page.getByText('Muted').first().waitFor();
  await vi.waitFor(async () => expect((await guest.received(1500)).energy).toBeLessThan(1e-6), {
    timeout: 10_000,
  });
  await kiosk.tap(/Switch the microphone on/);
  await vi.waitFor(async () => expect((await guest.received(2000)).energy).toBeGreaterThan(1e-5), {
    timeout: 10_000,
  });
});

test('the guest mutes, and the room sees it', async () => {
  await guest.tap(/Mute the microphone/);
  await kiosk.sees('Muted');
  await guest.tap(/Switch the microphone on/);
  await kiosk.seesNot('Muted');
});

test('the camera off is a sign on the other side, and no picture flows; on again it does', async () => {
  await kiosk.tap(/Switch the camera off/);
  await guest.page.getByText('Camera off').first().waitFor();
  await vi.waitFor(async () => expect((await guest.received(1000)).frames).toBe(0), { timeout: 10_000 });
  await kiosk.tap(/Switch the camera on/);
  await vi.waitFor(async () => expect((await guest.received(1000)).frames).toBeGreaterThan(5), {
    timeout: 10_000,
  });
});

test('a shared screen reaches the guest, and stopping brings the face back', async () => {
  await kiosk.tap(/^Share screen/);
  await kiosk.sees('You are sharing your screen');
  await guest.page
    .getByText(/is sharing a screen/)
    .first()
    .waitFor();
  await kiosk.picture('sharing');
  await kiosk.tap(/^Stop sharing/);
  await kiosk.seesNot('You are sharing your screen');
  await vi.waitFor(async () => expect((await guest.received(1000)).frames).toBeGreaterThan(5), {
    timeout: 10_000,
  });
});

test('leaving: goodbye with one tap to rate, the other side sees it, devices are closed, home comes by itself', async () => {
  await kiosk.tap(/^Leave/);
  await guest.page.getByText('The others are not here yet').waitFor();
  await kiosk.picture('goodbye');
  await kiosk.tap(/^Good/);
  await kiosk.sees(/Thank/);
  expect(await kiosk.evaluate('window.__links.every((link) => link.connectionState === "closed")')).toBe(
    true,
  );
  await kiosk.sees('Later today', 10_000);
  await guest.leave();
});

test('nothing of the meeting is in the log', () => {
  const log = kiosk.logged.join('\n');
  for (const word of ['Jens', 'Discharge', 'egeskov-discharge']) expect(log).not.toContain(word);
});
