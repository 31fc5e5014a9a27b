import { expect, test } from 'vitest';
import type { Lamps } from '../../native/device.ts';
import { type FromHost, isFromHost } from '../../native/host-messages.ts';
import { runHost } from '../../native/run-host.ts';
import { type FakeBus, fakeBus } from '../peers/hid/fake-bus.ts';
import { makeConferenceCam } from '../peers/hid/models/conference-cam.ts';
import { aCamera, connectedDoubles } from './connected-doubles.ts';
import { nativeHandClock, settled } from './native-clock.ts';
import { asChromiumTells } from './protocols/hid-report/web-hid-model.ts';

const muted: Lamps = { ringing: false, offHook: true, muted: true, held: false };
const cam = '1209:0001:CAM00001@5';

function hosting(bus: FakeBus | string = fakeBus()) {
  const clock = nativeHandClock();
  const said: FromHost[] = [];
  const ends: number[] = [];
  let say = (_message: unknown): void => {};
  let cut = (): void => {};
  const doubles = connectedDoubles();
  const stop = runHost({
    parts: doubles.parts,
    load: async () => (typeof bus === 'string' ? { ok: false, detail: bus } : { ok: true, bus }),
    clock,
    end: (code) => void ends.push(code),
    link: {
      send(message) {
        if (!isFromHost(message)) throw new Error(`no message of the host: ${JSON.stringify(message)}`);
        said.push(structuredClone(message));
      },
      listen(heard) {
        say = heard;
      },
      onGone(gone) {
        cut = gone;
      },
    },
  });
  const of = <K extends FromHost['kind']>(kind: K) =>
    said.filter((message): message is Extract<FromHost, { kind: K }> => message.kind === kind);
  const alive = async (ms: number): Promise<void> => {
    for (let past = 0; past < ms; past += 500) {
      say({ kind: 'ping' });
      await clock.advance(500);
    }
  };
  return {
    clock,
    said,
    ends,
    of,
    alive,
    stop,
    doubles,
    say: (message: unknown) => say(message),
    cut: () => cut(),
  };
}

const begin = { kind: 'begin', shown: {}, places: {}, alone: false };

test('it begins when it is told to, and tells what is there and what is pressed', async () => {
  const bus = fakeBus();
  const model = makeConferenceCam();
  bus.plug(model);
  const { say, of, alive, said } = hosting(bus);
  await alive(1000);
  expect(said.every(({ kind }) => kind === 'pong')).toBe(true);
  say({ kind: 'begin', shown: { [cam]: muted }, places: {}, alone: false });
  await alive(1000);
  expect(of('ready')).toEqual([{ kind: 'ready', trouble: null }]);
  expect(of('devices').at(-1)).toMatchObject({
    devices: [{ id: cam, status: 'ready', shows: muted }],
    places: { '/dev/hidraw0': cam },
  });
  expect(model.told).toEqual(muted);
  model.press('reject');
  await settled();
  expect(of('pressed')).toEqual([{ kind: 'pressed', device: cam, press: { kind: 'reject' } }]);
  say({ kind: 'show', shown: {} });
  await alive(500);
  expect(model.told.offHook).toBe(false);
});

test('a room without devices is told too, once', async () => {
  const { say, of, alive } = hosting();
  say(begin);
  await alive(30_000);
  expect(of('devices')).toEqual([{ kind: 'devices', devices: [], places: {} }]);
});

test('many changes at once are told together', async () => {
  const bus = fakeBus();
  for (let count = 0; count < 10; count += 1) bus.plug(makeConferenceCam({ serialNumber: `N${count}` }));
  const { say, of, alive } = hosting(bus);
  say(begin);
  await alive(1000);
  expect(of('devices').at(-1)?.devices).toHaveLength(10);
  expect(of('devices').length).toBeLessThan(4);
});

test('without its addon it says so and lives on', async () => {
  const { say, of, alive, ends } = hosting('the HID addon cannot be loaded: no libudev');
  say(begin);
  say({ kind: 'look' });
  say({ kind: 'record-begin', device: cam });
  await alive(20_000);
  expect(of('ready')).toEqual([{ kind: 'ready', trouble: 'the HID addon cannot be loaded: no libudev' }]);
  expect(of('pong').length).toBeGreaterThan(10);
  expect(ends).toEqual([]);
});

test('what is no message is passed over, and named a few times', async () => {
  const bus = fakeBus();
  bus.plug(makeConferenceCam());
  const { say, of, alive, ends } = hosting(bus);
  say(begin);
  for (let time = 0; time < 100; time += 1)
    for (const junk of [null, 7, 'begin', {}, { kind: 'show' }, { kind: 'show', shown: 1 }, [begin]])
      say(junk);
  await alive(1000);
  expect(of('devices').at(-1)?.devices).toHaveLength(1);
  expect(of('log').filter(({ text }) => text.includes('no message'))).toHaveLength(5);
  expect(ends).toEqual([]);
});

