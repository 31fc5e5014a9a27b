import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { exitCodes } from '../../../../main/command.ts';
import { systemClock } from '../../../../main/contract/clock.ts';
import { silentLog } from '../../../../main/log.ts';
import { type ChromiumShell, makeChromiumShell } from '../../../../main/shell/chromium/chromium-shell.ts';
import { findChromium } from '../../../../main/shell/chromium/find-chromium.ts';
import { reopenPolicy } from '../../../../main/shell/reopening.ts';
import { serveFolder } from '../../../../main/shell/serve-folder.ts';
import type { ShellOptions, ShellTrouble } from '../../../../main/shell/shell.ts';
import { familyOf } from '../../../bench/memory.ts';
import { openXScreen, type XScreen } from '../../../peers/x-screen.ts';
import { makeHurriedClock } from '../hurried-clock.ts';

// What can die around a page, for real, one after the other. Patience is shortened by a clock that hurries.
const run = promisify(execFile);
const program = findChromium();
if (!program) throw new Error('Chromium is needed for these tests: apt-get install chromium');
const within = { timeout: 40_000, interval: 30 };
const pageFolder = join(import.meta.dirname, '..', 'page');
const serve = serveFolder(pageFolder, () => []);

let shell: ChromiumShell | null = null;
let screen: XScreen | null = null;
afterEach(async () => {
  await shell?.close();
  screen?.stop();
  shell = null;
  screen = null;
});

async function opened(more: Partial<ShellOptions> = {}, browser: string = program ?? '') {
  const troubles: string[] = [];
  let spoken = 0;
  const made = makeChromiumShell(browser, {
    clock: systemClock,
    log: silentLog,
    serve,
    profileFolder: mkdtempSync(join(tmpdir(), 'rundbord-profile-')),
    windowed: false,
    headless: true,
    simulatedDevices: false,
    size: { width: 800, height: 600 },
    ...more,
  });
  shell = made;
  made.onTrouble(({ kind }: ShellTrouble) => troubles.push(kind));
  made.onMessage((message) => {
    if (message === 'page is up') spoken += 1;
  });
  await made.open();
  const speaks = (times: number): Promise<void> =>
    vi.waitFor(() => expect(spoken).toBeGreaterThanOrEqual(times), within);
  return { shell: made, troubles, speaks, spoken: () => spoken };
}

/** The processes of a browser whose command line holds this. */
const helpers = (browser: number, words: string): number[] =>
  familyOf(browser).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words);
    } catch {
      return false;
    }
  });

