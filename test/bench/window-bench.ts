import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kioskFlags } from '../../build/set-up.mjs';
import { systemClock } from '../../main/contract/clock.ts';
import { type Answers, makeMainEnd } from '../../main/contract/main-end.ts';
import { good } from '../../main/contract/result.ts';
import { silentLog } from '../../main/log.ts';
import { type ChromiumShell, makeChromiumShell } from '../../main/shell/chromium/chromium-shell.ts';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { serveFolder } from '../../main/shell/serve-folder.ts';
import { startVirtualDisplay } from '../../main/shell/virtual-display.ts';
import { type Figure, figure, limit, quantile } from './figure.ts';
import { pssMiB } from './memory.ts';

const rounds = 5;
const settleMs = 6000;
const size = { width: 1920, height: 1080 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The same Chromium with the same switches and a page with nothing on it; `painted` resolves when it is on the screen. */
function emptyShell(
  program: string,
  profileFolder: string,
): { shell: ChromiumShell; painted: Promise<void> } {
  const shell = makeChromiumShell(program, {
    clock: systemClock,
    log: silentLog,
    serve: serveFolder(join(import.meta.dirname, 'empty-page'), () => []),
    profileFolder,
    windowed: false,
    headless: false,
    simulatedDevices: true,
    size,
  });
  const painted = new Promise<void>((resolve) => {
    shell.onMessage((message) => {
      if (message === 'painted') resolve();
    });
  });
  return { shell, painted };
}

/** The whole kiosk as `npm start` runs it, after set-up. */
function startWhole(folder: string): ChildProcess {
  const root = join(import.meta.dirname, '..', '..');
  const args = [...kioskFlags, join(root, 'dist', 'main', 'cli.mjs'), 'start', '--simulated'];
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, RUNDBORD_DATA: folder, RUNDBORD_CONFIG: join(folder, 'rundbord.yaml') },
  });
}

async function agendaOnScreen(folder: string): Promise<void> {
  const file = join(folder, 'rundbord.log');
  for (let waited = 0; waited < 20_000; waited += 4) {
    try {
      if (readFileSync(file, 'utf8').includes('the agenda is on the screen')) return;
    } catch {
      // The log has not been begun yet.
    }
    await pause(4);
  }
  throw new Error('the kiosk did not show its agenda within 20 s');
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => child.once('exit', () => resolve()));

/** Cold start, idle memory and the contract's round trip, each beside an empty page in the same Chromium. */
export async function benchWindow(): Promise<Figure[]> {
  const program = findChromium();
  if (!program) throw new Error('Chromium is needed: apt-get install chromium');
  // As on a room's screen: a display with a window manager, for both.
  const display = await startVirtualDisplay(size.width, size.height);
  if (!display) throw new Error('Xvfb is needed: apt-get install xvfb openbox');
  process.env.DISPLAY = display.name;
  const starts: number[] = [];
  const floors: number[] = [];
  const memory: number[] = [];
  const memoryFloors: number[] = [];
  let trips: number[] = [];
  // The first round of each warms the disk's cache and is not counted.
  for (let round = -1; round < rounds; round += 1) {
    const profile = mkdtempSync(join(tmpdir(), 'rundbord-bench-'));
    const began = performance.now();
    const empty = emptyShell(program, profile);
    await Promise.all([empty.shell.open(), empty.painted]);
    if (round >= 0) floors.push(performance.now() - began);
    if (round === rounds - 1) {
      await pause(settleMs);
      memoryFloors.push(pssMiB(empty.shell.pid()));
      trips = await roundTrips(empty.shell);
    }
    await empty.shell.close();
    rmSync(profile, { recursive: true, force: true });

    const folder = mkdtempSync(join(tmpdir(), 'rundbord-bench-'));
    const startedAt = performance.now();
    const whole = startWhole(folder);
    await agendaOnScreen(folder);
    if (round >= 0) starts.push(performance.now() - startedAt);
    if (round === rounds - 1) {
      await pause(settleMs);
      memory.push(pssMiB(whole.pid ?? 0));
    }
    const gone = ended(whole);
    whole.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
  display.stop();
  return [
    figure('cold start → agenda that can be tapped / empty page painted', 'ms', 1.3, starts, floors),
    figure('idle memory (PSS, Chromium and Node) / empty page', 'MiB', 1.3, memory, memoryFloors),
    limit('contract round trip, p95', 'ms', quantile(trips, 0.95), 1),
  ];
}

/** Milliseconds of 1000 asks of the page, each with its answer from main's real end of the contract. */
async function roundTrips(shell: ChromiumShell): Promise<number[]> {
  const answers = { 'rating.give': () => good(null) } as unknown as Answers;
  const end = makeMainEnd({
    answers,
    origin: shell.origin,
    log: silentLog,
    send: (message) => shell.send(message),
  });
  const measured = new Promise<number[]>((resolve) => {
    shell.onMessage((message, sender) => {
      if (message.startsWith('trips ')) resolve(JSON.parse(message.slice('trips '.length)) as number[]);
      else end.hear(message, sender);
    });
  });
  end.emit('selftest.run', { simulated: true });
  return measured;
}
