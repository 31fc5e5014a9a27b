import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeLog } from '../../../main/log.ts';
import { keepTelling, openSupervisor } from '../../../main/watch/supervisor.ts';
import { type NotifySocket, openNotifySocket } from '../../peers/notify-socket.ts';
import { makeMovingClock } from '../rooms/moving-clock.ts';

let socket: NotifySocket;
beforeEach(async () => {
  socket = await openNotifySocket();
});
afterEach(() => socket.stop());

const wait = { timeout: 30_000, interval: 20 };
const logged: string[] = [];
const clock = makeMovingClock();
const log = makeLog({ clock, file: null, level: () => 'info', also: (line) => void logged.push(line) });

test('systemd hears that the kiosk is up, lives and stops; what is started from here cannot speak for it', async () => {
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? '',
    NOTIFY_SOCKET: socket.path,
    WATCHDOG_USEC: '60000000',
    WATCHDOG_PID: '1',
  };
  const supervisor = openSupervisor(environment, log);
  expect(Object.keys(environment)).toEqual(['PATH']);
  expect(supervisor).toMatchObject({ isThere: true, signEveryMs: 30_000 });
  let answers = true;
  const kiosk = { answers: () => answers, status: () => 'Chromium 1, disk-full' };
  const stop = keepTelling(supervisor, kiosk, clock, log);
  await vi.waitFor(() => expect(socket.heard).toEqual(['READY=1', 'STATUS=Chromium 1, disk-full']), wait);
  const signs = () => socket.heard.filter((word) => word === 'WATCHDOG=1').length;
  const sign = async () => {
    clock.advance(30_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await sign();
  await vi.waitFor(() => expect(signs()).toBe(1), wait);

  // A window that is silent gets no sign of life, and it is logged once.
  answers = false;
  await sign();
  await sign();
  answers = true;
  await sign();
  await vi.waitFor(() => expect(signs()).toBe(2), wait);
  expect(logged.filter((line) => line.includes('the window is silent'))).toHaveLength(1);

  stop();
  await sign();
  supervisor.stopping();
  await vi.waitFor(() => expect(socket.heard.at(-1)).toBe('STOPPING=1'), wait);
  expect(signs()).toBe(2);
});

test('without systemd nothing is said; the start script is somebody who starts the kiosk again', () => {
  expect(openSupervisor({}, log)).toMatchObject({ isThere: false, signEveryMs: null });
  const started = openSupervisor({ RUNDBORD_SUPERVISED: '1' }, log);
  expect(started).toMatchObject({ isThere: true, signEveryMs: null });
  keepTelling(started, { answers: () => true, status: () => '' }, clock, log);
  expect(socket.heard).toEqual([]);
});

test('a supervisor that wants no signs of life gets none', () => {
  const environment = { NOTIFY_SOCKET: socket.path, WATCHDOG_USEC: undefined };
  expect(openSupervisor(environment, log)).toMatchObject({ isThere: true, signEveryMs: null });
});

test('a systemd that cannot be told is said in the log once', async () => {
  const environment = { PATH: process.env.PATH ?? '', NOTIFY_SOCKET: '/nowhere/socket' };
  const supervisor = openSupervisor(environment, log);
  const said = () => logged.filter((line) => line.includes('systemd could not be told')).length;
  supervisor.alive('');
  await vi.waitFor(() => expect(said()).toBe(1), wait);
  supervisor.alive('');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(said()).toBe(1);
});
