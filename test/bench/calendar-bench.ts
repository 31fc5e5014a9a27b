import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAgenda } from '../../main/agenda/agenda.ts';
import { noRules } from '../../main/agenda/links/invitation.ts';
import { systemClock } from '../../main/contract/clock.ts';
import { startKiosk } from '../../main/index.ts';
import { silentLog } from '../../main/log.ts';
import { guestFolder, windowFolder } from '../../main/places.ts';
import { type ChromiumShell, makeChromiumShell } from '../../main/shell/chromium/chromium-shell.ts';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { startVirtualDisplay } from '../../main/shell/virtual-display.ts';
import { openStore } from '../../main/store/store.ts';
import { openWindow } from '../../main/window.ts';
import { objectWith, utc } from '../main/agenda/caldav/calendar-texts.ts';
import { startRadicale } from '../peers/radicale.ts';
import { type Figure, limit, median } from './figure.ts';

const changes = 10;
/** What the settings have when nothing is said. */
const checkSeconds = 4;
const budgetMs = 5000;
/** What has not come by then has failed. */
const patienceMs = 30_000;
const size = { width: 1920, height: 1080 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How long it takes until it is so, in ms. */
async function timeUntil(what: string, is: () => Promise<boolean> | boolean): Promise<number> {
  const from = performance.now();
  while (!(await Promise.resolve(is()).catch(() => false))) {
    if (performance.now() - from > patienceMs) throw new Error(`${what}: not within ${patienceMs} ms`);
    await pause(5);
  }
  return performance.now() - from;
}

/**
 * From a change in a calendar on a CalDAV server (Radicale) to the agenda of main, and to the glass: a meeting's title is
 * changed at any moment between two questions.
 */
export async function benchCalendar(): Promise<readonly Figure[]> {
  const program = findChromium();
  if (!program) throw new Error('Chromium is needed: apt-get install chromium');
  const radicale = await startRadicale();
  const caldav = await radicale.makeCalendar('room');
  const { username, password } = radicale;
  const display = await startVirtualDisplay(size.width, size.height);
  if (!display) throw new Error('Xvfb is needed: apt-get install xvfb openbox');
  process.env.DISPLAY = display.name;
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-bench-'));
  const settingsFile = join(folder, 'rundbord.yaml');
  const source = { caldav, username, password, checkSeconds };
  writeFileSync(
    settingsFile,
    `language: {default: en}\nroom: {name: Bench}\nhub: {loopbackPort: 0}\nagenda: {sources: [${JSON.stringify(source)}]}\n`,
  );
  const start = Date.now() + 5 * 60_000;
  const put = (title: string): Promise<void> =>
    radicale.put(
      'room',
      'one',
      objectWith('UID:one', `DTSTART:${utc(start)}`, `DTEND:${utc(start + 3_600_000)}`, `SUMMARY:${title}`),
    );
  await put('Before');
  const agenda = startAgenda({
    clock: systemClock,
    log: silentLog,
    store: openStore(join(folder, 'beside'), silentLog),
  });
  agenda.use({
    sources: [source],
    zone: 'Europe/Copenhagen',
    addresses: [],
    rules: noRules,
    show: { titles: true, organizers: true, details: true },
  });
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
    demo: false,
    link: null,
    onTrouble: () => {},
    onLeave: () => {},
    useLogLevel: () => {},
    onSelftestStep: () => {},
  });
  const held = shell as ChromiumShell | null;
  if (!held) throw new Error('no shell was made');
  const text = async (): Promise<string> => {
    const { result } = await held.devtools('Runtime.evaluate', {
      expression: 'document.body.innerText',
      returnByValue: true,
    });
    return String((result as { value: unknown }).value);
  };
  const inMain: number[] = [];
  const onScreen: number[] = [];
  try {
    await timeUntil('the first title', async () => (await text()).includes('Before'));
    for (let change = 0; change < changes; change += 1) {
      // At any moment between two questions.
      await pause(Math.random() * checkSeconds * 1000);
      const title = `Change ${change} of many`;
      await put(title);
      const [main, screen] = await Promise.all([
        timeUntil('the agenda', () => agenda.facts.meetings.some((one) => one.title === title)),
        timeUntil('the screen', async () => (await text()).includes(title)),
      ]);
      inMain.push(main);
      onScreen.push(screen);
    }
  } finally {
    agenda.stop();
    await kiosk.stop();
    await radicale.stop();
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    limit('calendar: a change at a CalDAV server → agenda, median', 'ms', median(inMain), budgetMs),
    limit(`… slowest of ${changes}`, 'ms', Math.max(...inMain), budgetMs),
    limit('calendar: a change at a CalDAV server → screen, median', 'ms', median(onScreen), budgetMs),
    limit(`… slowest of ${changes}`, 'ms', Math.max(...onScreen), budgetMs),
  ];
}
