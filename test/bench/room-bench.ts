import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { buildPage, openBrowser, servePage } from '../peers/browser.ts';
import { startOpenBroker } from '../peers/open-broker.ts';
import { type Figure, quantile } from './figure.ts';
import type {} from './pages/first-frame-page.ts';

const rounds = 21;
/** A first round of each kind warms the browser and is not counted. */
const warmUps = 1;

/**
 * From the tap to the first picture of the other side: a call between two windows over a broker, beside a bare
 * RTCPeerConnection in one page with signalling inside the page and nothing set. Both at 720p30, in turns, in one browser.
 * Our tap opens camera and microphone too; the floor has its camera open already.
 */
export async function benchRoom(): Promise<readonly Figure[]> {
  const folder = await buildPage(fileURLToPath(new URL('pages/first-frame-page.ts', import.meta.url)));
  const [served, browser, broker] = await Promise.all([servePage(folder), openBrowser(), startOpenBroker()]);
  const ours: number[] = [];
  const back: number[] = [];
  const bare: number[] = [];
  try {
    const open = async (): Promise<Page> => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(served.url);
      await page.waitForFunction(() => window.bench !== undefined);
      return page;
    };
    const waiting = await open();
    const coming = await open();
    const floor = await open();
    for (let round = 0; round < rounds + warmUps; round += 1) {
      const room = { broker: broker.url, room: `bench-${round}` };
      const count = round >= warmUps;
      const bareMs = await floor.evaluate(() => window.bench.bareFirstFrame());
      if (count) bare.push(bareMs);
      await waiting.evaluate((given) => window.bench.wait(given), room);
      const ourMs = await coming.evaluate((given) => window.bench.tapToFirstFrame(given), room);
      const backMs = await waiting.evaluate(() => window.bench.metToFirstFrame());
      if (count) ours.push(ourMs);
      if (count) back.push(backMs);
      await Promise.all([waiting, coming].map((page) => page.evaluate(() => window.bench.leave())));
    }
  } finally {
    await browser.close();
    await Promise.all([served.close(), broker.close()]);
  }
  const line = (name: string, values: readonly number[], at: number, budget: number): Figure => {
    const value = quantile(values, at);
    const floor = quantile(bare, at);
    return { name, value, floor, ratio: value / floor, budget, unit: 'ms' };
  };
  return [
    line('tap → first remote frame, median', ours, 0.5, 1),
    line('tap → first remote frame, p95', ours, 0.95, 1),
    line('somebody came → their first frame, median', back, 0.5, 1),
  ];
}
