import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { buildPage, fakeDevices, openBrowser, routePage } from '../peers/browser.ts';
import { openFarNetwork } from '../peers/far-network.ts';
import { startOpenBroker } from '../peers/open-broker.ts';
import { makeSpeech } from '../peers/speech.ts';
import { type Figure, figure } from './figure.ts';
import type {} from './pages/room-call-page.ts';

const rounds = 3;
const cutMs = 10_000;
const pictures = 5;
/**
 * The floor is told of the mending and restarts ICE in the same moment. In a room nobody is told: ours has to find out, and its signals
 * wait until TCP tries again, which after ten seconds of silence may be some seconds later (RFC 6298 §5.5).
 */
const budget = 2.5;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A call between two hosts whose cable is pulled for ten seconds: from the mending until both sides show pictures again, of our
 * rooms over a broker on the near host, and of a bare connection with an ICE restart at that moment; in turns. Needs root.
 */
export async function benchRoomCut(): Promise<readonly Figure[]> {
  const folder = await buildPage(fileURLToPath(new URL('pages/room-call-page.ts', import.meta.url)));
  const speech = makeSpeech();
  const args = [...fakeDevices, ...speech.args];
  const network = openFarNetwork();
  const [broker, ...browsers] = await Promise.all([
    startOpenBroker({ host: network.here }),
    openBrowser({ args }),
    openBrowser({ args, program: network.chromium }),
  ] as const);
  const [our, floor]: [number[], number[]] = [[], []];
  try {
    const [near, far] = await Promise.all(browsers.map((browser) => openPage(browser, folder)));
    if (!near || !far) throw new Error('two pages are needed');
    const both = [near, far];
    const cutAndBack = async (mended: () => Promise<void>): Promise<number> => {
      await showsAgain(both);
      network.cut();
      await pause(cutMs);
      const from = performance.now();
      network.mend();
      await Promise.all([mended(), showsAgain(both)]);
      const took = performance.now() - from;
      await Promise.all(both.map((page) => page.evaluate(() => window.roomBench.leave())));
      return took;
    };
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(both.map((page) => page.evaluate(() => window.roomBench.openEnd())));
      await describe(far, near, false);
      floor.push(await cutAndBack(() => describe(far, near, true)));
      const room = { broker: broker.url, room: `cut-${round}` };
      await near.evaluate((given) => window.roomBench.wait(given), room);
      await far.evaluate((given) => window.roomBench.tap(given), room);
      our.push(await cutAndBack(async () => {}));
    }
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await broker.close();
    network.stop();
    speech.remove();
  }
  return [figure('network back after 10 s → both see again, median of 3', 'ms', budget, our, floor)];
}

/** Carries offer and answer between the ends, which needs no network. */
async function describe(one: Page, other: Page, restart: boolean): Promise<void> {
  const offer = await one.evaluate((again) => window.roomBench.offer(again), restart);
  const answer = await other.evaluate((sdp) => window.roomBench.answer(sdp), offer);
  await one.evaluate((sdp) => window.roomBench.take(sdp), answer);
}

const showsAgain = (pages: readonly Page[]): Promise<unknown> =>
  Promise.all(pages.map((page) => page.evaluate((count) => window.roomBench.shows(count), pictures)));

/** A secure origin on either host, from the same folder, whatever the network does. */
async function openPage(browser: Browser, folder: string): Promise<Page> {
  // A page that comes from no host may open no line to another one of this network without leave.
  const page = await browser.newPage({ permissions: ['local-network-access', 'camera', 'microphone'] });
  await page.goto(await routePage(page, folder));
  await page.waitForFunction(() => window.roomBench !== undefined);
  return page;
}
