import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../peers/browser.ts';
import { type FarNetwork, openFarNetwork } from '../peers/far-network.ts';
import { freePort } from '../peers/mosquitto.ts';
import { flowSettings, hasMediaFrom, linkOnScreen } from './call-in-test.ts';
import { type GuestInTest, joinAsGuest } from './guest-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

// A guest on another host, over HTTPS with the hub's own certificate, and a cable that is pulled.
let network: FarNetwork;
let browser: Browser;
let kiosk: KioskInTest;
let guest: GuestInTest;

beforeAll(async () => {
  network = openFarNetwork();
  browser = await openBrowser({ program: network.chromium });
  const listen = `{host: ${network.here}, port: ${await freePort()}}`;
  kiosk = await openKiosk({
    settings: flowSettings(`hub: {loopbackPort: 0, listen: ${listen}}\n`),
    agenda: agendaWith([
      { title: 'Home care', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-home' },
    ]),
  });
});
afterAll(async () => {
  await browser?.close();
  await kiosk?.stop();
  network?.stop();
});

test('a guest on the network joins over HTTPS; the screen says how to trust the certificate', async () => {
  await kiosk.tap(/^Join$/);
  await kiosk.sees('You are first');
  const link = await linkOnScreen(kiosk);
  expect(link).toMatch(/^https:\/\//);
  await kiosk.sees(/certificate/);
  await kiosk.picture('invite-network');
  guest = await joinAsGuest(browser, link, { name: 'Jens', ignoreCertificate: true });
  await hasMediaFrom(kiosk, 1);
  await hasMediaFrom(guest, 1);
});

test('the cable out for ten seconds: both sides say so, and the call comes back by itself', async () => {
  network.cut();
  await kiosk.sees(/Reconnecting/, 20_000);
  await kiosk.picture('network-cut');
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  network.mend();
  await hasMediaFrom(kiosk, 1, 45_000);
  await hasMediaFrom(guest, 1, 45_000);
  await kiosk.seesNot(/Reconnecting/);
  await kiosk.sees('Jens');
}, 120_000);
