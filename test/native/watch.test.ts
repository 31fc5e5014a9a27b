import { expect, test, vi } from 'vitest';
import type { Lamps, Press } from '../../native/device.ts';
import type { HidEntry } from '../../native/ports/hid-port.ts';
import { watchDevices } from '../../native/watch.ts';
import type { DeviceModel } from '../peers/hid/device-model.ts';
import { fakeBus } from '../peers/hid/fake-bus.ts';
import { allModels } from '../peers/hid/models/all-models.ts';
import { makeAnkerPowerconf } from '../peers/hid/models/anker-powerconf.ts';
import { makeConferenceCam } from '../peers/hid/models/conference-cam.ts';
import { makeDellSp325 } from '../peers/hid/models/dell-sp325.ts';
import { makeJabraSpeakerphone } from '../peers/hid/models/jabra-speakerphone.ts';
import { nativeHandClock } from './native-clock.ts';
import { hex, parsed } from './protocols/hid-report/recordings.ts';

const inCall: Lamps = { ringing: false, offHook: true, muted: false, held: false };
const muted: Lamps = { ...inCall, muted: true };

/** A watch over a fake bus with these models plugged in from the start. */
async function watching(
  models: readonly DeviceModel[] = [],
  before: readonly (readonly [string, string])[] = [],
) {
  const bus = fakeBus();
  const clock = nativeHandClock();
  for (const model of models) bus.plug(model);
  const presses: (readonly [string, Press])[] = [];
  const logged: string[] = [];
  const counts = { changes: 0, hung: 0 };
  const watch = watchDevices({
    alone: false,
    bus,
    clock,
    before: new Map(before),
    pressed: (id, press) => void presses.push([id, press]),
    changed: () => {
      counts.changes += 1;
    },
    hung: () => {
      counts.hung += 1;
    },
    log: (level, text) => void logged.push(`${level} ${text}`),
  });
  // The first report soon after opening is how things are and no press.
  await clock.advance(1000);
  const status = (): readonly string[] => watch.devices().map(({ id, status: now }) => `${id} ${now}`);
  return { bus, clock, watch, presses, logged, counts, status };
}

const cam = '1209:0001:CAM00001@5';

test('what is plugged in at the start is there, and what is pressed is told', async () => {
  const model = makeConferenceCam();
  const { watch, presses, clock, status } = await watching([model]);
  expect(status()).toEqual([`${cam} ready`]);
  expect(watch.devices()[0]).toMatchObject({ name: 'Test Conference Cam', vendorId: 0x1209, productId: 1 });
  expect(watch.devices()[0]?.keys).toContain('mute');
  watch.show({ [cam]: inCall });
  await clock.advance(1000);
  model.press('mute');
  await clock.advance(10);
  expect(presses).toEqual([[cam, { kind: 'mute', muted: null }]]);
});

test.each(allModels.map((make) => [make().product, make] as const))(
  '%s shows the call, before and after it was pulled out',
  async (_product, make) => {
    const model = make();
    const { bus, watch, clock } = await watching([model]);
    const id = watch.devices()[0]?.id ?? '';
    watch.show({ [id]: muted });
    await clock.advance(1000);
    expect(model.told).toEqual(muted);
    const back = make();
    bus.unplug(model);
    await clock.advance(200);
    expect(watch.devices()[0]).toMatchObject({ id, status: 'gone' });
    bus.plug(back);
    await clock.advance(1000);
    expect(watch.devices()).toHaveLength(1);
    expect(watch.devices()[0]).toMatchObject({ id, status: 'ready', shows: muted });
    expect(back.told).toEqual(muted);
  },
);

test('what has nothing for calls is not opened: a keyboard, also one with a mute key', async () => {
  const keyboard: DeviceModel = {
    ...makeConferenceCam(),
    serialNumber: 'KEYS',
    descriptor: hex('05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 c0'),
  };
  const withMute: DeviceModel = {
    ...makeConferenceCam(),
    serialNumber: 'KEYS-MUTE',
    descriptor: hex('05 01 09 06 a1 01 05 0b 09 2f 15 00 25 01 75 01 95 01 81 06 95 07 81 01 c0'),
  };
  const { bus, watch } = await watching([keyboard, withMute]);
  expect(watch.devices()).toEqual([]);
  expect([bus.openers(keyboard), bus.openers(withMute)]).toEqual([0, 0]);
});

test('a device with a keyboard in it is opened only where its number is known', async () => {
  const keyboard = hex('05 01 09 06 a1 01 85 f0 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 c0');
  const withKeyboard = (productId: number): DeviceModel => {
    const dell = makeDellSp325();
    return { ...dell, productId, descriptor: Uint8Array.from([...dell.descriptor, ...keyboard]) };
  };
  const [known, unknown] = [withKeyboard(0x8223), withKeyboard(0x8224)];
  const { bus } = await watching([known, unknown]);
  expect([bus.openers(known), bus.openers(unknown)]).toEqual([1, 0]);
});

