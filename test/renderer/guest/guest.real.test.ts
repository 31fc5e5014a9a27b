import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import { da } from '../../../renderer/guest/language/da.ts';
import { sv } from '../../../renderer/guest/language/sv.ts';
import { type Received, readReceived, receivedIn } from '../../flows/media-probe.ts';
import { openBrowser } from '../../peers/browser.ts';
import { type GuestRig, type GuestTab, keptBy, openTab, startGuestRig, tracksOf } from './guest-rig.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let ahead = 0;
let rig: GuestRig;
let browser: Browser;
const tabs: GuestTab[] = [];
const others: Browser[] = [];

beforeAll(async () => {
  // A clock that can be put forward, since the hub gives no invitation of less than half an hour.
  [rig, browser] = await Promise.all([
    startGuestRig({ ...systemClock, now: () => Date.now() + ahead }),
    openBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await rig?.stop();
});

afterEach(async () => {
  for (const { page } of tabs.splice(0)) await page.context().close();
  for (const one of others.splice(0)) await one.close();
});

async function tab(path: string, from: Browser = browser): Promise<GuestTab> {
  const opened = await openTab(from, new URL(path, rig.base).href);
  tabs.push(opened);
  return opened;
}

async function browserWith(args: readonly string[]): Promise<Browser> {
  const made = await openBrowser({ args });
  others.push(made);
  return made;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

const says = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

/** A control of the call: its name says how it is, then what a press does. */
const control = (page: Page, word: string) =>
  page.getByRole('button', { name: new RegExp(`^${word}(\\.|$)`) });

const received = (page: Page, ms: number): Promise<Received> =>
  receivedIn(() => page.evaluate<Received>(readReceived), ms);

/** Waits for pictures and sound of so many others, measured by what was decoded. */
async function untilReceives(page: Page, links: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const { links: now, frames, energy } = await received(page, 1200);
        return { links: now, seen: frames > 0, heard: energy > 0 };
      },
      { timeout: 20_000, interval: 50 },
    )
    .toEqual({ links, seen: true, heard: true });
}

/** What axe finds on the page as it is. It is put in by the browser's own tools, since the page's policy forbids it. */
async function axeFinds(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

async function joined(path: string, name: string, from: Browser = browser): Promise<GuestTab> {
  const opened = await tab(path, from);
  await press(opened.page, da.welcome.next);
  await opened.page.getByLabel(da.try.name).fill(name);
  await press(opened.page, da.try.join);
  await control(opened.page, da.call.leave).waitFor();
  return opened;
}

describe('a meeting of two guests', () => {
  test('from the link to goodbye: seen, heard, muted, left, nothing kept', async () => {
    const { url } = await rig.invite();
    const path = new URL(url).pathname;
    const bodil = await tab(path);

    await says(bodil.page, 'Hjemmesygeplejen Midtby');
    await says(bodil.page, 'Samtale om hjælpen i hjemmet');
    expect(await bodil.page.evaluate(() => document.documentElement.lang)).toBe('da');
    expect(await axeFinds(bodil.page)).toEqual([]);

    await press(bodil.page, da.welcome.next);
    await bodil.page.waitForFunction(() => {
      const video = document.querySelector('video');
      return (video?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 5;
    });
    // The fake microphone beeps each second: the bar moves.
    await bodil.page.waitForFunction(() => {
      const bar = document.querySelector<HTMLElement>('.level-bar');
      return Number(bar?.style.getPropertyValue('--level')) > 0.2;
    });
    expect(await axeFinds(bodil.page)).toEqual([]);
    await bodil.page.getByLabel(da.try.name).fill('Bodil');
    await press(bodil.page, da.try.join);
    await says(bodil.page, da.call.alone);
    expect(await axeFinds(bodil.page)).toEqual([]);

    const karen = await joined(path, '');
    await Promise.all([untilReceives(bodil.page, 1), untilReceives(karen.page, 1)]);
    await says(karen.page, 'Bodil');
    expect(await bodil.page.locator('figcaption').first().innerText()).toBe(da.guest);
    expect(await axeFinds(bodil.page)).toEqual([]);

    await control(bodil.page, da.call.microphone).click();
    await says(karen.page, da.call.theirSoundOff);
    await expect.poll(async () => (await received(karen.page, 700)).energy, { timeout: 10_000 }).toBe(0);
    await control(bodil.page, da.call.muted).click();
    await untilReceives(karen.page, 1);
    await control(bodil.page, da.call.camera).click();
    await says(karen.page, da.call.theirPictureOff);

    await control(bodil.page, da.call.leave).click();
    await says(bodil.page, da.goodbye.left);
    await says(karen.page, da.call.alone);
    expect(await axeFinds(bodil.page)).toEqual([]);
    expect(await keptBy(bodil.page)).toEqual([]);
    const tracks = await tracksOf(bodil.page);
    expect(tracks.opened).toBeGreaterThan(1);
    expect(tracks.open).toBe(0);

    await press(bodil.page, da.goodbye.again);
    expect(await bodil.page.getByLabel(da.try.name).inputValue()).toBe('');
    // The camera was off when the guest left, and so it is when they come back.
    await press(bodil.page, da.try.joinSoundOnly);
    await untilReceives(bodil.page, 1);
    expect([...bodil.complaints, ...karen.complaints]).toEqual([]);
  });

  test('by keyboard alone, in a language chosen by hand', async () => {
    const { url } = await rig.invite({ room: 'tastatur' });
    const { page } = await tab(new URL(url).pathname);
    await page.getByLabel(da.language).selectOption({ label: 'Svenska' });
    const next = page.getByRole('button', { name: sv.welcome.next });
    await next.waitFor();
    expect(await page.title()).toBe(sv.pageTitle);
    const tabTo = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 20; presses += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(
          () =>
            document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        );
        if (at.startsWith(name)) return;
      }
      throw new Error(`the keyboard does not reach ${name}`);
    };
    await tabTo(sv.welcome.next);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: sv.try.join, exact: true }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await tabTo(sv.try.join);
    await page.keyboard.press('Space');
    await says(page, sv.call.alone);
    await tabTo(sv.call.leave);
    await page.keyboard.press('Enter');
    await says(page, sv.goodbye.title);
  });
});

