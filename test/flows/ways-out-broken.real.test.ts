import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { neutralOpenbox, openXScreen } from '../peers/x-screen.ts';
import { type LockedKiosk, openLockedKiosk, wholeScreen } from './locked-kiosk-in-test.ts';
import { handWays } from './ways-out-list.ts';

let locked: LockedKiosk | null = null;
afterEach(async () => {
  await locked?.stop();
  locked = null;
});

const openOne = async (): Promise<LockedKiosk> => {
  locked = await openLockedKiosk();
  await locked.fills();
  return locked;
};

/** The whole list, one after another as fast as a hand could, in whatever state the window is; then a click everywhere. */
async function tryAll({ screen }: LockedKiosk, each: () => Promise<void> = async () => {}): Promise<void> {
  for (const { hand } of handWays) {
    await screen.hand(...hand);
    await each();
  }
  // The buttons of the browser's own page for a page that died would be in the middle.
  for (const y of ['300', '400', '450', '500', '550', '600'])
    for (const x of ['400', '500', '640', '780', '880']) await screen.hand('mousemove', x, y, 'click', '1');
}

const tellsNoSecondWindow = ({ kiosk }: LockedKiosk): void =>
  expect(kiosk.logged.filter((line) => /second window|from elsewhere/.test(line))).toEqual([]);

test('a window that hangs: nothing of the list shows anything, and nothing of it is done when the window is back', async () => {
  const held = await openOne();
  const { kiosk, screen } = held;
  // Never answered.
  kiosk.evaluate('(() => { for (;;) {} })()').catch(() => {});
  // None at all only while whoever watches the window gives it a new browser.
  await tryAll(held, async () => expect([[wholeScreen], []]).toContainEqual(await screen.windows()));
  // Whoever watches the window may have begun it anew already; a page that still hangs is ended here.
  await kiosk.devtools('Page.navigate', { url: 'https://kiosk.localhost/index.html' }).catch(() => {});
  await held.fills();
  tellsNoSecondWindow(held);
});

test('a window that dies again and again: nothing of the list leads out between its death and its return', async () => {
  const held = await openOne();
  const { kiosk } = held;
  const deaths = (): number => kiosk.logged.filter((line) => line.includes('the window died')).length;
  const dying = async (): Promise<void> => {
    // The later ones are answered by a new browser, after a while in which the dead page is on the screen.
    while (deaths() < 4) {
      await vi.waitFor(async () => expect(await kiosk.evaluate('document.readyState')).toBe('complete'), {
        timeout: 60_000,
        interval: 50,
      });
      // Never answered where it works; lost where the page was just being replaced.
      kiosk.devtools('Page.crash').catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  await Promise.all([dying(), tryAll(held)]);
  await held.fills();
  // The browser's own page for a page that died has a link to its maker's help: it may be hit, and is refused.
  expect(kiosk.logged.filter((line) => line.includes('second window'))).toEqual([]);
});

test('the browser is killed: nothing of the list leads out while it is gone and while it starts', async () => {
  const held = await openOne();
  process.kill(held.kiosk.browser(), 'SIGKILL');
  await tryAll(held);
  await held.fills();
  tellsNoSecondWindow(held);
});

test('the list can get out: of a Chromium in kiosk mode without our lock many of it do', async () => {
  const screen = await openXScreen(1280, 800, neutralOpenbox);
  try {
    for (const [keys, out] of [
      ['ctrl+w', 'gone'],
      ['alt+F4', 'gone'],
      ['ctrl+n', 'more'],
      ['shift+Escape', 'more'],
      ['ctrl+shift+p', 'more'],
    ] as const) {
      const profile = mkdtempSync(join(tmpdir(), 'rundbord-plain-'));
      const plain = spawn(
        findChromium() ?? '',
        [
          ...[
            '--no-sandbox',
            '--no-first-run',
            '--kiosk',
            `--user-data-dir=${profile}`,
            '--password-store=basic',
          ],
          '--app=data:text/html,<title>plain</title><h1>plain</h1>',
        ],
        { stdio: 'ignore', env: { ...process.env, DISPLAY: screen.display } },
      );
      const ended = new Promise<'gone'>((resolve) => plain.once('exit', () => resolve('gone')));
      await vi.waitFor(async () => expect(await screen.windows()).toEqual([wholeScreen]), 30_000);
      await vi.waitFor(
        async () => {
          await screen.hand('key', keys);
          if (out === 'gone') expect(await screen.windows(), keys).toEqual([]);
          else expect((await screen.windows()).length, keys).toBeGreaterThan(1);
        },
        { timeout: 30_000, interval: 500 },
      );
      plain.kill('SIGKILL');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  } finally {
    screen.stop();
  }
});
