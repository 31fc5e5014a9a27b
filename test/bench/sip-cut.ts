import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { buildPage, fakeDevices, routePage } from '../peers/browser.ts';
import { type CableWay, openCableWay } from '../peers/cable-way.ts';
import { type FarNetwork, openFarNetwork } from '../peers/far-network.ts';
import { type Baresip, startBaresip } from '../peers/sip/baresip.ts';
import { type Kamailio, startKamailio } from '../peers/sip/kamailio.ts';
import { type SipRig, type SipSide, startSipRig } from '../renderer/calls/sip/sip-rig.ts';
import { type Figure, figure } from './figure.ts';
import type {} from './pages/sip-call-page.ts';

const rounds = 3;
const cutMs = 10_000;
/** The call goes on for so long before the cut. */
const settledMs = 1500;
/** A call that is not back by then counts so much. */
const givesUpMs = 60_000;
/** So many pictures more, and they come again. */
const pictures = 5;
/**
 * Both come back by the browser's next look at the way they had, of which there are a few a second, so that a median of three moves
 * from run to run by as much. What it watches is that nothing of ours stands in that way.
 */
const budget = 1.6;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Somebody in a call on the far host. */
type Caller = {
  call(address: string): Promise<void>;
  /** Pictures shown so far. */
  count(): Promise<number>;
  /** The call was ended by its own client. */
  isOver(): Promise<boolean>;
  leave(): Promise<void>;
};

/**
 * A call to a room (baresip) from another host of this machine, whose cable is pulled for ten seconds for media, for the page and
 * for main: from the mending until pictures come again, by the browser's own count; our engine, and a bare JsSIP with a WebSocket of
 * its page; in turns, in one browser. Needs root.
 */
export async function benchSipCut(): Promise<readonly Figure[]> {
  const network = openFarNetwork();
  const kamailio = await startKamailio();
  const way = await openCableWay(network, kamailio.tlsPort);
  const room = await startBaresip(kamailio, { user: 'room', mediaAt: network.here });
  const rig = await startSipRig(fakeDevices, network);
  const folder = await buildPage(fileURLToPath(new URL('pages/sip-call-page.ts', import.meta.url)));
  const [our, floor]: [number[], number[]] = [[], []];
  let side: SipSide | null = null;
  try {
    side = await rig.open(kamailio, 'egeskov', { server: `wss://127.0.0.1:${way.port}/ws` });
    await side.registered();
    const ours = ourCaller(side);
    for (let round = 0; round < rounds; round += 1) {
      // A client of its own each time: what a cut left of the last one is no matter of the next.
      const page = await barePage(rig, folder);
      floor.push(await wayBack(await bareCaller(page, kamailio, network, way), network, room));
      await page.context().close();
      our.push(await wayBack(ours, network, room));
    }
  } finally {
    await side?.close();
    await rig.stop();
    await Promise.all([room.stop(), way.stop(), rm(folder, { recursive: true, force: true })]);
    await kamailio.stop();
    network.stop();
  }
  return [figure('SIP: network back after 10 s → pictures again, median of 3', 'ms', budget, our, floor)];
}

/** Milliseconds from the mending; {@link givesUpMs} when it did not come back. */
async function wayBack(caller: Caller, network: FarNetwork, room: Baresip): Promise<number> {
  await caller.call(room.uri);
  if (!(await morePictures(caller))) throw new Error('no pictures come');
  await pause(settledMs);
  network.cut();
  await pause(cutMs);
  const from = performance.now();
  network.mend();
  const tookMs = (await morePictures(caller)) ? performance.now() - from : givesUpMs;
  await caller.leave();
  await room.hangUp();
  return tookMs;
}

function ourCaller(side: SipSide): Caller {
  return {
    call: (address) => side.dial(address),
    count: () =>
      side.page.evaluate(() =>
        [...document.querySelectorAll('video')]
          .map((player) => player.getVideoPlaybackQuality().totalVideoFrames)
          .reduce((sum, shown) => sum + shown, 0),
      ),
    isOver: async () => (await side.kind()) === 'ended',
    async leave() {
      await side.verb({ do: 'hang-up' });
      await side.verb({ do: 'clear' });
    },
  };
}

async function bareCaller(
  page: Page,
  kamailio: Kamailio,
  network: FarNetwork,
  way: CableWay,
): Promise<Caller> {
  await page.evaluate((account) => window.sipBench.openBare(account), {
    server: `wss://${network.here}:${way.there}/ws`,
    uri: kamailio.uri('bare'),
    user: 'bare',
    password: kamailio.password('bare'),
  });
  return {
    call: (address) => page.evaluate((to) => window.sipBench.sit(to), address),
    count: () => page.evaluate(() => window.sipBench.pictures()),
    isOver: () => page.evaluate(() => window.sipBench.isOver()),
    leave: () => page.evaluate(() => window.sipBench.standUp()),
  };
}

async function barePage(rig: SipRig, folder: string): Promise<Page> {
  const context = await rig.browser.newContext({
    ignoreHTTPSErrors: true,
    permissions: ['camera', 'microphone', 'local-network-access'],
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.toMain = () => {};
  });
  await page.goto(await routePage(page, folder));
  await page.waitForFunction(() => window.sipBench !== undefined);
  return page;
}

/** False when none come for {@link givesUpMs}, or the call is over. */
async function morePictures(caller: Caller): Promise<boolean> {
  const enough = (await caller.count()) + pictures;
  const end = performance.now() + givesUpMs;
  while ((await caller.count()) < enough) {
    if (performance.now() > end || (await caller.isOver())) return false;
    await pause(20);
  }
  return true;
}
