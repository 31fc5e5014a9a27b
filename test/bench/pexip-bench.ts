import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { buildPage, openBrowser, servePage } from '../peers/browser.ts';
import { type FarNetwork, openFarNetwork } from '../peers/far-network.ts';
import { type NodeProcess, startNodeProcess } from '../peers/pexip/node-process.ts';
import { openPexipDoors, type PexipDoors } from '../peers/pexip/pexip-doors.ts';
import { type CutLine, openCutLine } from '../peers/sip/cut-line.ts';
import { type Figure, quantile } from './figure.ts';
import type { Firsts } from './pages/heard-and-seen.ts';
import type {} from './pages/pexip-call-page.ts';

const rounds = 21;
/** A first round of each kind warms the browser and is not counted. */
const warmUps = 1;
/**
 * Our tap is measured whole: it opens camera and microphone, asks main for the node's place, and every question makes one hop more, by
 * main. The floor has its devices open before the tap and asks the node itself. No more than this may that cost.
 */
const budget = 1.3;
const meeting = 'demo';

/**
 * A meeting at a simulated conferencing node, on another host of this machine, with somebody in it who is seen and heard all the time:
 * from the tap to the first picture and to the first sound, by our engine, which goes through main, and by the vendor's client in a
 * page of its own, straight to the same node; in turns, in one browser. Needs root.
 */
export async function benchPexip(): Promise<readonly Figure[]> {
  const folder = await buildPage(fileURLToPath(new URL('pages/pexip-call-page.ts', import.meta.url)));
  const [served, browser] = await Promise.all([servePage(folder), openBrowser()]);
  const network: FarNetwork = openFarNetwork();
  let node: NodeProcess | null = null;
  let line: CutLine | null = null;
  let doors: PexipDoors | null = null;
  try {
    node = await startNodeProcess({ space: network.space, host: network.there });
    // Main speaks unencrypted to this computer only; both go by this one way.
    line = await openCutLine(Number(new URL(node.origin).port), network.there);
    const origin = `http://127.0.0.1:${line.port}`;
    const [ours, bare, ward] = [
      await browserPage(browser),
      await browserPage(browser),
      await browserPage(browser),
    ];
    doors = await openPexipDoors(ours, new URL(served.url).origin, [origin]);
    for (const page of [ours, bare, ward]) {
      await page.goto(served.url);
      await page.waitForFunction(() => window.pexipBench !== undefined);
    }
    await ward.evaluate(([at, to]) => window.pexipBench.sit(at, to), [origin, meeting] as const);
    const callers = {
      ours: () => ours.evaluate((to) => window.pexipBench.ours(to), meeting),
      bare: () => bare.evaluate(([at, to]) => window.pexipBench.bare(at, to), [origin, meeting] as const),
    };
    const leave = (page: Page): Promise<void> => page.evaluate(() => window.pexipBench.leave());
    const [our, floor]: [Firsts[], Firsts[]] = [[], []];
    for (let round = 0; round < rounds + warmUps; round += 1) {
      const one = await callers.bare();
      await leave(bare);
      const other = await callers.ours();
      await leave(ours);
      if (round < warmUps) continue;
      floor.push(one);
      our.push(other);
    }
    return [
      firsts('Pexip: tap → first remote frame', 'frameMs', our, floor, 0.5),
      firsts('Pexip: tap → first remote frame', 'frameMs', our, floor, 0.95),
      firsts('Pexip: tap → first sound', 'soundMs', our, floor, 0.5),
      firsts('Pexip: tap → first sound', 'soundMs', our, floor, 0.95),
    ];
  } finally {
    await browser.close();
    await Promise.all([served.close(), doors?.stop(), line?.stop(), node?.stop()]);
    network.stop();
  }
}

/** In a context of its own: a page behind another in the same window is shown no frames. Camera and microphone are allowed, as in the kiosk. */
async function browserPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  return context.newPage();
}

function firsts(
  name: string,
  of: keyof Firsts,
  our: readonly Firsts[],
  bare: readonly Firsts[],
  at: number,
): Figure {
  const read = (all: readonly Firsts[]): number =>
    quantile(
      all.map((one) => one[of]),
      at,
    );
  const [value, floor] = [read(our), read(bare)];
  return {
    name: `${name}, ${at === 0.5 ? 'median' : 'p95'}`,
    value,
    floor,
    ratio: value / floor,
    budget,
    unit: 'ms',
  };
}
