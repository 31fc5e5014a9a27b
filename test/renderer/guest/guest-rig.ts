import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { type Clock, systemClock } from '../../../main/contract/clock.ts';
import type { Invite } from '../../../main/contract/room.ts';
import { type Hub, startHub } from '../../../main/hub/hub.ts';
import { silentLog } from '../../../main/log.ts';
import { defaultSettings } from '../../../main/settings/schema.ts';
import { openStore } from '../../../main/store/store.ts';
import { mediaProbe } from '../../flows/media-probe.ts';

/** The built guest page, served by a real hub on loopback. */
export type GuestRig = {
  readonly hub: Hub;
  readonly base: string;
  /** An invitation of half an hour, or of what is left until `untilMs`. */
  invite(change?: { readonly room?: string; readonly untilMs?: number }): Promise<Invite>;
  stop(): Promise<void>;
};

/** A page of a guest, and what its browser complained of. */
export type GuestTab = { readonly page: Page; readonly complaints: string[] };

/** Put into a page before its own scripts: keeps every track of a camera or microphone that was opened. */
const trackProbe = `(() => {
  const devices = navigator.mediaDevices;
  if (!devices || window.__tracks) return;
  window.__tracks = [];
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (what) => {
    const stream = await open(what);
    window.__tracks.push(...stream.getTracks());
    return stream;
  };
})();`;

/** How many tracks of cameras and microphones were opened so far, and how many are open now. */
export const tracksOf = (page: Page): Promise<{ opened: number; open: number }> =>
  page.evaluate(`({
    opened: window.__tracks.length,
    open: window.__tracks.filter((track) => track.readyState === 'live').length,
  })`);

/** Builds the page as it is shipped and starts a hub for it. */
export async function startGuestRig(clock: Clock = systemClock): Promise<GuestRig> {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-guest-'));
  const guestFolder = join(folder, 'page');
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../../../renderer/guest', import.meta.url)),
    base: '/',
    plugins: [react()],
    build: {
      outDir: guestFolder,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  });
  const store = openStore(join(folder, 'store'), silentLog);
  const hub = startHub({ clock, log: silentLog, store, guestFolder });
  const settings = defaultSettings();
  await hub.use({ ...settings.hub, ...settings.calls, loopbackPort: 0 });
  const base = hub.brokerUrl.replace(/^ws(.*)\/mqtt$/, 'http$1');
  return {
    hub,
    base,
    async invite({ room = 'egeskov', untilMs = clock.now() + 1_800_000 } = {}) {
      const made = await hub.invite({
        room,
        meetingId: null,
        from: 'Hjemmesygeplejen Midtby',
        site: 'Sundhedshuset Egeskov',
        reason: 'Samtale om hjælpen i hjemmet',
        language: 'da',
        untilMs,
      });
      if (!made.ok) throw new Error(made.error.code);
      return made.value;
    },
    async stop() {
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens `url` in a browser that has nothing of anybody before, as large as a phone. */
export async function openTab(browser: Browser, url: string, options = {}): Promise<GuestTab> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    locale: 'da-DK',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(mediaProbe);
  await page.addInitScript(trackProbe);
  await page.goto(url);
  return { page, complaints };
}

/** Everything that a page can keep in a browser, by where it is kept. Empty when nothing is kept. */
export async function keptBy(page: Page): Promise<readonly string[]> {
  const inPage = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `service worker ${scope}`),
    ...(document.cookie === '' ? [] : [`cookie ${document.cookie}`]),
  ]);
  const cookies = await page.context().cookies();
  return [...inPage, ...cookies.map(({ name }) => `cookie ${name}`)];
}