test('a plug is seen by its hint, and without one by the next slow look', async () => {
  const { bus, clock, status } = await watching();
  bus.plug(makeConferenceCam());
  await clock.advance(100);
  expect(status()).toEqual([`${cam} ready`]);
  bus.system.hints = false;
  bus.plug(makeJabraSpeakerphone());
  await clock.advance(5000);
  expect(status()).toHaveLength(1);
  await clock.advance(6000);
  expect(status()).toHaveLength(2);
});

test('many hints are one look', async () => {
  const { bus, clock } = await watching();
  const before = bus.lists;
  for (let plug = 0; plug < 20; plug += 1) {
    bus.plug(makeConferenceCam({ serialNumber: `N${plug}` }));
    await clock.advance(20);
  }
  await clock.advance(100);
  expect(bus.lists - before).toBe(1);
});

test('two of the same without serial numbers stay who they are while one moves, and when the process begins anew', async () => {
  const [first, second] = [makeDellSp325(), makeDellSp325()];
  const { bus, clock, watch, status } = await watching([first, second]);
  const ids = ['413c:8223@3#1', '413c:8223@3#2'] as const;
  expect(status()).toEqual(ids.map((id) => `${id} ready`));
  bus.unplug(first);
  await clock.advance(200);
  expect(status()).toEqual([`${ids[0]} gone`, `${ids[1]} ready`]);
  bus.plug(first);
  await clock.advance(200);
  watch.show({ [ids[0]]: muted });
  await clock.advance(500);
  expect([first.told.muted, second.told.muted]).toEqual([true, false]);

  const places = [...watch.places()];
  const paths = (await bus.list())?.map(({ paths: [path] }) => path);
  expect(paths?.map((path) => watch.places().get(path))).toEqual([ids[1], ids[0]]);
  const again = watchDevices({
    alone: false,
    bus,
    clock,
    before: new Map(places),
    pressed: () => {},
    changed: () => {},
    hung: () => {},
    log: () => {},
  });
  await clock.advance(200);
  expect([...again.places()]).toEqual(places);
});

test('a node that may not be opened yet is no trouble; one that stays so is, with a remedy, until it may', async () => {
  const model = makeConferenceCam();
  const { bus, clock, watch, status, logged } = await watching();
  bus.ail(model, 'not-allowed');
  bus.plug(model);
  await clock.advance(300);
  expect(status()).toEqual([]);
  bus.ail(model, null);
  await clock.advance(500);
  expect(status()).toEqual([`${cam} ready`]);

  bus.unplug(model);
  bus.ail(model, 'not-allowed');
  await clock.advance(200);
  bus.plug(model);
  await clock.advance(3000);
  expect(watch.devices()[0]).toMatchObject({ status: 'not-allowed', detail: /Permission denied/ });
  await clock.advance(60_000);
  expect(logged.filter((line) => line.includes('Permission denied'))).toHaveLength(1);
  bus.ail(model, null);
  await clock.advance(10_000);
  expect(status()).toEqual([`${cam} ready`]);
});

test('a driver that fails is opened again, and the call is shown again', async () => {
  const model = makeConferenceCam();
  const { bus, clock, watch, status } = await watching([model]);
  watch.show({ [cam]: muted });
  await clock.advance(100);
  const written = model.reports.length;
  bus.failDriver(model);
  await clock.advance(1);
  expect(status()).toEqual([`${cam} gone`]);
  await clock.advance(1000);
  expect(status()).toEqual([`${cam} ready`]);
  expect(model.reports.length).toBeGreaterThan(written);
  expect(model.told).toEqual(muted);
});

test('a device that floods is left unread until it is calm, is named once, and its lamps go on', async () => {
  const model = makeConferenceCam();
  const { bus, clock, watch, presses, logged, status } = await watching([model]);
  watch.show({ [cam]: inCall });
  await clock.advance(1000);
  const flood = async (halfSeconds: number) => {
    for (let half = 0; half < halfSeconds; half += 1) {
      for (let report = 0; report < 1000; report += 1) bus.inject(model, Uint8Array.of(1, 0));
      await clock.advance(500);
    }
  };
  await flood(4);
  expect(status()).toEqual([`${cam} flooding`]);
  model.press('mute');
  watch.show({ [cam]: muted });
  await flood(4);
  expect(presses).toEqual([]);
  expect(model.told).toEqual(muted);
  expect(logged.filter((line) => line.includes('1000 reports'))).toHaveLength(1);
  await clock.advance(10_000);
  expect(status()).toEqual([`${cam} ready`]);
  model.press('mute');
  await clock.advance(10);
  expect(presses).toHaveLength(1);
});

