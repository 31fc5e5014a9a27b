import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { JoinTarget } from '../../main/contract/meeting.ts';
import { buildPage, routePage } from '../peers/browser.ts';
import { startPexipNode } from '../peers/pexip/pexip-node.ts';
import type { PexipNode } from '../peers/pexip/pexip-script.ts';
import { openCutLine } from '../peers/sip/cut-line.ts';
import { type PexipRig, startPexipRig } from '../renderer/calls/pexip/pexip-rig.ts';
import { type Figure, figure } from './figure.ts';
import type {} from './pages/pexip-call-page.ts';

const rounds = 4;
const cutMs = 10_000;
/** The meeting goes on for so long before the cut. */
const settledMs = 1500;
const givesUpMs = 60_000;
/** So many pictures more, and they come again. */
const pictures = 5;
/**
 * Ours is the vendor's client with main between, and is back no later than it is alone. Both hang on where the mending meets their pauses
 * between tries, of a second and more, so that a median of a few moves from run to run.
 */
const budget = 1.3;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Somebody in a meeting on the far host. */
type Caller = {
  join(alias: string): Promise<void>;
  /** Pictures shown so far, which never become fewer. */
  count(): Promise<number>;
  leave(): Promise<void>;
};

/**
 * A meeting at a simulated node on another host of this machine, whose cable is pulled for ten seconds: from the mending until
 * pictures come again, by the browser's own count; our engine, and the vendor's client in a page of its own, straight to the same
 * node; in turns, in one browser. Needs root.
 */
export async function benchPexipCut(): Promise<readonly Figure[]> {
  const rig = await startPexipRig({ nodes: [] });
  const folder = await buildPage(fileURLToPath(new URL('pages/pexip-call-page.ts', import.meta.url)));
  const node = await startPexipNode({ conferences: [], host: rig.here });
  // Main speaks unencrypted to this computer only.
  const line = await openCutLine(Number(new URL(node.origin).port), rig.here);
  const [our, floor]: [number[], number[]] = [[], []];
  try {
    rig.use([{ origin: `http://127.0.0.1:${line.port}` }]);
    const callers = { bare: await bareCaller(rig, folder, node), ours: ourCaller(rig) };
    for (let round = 0; round < rounds; round += 1) {
      floor.push(await wayBack(callers.bare, rig, node, `bare${round}@rooms.example.org`));
      our.push(await wayBack(callers.ours, rig, node, `ours${round}@rooms.example.org`));
    }
  } finally {
    await rig.stop();
    await Promise.all([line.stop(), node.stop(), rm(folder, { recursive: true, force: true })]);
  }
  return [figure('Pexip: network back after 10 s → pictures again, median of 4', 'ms', budget, our, floor)];
}

/** Milliseconds from the mending; {@link givesUpMs} when it did not come back. */
async function wayBack(caller: Caller, rig: PexipRig, node: PexipNode, alias: string): Promise<number> {
  node.addConference({ alias, name: alias }).join({ name: 'Ward 7' });
  await caller.join(alias);
  if (!(await morePictures(caller))) throw new Error('no pictures come');
  await pause(settledMs);
  await rig.cut();
  await pause(cutMs);
  const from = performance.now();
  await rig.mend();
  await morePictures(caller);
  const took = performance.now() - from;
  await caller.leave();
  return took;
}

function ourCaller({ page }: PexipRig): Caller {
  return {
    async join(alias) {
      const target: JoinTarget = { engine: 'pexip', provider: 'pexip', address: alias, source: 'typed' };
      await page.evaluate(() => window.pexip.fresh());
      await page.evaluate(
        (to) => window.pexip.verb({ do: 'dial', target: to, start: { muted: false, camera: true } }),
        target,
      );
    },
    count: () =>
      page.evaluate(() =>
        [...document.querySelectorAll('video')]
          .map((player) => player.getVideoPlaybackQuality().totalVideoFrames)
          .reduce((sum, shown) => sum + shown, 0),
      ),
    leave: () => page.evaluate(() => window.pexip.verb({ do: 'hang-up' })),
  };
}

async function bareCaller(rig: PexipRig, folder: string, { origin }: PexipNode): Promise<Caller> {
  const page = await farPage(rig, folder);
  return {
    join: (alias) => page.evaluate(([at, to]) => window.pexipBench.sit(at, to), [origin, alias] as const),
    count: () => page.evaluate(() => window.pexipBench.pictures()),
    leave: () => page.evaluate(() => window.pexipBench.leave()),
  };
}

/** One more page in the browser of the far host, which has the network to the node only. */
async function farPage(rig: PexipRig, folder: string): Promise<Page> {
  const context = await rig.page
    .context()
    .browser()
    ?.newContext({ permissions: ['camera', 'microphone', 'local-network-access'] });
  if (!context) throw new Error('the browser is gone');
  const page = await context.newPage();
  await page.goto(await routePage(page, folder));
  await page.waitForFunction(() => window.pexipBench !== undefined);
  return page;
}

/** False when none come for {@link givesUpMs}. */
async function morePictures(caller: Caller): Promise<boolean> {
  const enough = (await caller.count()) + pictures;
  const end = performance.now() + givesUpMs;
  while ((await caller.count()) < enough) {
    if (performance.now() > end) return false;
    await pause(20);
  }
  return true;
}
