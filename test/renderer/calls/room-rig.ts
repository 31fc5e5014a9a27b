import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { buildPage, fakeDevices, openBrowser, servePage } from '../../peers/browser.ts';
import type {} from './pages/room-page.ts';

/** Waits for what must come, on a machine that may be busy. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** A browser with the room page, ready to be opened as often as a test needs. */
export type RoomRig = {
  readonly browser: Browser;
  readonly url: string;
  /** A window of its own, as another computer would have. */
  open(): Promise<Page>;
  close(): Promise<void>;
};

/** Bundles the page once and starts one Chromium. */
export async function startRoomRig(args: readonly string[] = fakeDevices): Promise<RoomRig> {
  const folder = await buildPage(fileURLToPath(new URL('pages/room-page.ts', import.meta.url)));
  const [served, browser] = await Promise.all([servePage(folder), openBrowser({ args })]);
  const contexts: BrowserContext[] = [];
  return {
    browser,
    url: served.url,
    async open() {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(served.url);
      await page.waitForFunction(() => window.rig !== undefined);
      return page;
    },
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

/** Waits until this side sees so many others, each connected and with pictures decoded that grow. */
export async function untilMeets(page: Page, others: number): Promise<void> {
  await page.waitForFunction(
    (count) => {
      const parties = window.rig.parties();
      return parties.length === count && parties.every(({ link }) => link === 'connected');
    },
    others,
    { timeout: 30_000, polling: 50 },
  );
}

/** Waits until pictures of so many others are being decoded, counted anew from now. */
export async function untilSees(page: Page, others: number): Promise<void> {
  await untilMeets(page, others);
  await page.waitForFunction(
    async (count) => {
      const before = await window.rig.decoded();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const after = await window.rig.decoded();
      return (
        after.length === count &&
        after.every(({ frames }, index) => frames > (before[index]?.frames ?? frames))
      );
    },
    others,
    { timeout: 30_000, polling: 50 },
  );
}
