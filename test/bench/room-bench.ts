import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { buildPage, fakeDevices, openBrowser, servePage } from '../peers/browser.ts';
import { startOpenBroker } from '../peers/open-broker.ts';
import { makeSpeech } from '../peers/speech.ts';
import { type Figure, quantile } from './figure.ts';
import type { Firsts } from './pages/heard-and-seen.ts';
import type {} from './pages/room-call-page.ts';

const rounds = 21;
/** A first round of each kind warms the browser and is not counted. */
const warmUps = 1;
/** The floor has no ticket, no broker and no other page: its first sound needs two steps of signalling inside the page. */
const soundBudget = 2.2;

/**
 * From the tap to the first picture and the first sound of the other side: a call between two windows over a broker, beside a
 * bare RTCPeerConnection in one page with signalling inside the page and nothing set. Both at 720p30, in turns, in one browser,
 * whose microphone is heard all the time. Our tap opens camera and microphone too; the floor has its own open already.
 */
export async function benchRoom(): Promise<readonly Figure[]> {
  const folder = await buildPage(fileURLToPath(new URL('pages/room-call-page.ts', import.meta.url)));
  const speech = makeSpeech();
  const [served, browser, broker] = await Promise.all([
    servePage(folder),
    openBrowser({ args: [...fakeDevices, ...speech.args] }),
    startOpenBroker(),
  ]);
  const [ours, back, bare]: [Firsts[], Firsts[], Firsts[]] = [[], [], []];
  try {
    const open = async (): Promise<Page> => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(served.url);
      await page.waitForFunction(() => window.roomBench !== undefined);
      return page;
    };
    const [waiting, coming, floor] = [await open(), await open(), await open()];
    for (let round = 0; round < rounds + warmUps; round += 1) {
      const room = { broker: broker.url, room: `bench-${round}` };
      const one = await floor.evaluate(() => window.roomBench.bare());
      await waiting.evaluate((given) => window.roomBench.wait(given), room);
      const our = await coming.evaluate((given) => window.roomBench.tap(given), room);
      const their = await waiting.evaluate(() => window.roomBench.met());
      await Promise.all(
        [waiting, coming, floor].map((page) => page.evaluate(() => window.roomBench.leave())),
      );
      if (round < warmUps || !their) continue;
      bare.push(one);
      ours.push(our);
      back.push(their);
    }
  } finally {
    await browser.close();
    await Promise.all([served.close(), broker.close()]);
    speech.remove();
  }
  const line = (
    name: string,
    values: readonly Firsts[],
    of: keyof Firsts,
    at: number,
    budget: number,
  ): Figure => {
    const read = (all: readonly Firsts[]): number =>
      quantile(
        all.map((one) => one[of]),
        at,
      );
    const [value, floor] = [read(values), read(bare)];
    return { name, value, floor, ratio: value / floor, budget, unit: 'ms' };
  };
  return [
    line('tap → first remote frame, median', ours, 'frameMs', 0.5, 1),
    line('tap → first remote frame, p95', ours, 'frameMs', 0.95, 1),
    line('tap → first sound, median', ours, 'soundMs', 0.5, soundBudget),
    line('somebody came → their first frame, median', back, 'frameMs', 0.5, 1),
  ];
}
