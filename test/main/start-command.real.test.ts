import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { exitCodes } from '../../main/command.ts';
import { type NotifySocket, openNotifySocket } from '../peers/notify-socket.ts';

// The real kiosk as systemd starts it, with a real socket for what it says to systemd.
const root = join(import.meta.dirname, '..', '..');
const preload = join(import.meta.dirname, 'watch', 'hastened-night.mjs');
let socket: NotifySocket;
let folder: string;
let child: ChildProcess | null = null;

beforeAll(async () => {
  socket = await openNotifySocket();
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => socket.stop());

/** The time of day in UTC, so many hours from now. */
const timeOfDay = (hours: number): string =>
  new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);

/** Starts it with no meetings and a night that is now; resolves when it has ended. */
function start(environment: NodeJS.ProcessEnv): Promise<number | string | null> {
  folder = mkdtempSync(join(tmpdir(), 'rundbord-start-'));
  const agenda = join(folder, 'empty.ics');
  writeFileSync(agenda, 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nEND:VCALENDAR\r\n');
  const settings = {
    room: { zone: 'UTC' },
    agenda: { sources: [{ file: agenda }] },
    hub: { loopbackPort: 0 },
    freshStart: { from: timeOfDay(-2), until: timeOfDay(2) },
  };
  writeFileSync(join(folder, 'rundbord.yaml'), JSON.stringify(settings));
  const args = ['start', '--headless', '--config', join(folder, 'rundbord.yaml'), '--data', folder];
  const { NOTIFY_SOCKET: _, ...own } = process.env;
  const started = spawn(process.execPath, ['--import', preload, join(root, 'main', 'cli.ts'), ...args], {
    env: { ...own, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child = started;
  return new Promise((resolve) => started.once('exit', (code, signal) => resolve(code ?? signal)));
}

const log = (): string => readFileSync(join(folder, 'rundbord.log'), 'utf8');
const isUp = () =>
  vi.waitFor(() => expect(log()).toContain('the kiosk is up'), { timeout: 60_000, interval: 100 });
const wait = { timeout: 60_000, interval: 50 };
const repeat = async (signal: NodeJS.Signals, until: () => boolean): Promise<void> => {
  while (!until()) {
    child?.kill(signal);
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
};
/** Programs that run with this folder: the kiosk's browser. */
const left = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [readFileSync(`/proc/${name}/cmdline`, 'utf8')];
      } catch {
        return [];
      }
    })
    .filter((words) => words.includes(folder));

test('under systemd: up and living, then at night a fresh start, which is an end that asks to be started again', async () => {
  const ended = start({ NOTIFY_SOCKET: socket.path, WATCHDOG_USEC: '1000000' });
  await vi.waitFor(() => {
    expect(socket.heard).toContain('READY=1');
    expect(socket.heard.filter((word) => word === 'WATCHDOG=1').length).toBeGreaterThan(2);
  }, wait);
  expect(socket.heard.find((word) => word.startsWith('STATUS='))).toMatch(
    /^STATUS=(Chromium|Chrome|HeadlessChrome) /,
  );
  expect(left().length).toBeGreaterThan(1);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  await repeat('SIGUSR2', () => over);
  expect(await ended).toBe(exitCodes.again);
  expect(socket.heard).toContain('STOPPING=1');
  expect(log()).toMatch(/info computer: a fresh start \(night\), after 1\d h/);
  expect(log()).toContain('the kiosk has stopped');
  await vi.waitFor(() => expect(left()).toEqual([]), wait);
});

test('with nobody who would start it again, the window alone makes the fresh start, and the kiosk goes on', async () => {
  void start({});
  await isUp();
  const windows = () => log().match(/the agenda is on the screen/g)?.length ?? 0;
  await vi.waitFor(() => expect(windows()).toBe(1), wait);
  await repeat('SIGUSR2', () => log().includes('a fresh start (night)'));
  await vi.waitFor(() => expect(windows()).toBe(2), wait);
  expect(child?.exitCode).toBeNull();
});

test('what nobody caught in main: logged, all taken down in order, and an end that asks to be started again', async () => {
  const ended = start({});
  await isUp();
  child?.kill('SIGWINCH');
  expect(await ended).toBe(exitCodes.again);
  expect(log()).toMatch(/error main failed: TypeError \(a bug in the test\) at /);
  expect(log()).toContain('the kiosk has stopped');
  await vi.waitFor(() => expect(left()).toEqual([]), wait);
});