describe('without camera or microphone', () => {
  test('refused: what to do, and joining all the same sees and hears the others', async () => {
    const { url } = await rig.invite({ room: 'naegtet' });
    const path = new URL(url).pathname;
    await joined(path, 'Karen');
    // Without the flag that answers for the person, a browser without a window refuses.
    const refusing = await browserWith(['--use-fake-device-for-media-stream=fps=30']);
    const { page } = await tab(path, refusing);
    await press(page, da.welcome.next);
    await says(page, da.trouble.notAllowedTitle);
    await says(page, da.trouble.allow.chromium);
    expect(await axeFinds(page)).toEqual([]);
    await press(page, da.try.joinWithout);
    await untilReceives(page, 1);
    await control(page, da.call.muted).click();
    await says(page, da.trouble.notAllowedTitle);
  });

  test('no camera: said, and joined with sound', async () => {
    const { url } = await rig.invite({ room: 'uden-kamera' });
    const path = new URL(url).pathname;
    const karen = await joined(path, 'Karen');
    const blind = await browserWith([
      '--use-fake-device-for-media-stream=device-count=0',
      '--use-fake-ui-for-media-stream',
    ]);
    const { page } = await tab(path, blind);
    await press(page, da.welcome.next);
    await says(page, da.trouble.cameraMissing);
    await press(page, da.try.joinSoundOnly);
    await says(karen.page, da.call.theirPictureOff);
    await expect
      .poll(async () => (await received(karen.page, 1200)).energy, { timeout: 15_000 })
      .toBeGreaterThan(0);
  });

  test('whoever wants neither is asked for neither', async () => {
    const { url } = await rig.invite({ room: 'uden-alt' });
    const { page } = await tab(new URL(url).pathname);
    await press(page, da.welcome.skip);
    await press(page, da.try.joinWithout);
    await says(page, da.call.alone);
    expect(await tracksOf(page)).toEqual({ opened: 0, open: 0 });
  });
});

describe('what cannot be joined', () => {
  test('a code is typed as people type it; an unknown one is told, and another can be typed', async () => {
    const { page } = await tab('/');
    await page.getByLabel(da.code.label).fill('zzzz 2222');
    expect(await axeFinds(page)).toEqual([]);
    await press(page, da.code.go);
    await says(page, da.stopped['code-unknown'].title);
    expect(await axeFinds(page)).toEqual([]);
    await press(page, da.stopped.otherCode);
    const { code } = await rig.invite();
    await page.getByLabel(da.code.label).fill(code.toLowerCase().replace('-', ''));
    await page.keyboard.press('Enter');
    await says(page, 'Hjemmesygeplejen Midtby');
  });

  test('the words on the certificate can be read without a code', async () => {
    const { page } = await tab('/#trust');
    await says(page, da.trust.title);
    expect(await axeFinds(page)).toEqual([]);
    await press(page, da.back);
    await says(page, da.code.title);
  });

  test('too many codes tried by one address are told to wait', async () => {
    const { page } = await tab('/g/AAAA-AAAA');
    for (let tries = 0; tries < 12; tries += 1) {
      const [answer] = await Promise.all([page.waitForResponse(/welcome/), page.reload()]);
      if (answer.status() === 429) break;
    }
    await says(page, da.stopped['too-many-tries'].title);
    // The hub counts by the minute; what follows must not wait for it.
    ahead += 120_000;
  });

  test('an invitation that has ended says whom to call', async () => {
    const { url } = await rig.invite({ room: 'udloebet' });
    ahead += 40 * 60_000;
    const { page } = await tab(new URL(url).pathname);
    await says(page, da.stopped['code-expired'].title);
    await says(page, da.stopped['code-expired'].what);
    ahead = 0;
  });

  test('a hub that is gone is told of, and asked again', async () => {
    const { url } = await rig.invite({ room: 'vaek' });
    const { page } = await tab(new URL(url).pathname);
    await page.route('**/api/**', (route) => route.abort());
    await page.reload();
    await says(page, da.stopped['hub-unreachable'].title);
    await page.unroute('**/api/**');
    await press(page, da.again);
    await says(page, 'Hjemmesygeplejen Midtby');
  });
});
