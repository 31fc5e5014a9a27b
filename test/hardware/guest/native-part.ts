import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../main/contract/clock.ts';
import { forkWithNode } from '../../../main/devices/fork-with-node.ts';
import { startRoomDevices } from '../../../main/devices/room-devices.ts';
import { makeLog } from '../../../main/log.ts';
import type { Lamps, Press } from '../../../native/device.ts';
import { allModels } from '../../peers/hid/models/all-models.ts';
import type { FirmwareModel } from '../../peers/hid/models/firmware.ts';
import { hidDevice } from '../usbip/hid-function.ts';
import type { Sockets } from '../usbip/sockets.ts';
import { atAPersonsPace, type Check, until } from './checks.ts';

const none: Lamps = { ringing: false, offHook: false, muted: false, held: false };
/** As it is shipped. */
const entry = join(import.meta.dirname, '..', '..', '..', 'dist', 'main', 'native-host.mjs');

/** Main's own keeper of the native process, over real nodes of every model at once; the call is a few values here. */
export function nativeChecks(sockets: Sockets): { readonly checks: Check[]; stop(): Promise<void> } {
  const models = allModels.map((make) => make());
  const pressed: { readonly device: string; readonly press: Press }[] = [];
  const said: string[] = [];
  let call = none;
  const log = makeLog({
    clock: systemClock,
    file: null,
    level: () => 'debug',
    also: (line) => void said.push(line),
  });
  const room = startRoomDevices({
    clock: systemClock,
    log,
    entry,
    fork: forkWithNode,
    shown: {},
    volumeKeys: true,
    changed: () => {},
    pressed: (device, press) => void pressed.push({ device, press }),
    recorded: () => {},
    connected: { heard: () => {}, up: () => {}, down: () => {} },
  });

  const told = (model: FirmwareModel) =>
    room.state.devices.find(
      ({ vendorId, productId }) => vendorId === model.vendorId && productId === model.productId,
    );
  const seen = () =>
    room.state.devices.map(({ name, status, detail, shows }) => ({ name, status, detail, shows }));
  const ready = (some: readonly FirmwareModel[]): Promise<void> =>
    until(
      'they are ready',
      () => some.every((model) => told(model)?.status === 'ready'),
      () => ({ devices: seen(), said: said.slice(-5) }),
    );
  const show = (next: Partial<Lamps>): void => {
    call = { ...call, ...next };
    room.show(Object.fromEntries(room.state.devices.map(({ id }) => [id, call])));
  };
  /** What each device was last told is what the call is, as far as it has lamps for it. */
  const inStep = (some: readonly FirmwareModel[] = models): Promise<void> =>
    until(
      `the lamps are ${JSON.stringify(call)}`,
      () =>
        some.every((model) =>
          Object.entries(call).every(([lamp, on]) => model.told[lamp as keyof Lamps] === on),
        ),
      () => some.map(({ product, told: is }) => ({ product, is })),
    );
  const pressIs = async (model: FirmwareModel, wanted: Press): Promise<void> => {
    const isIt = ({ device, press }: (typeof pressed)[number]): boolean =>
      device === told(model)?.id && JSON.stringify(press) === JSON.stringify(wanted);
    await until(
      `${model.product} tells ${JSON.stringify(wanted)}`,
      () => pressed.some(isIt),
      () => pressed,
    );
    pressed.length = 0;
  };
  const only = (product: RegExp): FirmwareModel => {
    const model = models.find((one) => product.test(one.product));
    assert.ok(model);
    return model;
  };
  const jabra = only(/^Jabra Speakerphone/);
  const cam = only(/Conference Cam/);

  const checks: Check[] = [
    {
      name: 'every model is found, opened and understood',
      async run() {
        for (const model of models) await sockets.plug(model, hidDevice(model));
        await ready(models);
        await inStep();
        assert.deepEqual(pressed, []);
      },
    },
    {
      name: 'a ring shows on all of them, and a hook lifted on one is told as such',
      async run() {
        show({ ringing: true });
        await inStep();
        jabra.press('hook');
        await pressIs(jabra, { kind: 'hook', lifted: true });
        show({ ringing: false, offHook: true });
        await inStep();
      },
    },
    {
      name: 'mute pressed on each is told once, and each shows what became of it',
      async run() {
        for (const model of models) {
          await atAPersonsPace();
          model.press('mute');
          await until(`${model.product} tells it`, () => pressed.length > 0);
          show({ muted: !call.muted });
          await inStep();
          assert.equal(pressed.length, 1, JSON.stringify(pressed));
          assert.equal(pressed[0]?.press.kind, 'mute');
          pressed.length = 0;
        }
      },
    },
    {
      name: 'pulled out in a call and plugged in elsewhere it is the same, at another node, and shows the call',
      async run() {
        show({ muted: true });
        await inStep();
        const id = told(cam)?.id;
        const nodes = readdirSync('/sys/class/hidraw');
        await sockets.unplug(cam);
        await until('it is told to be gone', () => told(cam)?.status === 'gone', seen);
        cam.written('output', Uint8Array.of(2, 0));
        // Another takes the node that it had.
        const other = allModels[1]?.({ serialNumber: 'BTN00002' });
        assert.ok(other);
        await sockets.plug(other, hidDevice(other));
        await until('the other is there', () => room.state.devices.length > models.length, seen);
        await sockets.plug(cam, hidDevice(cam));
        await ready([cam]);
        await inStep();
        assert.equal(told(cam)?.id, id);
        assert.ok(readdirSync('/sys/class/hidraw').length > nodes.length);
        await sockets.unplug(other);
        await until(
          'the other is gone',
          () => room.state.devices.some(({ status }) => status === 'gone'),
          seen,
        );
      },
    },
    {
      name: 'the native process killed in a call is back, presses nothing, and every lamp is as the call is',
      async run() {
        const before = room.pid();
        assert.ok(before);
        const from = performance.now();
        const last = models.map(({ reports }) => reports.at(-1));
        process.kill(before, 'SIGKILL');
        await until(
          'another has written to each',
          () => models.every(({ reports }, index) => reports.at(-1) !== last[index]),
          seen,
        );
        console.log(`      every device is driven again after ${Math.round(performance.now() - from)} ms`);
        assert.notEqual(room.pid(), before);
        await ready(models);
        await inStep();
        assert.deepEqual(pressed, []);
        await atAPersonsPace();
        cam.press('mute');
        await pressIs(cam, { kind: 'mute', muted: null });
        show({ muted: false });
        await inStep();
      },
    },
    {
      name: 'the call over, every lamp is out',
      async run() {
        await atAPersonsPace();
        cam.press('hook');
        await pressIs(cam, { kind: 'hook', lifted: false });
        show(none);
        await inStep();
      },
    },
  ];
  return {
    checks,
    async stop() {
      await room.stop();
      for (const model of models) await sockets.unplug(model);
    },
  };
}
