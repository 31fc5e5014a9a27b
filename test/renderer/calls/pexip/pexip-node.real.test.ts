import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, openBrowser, servePage } from '../../../peers/browser.ts';
import { startPexipNode } from '../../../peers/pexip/pexip-node.ts';
import type { PexipNode } from '../../../peers/pexip/pexip-script.ts';
import type {} from '../pages/bare-pexip-page.ts';

const pinned = 'meet.pin@rooms.example.org';
const open = 'meet.open@rooms.example.org';
const reception = 'meet@rooms.example.org';
const signedIn = 'meet.sso@rooms.example.org';
const full = 'meet.full@rooms.example.org';
const waiting = 'meet.wait@rooms.example.org';
const provider = { name: 'Demo', uuid: '0f7d2c7e-5b0e-4a39-9b0b-3f4f5a1f0c11' };

let node: PexipNode;
let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  node = await startPexipNode({
    conferences: [
      { alias: open },
      { alias: pinned, hostPin: '1234' },
      { alias: waiting, hostPin: '1234', guestPin: '5678' },
      { alias: reception, reception: { kind: 'standard', extensions: { '77': open } } },
      { alias: signedIn, identityProviders: [provider] },
      { alias: full, refuses: { status: 403, reason: 'Participant limit reached' } },
    ],
    dialMs: 20,
  });
  const folder = await buildPage(fileURLToPath(new URL('../pages/bare-pexip-page.ts', import.meta.url)));
  [served, browser] = await Promise.all([servePage(folder), openBrowser({ args: [] })]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await node?.stop();
});

async function openPage(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(served.url);
  await page.waitForFunction(() => window.bare !== undefined);
  return page;
}

type Wanted = Parameters<Window['bare']['connect']>[0];
const connect = (page: Page, to: Wanted): Promise<void> =>
  page.evaluate((given) => window.bare.connect(given), to);
const told = (page: Page) => expect.poll(() => page.evaluate(() => window.bare.told()), { timeout: 15_000 });
const colour = (page: Page, which: 'main' | 'slides' = 'main') =>
  expect.poll(() => page.evaluate((one) => window.bare.colour(one), which), { timeout: 15_000 });
const tone = (page: Page) => expect.poll(() => page.evaluate(() => window.bare.tone()), { timeout: 15_000 });

describe("the node, asked by the vendor's own client", () => {
  it('lets in by PIN, passes picture, sound and slides on, and tells each of the other', async () => {
    const red = { origin: node.origin, alias: pinned, name: 'Red', colour: 'red', hertz: 400 };
    const green = { origin: node.origin, alias: pinned, name: 'Green', colour: 'green', hertz: 1000 };
    const [host, guest] = await Promise.all([openPage(), openPage()]);

    await connect(host, red);
    await told(host).toContain('pin-required true false');
    await connect(host, { ...red, pin: '0000' });
    await told(host).toContain('error Invalid PIN');
    await connect(host, { ...red, pin: '1234' });
    await told(host).toContain('call-connected');
    await colour(host).toBe('red');
    await tone(host).toBe(400);

    await connect(guest, { ...green, pin: 'none' });
    await colour(guest).toBe('red');
    await colour(host).toBe('green');
    await tone(guest).toBe(400);
    await tone(host).toBe(1000);
    await told(host).toContain('joined Green');

    await host.evaluate(() => window.bare.present('blue'));
    await colour(guest, 'slides').toBe('blue');
    await host.evaluate(() => window.bare.stopPresenting());
    await told(guest).toContain('presentation new disconnected');

    await guest.evaluate(() => window.bare.say('Hello'));
    await told(host).toContain('message Green: Hello');
    await host.evaluate(() => window.bare.dtmf('12#'));
    await host.evaluate(() => window.bare.lock(true));
    await told(guest).toContain('locked true');
    expect(node.received.digits.map(({ digits }) => digits)).toEqual(['12#']);

    const meeting = node.conference(pinned);
    meeting.mute(meeting.uuidOf('Green') ?? '');
    await tone(host).toBe(0);
    const simulated = meeting.join({ name: 'Room' });
    meeting.present(simulated);
    await colour(guest, 'slides').toBe('green');
    meeting.disconnect(meeting.uuidOf('Green') ?? '', 'Disconnected by an administrator');
    await told(guest).toContain('disconnected Disconnected by an administrator');
    await host.evaluate(() => window.bare.leave());
    await expect.poll(() => meeting.participants().map((one) => one.display_name)).toEqual(['Room']);
    expect(node.received.released).toContain('User initiated disconnect');
  });

  it("answers and tells what the vendor's validators accept", async () => {
    const page = await openPage();
    const judge = (alias: string, by?: Parameters<Window['bare']['wantsIn']>[2]) =>
      page.evaluate(([host, to, how]) => window.bare.wantsIn(host, to, how), [
        node.origin,
        alias,
        by,
      ] as const);

    expect(await judge(waiting)).toMatchObject({
      status: 403,
      result: { pin: 'required', guest_pin: 'required' },
    });
    expect(await judge(waiting, { pin: '1' })).toEqual({ status: 403, result: 'Invalid PIN' });
    expect(await judge(waiting, { pin: '5678' })).toMatchObject({
      status: 200,
      result: { role: 'GUEST', current_service_type: 'waiting_room' },
    });
    expect(await judge(reception)).toMatchObject({ result: { conference_extension: 'required' } });
    expect((await judge(reception, { body: { conference_extension: '78' } })).status).toBe(404);
    expect((await judge(reception, { body: { conference_extension: '77' } })).status).toBe(200);
    expect(await judge(signedIn)).toMatchObject({ result: { idp: [provider] } });
    expect(await judge(signedIn, { body: { chosen_idp: provider.uuid } })).toMatchObject({
      result: { redirect_idp: provider },
    });
    expect(await judge(full)).toEqual({ status: 403, result: 'Participant limit reached' });
    expect((await judge('nobody@example.org')).status).toBe(404);
    node.maintenance();
    expect(await judge(open)).toEqual({ status: 503, result: 'System in maintenance mode' });
    node.maintenance(false);

    const wrong = await page.evaluate(
      async ([host, alias]) => {
        const said = await window.bare.heard(host, alias);
        const offer = await window.bare.offer();
        const refused = await window.bare.refusedEndpoints(host, alias, offer);
        return [...refused, ...(await said.judged())];
      },
      [node.origin, open] as const,
    );
    expect(wrong).toEqual([]);
  });
});
