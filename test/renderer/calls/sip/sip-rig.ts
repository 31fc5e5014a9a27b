import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { JoinTarget } from '../../../../main/contract/meeting.ts';
import { buildPage, fakeDevices, openBrowser, routePage, servePage } from '../../../peers/browser.ts';
import type { FarNetwork } from '../../../peers/far-network.ts';
import type { Kamailio } from '../../../peers/sip/kamailio.ts';
import { openSipDoors, type SipAccountOptions } from '../../../peers/sip/sip-doors.ts';
import { until } from '../../../peers/sip/until.ts';
import type { Verb } from '../engine-suite.ts';
import type { Told } from '../engine-told.ts';
import type {} from '../pages/sip-page.ts';

/** Waits for what must come, on a machine that may be busy. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 30 });

/** A kiosk's SIP engine in a page, with main's real doors. */
export type SipSide = {
  readonly page: Page;
  readonly uri: string;
  verb(verb: Verb): Promise<void>;
  dial(address: string, start?: { muted: boolean; camera: boolean }): Promise<void>;
  told(): Promise<Told>;
  kind(): Promise<string>;
  /** Waits until the call is in this state. */
  is(kind: Told['kind']): Promise<Told>;
  /** Waits until the server has registered this side so often. */
  registered(times?: number): Promise<void>;
  /** How often it did. */
  registrations(): number;
  /** Waits until pictures are decoded, counted anew from now. */
  sees(): Promise<void>;
  /** Waits until this was said on the line to the server, or in the log, since {@link SipSide.story}. */
  said(what: RegExp): Promise<void>;
  /** What was logged in the page and in main since it was asked last, for a look when a test fails. */
  story(): Promise<string>;
  close(): Promise<void>;
};

export type SipRig = {
  readonly browser: Browser;
  open(kamailio: Kamailio, user: string, more?: SipAccountOptions): Promise<SipSide>;
  stop(): Promise<void>;
};

/** The target of a call to an address. */
export const sipTarget = (address: string): JoinTarget => ({
  engine: 'sip',
  provider: 'sip',
  address,
  source: 'typed',
});

/** Bundles the page once and starts one Chromium; on the far host where there is a `network`. */
export async function startSipRig(
  args: readonly string[] = fakeDevices,
  network: FarNetwork | null = null,
): Promise<SipRig> {
  const folder = await buildPage(fileURLToPath(new URL('../pages/sip-page.ts', import.meta.url)));
  const [served, browser] = await Promise.all([
    network ? null : servePage(folder),
    openBrowser({ args, ...(network && { program: network.chromium }) }),
  ]);
  return {
    browser,
    async open(kamailio, user, more = {}) {
      const context = await browser.newContext(
        served ? {} : { permissions: ['camera', 'microphone', 'local-network-access'] },
      );
      const page = await context.newPage();
      const url = served?.url ?? (await routePage(page, folder));
      return openSide(page, url, kamailio, user, { ...more, isFar: network !== null });
    },
    async stop() {
      await browser.close();
      await (served ? served.close() : rm(folder, { recursive: true, force: true }));
    },
  };
}

async function openSide(
  page: Page,
  url: string,
  kamailio: Kamailio,
  user: string,
  more: SipAccountOptions,
): Promise<SipSide> {
  const doors = await openSipDoors(page, new URL(url).origin, kamailio, user, more);
  await page.goto(url);
  await page.waitForFunction(() => window.sip !== undefined);

  const told = (): Promise<Told> => page.evaluate(() => window.sip.told());
  const verb = (given: Verb): Promise<void> => page.evaluate((one) => window.sip.verb(one), given);
  const frames = async (): Promise<number> => (await page.evaluate(() => window.sip.decoded())).frames;
  return {
    page,
    uri: kamailio.uri(user),
    verb,
    told,
    dial: (address, start = { muted: false, camera: true }) =>
      verb({ do: 'dial', target: sipTarget(address), start }),
    kind: async () => (await told()).kind,
    async is(kind) {
      await soon(async () => (await told()).kind).toBe(kind);
      return told();
    },
    registered: (times = 1) =>
      until(() => {
        if (doors.registrations() < times)
          throw new Error(`registered ${doors.registrations()} times:\n${doors.logged.join('\n')}`);
      }, 30_000),
    registrations: () => doors.registrations(),
    async sees() {
      const before = await frames();
      await soon(frames).toBeGreaterThan(before + 5);
    },
    said: (what) =>
      until(() => {
        if (!what.test(doors.logged.join('\n'))) throw new Error(`nobody said ${what}`);
      }),
    story: async () =>
      [
        ...doors.logged.splice(0),
        ...(await page.evaluate(() => window.sip.log.splice(0)).catch(() => [])),
      ].join('\n'),
    async close() {
      await page.context().close();
      await doors.stop();
    },
  };
}
