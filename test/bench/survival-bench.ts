import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/contract/clock.ts';
import { type Kiosk, startKiosk } from '../../main/index.ts';
import { silentLog } from '../../main/log.ts';
import { guestFolder, windowFolder } from '../../main/places.ts';
import { type ChromiumShell, makeChromiumShell } from '../../main/shell/chromium/chromium-shell.ts';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { startVirtualDisplay } from '../../main/shell/virtual-display.ts';
import { openWindow } from '../../main/window.ts';
import { type GuestInTest, joinAsGuest } from '../flows/guest-in-test.ts';
import { mediaProbe } from '../flows/media-probe.ts';
import { openBrowser } from '../peers/browser.ts';
import { type Figure, limit, median } from './figure.ts';
import { familyOf } from './memory.ts';

const kills = 20;
const budgetMs = 1500;
/** A window that is not back by then has failed. */
const patienceMs = 20_000;
/** Between two deaths; shorter than what the shell forgets in, so that its policy is measured too. */
const betweenMs = 5000;
const size = { width: 1920, height: 1080 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether picture and sound were decoded on the newest link that is up, as its number; an older one ends later. */
const flows = `(async () => {
  const link = (window.__links ?? []).filter((link) => link.connectionState === 'connected').at(-1);
  if (!link) return false;
  const came = { audio: false, video: false };
  for (const report of (await link.getStats()).values()) {
    if (report.type !== 'inbound-rtp') continue;
    if (report.kind === 'video' && report.framesDecoded > 0) came.video = true;
    if (report.kind === 'audio' && report.jitterBufferEmittedCount > 0) came.audio = true;
  }
  return came.audio && came.video && (window.__links.indexOf(link) + 1);
})()`;

/** How many links a side has opened when media flows on the newest; false while it does not. */
type Side = () => Promise<number | false>;

/** Looks until it is so; a look that fails, as at a window that is gone, says no. */
async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  const from = performance.now();
  while (!(await is().catch(() => false))) {
    if (performance.now() - from > patienceMs) throw new Error(`${what}: not within ${patienceMs} ms`);
    await pause(5);
  }
}

/** The process that runs the window's page: the busiest of the browser's renderers while a call is on. */
function pageProcess(browser: number): number {
  let busiest = 0;
  let most = -1;
  for (const pid of familyOf(browser)) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = Number(fields[11]) + Number(fields[12]);
      if (ticks > most) [busiest, most] = [pid, ticks];
    } catch {
      // The process ended while we looked.
    }
  }
  return busiest;
}

/** A window whose process is killed in a call, until it is back with picture and sound both ways. */
export async function benchSurvival(): Promise<readonly Figure[]> {
  const program = findChromium();
  if (!program) throw new Error('Chromium is needed: apt-get install chromium');
  const display = await startVirtualDisplay(size.width, size.height);
  if (!display) throw new Error('Xvfb is needed: apt-get install xvfb openbox');
  process.env.DISPLAY = display.name;
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-bench-'));
  const settingsFile = join(folder, 'rundbord.yaml');
  writeFileSync(settingsFile, 'language: {default: en}\nroom: {name: Bench}\nhub: {loopbackPort: 0}\n');
  let shell: ChromiumShell | null = null;
  const window = await openWindow(
    {
      clock: systemClock,
      log: silentLog,
      dataFolder: folder,
      windowFolder: windowFolder(),
      windowed: false,
      headless: false,
      simulatedDevices: true,
      size,
    },
    async (options) => {
      shell = makeChromiumShell(program, options);
      return shell;
    },
  );
  const kiosk: Kiosk = await startKiosk({
    clock: systemClock,
    log: silentLog,
    settingsFile,
    dataFolder: folder,
    logFile: join(folder, 'rundbord.log'),
    guestFolder: guestFolder(),
    exampleAgenda: join(folder, 'agenda.ics'),
    window,
    demo: false,
    link: null,
    onTrouble: () => {},
    onLeave: () => {},
    useLogLevel: () => {},
    onSelftestStep: () => {},
  });
  const held = shell as ChromiumShell | null;
  if (!held) throw new Error('no shell was made');
  const browser = await openBrowser();
  const times: number[] = [];
  try {
    await held.devtools('Page.addScriptToEvaluateOnNewDocument', { source: mediaProbe });
    await held.reload();
    const evaluate = async (expression: string): Promise<unknown> => {
      const answer = await held.devtools('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      return (answer.result as { value: unknown }).value;
    };
    const tap = (name: RegExp) =>
      until(String(name), async () =>
        Boolean(
          await evaluate(
            `(() => { const b = [...document.querySelectorAll('button')].find((b) => ${name}.test(b.innerText)); b?.click(); return Boolean(b); })()`,
          ),
        ),
      );
    await tap(/^Start/);
    await tap(/^Invite/);
    let link = '';
    await until('the link', async () => {
      const text = String(await evaluate('document.body.innerText'));
      link = /https?:\/\/[\w.:[\]-]+\/g\/\S+/.exec(text)?.[0] ?? '';
      return link !== '';
    });
    const guest: GuestInTest = await joinAsGuest(browser, link, { name: 'Bench' });
    const here: Side = async () => (await evaluate(flows)) as number | false;
    const there: Side = () => guest.page.evaluate<number | false>(flows);
    await until('the call', async () => Boolean((await here()) && (await there())));
    for (let kill = 0; kill < kills; kill += 1) {
      await pause(betweenMs);
      const before = Number(await there());
      const pid = pageProcess(held.pid());
      const at = performance.now();
      process.kill(pid, 'SIGKILL');
      await until('gone', async () => !(await here().catch(() => false)));
      await Promise.all([
        until('the window has media', async () => Boolean(await here())),
        until('the other side has media', async () => Number(await there()) > before),
      ]);
      times.push(performance.now() - at);
    }
    await guest.page.context().close();
  } finally {
    await browser.close();
    await kiosk.stop();
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const within = times.filter((time) => time <= budgetMs).length;
  return [
    limit('window killed in a call → back with media, median', 'ms', median(times), budgetMs),
    limit(`… slowest of ${kills} (${within} within 1.5 s)`, 'ms', Math.max(...times), budgetMs),
  ];
}
