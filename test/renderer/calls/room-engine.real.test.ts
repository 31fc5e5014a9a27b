import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OpenBroker, startOpenBroker } from '../../peers/open-broker.ts';
import { type RoomRig, startRoomRig, untilMeets, untilSees } from './room-rig.ts';

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
    for (const page of pages)
      if (!page.isClosed()) console.log((await page.evaluate(() => window.rig.log)).join('\n'));
  }
  await Promise.all(pages.map((page) => page.context().close()));
  pages = [];
});

/** A party in the room of this test. */
async function join(name: string, more: Partial<Parameters<Window['rig']['join']>[0]> = {}): Promise<Page> {
  const page = await rig.open();
  pages.push(page);
  const options = { broker: broker.url, room, name, media: 'browser' as const, ...more };
  await page.evaluate((given) => window.rig.join(given), options);
  return page;
}

test('two see and hear each other', async () => {
  const one = await join('One');
  await expect.poll(() => one.evaluate(() => window.rig.state())).toBe('lobby');
  const two = await join('Two', { media: 'drawn' });
  await Promise.all([untilSees(one, 1), untilSees(two, 1)]);
  for (const page of [one, two]) {
    const heard = await page.evaluate(() => window.rig.hear(2500));
    expect(Math.max(...Object.values(heard))).toBeGreaterThan(0.3);
  }
  const [party] = await one.evaluate(() => window.rig.parties());
  expect(party).toMatchObject({ name: 'Two', role: 'test', kind: 'kiosk', muted: false, camera: true });
  console.log(await two.evaluate(() => window.rig.log), await two.evaluate(() => window.rig.firstFrameMs()));
});
