import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { hashPin } from '../../main/settings/pin.ts';
import { openXScreen, type XScreen } from '../peers/x-screen.ts';
import { flowSettings } from './call-in-test.ts';
import { agendaWith, type KioskInTest, openKiosk } from './kiosk-in-test.ts';
import type { HandWay, InputWay, ScriptWay } from './ways-out-list.ts';

/** A whole kiosk with a real window on a screen that nobody sees, and what must stay as it is. */
export type LockedKiosk = {
  readonly kiosk: KioskInTest;
  readonly screen: XScreen;
  /** Goes to a screen of the kiosk and leaves the focus where a person would type. */
  goTo(place: 'home' | 'join' | 'settings'): Promise<void>;
  /** Marks the document and remembers how everything is; what it answers tells what has changed since, or nothing. */
  remember(): Promise<() => Promise<string>>;
  /** Tries every way in turn; answers the first after which something is not as it was, with what. */
  tryHand(ways: readonly HandWay[]): Promise<readonly string[]>;
  tryInput(ways: readonly InputWay[]): Promise<readonly string[]>;
  tryScripts(ways: readonly ScriptWay[]): Promise<readonly string[]>;
  /** Waits until one window with our page fills the screen. */
  fills(): Promise<void>;
  stop(): Promise<void>;
};

const size = { width: 1280, height: 800 };
export const wholeScreen = `${size.width}x${size.height}+0+0`;
export const pin = '2580';

/** How long each way is given to show an effect, and how long after the last, in ms; the control shows that it is enough. */
const settleMs = 50;
const settleAtEndMs = 1500;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens it; `configuration` is openbox's rc.xml, our session's when left out. */
export async function openLockedKiosk(
  options: { readonly configuration?: string; readonly windowed?: boolean } = {},
): Promise<LockedKiosk> {
  const screen = await openXScreen(size.width, size.height, options.configuration);
  const home = mkdtempSync(join(tmpdir(), 'rundbord-locked-home-'));
  const before = { DISPLAY: process.env.DISPLAY, HOME: process.env.HOME };
  mkdirSync(join(home, 'Downloads'));
  Object.assign(process.env, { DISPLAY: screen.display, HOME: home });
  const hash = await hashPin(pin);
  const kiosk = await openKiosk({
    settings: flowSettings(`pin: ${hash.ok ? hash.value : ''}\n`),
    agenda: agendaWith([]),
    headed: true,
    windowed: options.windowed ?? false,
    size,
  });

  const targets = async (): Promise<readonly string[]> => {
    const { targetInfos } = await kiosk.devtools('Target.getTargets');
    return (targetInfos as { type: string; url: string }[]).map(({ type, url }) => `${type} ${url}`);
  };
  const look = async () => ({
    windows: await screen.windows(),
    targets: await targets(),
    browser: kiosk.browser(),
    page: await kiosk.evaluate(
      '[window.stillTheSame, innerWidth, innerHeight, devicePixelRatio, visualViewport.scale, location.href, document.hasFocus(), document.fullscreenElement === null]',
    ),
    downloads: existsSync(home) ? readdirSync(join(home, 'Downloads')) : [],
    // What was taken back again, so that it is gone, is in the log.
    told: kiosk.logged.filter((line) => / (warn|error) /.test(line)).length,
  });

  const remember = async (): Promise<() => Promise<string>> => {
    await kiosk.evaluate('void (window.stillTheSame = true)');
    const was = await look();
    expect(was).toMatchObject({ windows: [wholeScreen], downloads: [] });
    expect(was.targets).toHaveLength(1);
    return async () => {
      const now = await look();
      return Object.entries(was)
        .map(([name, value]) => [name, JSON.stringify(value), JSON.stringify(now[name as keyof typeof now])])
        .filter(([, before, after]) => before !== after)
        .map(([name, before, after]) => `${name}: ${before} became ${after}`)
        .join('; ');
    };
  };

  /** Waits for what is taken back within moments, as a second window is; answers what stays changed. */
  const settled = async (changed: () => Promise<string>): Promise<string> => {
    for (let tried = 0; tried < 100; tried += 1) {
      if ((await changed().catch(String)).replace(/(^|; )told: \S+ became \S+$/, '') === '') return '';
      await pause(50);
    }
    return changed();
  };

  const tryEach = async <Way extends { readonly name: string }>(
    ways: readonly Way[],
    attempt: (way: Way) => Promise<void>,
    changed: () => Promise<string>,
  ): Promise<readonly string[]> => {
    for (const way of ways) {
      await attempt(way);
      await pause(settleMs);
      const what = await changed();
      if (what) return [`${way.name}: ${what}`];
    }
    await pause(settleAtEndMs);
    const what = await changed();
    return what ? [`after all: ${what}`] : [];
  };

  const inWorld = async (script: string, isolated: boolean): Promise<void> => {
    let contextId: unknown;
    if (isolated) {
      const { frameTree } = await kiosk.devtools('Page.getFrameTree');
      const { id: frameId } = (frameTree as { frame: { id: string } }).frame;
      const world = await kiosk.devtools('Page.createIsolatedWorld', { frameId, worldName: 'without guard' });
      contextId = world.executionContextId;
    }
    await kiosk.devtools('Runtime.evaluate', {
      expression: script,
      userGesture: true,
      ...(contextId ? { contextId } : {}),
    });
  };

  return {
    kiosk,
    screen,
    async goTo(place) {
      if (/^Back$/m.test(await kiosk.text())) await kiosk.tap(/^Back$/);
      await kiosk.sees('Code or number');
      if (place === 'home') return;
      if (place === 'join') await kiosk.tap(/^Code or number/);
      else {
        await kiosk.tap(/^Camera|Equipment/);
        await kiosk.tap(/^For IT/);
        await kiosk.tap(/^Settings/);
        await kiosk.sees(/PIN/);
        for (const digit of pin) await kiosk.tap(new RegExp(`^${digit}$`));
        await kiosk.tap(/^Open/);
        await kiosk.sees('The room’s name');
      }
      await kiosk.evaluate("document.querySelector('input, textarea').focus()");
    },
    remember,
    async tryHand(ways) {
      return tryEach(ways, ({ hand }) => screen.hand(...hand), await remember());
    },
    async tryInput(ways) {
      const attempt = async ({ input }: InputWay): Promise<void> => {
        for (const { method, params } of input) await kiosk.devtools(method, params);
      };
      return tryEach(ways, attempt, await remember());
    },
    async tryScripts(ways) {
      const changed = await remember();
      return tryEach(
        ways,
        ({ script, isolated }) => inWorld(script, isolated ?? false),
        () => settled(changed),
      );
    },
    async fills() {
      await vi.waitFor(
        async () => {
          expect(await screen.windows()).toEqual([wholeScreen]);
          expect(await kiosk.evaluate('location.href')).toBe('https://kiosk.localhost/index.html');
          expect(await targets()).toEqual(['page https://kiosk.localhost/index.html']);
        },
        { timeout: 60_000, interval: 50 },
      );
      await kiosk.sees('Egeskov', 60_000);
    },
    async stop() {
      await kiosk.stop();
      screen.stop();
      Object.assign(process.env, before);
      if (before.DISPLAY === undefined) delete process.env.DISPLAY;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
