import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/contract/clock.ts';
import { startKiosk } from '../../main/index.ts';
import { silentLog } from '../../main/log.ts';
import { guestFolder, windowFolder } from '../../main/places.ts';
import { type ChromiumShell, makeChromiumShell } from '../../main/shell/chromium/chromium-shell.ts';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { startVirtualDisplay } from '../../main/shell/virtual-display.ts';
import { openWindow } from '../../main/window.ts';
import { fakeDevices, openBrowser } from '../peers/browser.ts';
import { roomModels } from '../peers/hid/room-models.ts';
import type { FromModels } from '../peers/hid/room-models-messages.ts';
import { type Figure, limit, quantile } from './figure.ts';

const presses = 300;
/** A first few warm the window and are not counted. */
const warmUps = 20;
const pressBudgetMs = 10;
/** What has not happened by then has failed. */
const patienceMs = 10_000;
/** Between two presses, more than the native process takes for an echo; uneven, so that they fall anywhere into a frame. */
const restMs = (): number => 150 + Math.random() * 50;
const size = { width: 1920, height: 1080 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks until it is so; a look that fails says no. */
async function until(what: string, is: () => Promise<boolean> | boolean): Promise<void> {
  const from = performance.now();
  while (!(await Promise.resolve(is()).catch(() => false))) {
    if (performance.now() - from > patienceMs) throw new Error(`${what}: not within ${patienceMs} ms`);
    await pause(2);
  }
}

/**
 * From the mute button of a device in software to its lamp: its report, the native process, main, the window's call and
 * back, in a call with a guest. In truth the guest is at another computer: here it only watches and listens, and waits for
 * the processor.
 */
export async function benchPress(): Promise<readonly Figure[]> {
  const program = findChromium();
  if (!program) throw new Error('Chromium is needed: apt-get install chromium');
  const display = await startVirtualDisplay(size.width, size.height);
  if (!display) throw new Error('Xvfb is needed: apt-get install xvfb openbox');
  process.env.DISPLAY = display.name;
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-bench-'));
  const settingsFile = join(folder, 'rundbord.yaml');
  writeFileSync(settingsFile, 'language: {default: en}\nroom: {name: Bench}\nhub: {loopbackPort: 0}\n');
  const models = roomModels();
  models.plug('conference-cam');
  let shell: ChromiumShell | null = null;
  const common = { clock: systemClock, log: silentLog, dataFolder: folder };
  const window = await openWindow(
    {
      ...common,
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
  const kiosk = await startKiosk({
    ...common,
    settingsFile,
    logFile: join(folder, 'rundbord.log'),
    guestFolder: guestFolder(),
    exampleAgenda: join(folder, 'agenda.ics'),
    window,
    nativeHost: models.nativeHost,
    forkNative: models.forkNative,
    demo: false,
    link: null,
    onTrouble: () => {},
    onLeave: () => {},
    useLogLevel: () => {},
    onSelftestStep: () => {},
  });
  const held = shell as ChromiumShell | null;
  if (!held) throw new Error('no shell was made');
  const yielding = join(folder, 'yielding-chromium');
  writeFileSync(
    yielding,
    `#!/bin/sh
exec nice -n 19 ${program} "$@"
`,
    { mode: 0o755 },
  );
  const browser = await openBrowser({
    args: fakeDevices.filter((name) => !name.includes('fake-device')),
    program: yielding,
  });
  const lamps: number[] = [];
  try {
    const text = async (): Promise<string> => {
      const { result } = await held.devtools('Runtime.evaluate', {
        expression: 'document.body.innerText',
        returnByValue: true,
      });
      return String((result as { value: unknown }).value);
    };
    const tap = (name: RegExp): Promise<void> =>
      until(String(name), async () => {
        const { result } = await held.devtools('Runtime.evaluate', {
          expression: `(() => { const b = [...document.querySelectorAll('button')].find((b) => ${name}.test(b.innerText)); b?.click(); return Boolean(b); })()`,
          returnByValue: true,
        });
        return Boolean((result as { value: unknown }).value);
      });
    await tap(/^Start/);
    await tap(/^Invite/);
    const form = /https?:\/\/[\w.:[\]-]+\/g\/\S+/;
    await until('the link', async () => form.test(await text()));
    const guest = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await guest.goto(form.exec(await text())?.[0] ?? '');
    await guest.getByRole('button', { name: /^Try picture and sound/ }).click();
    await guest.getByLabel(/Your name/).fill('Bench');
    await guest.getByRole('button', { name: /^Join without/ }).click();
    await until('the call', async () => (await text()).includes('Bench'));
    await until('the lamp of the call', () => models.lit('conference-cam').offHook);
    // Until picture and sound have found their rates.
    await pause(3000);
    for (let press = -warmUps; press < presses; press += 1) {
      await pause(restMs());
      const muted = !models.lit('conference-cam').muted;
      const lit = new Promise<FromModels>((resolve) => {
        const stop = models.onLit((change) => {
          if (change.lit.muted !== muted) return;
          stop();
          resolve(change);
        });
      });
      models.press('conference-cam', 'mute');
      const late = pause(patienceMs).then(() => null);
      const change = await Promise.race([lit, late]);
      if (!change) throw new Error(`press ${press}: no lamp within ${patienceMs} ms`);
      if (press >= 0) lamps.push(change.afterPressMs);
    }
  } finally {
    await browser.close();
    await kiosk.stop();
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    limit(
      'button on the device → mute in the call → lamp, median',
      'ms',
      quantile(lamps, 0.5),
      pressBudgetMs,
    ),
    limit(`… p99 of ${presses}`, 'ms', quantile(lamps, 0.99), pressBudgetMs),
  ];
}
