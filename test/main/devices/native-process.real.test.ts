import { afterEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import type { CallDevice, Lamps, Press } from '../../../main/contract/devices.ts';
import { forkWithNode } from '../../../main/devices/fork-with-node.ts';
import { type RoomDevices, startRoomDevices } from '../../../main/devices/room-devices.ts';
import { makeLog } from '../../../main/log.ts';
import { nativeHost } from '../../../main/places.ts';
import { hardNative } from '../../peers/hid/hard-native.ts';

const inCall: Lamps = { ringing: false, offHook: true, muted: true, held: false };
const cam = '1209:0001:CAM00001@5';
const jabra = '0b0e:2453:JB00001@0';

let running: RoomDevices | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});

/** The real supervisor and the real process, over devices in software. */
function open() {
  const models = hardNative();
  const logged: string[] = [];
  const presses: Press[] = [];
  let heard = (): void => {};
  const room = startRoomDevices({
    clock: systemClock,
    log: makeLog({
      clock: systemClock,
      file: null,
      level: () => 'debug',
      also: (line) => void logged.push(line),
    }),
    entry: models.entry,
    fork: models.fork,
    shown: {},
    volumeKeys: false,
    changed: () => heard(),
    pressed(_device, press) {
      presses.push(press);
      heard();
    },
    recorded: () => {},
    connected: { heard: () => {}, up: () => {}, down: () => {} },
  });
  running = room;
  models.onLit(() => heard());
  /** Resolves when it holds; looks at every change, so that nothing is waited for longer than it takes. */
  const until = (what: string, holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${what}\n${logged.join('\n')}`)), 20_000);
      heard = () => {
        if (!holds()) return;
        clearTimeout(late);
        heard = () => {};
        resolve();
      };
      heard();
    });
  const find = (id: string): CallDevice | undefined => room.state.devices.find((one) => one.id === id);
  const ready = (id: string) => () => find(id)?.status === 'ready' && find(id)?.shows.muted === true;
  return { models, room, logged, presses, until, find, ready };
}

test('killed it is back with its devices and the call on them; hung it is killed and back; junk and floods do no harm', async () => {
  const { models, room, logged, presses, until, find, ready } = open();
  const { suffer } = models;
  models.plug('cam');
  models.plug('jabra');
  room.show({ [cam]: inCall, [jabra]: inCall });
  await until('the devices are there', () => ready(cam)() && ready(jabra)());
  const first = room.pid();

  process.kill(first ?? 0, 'SIGKILL');
  await until('another process', () => room.pid() !== first && room.pid() !== null);
  // Until it has told of them they are as they were.
  expect(find(cam)?.status).toBe('ready');
  const asInCall = (model: 'cam' | 'jabra') => (): boolean =>
    models.lit(model).offHook && models.lit(model).muted;
  await until('the lamps', () => asInCall('cam')() && asInCall('jabra')());
  expect(room.state.driver).toBe('up');

  suffer({ hardship: true, kind: 'babble' });
  suffer({ hardship: true, kind: 'press', model: 'cam', what: 'reject' });
  await until('a press', () => presses.length > 0);
  expect(presses).toEqual([{ kind: 'reject' }]);
  expect(logged.some((line) => line.includes('no message'))).toBe(true);

  suffer({ hardship: true, kind: 'flood', model: 'cam', perSecond: 20_000 });
  await until('the flood is seen', () => find(cam)?.status === 'flooding');
  room.show({ [cam]: inCall, [jabra]: { ...inCall, muted: false } });
  await until('the other device goes on', () => find(jabra)?.shows.muted === false);
  expect(room.problems).toMatchObject([{ code: 'device-not-answering', at: find(cam)?.name }]);

  const second = room.pid();
  suffer({ hardship: true, kind: 'hang' });
  await until('a third process', () => room.pid() !== second && room.pid() !== null);
  await until('its lamps', asInCall('cam'));
  expect(logged.some((line) => line.includes('does not answer'))).toBe(true);
  expect(() => process.kill(second ?? 0, 0)).toThrow();
});

test('asked to end, the lamps go out before it does', async () => {
  const { models, room, until, ready } = open();
  models.plug('cam');
  room.show({ [cam]: inCall });
  await until('the device is there', ready(cam));
  const pid = room.pid() ?? 0;
  await room.stop();
  expect(models.lit('cam').offHook).toBe(false);
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow());
});

test('the process that ships starts, and tells what is plugged in here', async () => {
  let told = (_devices: readonly CallDevice[]): void => {};
  const devices = new Promise<readonly CallDevice[]>((resolve) => {
    told = resolve;
  });
  const logged: string[] = [];
  running = startRoomDevices({
    clock: systemClock,
    log: makeLog({
      clock: systemClock,
      file: null,
      level: () => 'debug',
      also: (line) => void logged.push(line),
    }),
    entry: nativeHost(),
    fork: forkWithNode,
    shown: {},
    volumeKeys: false,
    changed: () => {
      if (running?.state.driver === 'up') told(running.state.devices);
    },
    pressed: () => {},
    recorded: () => {},
    connected: { heard: () => {}, up: () => {}, down: () => {} },
  });
  expect(await devices, logged.join('\n')).toEqual([]);
});
