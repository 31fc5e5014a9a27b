import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fakeDevices } from '../../../peers/browser.ts';
import { type CableWay, openCableWay } from '../../../peers/cable-way.ts';
import { type FarNetwork, openFarNetwork } from '../../../peers/far-network.ts';
import { type Baresip, startBaresip } from '../../../peers/sip/baresip.ts';
import { type Kamailio, startKamailio } from '../../../peers/sip/kamailio.ts';
import { type SipRig, type SipSide, startSipRig } from './sip-rig.ts';

/**
 * Two kiosks on another host of this machine, with all of their network, main's too, on one cable: one in a call with a room that
 * speaks ICE, one with a room of plain RTP behind rtpengine. Needs root.
 */

vi.setConfig({ testTimeout: 90_000 });

let network: FarNetwork;
let kamailio: Kamailio;
let way: CableWay;
let rig: SipRig;
let pairs: readonly { readonly side: SipSide; readonly far: Baresip }[] = [];

beforeAll(async () => {
  network = openFarNetwork();
  const mediaAt = network.here;
  kamailio = await startKamailio({ bridged: true, mediaAt });
  way = await openCableWay(network, kamailio.tlsPort);
  const room = await startBaresip(kamailio, { user: 'room', mediaAt });
  const classic = await startBaresip(kamailio, { user: 'classic' });
  rig = await startSipRig(fakeDevices, network);
  const server = `wss://127.0.0.1:${way.port}/ws`;
  pairs = [
    { side: await rig.open(kamailio, 'egeskov', { server }), far: room },
    { side: await rig.open(kamailio, 'lindely', { server }), far: classic },
  ];
  for (const { side } of pairs) await side.registered();
});
afterAll(async () => {
  for (const { side } of pairs) await side.close();
  await rig?.stop();
  for (const { far } of pairs) await far.stop();
  await way?.stop();
  await kamailio?.stop();
  network?.stop();
});
afterEach(async (context) => {
  for (const { side, far } of pairs) {
    if (context.task.result?.state === 'fail') console.log(await side.story(), far.said().slice(-2000));
    await side.verb({ do: 'hang-up' });
    await side.verb({ do: 'clear' });
    await far.hangUp();
    far.forget();
    await side.story();
  }
});

const cutMs = 10_000;
/**
 * A call that is not back by then is not back for whoever sits in it. It must be less than the 32 s after which JsSIP gives up an
 * offer that was lost in the cut: another is made then, and hides what was wrong until then.
 */
const late = { timeout: 18_000, interval: 50 };
/** Chromium may take 15 s to say that nothing comes through. */
const noticed = { timeout: 40_000, interval: 50 };
const grows = async (read: () => Promise<number>, by: number): Promise<void> => {
  let last = await read();
  const end = last + by;
  // A call that was made anew counts from the beginning.
  await expect
    .poll(async () => {
      const now = await read();
      const isAnew = now < last;
      last = now;
      return now > end || (isAnew && now > by);
    }, late)
    .toBe(true);
};
const frames = async ({ page }: SipSide): Promise<number> =>
  (await page.evaluate(() => window.sip.decoded())).frames;
const loudness = ({ page }: SipSide): Promise<number> => page.evaluate(() => window.sip.hear(300));

/** Pictures and sound come, in both directions. */
const flows = async ({ side, far }: (typeof pairs)[number]): Promise<void> => {
  await Promise.all([
    grows(() => frames(side), 5),
    grows(() => far.framesSeen(), 5),
    grows(() => far.secondsHeard(), 0.3),
    grows(() => side.page.evaluate(() => window.sip.sent()), 1e-4),
    expect.poll(() => loudness(side), late).toBeGreaterThan(0.4),
  ]);
};
const meet = async ({ side, far }: (typeof pairs)[number]): Promise<void> => {
  await side.dial(far.uri);
  await side.is('connected');
  await far.happens('CALL_ESTABLISHED');
  // The classic room's first whole picture comes after seconds; sound is there at once.
  await Promise.all([
    grows(() => far.secondsHeard(), 0.3),
    expect.poll(() => loudness(side), late).toBeGreaterThan(0.4),
  ]);
};
/** The states that the window was told of since, one after another. */
const states = ({ page }: SipSide): Promise<readonly string[]> =>
  page.evaluate(() => window.sip.log.flatMap((line) => / state (.+)/.exec(line)?.[1] ?? []));
const connectedAgain = async (side: SipSide, count: number): Promise<void> => {
  await expect.poll(async () => (await states(side)).length, noticed).toBeGreaterThan(count + 1);
  await expect.poll(() => side.kind(), late).toBe('connected');
};
const addressOf = (side: SipSide): Promise<string> =>
  side.page.evaluate(async () => {
    for (const connection of window.sip.connections()) {
      const report = await connection.getStats();
      for (const entry of report.values()) {
        if (entry.type !== 'transport') continue;
        return report.get(report.get(entry.selectedCandidatePairId)?.localCandidateId)?.address ?? '';
      }
    }
    return '';
  });

test('the cable is pulled for ten seconds: the calls are the same, and media comes again both ways', async () => {
  await Promise.all(pairs.map(meet));
  const before = await Promise.all(pairs.map(({ side }) => states(side)));
  const made = await Promise.all(pairs.map(({ side }) => side.page.evaluate(() => window.sip.made())));
  network.cut();
  const back = new Promise((resolve) => setTimeout(resolve, cutMs));
  await Promise.all(pairs.map(({ side }) => expect.poll(() => loudness(side), late).toBe(0)));
  await back;
  network.mend();
  await Promise.all(
    pairs.map(async ({ side, far }, index) => {
      await flows({ side, far });
      await side.is('connected');
      const since = (await states(side)).slice(before[index]?.length);
      expect(since[0]).toBe('reconnecting');
      expect(new Set(since)).toEqual(new Set(['reconnecting', 'connected']));
      expect(await side.page.evaluate(() => window.sip.made())).toBe(made[index]);
    }),
  );
});

test('the network is another: media takes it, and the calls are the same', async () => {
  await Promise.all(pairs.map(meet));
  const before = await Promise.all(pairs.map(({ side }) => states(side)));
  const address = network.move();
  await Promise.all(
    pairs.map(async ({ side, far }, index) => {
      await connectedAgain(side, before[index]?.length ?? 0);
      await flows({ side, far });
      const since = (await states(side)).slice(before[index]?.length);
      expect(new Set(since)).toEqual(new Set(['reconnecting', 'connected']));
      expect(await addressOf(side)).toBe(address);
    }),
  );
});
