import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { Posture } from '../../main/contract/kiosk.ts';
import type { Language } from '../../main/contract/languages.ts';
import { serveFolder } from '../../main/shell/serve-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const origin = 'https://pictures.localhost';

/** The sizes of screens that are drawn, in CSS pixels. `guest` is the guest page, which has states of its own. */
export const frames = {
  room: { posture: 'room', width: 1920, height: 1080 },
  '4k': { posture: 'room', width: 3840, height: 2160 },
  portrait: { posture: 'room', width: 1080, height: 1920 },
  terminal: { posture: 'terminal', width: 1280, height: 800 },
  laptop: { posture: 'laptop', width: 1366, height: 768 },
  door: { posture: 'door', width: 1080, height: 1920 },
  'door-lying': { posture: 'door', width: 1280, height: 800 },
  'door-small': { posture: 'door', width: 800, height: 1280 },
  phone: { posture: 'guest', width: 390, height: 844 },
  'phone-lying': { posture: 'guest', width: 844, height: 390 },
  pc: { posture: 'guest', width: 1366, height: 768 },
} as const satisfies Record<string, { posture: Posture | 'guest'; width: number; height: number }>;

export type FrameName = keyof typeof frames;

/** What a person can come to on a screen beside the door. */
const besideDoor = /^(door|book|meeting|pin|settings|diagnostics|start)/;

/** Whether the state of that name is ever shown on such a screen. */
export function isShownOn(name: string, frame: FrameName): boolean {
  const { posture } = frames[frame];
  if (posture === 'door') return besideDoor.test(name);
  return name.startsWith('guest-') === (posture === 'guest') && !name.startsWith('door-');
}

/** One picture to draw. */
export type Shot = {
  readonly name: string;
  readonly frame: FrameName;
  readonly theme: 'dark' | 'light';
  readonly language: Language;
};

/** A browser with the page of pictures in it. */
export type OpenStudio = {
  /** The names of all states. */
  readonly names: readonly string[];
  show(shot: Shot): Promise<void>;
  /** What axe and our own measuring find in what is shown; empty when all is well. */
  check(): Promise<readonly string[]>;
  /** Adds a rule of style until something else is shown: to see that the check can fail. */
  spoil(css: string): Promise<void>;
  /** Presses a key, as playwright names keys. */
  press(key: string): Promise<void>;
  /** Presses the mouse in the middle of what the selector finds, moves it by shares of its half width, and holds it there until `letGo`. */
  drag(selector: string, right: number, up: number): Promise<void>;
  letGo(): Promise<void>;
  /** The actions that the kiosk's screen asked for since this was asked last, with what they were given. */
  told(): Promise<readonly unknown[]>;
  /** The words of what has the focus, and whether its ring is drawn; empty when nothing has. */
  focused(): Promise<string>;
  /** Writes what is shown as a PNG. */
  save(file: string): Promise<void>;
  /** What the page said on its console that it should not: a refused style, a key that React missed. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
};

/** Builds the page of pictures into out/; answers the folder. */
async function buildPage(): Promise<string> {
  const outDir = join(root, 'out', 'pictures-page');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    root: join(root, 'renderer', 'pictures'),
    plugins: [react()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000, minify: false },
  });
  return outDir;
}

/** Builds and opens the page, served like the kiosk's own: from a private origin, under the same content policy. */
export async function openStudio(): Promise<OpenStudio> {
  const serve = serveFolder(await buildPage(), () => []);
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--force-color-profile=srgb', '--font-render-hinting=none'],
  });
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page: Page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route(`${origin}/**`, (route) => {
    const { status, headers, body } = serve(new URL(route.request().url()).pathname);
    return route.fulfill({ status, headers, body });
  });
  await page.clock.install({ time: new Date('2026-11-24T12:54:00Z') });
  await page.goto(`${origin}/index.html`);
  const names = await page.evaluate<string[]>('window.studio.names');
  return {
    names,
    complaints,
    async show({ name, frame, theme, language }) {
      const { posture, width, height } = frames[frame];
      await page.setViewportSize({ width, height });
      await page.evaluate(
        `window.studio.show(${JSON.stringify(name)}, ${JSON.stringify({ posture, theme, language })})`,
      );
      if (name.endsWith('-quiet')) await page.clock.runFor(7_000);
    },
    check: () => page.evaluate<string[]>('window.studio.check()'),
    async spoil(css) {
      await page.evaluate(`window.studio.spoil(${JSON.stringify(css)})`);
    },
    press: (key) => page.keyboard.press(key),
    async drag(selector, right, up) {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`There is no ${selector} to drag.`);
      const [x, y, half] = [box.x + box.width / 2, box.y + box.height / 2, box.width / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + right * half, y - up * half);
    },
    letGo: () => page.mouse.up(),
    told: () => page.evaluate<unknown[]>('window.studio.told()'),
    focused: () => page.evaluate<string>('window.studio.focused()'),
    async save(file) {
      await page.screenshot({ path: file });
    },
    close: () => browser.close(),
  };
}
