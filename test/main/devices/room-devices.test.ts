import { expect, test } from 'vitest';
import { startRoomDevices, volumeKeysAreOurs } from '../../../main/devices/room-devices.ts';
import { silentLog } from '../../../main/log.ts';
import type { CallDevice, Lamps } from '../../../native/device.ts';
import type { FromHost } from '../../../native/host-messages.ts';
import { handClock } from '../agenda/hand-clock.ts';
import { pretendNative } from './pretend-native.ts';

const none: Lamps = { ringing: false, offHook: false, muted: false, held: false };
const inCall: Lamps = { ...none, offHook: true };

const device = (id: string, more: Partial<CallDevice> = {}): CallDevice => ({
  ...{ id, name: `Speak ${id}`, vendorId: 1, productId: 2, kind: 'speakerphone', status: 'ready' },
  ...{ detail: null, keys: ['hook', 'mute'], lamps: ['offHook', 'muted'], shows: none },
  ...more,
});

function room() {
  const clock = handClock('2026-11-24T08:00:00Z');
  const { fork, children, last } = pretendNative();
  const pressed: string[] = [];
  const recorded: (string | null)[] = [];
  let changes = 0;
  const devices = startRoomDevices({
    clock,
    log: silentLog,
    entry: '/host.mjs',
    fork,
    shown: { a: inCall },
    volumeKeys: true,
    changed: () => {
      changes += 1;
    },
    pressed: (id, press) => void pressed.push(`${id} ${press.kind}`),
    recorded: (message) => void recorded.push(message === null ? null : message.kind),
    connected: { heard: () => {}, up: () => {}, down: () => {} },
  });
  const say = (message: FromHost): void => last().say(message);
  const up = (...list: readonly CallDevice[]): void => {
    say({ kind: 'ready', trouble: null });
    say({ kind: 'devices', devices: list, places: { '/dev/hidraw0': 'a' } });
  };
  const alive = (ms: number): void => {
    for (let past = 0; past < ms; past += 100) {
      clock.advance(100);
      say({ kind: 'pong' });
    }
  };
  const status = () => devices.state.devices.map(({ id, status: now }) => `${id} ${now}`);
  return {
    clock,
    devices,
    children,
    last,
    say,
    up,
    alive,
    status,
    pressed,
    recorded,
    changes: () => changes,
  };
}

test('it tells what the native process tells', () => {
  const { devices, say, up, pressed, status, changes } = room();
  expect(devices.state).toEqual({ driver: 'starting', devices: [], volumeKeys: true });
  up(device('a'), device('b', { status: 'gone' }));
  expect(devices.state.driver).toBe('up');
  expect(status()).toEqual(['a ready', 'b gone']);
  say({ kind: 'pressed', device: 'a', press: { kind: 'reject' } });
  expect(pressed).toEqual(['a reject']);
  expect(changes()).toBeGreaterThan(1);
});

test('a process that begins anew is told what is shown and where all was', () => {
  const { devices, last, up, alive, clock, children } = room();
  expect(last().sent[0]).toEqual({ kind: 'begin', shown: { a: inCall }, places: {}, alone: true });
  up(device('a'));
  alive(1000);
  devices.show({ a: { ...inCall, muted: true } });
  expect(last().sent.at(-1)).toEqual({ kind: 'show', shown: { a: { ...inCall, muted: true } } });
  last().end('SIGKILL');
  clock.advance(0);
  expect(children).toHaveLength(2);
  expect(last().sent[0]).toEqual({
    kind: 'begin',
    shown: { a: { ...inCall, muted: true } },
    places: { '/dev/hidraw0': 'a' },
    alone: true,
  });
});

test('devices stay as they were until the next process tells of them; what it does not find is gone', () => {
  const { last, up, alive, clock, status, devices, say } = room();
  up(device('a', { shows: inCall }), device('b'), device('c', { status: 'gone' }));
  alive(1000);
  last().end('SIGSEGV');
  clock.advance(0);
  expect(status()).toEqual(['a ready', 'b ready', 'c gone']);
  expect(devices.state.driver).toBe('up');
  say({ kind: 'ready', trouble: null });
  say({ kind: 'devices', devices: [], places: {} });
  expect(status()).toEqual(['a ready', 'b ready', 'c gone']);
  say({ kind: 'devices', devices: [device('a')], places: {} });
  expect(status()).toEqual(['a ready', 'b ready', 'c gone']);
  alive(4000);
  expect(status()).toEqual(['a ready', 'b gone', 'c gone']);
  say({ kind: 'devices', devices: [device('a'), device('b')], places: {} });
  expect(status()).toEqual(['a ready', 'b ready', 'c gone']);
});