test('a second beginning is none', async () => {
  const { say, of, alive } = hosting();
  say(begin);
  say(begin);
  await alive(1000);
  expect(of('ready')).toHaveLength(1);
});

test.each(['end', 'gone', 'silence', 'signal'] as const)(
  'it puts out the lamps and ends once: %s',
  async (how) => {
    const bus = fakeBus();
    const model = makeConferenceCam();
    bus.plug(model);
    const { say, alive, cut, ends, clock, stop } = hosting(bus);
    say({ kind: 'begin', shown: { [cam]: muted }, places: {}, alone: false });
    await alive(1000);
    expect(model.told.muted).toBe(true);
    if (how === 'end') say({ kind: 'end' });
    if (how === 'gone') cut();
    if (how === 'signal') stop();
    await clock.advance(8000);
    expect(ends).toEqual([0]);
    expect(model.told).toEqual({ ringing: false, offHook: false, muted: false, held: false });
    say({ kind: 'end' });
    cut();
    await clock.advance(60_000);
    expect(ends).toEqual([0]);
    expect(clock.waiting()).toBe(0);
  },
);

test('as long as main says something it stays', async () => {
  const { say, alive, ends } = hosting();
  say(begin);
  await alive(60_000);
  expect(ends).toEqual([]);
});

test('a system that never lists ends it, to be begun anew', async () => {
  const bus = fakeBus();
  bus.system.lists = 'hangs';
  const { say, alive, ends } = hosting(bus);
  say(begin);
  await alive(30_000);
  expect(ends).toEqual([1]);
});

test('a recording begins with the descriptor, tells every report both ways, and has an end', async () => {
  const bus = fakeBus();
  const model = makeConferenceCam();
  bus.plug(model);
  const { say, of, alive } = hosting(bus);
  say(begin);
  await alive(1000);
  say({ kind: 'record-begin', device: cam });
  expect(of('descriptor')).toEqual([
    {
      kind: 'descriptor',
      device: cam,
      bytes: model.descriptor,
      vendorId: 0x1209,
      productId: 1,
      product: 'Test Conference Cam',
      manufacturer: 'Rundbord',
      interfaceNumber: 5,
    },
  ]);
  await alive(1000);
  say({ kind: 'show', shown: { [cam]: muted } });
  await alive(500);
  model.press('volume-down');
  await settled();
  const recorded = of('recorded');
  expect(recorded.map(({ direction }) => direction)).toContain('out');
  expect(recorded.slice(-2).map(({ bytes }) => [...bytes])).toEqual([
    [1, 2],
    [1, 0],
  ]);
  expect(recorded.at(-1)?.atMs).toBe(1500);
  say({ kind: 'record-end' });
  model.press('volume-down');
  await settled();
  expect(of('recorded')).toHaveLength(recorded.length);

  say({ kind: 'record-begin', device: cam });
  for (let report = 0; report < 30_000; report += 1) bus.inject(model, Uint8Array.of(1, 0));
  await settled();
  expect(of('recorded').length - recorded.length).toBe(20_000);
});

test('a recording of what is not there tells that there is no descriptor', async () => {
  const { say, of, alive } = hosting();
  say(begin);
  await alive(500);
  say({ kind: 'record-begin', device: 'nobody' });
  expect(of('descriptor')).toMatchObject([{ device: 'nobody', bytes: null }]);
});

test('what a browser tells of a product serves where the system tells nothing', async () => {
  const bus = fakeBus();
  bus.system.descriptors = false;
  const model = makeConferenceCam();
  bus.plug(model);
  const { say, of, alive } = hosting(bus);
  say(begin);
  await alive(1000);
  const product = { vendorId: 0x1209, productId: 1 };
  say({ kind: 'layout', layout: { ...product, collections: [] } });
  say({ kind: 'layout', layout: { ...product, collections: asChromiumTells(model.descriptor) } });
  await alive(1000);
  expect(of('devices').at(-1)).toMatchObject({ devices: [{ id: cam, status: 'ready' }] });
  expect(of('log').map(({ text }) => text)).toEqual([expect.stringContaining('it has no collection')]);
});

test('connected devices are driven beside those of the bus, also where the addon is missing, and closed at the end', async () => {
  const { say, of, alive, doubles, ends } = hosting('the HID addon cannot be loaded: no libudev');
  say(begin);
  say({ kind: 'connect', devices: [aCamera('1')] });
  await alive(500);
  expect(of('cameras').at(-1)?.cameras).toMatchObject([{ id: '1', status: 'ready' }, { id: 'usb' }]);
  say({ kind: 'camera', id: '1', command: { do: 'home' } });
  expect(doubles.done).toContain('home 1');
  say({ kind: 'look' });
  await alive(500);
  expect(of('serial-ports')).toEqual([{ kind: 'serial-ports', ports: [] }]);
  say({ kind: 'end' });
  await settled();
  expect(doubles.done).toContain('closed 1');
  expect(ends).toEqual([0]);
});
