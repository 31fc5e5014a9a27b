import type { Browser, Page } from 'playwright-core';
import { mediaProbe, type Received, readReceived, receivedIn } from './media-probe.ts';

/** A guest in an ordinary browser, as somebody who got the link. */
export type GuestInTest = {
  readonly page: Page;
  received(ms: number): Promise<Received>;
  /** Presses a button of the page by its name. */
  tap(name: RegExp): Promise<void>;
  leave(): Promise<void>;
};

/** The link, opened; once more where the computer got a network a moment ago, which ends what a browser had begun to load. */
async function opened(page: Page, link: string): Promise<void> {
  for (let time = 1; ; time += 1) {
    try {
      await page.goto(link);
      return;
    } catch (error) {
      if (time === 3 || !String(error).includes('ERR_NETWORK_CHANGED')) throw error;
    }
  }
}

/** Opens the link, tries picture and sound, gives a name, and joins. */
export async function joinAsGuest(
  browser: Browser,
  link: string,
  options: { readonly name?: string; readonly ignoreCertificate?: boolean } = {},
): Promise<GuestInTest> {
  const context = await browser.newContext({
    permissions: ['camera', 'microphone'],
    ignoreHTTPSErrors: options.ignoreCertificate ?? false,
    locale: 'en-GB',
    viewport: { width: 800, height: 600 },
  });
  const page = await context.newPage();
  await page.addInitScript(mediaProbe);
  await opened(page, link);
  const tap = (name: RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
  await tap(/^Try picture and sound/);
  if (options.name !== undefined) await page.getByLabel(/Your name/).fill(options.name);
  await tap(/^Join$/);
  await page.getByRole('button', { name: /^Leave/ }).waitFor();
  return {
    page,
    received: (ms) => receivedIn(() => page.evaluate<Received>(readReceived), ms),
    tap,
    async leave() {
      await tap(/^Leave/);
      await context.close();
    },
  };
}