test('what a device became while it was left unread is not taken for a press, nor does it swallow the next', async () => {
  const model = makeAnkerPowerconf();
  const { bus, clock, watch, presses } = await watching([model]);
  const id = watch.devices()[0]?.id ?? '';
  watch.show({ [id]: inCall });
  await clock.advance(1000);
  for (let half = 0; half < 4; half += 1) {
    for (let report = 0; report < 1000; report += 1) bus.inject(model, Uint8Array.of(1, 0));
    await clock.advance(500);
  }
  expect(watch.devices()[0]?.status).toBe('flooding');
  model.press('mute');
  await clock.advance(10_000);
  expect(presses).toEqual([]);
  model.press('mute');
  await clock.advance(10);
  expect(presses).toEqual([[id, { kind: 'mute', muted: true }]]);
});

test('a key that chatters is not told hundreds of times', async () => {
  const model = makeConferenceCam();
  const { clock, presses, status, watch } = await watching([model]);
  watch.show({ [cam]: inCall });
  await clock.advance(1000);
  for (let press = 0; press < 100; press += 1) {
    model.press('volume-up');
    await clock.advance(9);
  }
  expect(presses.length).toBeLessThanOrEqual(62);
  expect(status()).toEqual([`${cam} flooding`]);
  await clock.advance(5000);
  expect(status()).toEqual([`${cam} ready`]);
});

test('one that lies is named once and does no harm', async () => {
  const model = makeConferenceCam();
  const { bus, clock, logged, status } = await watching([model]);
  for (const report of [[], [9, 1, 2], [2], [2, 1], [255], [0]])
    for (let time = 0; time < 10; time += 1) bus.inject(model, Uint8Array.from(report));
  await clock.advance(100);
  expect(logged.filter((line) => line.includes('did not declare'))).toHaveLength(1);
  expect(logged.filter((line) => line.includes('shorter'))).toHaveLength(1);
  expect(status()).toHaveLength(1);
});

test('one that takes no report in time is opened again, not for ever, and shows the call when it is well', async () => {
  const model = makeConferenceCam();
  const { bus, clock, watch, logged } = await watching([model]);
  bus.ail(model, 'stalls');
  watch.show({ [cam]: inCall });
  await clock.advance(1500);
  expect(watch.devices()[0]?.status).toBe('ready');
  await clock.advance(1000);
  expect(watch.devices()[0]).toMatchObject({ status: 'not-answering', detail: /in time/ });
  for (const lamps of [muted, inCall, muted]) watch.show({ [cam]: lamps });
  await clock.advance(1000);
  bus.ail(model, null);
  await clock.advance(15_000);
  expect(watch.devices()[0]).toMatchObject({ status: 'ready', shows: muted });
  expect(model.told).toEqual(muted);
  expect(logged.filter((line) => line.includes('in time'))).toHaveLength(1);

  bus.ail(model, 'stalls');
  const open = vi.spyOn(bus, 'open');
  watch.show({ [cam]: inCall });
  await clock.advance(120_000);
  expect(open.mock.calls.length).toBeLessThanOrEqual(3);
  // Each call of the system that never comes back holds a thread: there is an end to them.
  expect(watch.devices()[0]?.status).toBe('not-answering');
  expect(bus.openers(model)).toBe(0);
  const fresh = makeConferenceCam();
  bus.unplug(model);
  bus.plug(fresh);
  await clock.advance(1000);
  expect(watch.devices()[0]?.status).toBe('ready');
  expect(fresh.told).toEqual(inCall);
});

test('one that refuses reports keeps its keys, and shows the call as soon as it takes them', async () => {
  const model = makeConferenceCam();
  const { bus, clock, watch, presses } = await watching([model]);
  bus.ail(model, 'refuses');
  watch.show({ [cam]: inCall });
  await clock.advance(1000);
  expect(watch.devices()[0]).toMatchObject({ status: 'not-answering', detail: /takes no report/ });
  expect(bus.openers(model)).toBe(1);
  model.press('volume-up');
  await clock.advance(10);
  expect(presses).toHaveLength(1);
  bus.ail(model, null);
  await clock.advance(20_000);
  expect(watch.devices()[0]?.status).toBe('ready');
  expect(model.told).toEqual(inCall);
});

test('a system that lists nothing leaves all as it is; one that never answers ends the process', async () => {
  const { bus, clock, counts, status } = await watching([makeConferenceCam()]);
  bus.system.lists = false;
  await clock.advance(30_000);
  expect(status()).toEqual([`${cam} ready`]);
  bus.system.lists = 'hangs';
  await clock.advance(30_000);
  expect(counts.hung).toBe(1);
});

