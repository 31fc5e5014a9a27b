import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPage, openBrowser, servePage } from '../../../peers/browser.ts';
import { startPexipNode } from '../../../peers/pexip/pexip-node.ts';
import type { Conference, PexipNode } from '../../../peers/pexip/pexip-script.ts';
import type { Told } from '../engine-told.ts';
import type {} from '../pages/bare-pexip-page.ts';
import { type PexipRig, startPexipRig } from './pexip-rig.ts';

/** A meeting of two whose media goes directly between them, with the engine on one side and the vendor's own client on the other. */

let node: PexipNode;
let rig: PexipRig;
let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;
let conference: Conference;
let meetings = 0;

beforeAll(async () => {
  node = await startPexipNode({ conferences: [] });
  rig = await startPexipRig({ nodes: [node] });
  const folder = await buildPage(fileURLToPath(new URL('../pages/bare-pexip-page.ts', import.meta.url)));
  [served, browser] = await Promise.all([servePage(folder), openBrowser({ args: [] })]);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rig?.stop();
  await node?.stop();
});
beforeEach(async () => {
  meetings += 1;
  const alias = `direct${meetings}@rooms.example.org`;
  conference = node.addConference({ alias, name: 'Direct', directMedia: true });
  await rig.page.evaluate(() => window.pexip.fresh());
});
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') {
    console.log(await rig.page.evaluate(() => window.pexip.log.splice(0).join('\n')));
    console.log(rig.said.slice(-20).join('\n'));
    const asked = node.received.requests.slice(-40);
    console.log(asked.map(({ method, path, status }) => `${method} ${path} ${status}`).join('\n'));
  }
  await rig.page.evaluate(() => window.pexip.verb({ do: 'hang-up' }));
  for (const one of browser.contexts()) await one.close();
});

type Guest = Parameters<Window['bare']['connect']>[0] & { readonly page: Page };
/** Comes in with the vendor's client. */
const comes = async (name: string, colour: string, hertz: number): Promise<Guest> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(served.url);
  await page.waitForFunction(() => window.bare !== undefined);
  const to = { origin: node.origin, alias: conference.alias, name, colour, hertz };
  await page.evaluate((given) => window.bare.connect(given), to);
  return { ...to, page };
};
const leaves = ({ page }: Guest): Promise<unknown> => page.evaluate(() => window.bare.leave());
const within = { timeout: 15_000 };
/** Follows the so manieth transfer. */
const follows = async ({ page, ...to }: Guest, times = 1): Promise<void> => {
  const told = () =>
    page.evaluate(() => window.bare.told().filter((one) => one.startsWith('transfer')).length);
  await expect.poll(told, within).toBe(times);
  await page.evaluate((given) => window.bare.follow(given), to);
};

const told = (): Promise<Told> => rig.page.evaluate(() => window.pexip.told());
const is = (kind: Told['kind']) => expect.poll(async () => (await told()).kind, within).toBe(kind);
const dial = (): Promise<void> =>
  rig.page.evaluate((address) => {
    const target = { engine: 'pexip', provider: 'pexip', address, source: 'typed' } as const;
    window.pexip.verb({ do: 'dial', target, start: { muted: false, camera: true } });
  }, conference.alias);
const frames = async (): Promise<number> => (await rig.page.evaluate(() => window.pexip.frames())).mixed;
/** This side sees and hears, counted from now. */
const seesAndHears = async (): Promise<void> => {
  const before = await frames();
  await expect.poll(frames, within).toBeGreaterThan(before + 5);
  await expect.poll(() => rig.page.evaluate(() => window.pexip.loudest(200)), within).toBeGreaterThan(0.1);
};
/** The vendor's client sees something, and hears. */
const sensed = async ({ page }: Guest): Promise<void> => {
  await expect.poll(() => page.evaluate(() => window.bare.colour('main')), within).not.toBeNull();
  await expect.poll(() => page.evaluate(() => window.bare.tone()), within).toBeGreaterThan(0);
};
/** What the node heard of this side; null while media goes past it. */
const atNode = () => conference.heard(conference.uuidOf('Egeskov') ?? '');

test('the first to come waits; the next sees and hears this side, past the node; who comes after that one, too', async () => {
  await dial();
  await is('lobby');
  const red = await comes('Red', 'red', 400);
  await is('connected');
  await Promise.all([seesAndHears(), sensed(red)]);
  expect((await told()).parties.map(({ name }) => name)).toEqual(['Red']);
  expect(atNode()).toBeNull();

  await leaves(red);
  await is('lobby');
  const green = await comes('Green', 'green', 1000);
  await is('connected');
  await Promise.all([seesAndHears(), sensed(green)]);
  expect(atNode()).toBeNull();

  await rig.page.evaluate(() => window.pexip.verb({ do: 'hang-up' }));
  expect(await told()).toMatchObject({ kind: 'ended', reason: 'left' });
  await expect.poll(() => conference.participants().map((one) => one.display_name)).toEqual(['Green']);
  expect(await rig.page.evaluate(() => window.pexip.held())).toEqual([]);
});

test('whoever waits alone for long waits on, and sees and hears who comes then', async () => {
  await rig.page.clock.install();
  await dial();
  await is('lobby');
  // As long as media that does not begin is waited for in other meetings, with all its tries.
  for (const seconds of [20, 10, 10, 10]) await rig.page.clock.fastForward(seconds * 1000);
  const red = await comes('Red', 'red', 400);
  await is('connected');
  await Promise.all([seesAndHears(), sensed(red)]);
  expect(atNode()).toBeNull();
  expect(await rig.page.evaluate(() => window.pexip.log.join())).not.toContain('made anew');
});

test('with a third the node takes the media over; when that one left it goes directly again, and whoever is left alone waits', async () => {
  const red = await comes('Red', 'red', 400);
  await dial();
  await is('connected');
  await Promise.all([seesAndHears(), sensed(red)]);
  expect(atNode()).toBeNull();

  const green = await comes('Green', 'green', 1000);
  await follows(red);
  await expect.poll(() => atNode()?.video, within).toBeGreaterThan(20);
  await Promise.all([seesAndHears(), sensed(red), sensed(green)]);
  expect((await told()).parties.map(({ name }) => name).toSorted()).toEqual(['Green', 'Red']);

  await leaves(green);
  await expect.poll(async () => (await told()).parties.map(({ name }) => name), within).toEqual(['Red']);
  await Promise.all([seesAndHears(), sensed(red)]);

  conference.refer(conference.alias, { target: 'direct' });
  await follows(red, 2);
  await expect.poll(atNode, within).toBeNull();
  await Promise.all([seesAndHears(), sensed(red)]);
  expect(atNode()).toBeNull();
  expect(await rig.page.evaluate(() => window.pexip.log.join())).not.toContain('made anew');
  const kinds = await rig.page.evaluate(() => window.pexip.kinds);
  expect(kinds.filter((kind) => kind === 'ended' || kind === 'asking')).toEqual([]);

  await leaves(red);
  await is('lobby');
});
