import { readdirSync, readFileSync } from 'node:fs';
import { systemClock } from '../../main/contract/clock.ts';
import { type RoomDevices, startRoomDevices } from '../../main/devices/room-devices.ts';
import { silentLog } from '../../main/log.ts';
import type { Lamps } from '../../native/device.ts';
import { hardNative } from '../peers/hid/hard-native.ts';
import { type Figure, figure, limit, median } from './figure.ts';
import { benchReports } from './report-bench.ts';

const idleDevices = 10;
const idleRounds = 3;
const idleMs = 10_000;
const replugs = 20;
const kills = 10;
const patienceMs = 20_000;
/** Plug to ready is what a person waits who pulled the wrong cable. */
const replugBudgetMs = 500;
const killBudgetMs = 1000;
const inCall: Lamps = { ringing: false, offHook: true, muted: true, held: false };
const cam = '1209:0001:CAM00001@5';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Room = {
  readonly devices: RoomDevices;
  readonly models: ReturnType<typeof hardNative>;
  /** Resolves when it holds; looks at every change. */
  until(what: string, holds: () => boolean): Promise<void>;
};

/** The real keeper and the real native process, over devices in software. */
function openRoom(): Room {
  const models = hardNative();
  let heard = (): void => {};
  models.onLit(() => heard());
  const devices = startRoomDevices({
    clock: systemClock,
    log: silentLog,
    entry: models.entry,
    fork: models.fork,
    shown: { [cam]: inCall },
    volumeKeys: false,
    changed: () => heard(),
    pressed: () => {},
    recorded: () => {},
    connected: { heard: () => {}, up: () => {}, down: () => {} },
  });
  const until = (what: string, holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${what}: not within ${patienceMs} ms`)), patienceMs);
      heard = () => {
        if (!holds()) return;
        clearTimeout(late);
        heard = () => {};
        resolve();
      };
      heard();
    });
  return { devices, models, until };
}

const camIs = ({ devices, models }: Room, there: boolean): boolean => {
  const one = devices.state.devices.find(({ id }) => id === cam);
  if (!there) return one?.status === 'gone';
  return one?.status === 'ready' && one.shows.muted && models.lit('cam').muted;
};

/** Processor time that a process has had, in ms, with all its threads (proc_pid_schedstat(5)). */
function processorMs(pid: number): number {
  return readdirSync(`/proc/${pid}/task`)
    .map((task) => readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8'))
    .reduce((sum, text) => sum + Number(text.split(' ')[0]) / 1e6, 0);
}

/** Processor time in a second of the native process with so many devices that nobody touches, in ms. */
async function idleCost(count: number): Promise<number> {
  const room = openRoom();
  try {
    if (count > 0) room.models.plugMore(count);
    await room.until('the devices', () => {
      const { driver, devices } = room.devices.state;
      return driver === 'up' && devices.filter(({ status }) => status === 'ready').length === count;
    });
    await pause(3000);
    const pid = room.devices.pid() ?? 0;
    const before = processorMs(pid);
    await pause(idleMs);
    return ((processorMs(pid) - before) * 1000) / idleMs;
  } finally {
    await room.devices.stop();
  }
}

/** A device that is plugged in again in a call, until it is ready and its lamps are as the call. */
async function replugTimes(): Promise<readonly number[]> {
  const room = openRoom();
  const times: number[] = [];
  try {
    room.models.plug('cam');
    await room.until('the device', () => camIs(room, true));
    for (let count = 0; count < replugs; count += 1) {
      room.models.unplug('cam');
      await room.until('it is gone', () => camIs(room, false));
      await pause(200);
      const at = performance.now();
      room.models.plug('cam');
      await room.until('it is back', () => camIs(room, true));
      times.push(performance.now() - at);
    }
    return times;
  } finally {
    await room.devices.stop();
  }
}

/** The native process killed in a call, until the lamps are as the call again. Each the first death for long. */
async function killTimes(): Promise<readonly number[]> {
  const times: number[] = [];
  for (let count = 0; count < kills; count += 1) {
    const room = openRoom();
    try {
      room.models.plug('cam');
      await room.until('the device', () => camIs(room, true));
      await pause(500);
      const at = performance.now();
      const pid = room.devices.pid() ?? 0;
      process.kill(pid, 'SIGKILL');
      await room.until('it is back', () => room.devices.pid() !== pid && camIs(room, true));
      times.push(performance.now() - at);
    } finally {
      await room.devices.stop();
    }
  }
  return times;
}

/** What the room's devices cost while nobody touches them, and how soon they are back. */
export async function benchDevices(): Promise<readonly Figure[]> {
  const costs: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < idleRounds; round += 1) {
    floors.push(await idleCost(0));
    costs.push(await idleCost(idleDevices));
  }
  const back = await replugTimes();
  const killed = await killTimes();
  return [
    ...(await benchReports()),
    figure(`native process with ${idleDevices} idle devices, with none`, 'ms/s', 1.5, costs, floors),
    limit('device plugged in again in a call → ready and lit, median', 'ms', median(back), replugBudgetMs),
    limit(
      'native process killed in a call → devices back and lit, median',
      'ms',
      median(killed),
      killBudgetMs,
    ),
    limit(`… slowest of ${kills}`, 'ms', Math.max(...killed), killBudgetMs),
  ];
}
