import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { buildPage, openBrowser, servePage } from '../peers/browser.ts';
import { type Baresip, startBaresip } from '../peers/sip/baresip.ts';
import { startKamailio } from '../peers/sip/kamailio.ts';
import { openSipDoors, type SipDoors } from '../peers/sip/sip-doors.ts';
import { until } from '../peers/sip/until.ts';
import { type Figure, figure, limit } from './figure.ts';
import type { Firsts } from './pages/heard-and-seen.ts';
import type {} from './pages/sip-call-page.ts';

const rounds = 11;
/** A first round of each kind warms the browser and is not counted. */
const warmUps = 1;
const cutMs = 10_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A call to a room (baresip) through Kamailio on TLS: from the tap to its first picture and to its first sound, by our engine,
 * which goes through main, and by a bare JsSIP with a WebSocket of the page, in turns, in one browser. Our tap opens camera
 * and microphone too; the floor has its own open already. Then the line is away for ten seconds in a call: the time from its
 * mending until the server knows this side again, while media goes on.
 */
export async function benchSip(): Promise<readonly Figure[]> {
  const folder = await buildPage(fileURLToPath(new URL('pages/sip-call-page.ts', import.meta.url)));
  const [served, browser, kamailio] = await Promise.all([servePage(folder), openBrowser(), startKamailio()]);
  const room = await startBaresip(kamailio, { user: 'room' });
  let doors: SipDoors | null = null;
  try {
    // A context each: a page behind another in the same window is shown no frames.
    const open = async (): Promise<Page> => (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
    const [ours, bare] = [await open(), await open()];
    doors = await openSipDoors(ours, new URL(served.url).origin, kamailio, 'egeskov');
    await bare.addInitScript(() => {
      window.toMain = () => {};
    });
    for (const page of [ours, bare]) {
      await page.goto(served.url);
      await page.waitForFunction(() => window.sipBench !== undefined);
    }
    await registered(doors, 1);
    await bare.evaluate((account) => window.sipBench.openBare(account), {
      server: kamailio.wss,
      uri: kamailio.uri('bare'),
      user: 'bare',
      password: kamailio.password('bare'),
    });
    const [our, floor] = await inTurns(ours, bare, room);
    const back = await afterCut(ours, room, doors, kamailio.line);
    const firsts = (name: string, of: keyof Firsts): Figure =>
      figure(
        name,
        'ms',
        1.2,
        our.map((one) => one[of]),
        floor.map((one) => one[of]),
      );
    return [
      firsts('SIP: tap → first remote frame, median', 'frameMs'),
      firsts('SIP: tap → first sound, median', 'soundMs'),
      limit('SIP: line back after 10 s → registered again, call untouched', 'ms', back, 10_000),
    ];
  } finally {
    await browser.close();
    await Promise.all([served.close(), room.stop(), doors?.stop()]);
    await kamailio.stop();
  }
}

const registered = (doors: SipDoors, times: number): Promise<void> =>
  until(() => {
    if (doors.registrations() < times) throw new Error('the bench was not registered');
  }, 30_000);

async function inTurns(ours: Page, bare: Page, room: Baresip): Promise<readonly [Firsts[], Firsts[]]> {
  const [our, floor]: [Firsts[], Firsts[]] = [[], []];
  const free = async (): Promise<void> => {
    await room.happens('CALL_CLOSED');
    room.forget();
  };
  for (let round = 0; round < rounds + warmUps; round += 1) {
    const one = await bare.evaluate((address) => window.sipBench.bare(address), room.uri);
    await free();
    const other = await ours.evaluate((address) => window.sipBench.ours(address), room.uri);
    await ours.evaluate(() => window.sipBench.leave());
    await free();
    if (round < warmUps) continue;
    floor.push(one);
    our.push(other);
  }
  return [our, floor];
}

/** Milliseconds from the mending of the line to the next registration; throws when the call did not go on. */
async function afterCut(
  ours: Page,
  room: Baresip,
  doors: SipDoors,
  line: { away(): void; mend(): void },
): Promise<number> {
  await ours.evaluate((address) => window.sipBench.ours(address), room.uri);
  const times = doors.registrations();
  line.away();
  await pause(cutMs);
  const heard = await room.hears(1500);
  const from = performance.now();
  line.mend();
  await registered(doors, times + 1);
  const tookMs = performance.now() - from;
  const kind = await ours.evaluate(() => window.sipBench.kind());
  if (!['connected', 'reconnecting'].includes(kind) || heard === 0)
    throw new Error(`the call did not go on: ${kind}`);
  await ours.evaluate(() => window.sipBench.leave());
  return tookMs;
}
