import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { systemClock } from '../../../../main/contract/clock.ts';
import { bad, good } from '../../../../main/contract/result.ts';
import { openFarDoors } from '../../../../main/dialling/far-doors.ts';
import type { Log } from '../../../../main/log.ts';
import { settingsSchema } from '../../../../main/settings/schema.ts';
import { buildPage, openBrowser, routePage } from '../../../peers/browser.ts';
import { type FarNetwork, openFarNetwork } from '../../../peers/far-network.ts';
import type { PexipNode } from '../../../peers/pexip/pexip-script.ts';
import type {} from '../pages/pexip-page.ts';

/** A browser on another host with the engine's page, whose main is here with its real doors. */
export type PexipRig = {
  readonly page: Page;
  /** This computer's address on the cable to it. */
  readonly here: string;
  /** What main says; for whoever reads a failure. */
  readonly said: readonly string[];
  /** The house's nodes from now on. */
  use(nodes: readonly Pick<PexipNode, 'origin'>[]): void;
  /** How the view of an identity provider ends; it is not opened here. */
  signIn: (url: string) => Promise<string | null>;
  /** Pulls the cable between the page and everything, and cuts main off too. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts it; `nodes` are the house's. */
export async function startPexipRig(options: {
  readonly nodes: readonly Pick<PexipNode, 'origin'>[];
  readonly registration?: { readonly alias: string; readonly username: string; readonly password: string };
}): Promise<PexipRig> {
  const said: string[] = [];
  const write = (text: string): void => void said.push(text);
  const log: Log = { error: write, warn: write, info: write, debug: write, part: () => log };
  let nodes = options.nodes;
  const settings = () =>
    settingsSchema.parse({
      room: { name: 'Egeskov' },
      links: { pexip: ['rooms.example.org'] },
      dialling: {
        pexip: {
          nodes: nodes.map(({ origin }) => origin),
          ...(options.registration && { registration: options.registration }),
        },
      },
    });
  const folder = await buildPage(fileURLToPath(new URL('../pages/pexip-page.ts', import.meta.url)));
  const network: FarNetwork = openFarNetwork();
  const browser = await openBrowser({ program: network.chromium });
  const page = await browser.newPage();
  page.on('pageerror', (error) => said.push(`page: ${error.stack ?? error.message}`));
  page.on('console', (message) => said.push(`console: ${message.text()}`));
  const tell = (name: string, value: unknown): void =>
    void page
      .evaluate(([name, value]) => window.pexip?.hear(name as string, value), [name, value] as const)
      .catch(() => {});
  const doors = openFarDoors({
    clock: systemClock,
    log,
    settings,
    tell: {
      'pexip.heard': (heard) => tell('event pexip.heard', heard),
      'sip.heard': () => {},
      'sip.changed': () => {},
    },
    changed: () => tell('state pexipCalls', doors.pexipCalls),
    lookUpSrv: async () => [],
  });
  const answers = doors.answers as unknown as Record<string, (argument: unknown) => unknown>;
  await page.exposeFunction('mainAsked', async (name: string, argument: unknown) => {
    if (name !== 'pexip.signIn') return answers[name]?.(argument);
    const token = await rig.signIn((argument as { url: string }).url);
    return token === null ? bad('pexip-sign-in-failed') : good({ token });
  });
  // A file needs no network, which the page's host has only to the node's media.
  await page.goto(await routePage(page, folder));
  await page.waitForFunction(() => window.pexip !== undefined);
  await page.evaluate(() => window.pexip.fresh());
  doors.use();
  tell('state pexipCalls', doors.pexipCalls);
  const rig: PexipRig = {
    page,
    here: network.here,
    said,
    signIn: async () => null,
    use(others) {
      nodes = others;
      doors.use();
    },
    async cut() {
      network.cut();
      await page.evaluate(() => window.pexip.cut(true));
    },
    async mend() {
      network.mend();
      await page.evaluate(() => window.pexip.cut(false));
    },
    async stop() {
      await browser.close();
      await doors.stop();
      network.stop();
    },
  };
  return rig;
}