const runs = (pid: number): boolean => {
  try {
    // Signal 0 only asks; what is dead and not yet taken leave of does not run.
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

async function openScreen(): Promise<XScreen> {
  screen = await openXScreen(1280, 800);
  vi.stubEnv('DISPLAY', screen.display);
  return screen;
}

test('a browser that does not answer at all is ended, and a new one has the page', async () => {
  const held = await opened({ clock: makeHurriedClock(5) });
  await held.speaks(1);
  const first = held.shell.pid();
  process.kill(first, 'SIGSTOP');
  await held.speaks(2);
  expect(held.troubles).toEqual(['browser-hung']);
  expect(held.shell.pid()).not.toBe(first);
  await vi.waitFor(() => expect(runs(first)).toBe(false), within);
});

test('a page that says nothing is loaded again, then in a new browser, until it speaks', async () => {
  let silent = 3;
  const browsers = new Set<number>();
  const held = await opened({
    clock: makeHurriedClock(10),
    serve(path) {
      if (path !== '/index.html') return serve(path);
      browsers.add(shell?.pid() ?? 0);
      silent -= 1;
      if (silent < 0) return serve(path);
      return { ...serve(path), body: Buffer.from('<!doctype html><title>nothing</title>') };
    },
  });
  await held.speaks(1);
  expect(new Set(held.troubles)).toEqual(new Set(['window-silent']));
  expect(held.troubles).toHaveLength(3);
  expect(browsers.size).toBeGreaterThan(1);
});

test('a page that stands in a debugger is not taken for one that hangs', async () => {
  const held = await opened({ clock: makeHurriedClock(5) });
  await held.speaks(1);
  await held.shell.devtools('Debugger.enable');
  const paused = held.shell.devtools('Runtime.evaluate', { expression: 'debugger; 7', returnByValue: true });
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(held.troubles).toEqual([]);
  await held.shell.devtools('Debugger.resume');
  expect(((await paused).result as { value: unknown }).value).toBe(7);
});

test('what draws and what reaches the network die, five times and once: the page stays, and it is told', async () => {
  const held = await opened({ clock: makeHurriedClock(20) });
  await held.speaks(1);
  await held.shell.devtools('Runtime.evaluate', { expression: 'window.mark = 1' });
  const kill = async (words: string, kind: string): Promise<void> => {
    const before = held.troubles.length;
    const [pid] = await vi.waitFor(() => {
      const found = helpers(held.shell.pid(), words);
      expect(found.length).toBeGreaterThan(0);
      return found;
    }, within);
    process.kill(pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(held.troubles.slice(before)).toContain(kind), within);
  };
  // The first look at the helpers is before the page is loaded.
  const browser = held.shell.pid();
  for (let time = 0; time < 5; time += 1) await kill('--type=gpu-process', 'gpu-gone');
  await kill('network.mojom.NetworkService', 'network-service-gone');
  expect(held.shell.pid()).toBe(browser);
  const { result } = await held.shell.devtools('Runtime.evaluate', { expression: 'window.mark' });
  expect((result as { value: unknown }).value).toBe(1);
  expect((await held.shell.picture()).length).toBeGreaterThan(100);
  await held.shell.reload();
  await held.speaks(2);
});

test('a browser that dies at every start is tried no faster than the policy allows, and is back when it can be', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-dies-'));
  const starts = join(folder, 'starts');
  const dies = join(folder, 'dies');
  const wrapper = join(folder, 'chromium');
  writeFileSync(starts, '');
  writeFileSync(
    wrapper,
    `#!/bin/sh\ndate +%s%3N >> ${starts}\n[ -e ${dies} ] && exit 7\nexec ${program} "$@"\n`,
  );
  chmodSync(wrapper, 0o755);
  // No more: a try is given up after 45 s, and a browser on a busy computer needs its seconds.
  const times = 12;
  const held = await opened({ clock: makeHurriedClock(times) }, wrapper);
  await held.speaks(1);
  writeFileSync(dies, '');
  process.kill(held.shell.pid(), 'SIGKILL');
  const started = (): number[] => readFileSync(starts, 'utf8').trim().split('\n').slice(1).map(Number);
  await vi.waitFor(() => expect(held.troubles).toContain('stuck'), within);
  await vi.waitFor(() => expect(started().length).toBeGreaterThan(reopenPolicy.delaysMs.length + 1), within);
  for (const [index, at] of started().entries()) {
    const before = started()[index - 1];
    const delay = reopenPolicy.delaysMs[Math.min(index, reopenPolicy.delaysMs.length - 1)] ?? 0;
    // A millisecond for the rounding of each side.
    if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(delay / times - 2);
  }
  expect(held.troubles).toEqual(['browser-gone', 'stuck']);
  await run('rm', [dies]);
  await held.speaks(2);
});

test('a fresh start: another browser, nothing of the old one, no trouble; in the middle of a recovery too', async () => {
  const held = await opened();
  await held.speaks(1);
  const old = familyOf(held.shell.pid());
  await held.shell.renew();
  await held.speaks(2);
  expect(old).not.toContain(held.shell.pid());
  await vi.waitFor(() => expect(old.filter(runs)).toEqual([]), within);
  expect(held.troubles).toEqual([]);

  process.kill(held.shell.pid(), 'SIGKILL');
  // The window of the first of the two may be gone before it could speak.
  await Promise.all([held.shell.renew(), held.shell.renew()]);
  await held.speaks(3);
  expect(held.troubles.length).toBeLessThan(2);
  const family = familyOf(held.shell.pid());
  expect(helpers(process.pid, '--remote-debugging-pipe').filter((pid) => !family.includes(pid))).toEqual([]);
});

test('a locked window that is closed, or killed, comes back over the whole screen', async () => {
  const { windows, hand } = await openScreen();
  const held = await opened({ headless: false });
  const fills = (): Promise<void> =>
    vi.waitFor(async () => expect(await windows()).toEqual(['1280x800+0+0']), within);
  let spoken = 1;
  await held.speaks(spoken);
  // As a window manager asks for it, and as it ends whoever does not listen.
  for (const how of ['quit', 'windowkill']) {
    await fills();
    if (how === 'quit') held.shell.devtools('Page.close').catch(() => {});
    else await hand('search', '--onlyvisible', '--name', 'A page for', how);
    spoken += 1;
    await held.speaks(spoken);
  }
  await fills();
});

test('another resolution, a display off and on: the window fills the screen, and nothing ends', async () => {
  const { display, windows } = await openScreen();
  const held = await opened({ headless: false });
  await held.speaks(1);
  const xrandr = (...words: string[]): Promise<unknown> =>
    run('xrandr', words, { env: { ...process.env, DISPLAY: display } });
  const fills = (size: string): Promise<void> =>
    vi.waitFor(async () => {
      const { result } = await held.shell.devtools('Runtime.evaluate', {
        expression: "innerWidth + 'x' + innerHeight",
      });
      expect((result as { value: unknown }).value).toBe(size);
      expect(await windows()).toEqual([`${size}+0+0`]);
    }, within);
  await fills('1280x800');
  // VESA's timing for 1024×768 at 60 Hz; a screen that nobody sees takes any.
  const timing = ['63.50', '1024', '1072', '1176', '1328', '768', '771', '775', '798'];
  await xrandr('--newmode', 'smaller', ...timing);
  await xrandr('--addmode', 'screen', 'smaller');
  await xrandr('--output', 'screen', '--mode', 'smaller');
  await fills('1024x768');
  await xrandr('--fb', '1280x800', '--output', 'screen', '--off');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await xrandr('--output', 'screen', '--mode', '1280x800');
  await fills('1280x800');
  expect(held.troubles).toEqual([]);
});

test('the display is gone: said, so that the session can be begun anew', async () => {
  await openScreen();
  const held = await opened({ headless: false });
  await held.speaks(1);
  screen?.stop();
  await vi.waitFor(() => expect(held.troubles).toContain('display-gone'), within);
});

test('a kiosk whose display is gone ends, and asks to be started again', async () => {
  const { display } = await openScreen();
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-display-'));
  const cli = join(import.meta.dirname, '..', '..', '..', '..', 'main', 'cli.ts');
  const kiosk = spawn(process.execPath, [cli, 'start', '--simulated', '--data', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DISPLAY: display, RUNDBORD_CONFIG: join(folder, 'rundbord.yaml') },
  });
  let said = '';
  kiosk.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise((resolve) => kiosk.once('exit', resolve));
  try {
    await vi.waitFor(() => expect(said).toContain('The kiosk is up'), within);
    screen?.stop();
    expect(await ended).toBe(exitCodes.again);
    expect(said).toContain('The display is gone');
  } finally {
    kiosk.kill('SIGKILL');
  }
});
