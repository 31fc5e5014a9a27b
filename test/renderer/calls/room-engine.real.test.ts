import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OpenBroker, startOpenBroker } from '../../peers/open-broker.ts';
import { type RoomRig, soon, startRoomRig, untilMeets, untilSees } from './room-rig.ts';

let rig: RoomRig;
let broker: OpenBroker;
let pages: Page[] = [];
let rooms = 0;
let room = '';

beforeAll(async () => {
  [rig, broker] = await Promise.all([startRoomRig(), startOpenBroker()]);
});
afterAll(async () => {
  await rig?.close();
  await broker?.close();
});
beforeEach(() => {
  rooms += 1;
  room = `test-room-${rooms}`;
});
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') {
    for (const page of pages) {
      if (!page.isClosed()) console.log((await page.evaluate(() => window.rig.log)).join('\n'));
    }
  }
  await Promise.all(pages.map((page) => page.context().close()));
  pages = [];
});

/** A party in the room of this test. */
async function join(name: string, more: Partial<Parameters<Window['rig']['join']>[0]> = {}): Promise<Page> {
  const page = await rig.open();
  pages.push(page);
  const options = { broker: broker.url, room, name, media: 'drawn' as const, ...more };
  await page.evaluate((given) => window.rig.join(given), options);
  return page;
}

/** Two who see each other. */
async function pair(
  more: Partial<Parameters<Window['rig']['join']>[0]> = {},
): Promise<readonly [Page, Page]> {
  const one = await join('One', more);
  const two = await join('Two', { media: 'browser', ...more });
  await Promise.all([untilSees(one, 1), untilSees(two, 1)]);
  return [one, two];
}

const parties = (page: Page) => page.evaluate(() => window.rig.parties());
const state = (page: Page) => page.evaluate(() => window.rig.state());
const loudest = async (page: Page, forMs = 2500): Promise<number> => {
  const heard = await page.evaluate((ms) => window.rig.hear(ms), forMs);
  return Math.max(0, ...Object.values(heard));
};
const silence = 0.02;
const frames = async (page: Page): Promise<number> => {
  const all = await page.evaluate(() => window.rig.decoded());
  return all.reduce((sum, one) => sum + one.frames, 0);
};

test('two see and hear each other; whoever waits is in the lobby until then', async () => {
  const one = await join('One');
  await soon(() => state(one)).toBe('lobby');
  const two = await join('Two', { media: 'browser' });
  await Promise.all([untilSees(one, 1), untilSees(two, 1)]);
  expect(await loudest(one)).toBeGreaterThan(0.3);
  expect(await loudest(two)).toBeGreaterThan(0.3);
  const [party] = await parties(one);
  expect(party).toMatchObject({ name: 'Two', role: 'test', kind: 'kiosk', muted: false, camera: true });
});

test('of four, the last one late; who leaves is gone for the others', async () => {
  const first = await Promise.all([join('One'), join('Two'), join('Three')]);
  await Promise.all(first.map((page) => untilMeets(page, 2)));
  const late = await join('Four');
  const all = [...first, late];
  await Promise.all(all.map((page) => untilSees(page, 3)));
  const [measured] = await late.evaluate(() => window.rig.decoded());
  expect(measured?.height).toBeLessThanOrEqual(360);

  const fifth = await join('Five');
  await soon(() => fifth.evaluate(() => window.rig.reason())).toBe('room-full');
  await Promise.all(all.map((page) => untilMeets(page, 3)));

  await late.evaluate(() => window.rig.engine.hangUp());
  expect(await late.evaluate(() => window.rig.engine.state)).toMatchObject({
    kind: 'ended',
    reason: 'left',
    met: true,
  });
  await Promise.all(first.map((page) => untilMeets(page, 2)));
});

test('mute is seen and heard by the other side, and camera off closes the camera', async () => {
  const [one, two] = await pair();
  await two.evaluate(() => window.rig.engine.setMuted(true));
  expect(await two.evaluate(() => window.rig.own().muted)).toEqual({ wanted: true, actual: true });
  await soon(async () => (await parties(one))[0]?.muted).toBe(true);
  // What had been sent before still lies in the other side's buffer for a moment.
  await soon(() => loudest(one)).toBeLessThan(silence);
  await two.evaluate(() => window.rig.engine.setMuted(false));
  await soon(async () => (await parties(one))[0]?.muted).toBe(false);
  expect(await loudest(one)).toBeGreaterThan(0.3);

  await two.evaluate(() => window.rig.engine.setCamera(false));
  expect(await two.evaluate(() => window.rig.cameraLive())).toBe(false);
  await soon(async () => (await parties(one))[0]?.camera).toBe(false);
  // No picture comes any more, after those that were on their way.
  const growth = async (): Promise<number> => {
    const before = await frames(one);
    await one.waitForTimeout(600);
    return (await frames(one)) - before;
  };
  await soon(growth).toBe(0);
  await two.evaluate(() => window.rig.engine.setCamera(true));
  await soon(async () => (await parties(one))[0]?.camera).toBe(true);
  await untilSees(one, 1);
  // All of it on the link of the beginning.
  expect(await one.evaluate(() => window.rig.connections.length)).toBe(1);
});