test('where the system tells no descriptor, a layout learnt from elsewhere serves', async () => {
  const model = makeConferenceCam();
  const { bus, clock, watch, status } = await watching();
  bus.system.descriptors = false;
  bus.plug(model);
  await clock.advance(30_000);
  expect(status()).toEqual([]);
  watch.layout(0x1209, 1, parsed(model.descriptor));
  await clock.advance(1000);
  expect(status()).toEqual([`${cam} ready`]);
  watch.show({ [cam]: muted });
  await clock.advance(100);
  expect(model.told).toEqual(muted);
});

test('of devices that are gone the last 16 are remembered', async () => {
  const { bus, clock, status } = await watching();
  for (let count = 0; count < 30; count += 1) {
    const model = makeConferenceCam({ serialNumber: `N${count}` });
    bus.plug(model);
    await clock.advance(200);
    bus.unplug(model);
    await clock.advance(200);
  }
  expect(status()).toHaveLength(16);
  expect(status().at(-1)).toContain('N29');
});

test('every report of one device is told, both ways, while it is wanted', async () => {
  const model = makeConferenceCam();
  const { watch, clock } = await watching([model]);
  const heard: (readonly [string, readonly number[]])[] = [];
  expect(watch.tap('nobody', () => {})).toBe(false);
  expect(watch.tap(cam, (direction, bytes) => void heard.push([direction, [...bytes]]))).toBe(true);
  watch.show({ [cam]: inCall });
  await clock.advance(100);
  model.press('volume-up');
  await clock.advance(10);
  expect(heard.map(([direction]) => direction)).toContain('out');
  expect(heard.filter(([direction]) => direction === 'in').slice(-2)).toEqual([
    ['in', [1, 1]],
    ['in', [1, 0]],
  ]);
  const count = heard.length;
  watch.tap(cam, null);
  model.press('volume-up');
  await clock.advance(10);
  expect(heard).toHaveLength(count);
});

test('at the end the lamps are out, all is closed, and nothing waits', async () => {
  const models = [makeConferenceCam(), makeJabraSpeakerphone()];
  const { bus, clock, watch } = await watching(models);
  const ids = watch.devices().map(({ id }) => id);
  watch.show(Object.fromEntries(ids.map((id) => [id, muted])));
  await clock.advance(1000);
  const closed = watch.close();
  await clock.advance(400);
  await closed;
  for (const model of models) {
    expect(model.told).toEqual({ ringing: false, offHook: false, muted: false, held: false });
    expect(bus.openers(model)).toBe(0);
  }
  await clock.advance(60_000);
  expect(clock.waiting()).toBe(0);
});

test('a random life of plugs, ailments and calls: at the end all devices show what is wanted', async () => {
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const models = Array.from({ length: 5 }, (_, count) => makeConferenceCam({ serialNumber: `N${count}` }));
  const { bus, clock, watch } = await watching();
  const there = new Set<DeviceModel>();
  const ids = models.map(({ serialNumber }) => `1209:0001:${serialNumber}@5`);
  let shown: Record<string, Lamps> = {};
  for (let round = 0; round < 500; round += 1) {
    const model = models[random(5)] as DeviceModel;
    const what = random(5);
    if (what === 0 && there.has(model)) {
      bus.unplug(model);
      there.delete(model);
    } else if (what === 0) {
      bus.plug(model);
      there.add(model);
    } else if (what === 1)
      bus.ail(
        model,
        (['stalls', 'refuses', 'not-allowed', 'does-not-open', null] as const)[random(5)] ?? null,
      );
    else if (what === 2 && there.has(model)) bus.failDriver(model);
    else {
      shown = Object.fromEntries(ids.map((id) => [id, random(2) ? muted : inCall]));
      watch.show(shown);
    }
    await clock.advance(random(4) === 0 ? random(8000) : random(200));
  }
  for (const model of models) {
    bus.ail(model, null);
    if (there.has(model)) bus.unplug(model);
  }
  await clock.advance(1000);
  for (const model of models) bus.plug(model);
  await clock.advance(30_000);
  expect(watch.devices().map(({ status }) => status)).toEqual(models.map(() => 'ready'));
  for (const [index, model] of models.entries()) expect(model.told).toEqual(shown[ids[index] ?? '']);
});

test('ids: a serial number is enough unless all have the same', async () => {
  const models = [makeConferenceCam({ serialNumber: '0' }), makeConferenceCam({ serialNumber: '0' })];
  const { status, bus } = await watching(models);
  expect(status()).toEqual(['1209:0001:0@5 ready', '1209:0001:0@5#2 ready']);
  const entries = (await bus.list()) as readonly HidEntry[];
  expect(entries).toHaveLength(2);
});