test('only after some seconds without a process it is told, with the devices as they were, until one is back', () => {
  const { last, up, alive, clock, devices, status, children } = room();
  up(device('a'));
  alive(1000);
  const dies = (): void => {
    const before = children.length;
    last().end('code 1');
    while (children.length === before) clock.advance(50);
  };
  const from = clock.now();
  while (clock.now() - from < 4000) {
    expect(devices.state.driver).toBe('up');
    dies();
  }
  dies();
  clock.advance(3000);
  expect(devices.state.driver).toBe('down');
  expect(devices.problems).toEqual([{ code: 'devices-down' }]);
  expect(status()).toEqual(['a ready']);
  up(device('a'));
  expect(devices.state.driver).toBe('up');
  expect(devices.problems).toEqual([]);
});

test('an addon that cannot be loaded is told with its reason', () => {
  const { say, devices } = room();
  say({ kind: 'ready', trouble: 'no libudev' });
  expect(devices.state.driver).toBe('down');
  expect(devices.problems).toEqual([{ code: 'devices-down', detail: 'no libudev' }]);
});

test('what a person should know of a device has a code, its name, and a word for IT', () => {
  const { devices, up } = room();
  up(
    device('a', { status: 'not-allowed', detail: 'Permission denied' }),
    device('b', { status: 'flooding', detail: 'too much' }),
    device('c', { status: 'not-answering' }),
    device('d', { status: 'gone', detail: 'unplugged' }),
    device('e', { status: 'elsewhere', detail: 'busy' }),
  );
  expect(devices.problems).toEqual([
    { code: 'device-not-allowed', at: 'Speak a', detail: 'Permission denied' },
    { code: 'device-not-answering', at: 'Speak b', detail: 'too much' },
    { code: 'device-not-answering', at: 'Speak c' },
  ]);
});

test('a device that is recorded shows what the recording wants, and then the call again', () => {
  const { devices, up, last, say, recorded, clock } = room();
  up(device('a'), device('b'));
  devices.show({ a: inCall, b: inCall });
  devices.showInstead({ device: 'b', lamps: none });
  expect(last().sent.at(-1)).toEqual({ kind: 'show', shown: { a: inCall, b: none } });
  devices.show({ a: none, b: inCall });
  expect(last().sent.at(-1)).toEqual({ kind: 'show', shown: { a: none, b: none } });
  devices.showInstead(null);
  expect(last().sent.at(-1)).toEqual({ kind: 'show', shown: { a: none, b: inCall } });
  devices.listen('b');
  devices.listen(null);
  expect(last().sent.slice(-2)).toEqual([{ kind: 'record-begin', device: 'b' }, { kind: 'record-end' }]);
  say({ kind: 'recorded', device: 'b', atMs: 1, direction: 'in', bytes: new Uint8Array(1) });
  last().end('SIGKILL');
  clock.advance(0);
  expect(recorded).toEqual(['recorded', null]);
});

test('volume keys are ours where no desktop takes them', () => {
  expect(volumeKeysAreOurs({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(volumeKeysAreOurs({ XDG_CURRENT_DESKTOP: 'GNOME' }, 'linux')).toBe(false);
  expect(volumeKeysAreOurs({ DESKTOP_SESSION: 'plasma' }, 'linux')).toBe(false);
  expect(volumeKeysAreOurs({}, 'win32')).toBe(false);
  expect(volumeKeysAreOurs({}, 'darwin')).toBe(false);
});

test('what the browser told of layouts every new process is told', () => {
  const { devices, last, up, alive } = room();
  const layout = { vendorId: 1, productId: 2, collections: [] };
  devices.learn(layout);
  up();
  const learnt = () => last().sent.filter(({ kind }) => kind === 'layout');
  expect(learnt()).toContainEqual({ kind: 'layout', layout });
  devices.learn({ ...layout, productId: 3 });
  last().end('exit code 1');
  alive(1000);
  up();
  expect(learnt()).toEqual([
    { kind: 'layout', layout },
    { kind: 'layout', layout: { ...layout, productId: 3 } },
  ]);
});