test('a page whose process died is gone soon, and met again when it is back', async () => {
  const [one, two] = await pair();
  const devtools = await two.context().newCDPSession(two);
  // It never answers: nobody is left to do so.
  void devtools.send('Page.crash').catch(() => {});
  await soon(() => state(one)).toBe('lobby');
  expect(await one.evaluate(() => window.rig.engine.state)).toMatchObject({ met: true });
  const back = await join('Two');
  await Promise.all([untilSees(one, 1), untilSees(back, 1)]);
});

test.each(['the one who offers', 'the one who answers'])('a link cut by %s is built anew', async (who) => {
  const [one, two] = await pair();
  const cutter = who === 'the one who offers' ? two : one;
  await cutter.evaluate(() => window.rig.connections.at(-1)?.close());
  await soon(() => one.evaluate(() => window.rig.connections.length)).toBe(2);
  await Promise.all([untilSees(one, 1), untilSees(two, 1)]);
});

test('a broker started anew in a call: picture and sound never stop', async () => {
  const own = await startOpenBroker();
  const [one, two] = await pair({ broker: own.url });
  await own.close();
  await soon(() => Promise.all([state(one), state(two)])).toEqual(['reconnecting', 'reconnecting']);
  const count = await frames(one);
  // Muting never waits for the hub.
  await two.evaluate(() => window.rig.engine.setMuted(true));
  expect(await two.evaluate(() => window.rig.own().muted.actual)).toBe(true);
  await one.waitForTimeout(10_000);
  expect(await loudest(one, 1500)).toBeLessThan(silence);
  expect(await frames(one)).toBeGreaterThan(count + 100);
  const again = await startOpenBroker({ port: own.port });
  try {
    await soon(() => Promise.all([state(one), state(two)])).toEqual(['connected', 'connected']);
    await soon(async () => (await parties(one))[0]?.muted).toBe(true);
    expect(await one.evaluate(() => window.rig.connections.length)).toBe(1);
    await untilSees(one, 1);
    const third = await join('Three', { broker: again.url });
    await Promise.all([one, two, third].map((page) => untilMeets(page, 2)));
  } finally {
    await again.close();
  }
});

test('a ticket is renewed in a call, and nobody notices', async () => {
  const [one, two] = await pair({ lifeMs: 4000 });
  const states = await one.evaluate(async () => {
    const seen: string[] = [];
    const stop = window.rig.engine.watch(() => seen.push(window.rig.state()));
    await new Promise((resolve) => setTimeout(resolve, 7000));
    stop();
    return seen;
  });
  expect(states.filter((seen) => seen !== 'connected')).toEqual([]);
  expect(await one.evaluate(() => window.rig.tickets())).toBeGreaterThan(2);
  expect(await one.evaluate(() => window.rig.connections.length)).toBe(1);
  await untilSees(two, 1);
});

test('a ticket that is not given ends the call with its reason; one that the broker refuses is asked for once more', async () => {
  const lone = await rig.open();
  pages.push(lone);
  await lone.evaluate(() => window.rig.refuseTickets('code-expired'));
  const options = { broker: broker.url, room, name: 'Lone', media: 'drawn' as const };
  await lone.evaluate((given) => window.rig.join(given), options);
  await soon(() => lone.evaluate(() => window.rig.reason())).toBe('code-expired');
  await lone.evaluate(() => window.rig.refuseTickets(null));

  broker.refuse((password) => (password === 'token-Lone-1' ? 5 : null));
  await lone.evaluate((given) => window.rig.join(given), options);
  await soon(() => state(lone)).toBe('lobby');
  broker.refuse(() => 4);
  await lone.evaluate((given) => window.rig.join(given), options);
  await soon(() => lone.evaluate(() => window.rig.reason())).toBe('token-invalid');
  broker.refuse(() => null);
});

test('signals that are lost, come twice or in another order', async () => {
  let seed = 7;
  const chance = (): number => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const poor = await startOpenBroker({
    mischief: () => {
      const dice = chance();
      if (dice < 0.2) return [];
      if (dice < 0.4) return [0, 30];
      return dice < 0.6 ? [Math.round(chance() * 400)] : [0];
    },
  });
  try {
    const all = await Promise.all(['One', 'Two', 'Three'].map((name) => join(name, { broker: poor.url })));
    await Promise.all(all.map((page) => untilSees(page, 2)));
  } finally {
    await poor.close();
  }
});

test('the self-test call with a colleague in the same page', async () => {
  const page = await rig.open();
  pages.push(page);
  const options = { broker: broker.url, room, name: 'Test', media: 'browser' as const };
  const measured = await page.evaluate((given) => window.rig.measure(given), options);
  expect(measured).toMatchObject({ ok: true });
  if (!measured.ok) return;
  const { received, sent } = measured.value;
  for (const side of [received, sent]) {
    expect(side.firstFrameMs).toBeGreaterThan(0);
    expect(side.frames).toBeGreaterThan(20);
    expect(side.level).toBeGreaterThan(0.3);
  }
  expect(await state(page)).toBe('idle');
  expect(await page.evaluate(() => window.rig.cameraLive())).toBe(false);
});
