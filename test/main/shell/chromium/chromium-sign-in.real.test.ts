import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../../../main/contract/clock.ts';
import { signInWords } from '../../../../main/dialling/sign-in-words.ts';
import { silentLog } from '../../../../main/log.ts';
import type { CdpValues } from '../../../../main/shell/chromium/cdp-pipe.ts';
import { type ChromiumProcess, startChromium } from '../../../../main/shell/chromium/chromium-process.ts';
import { makeSignInWindows, type SignInWindows } from '../../../../main/shell/chromium/chromium-sign-in.ts';
import { findChromium } from '../../../../main/shell/chromium/find-chromium.ts';
import { chromiumSwitches } from '../../../../main/shell/chromium/switches.ts';
import { sandboxHere } from '../../../../main/shell/sandbox.ts';
import type { SignInEnd } from '../../../../main/shell/sign-in/sign-in.ts';
import { startPexipNode } from '../../../peers/pexip/pexip-node.ts';
import { startSignInWorld } from '../sign-in-world.ts';

// What a person does with the page to sign in: by the browser's own input, found by what assistive technology is told.
const program = findChromium();
if (!program) throw new Error('Chromium is needed for these tests: apt-get install chromium');

const within = { timeout: 15_000, interval: 30 };
const options = {
  clock: systemClock,
  log: silentLog,
  profileFolder: mkdtempSync(join(tmpdir(), 'rundbord-profile-')),
  windowed: false,
  headless: true,
  simulatedDevices: false,
  size: { width: 1280, height: 800 },
};
let world: Awaited<ReturnType<typeof startSignInWorld>>;
let browser: ChromiumProcess;
let windows: SignInWindows;

beforeAll(async () => {
  world = await startSignInWorld();
  browser = await startChromium(program, chromiumSwitches(options, sandboxHere(silentLog)));
  windows = makeSignInWindows(browser, options);
  await browser.pipe.send('Target.setDiscoverTargets', { discover: true });
});
afterAll(async () => {
  await browser.stop();
  world.stop();
});

const pages = async (): Promise<{ targetId: string; url: string; browserContextId: string }[]> => {
  const { targetInfos } = await browser.pipe.send('Target.getTargets');
  const all = targetInfos as { type: string; targetId: string; url: string; browserContextId: string }[];
  return all.filter(({ type }) => type === 'page');
};

/** The page to sign in as a person has it. */
async function shown(path: string, more: { url?: string; origins?: readonly string[] } = {}) {
  const url = more.url ?? world.provider + path;
  const ended: Promise<SignInEnd> = windows.show(
    { url, origins: more.origins ?? [world.node], words: signInWords.en, withinMs: 30_000 },
    new AbortController().signal,
  );
  const target = await vi.waitFor(async () => {
    const found = (await pages()).find((one) => one.url.endsWith(path));
    if (!found) throw new Error('it is not there yet');
    return found;
  }, within);
  const { sessionId } = await browser.pipe.send('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: true,
  });
  const command = (method: string, params: CdpValues = {}) =>
    browser.pipe.send(method, params, String(sessionId));
  const named = async (role: string, name: string): Promise<number | undefined> => {
    const { nodes } = await command('Accessibility.getFullAXTree');
    type AxNode = { role?: { value: string }; name?: { value: string }; backendDOMNodeId: number };
    return (nodes as AxNode[]).find((one) => one.role?.value === role && one.name?.value === name)
      ?.backendDOMNodeId;
  };
  const middleOf = async (backendNodeId: number): Promise<{ x: number; y: number }> => {
    const { quads } = await command('DOM.getContentQuads', { backendNodeId });
    const [[x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = []] = quads as number[][];
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  };
  const placeOf = (role: string, name: string): Promise<{ x: number; y: number }> =>
    vi.waitFor(async () => {
      const found = await named(role, name);
      if (found === undefined) throw new Error(`there is no ${role} ${name}`);
      return middleOf(found);
    }, within);
  const touch = async (role: string, name: string): Promise<void> => {
    const at = await placeOf(role, name);
    await command('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await command('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const press = async (role: string, name: string): Promise<void> => {
    const at = await placeOf(role, name);
    for (const type of ['mousePressed', 'mouseReleased'])
      await command('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
  };
  return { ended, press, touch, named };
}

test('a person signs in: the link of the provider leads to the node, and the view is gone', async () => {
  const before = (await pages()).length;
  const { ended, press } = await shown('/login');
  await press('link', 'Sign in');
  expect(await ended).toEqual({ kind: 'token', token: 'one-time' });
  expect(await pages()).toHaveLength(before);
});

test('the bar says whose page it is, under the strictest policy of a page, and Cancel ends it', async () => {
  const { ended, press, named } = await shown('/login');
  await vi.waitFor(
    async () => expect(await named('StaticText', new URL(world.provider).host)).toBeDefined(),
    within,
  );
  await press('button', 'Cancel');
  expect(await ended).toEqual({ kind: 'cancelled' });
});

test('the provider and the page of a simulated node go together with it', async () => {
  const idp = { name: 'House', uuid: 'b9f2d4f0-0000-4000-8000-000000000001' };
  const node = await startPexipNode({
    conferences: [{ alias: 'team@example.org', identityProviders: [idp] }],
  });
  const request = await fetch(`${node.origin}/api/client/v2/conferences/team%40example.org/request_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      display_name: 'Egeskov',
      chosen_idp: idp.uuid,
      sso_redirect_target: 'https://x/',
    }),
  });
  const { result } = (await request.json()) as { result: { redirect_url: string } };
  const { ended, press } = await shown(new URL(result.redirect_url).search, {
    url: result.redirect_url,
    origins: [node.origin],
  });
  await press('button', 'Sign in');
  expect(await ended).toMatchObject({ kind: 'token' });
  await node.stop();
});

test("on a screen that is touched there are keys, and what they type is the field's", async () => {
  const { ended, press, touch, named } = await shown('/form');
  expect(await named('button', 'q')).toBeUndefined();
  await touch('textbox', 'Name');
  for (const key of ['q', 'Shift', 'Å', '@', 'x', 'Delete', 'Next']) await touch('button', key);
  await touch('button', 'Signs');
  for (const key of ['$', '½', 'Enter']) await touch('button', key);
  await vi.waitFor(
    () =>
      expect(world.asked.find((one) => one.includes('/typed'))).toContain(
        '/typed?who=q%C3%85%40&secret=%24%C2%BD',
      ),
    within,
  );
  await press('button', 'Cancel');
  expect(await ended).toEqual({ kind: 'cancelled' });
});

test('a page that takes the bar away or puts a dialog over it does not keep a person there', async () => {
  const { ended, press } = await shown('/covers');
  // Not seen by assistive technology while all outside of the dialog is inert.
  await press('button', 'Cancel');
  expect(await ended).toEqual({ kind: 'cancelled' });
});
