import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../peers/browser.ts';
import { type Coturn, startCoturn } from '../peers/coturn.ts';
import { flowSettings, hasMediaFrom, linkOnScreen } from './call-in-test.ts';
import { joinAsGuest } from './guest-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';

let coturn: Coturn;
let browser: Browser;
let kiosk: KioskInTest;

beforeAll(async () => {
  [coturn, browser] = await Promise.all([startCoturn(), openBrowser()]);
  kiosk = await openKiosk({
    settings: flowSettings().replace(
      'calls: {',
      `calls: {relayOnly: true, turn: {urls: ['${coturn.settings.urls[0]}'], secret: ${coturn.settings.secret}}, `,
    ),
    agenda: agendaWith([
      { title: 'Home care', startMs: Date.now() - 60_000, location: 'rundbord:egeskov-home' },
    ]),
  });
});
afterAll(async () => {
  await browser?.close();
  await kiosk?.stop();
  await coturn?.stop();
});

test('with relayOnly every picture and sound goes through the TURN server of the settings', async () => {
  await kiosk.tap(/^Join$/);
  await kiosk.sees('You are first');
  const guest = await joinAsGuest(browser, await linkOnScreen(kiosk), { name: 'Jens' });
  await hasMediaFrom(kiosk, 1);
  await hasMediaFrom(guest, 1);
  const kinds = await kiosk.evaluate<string[]>(`(async () => {
    const reports = [...(await window.__links.find((link) => link.connectionState === 'connected').getStats()).values()];
    const used = reports.filter((report) => report.type === 'candidate-pair' && report.nominated);
    return used.map(({ localCandidateId }) => reports.find(({ id }) => id === localCandidateId)?.candidateType);
  })()`);
  expect(kinds.length).toBeGreaterThan(0);
  expect(new Set(kinds)).toEqual(new Set(['relay']));
});
