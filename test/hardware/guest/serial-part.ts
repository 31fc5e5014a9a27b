import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { systemClock } from '../../../native/clock.ts';
import { type KeptLine, keepLine } from '../../../native/devices/kept-line.ts';
import { realLines } from '../../../native/ports/lines.ts';
import { type OpenLine, openLine, outcomeOf } from '../../native/ports/line-suite.ts';
import { type Check, until } from './checks.ts';

const usb = '/sys/bus/usb/devices';
/** The serial numbers that QEMU gives its adapters (host/run-guest.ts). */
const near = 'RUNDBORD1';
const far = 'RUNDBORD2';
const idOf = (number: string): string => `usb-0403:6001-${number}`;
const at = (number: string) => ({ kind: 'serial', port: idOf(number), baudRate: 9600 }) as const;

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
};

/** Whether the driver of an open adapter keeps short answers back. */
async function keepsBack(path: string): Promise<boolean> {
  const binding = await SerialPort.binding.open({ path, baudRate: 9600, lock: false });
  // The types do not tell of it.
  const flags = (await binding.get()) as { readonly lowLatency?: boolean };
  await binding.close();
  return flags.lowLatency !== true;
}

/** Two FTDI adapters, a cable between them: what is written to one is read from the other, by the real driver of the kernel. */
export function serialChecks(): { readonly checks: Check[]; stop(): Promise<void> } {
  execFileSync('modprobe', ['-a', 'xhci_pci', 'ftdi_sio']);
  const lines = realLines();
  const folders = new Map<string, string>();
  let there: OpenLine | null = null;
  let kept: KeptLine | null = null;
  const keptSaid: string[] = [];
  const heard: number[] = [];

  const listed = async (): Promise<readonly (string | null)[]> =>
    ((await lines.serialPorts()) ?? []).map(({ serialNumber }) => serialNumber).filter(Boolean);
  const pathOf = async (number: string): Promise<string | undefined> =>
    (await lines.serialPorts())?.find(({ id }) => id === idOf(number))?.path;
  /** Pulls an adapter out, or plugs it in, as the kernel's drivers see it (Documentation/usb/authorization.rst). */
  const plug = (number: string, isIn: boolean): void => {
    const folder = folders.get(number);
    if (!folder) throw new Error(`${number} was never there`);
    writeFileSync(join(folder, 'authorized'), isIn ? '1' : '0');
  };
  const openFiles = (): readonly string[] =>
    readdirSync('/proc/self/fd')
      .map((fd) => {
        try {
          return readlinkSync(join('/proc/self/fd', fd));
        } catch {
          return '';
        }
      })
      .filter((file) => file.startsWith('/dev/ttyUSB'));

  const checks: Check[] = [
    {
      name: 'two adapters are listed by their numbers, without udev',
      async run() {
        await until('both are listed', async () => (await listed()).length === 2, listed);
        for (const folder of readdirSync(usb)) {
          const number = textOf(join(usb, folder, 'serial'));
          if (number === near || number === far) folders.set(number, join(usb, folder));
        }
        const ports = (await lines.serialPorts()) ?? [];
        const [one] = ports.filter(({ serialNumber }) => serialNumber === near);
        assert.deepEqual(one && { ...one, path: '' }, {
          ...{ id: idOf(near), path: '', name: 'QEMU USB SERIAL', vendorId: 0x0403, productId: 0x6001 },
          ...{ serialNumber: near, allowed: true },
        });
        // Of the plain ports those that have hardware: the kernel has files for four.
        assert.deepEqual(
          ports.map(({ path }) => path).filter((path) => path.startsWith('/dev/ttyS')),
          ['/dev/ttyS0', '/dev/ttyS1'],
        );
      },
    },
    {
      name: 'bytes of every value go both ways, whole and in order',
      async run() {
        const here = await openLine(lines, at(near));
        there = await openLine(lines, at(far));
        const bytes = Uint8Array.from({ length: 2_048 }, (_, value) => value % 256);
        for (const [from, to] of [
          [here, there],
          [there, here],
        ] as const) {
          assert.ok(await from.port.write(bytes));
          await until(
            'all arrived',
            () => to.got.length >= bytes.length,
            () => to.got.length,
          );
          assert.deepEqual(to.got, [...bytes]);
        }
        assert.equal(await keepsBack((await pathOf(near)) ?? ''), false);
        await here.port.close();
      },
    },
    {
      name: 'one that is open is busy, and one that the user may not open is told as that',
      async run() {
        assert.equal(await outcomeOf(realLines(), at(far)), 'busy');
        const path = (await pathOf(near)) ?? '';
        assert.equal(await outcomeOf(lines, { ...at(near), port: path }), 'open');
        process.seteuid?.(65_534);
        try {
          const denied = await lines.open(at(near), { bytes: () => {}, closed: () => {} });
          assert.equal(denied.ok ? 'open' : denied.reason, 'not-allowed');
          assert.match(denied.ok ? '' : denied.detail, /dialout/);
        } finally {
          process.seteuid?.(0);
        }
      },
    },
    {
      name: 'pulled out it is gone, and its file is free',
      async run() {
        kept = keepLine({
          ...{ lines, clock: systemClock, address: at(near) },
          opened: () => void keptSaid.push('opened'),
          bytes: (bytes) => void heard.push(...bytes),
          closed: () => void keptSaid.push('closed'),
          changed: () => {},
        });
        await until(
          'it is open',
          () => kept?.status === 'ready',
          () => kept?.detail,
        );
        plug(near, false);
        await until(
          'it is gone',
          () => kept?.status === 'gone',
          () => [kept?.status, kept?.detail],
        );
        assert.deepEqual(keptSaid, ['opened', 'closed']);
        assert.equal(openFiles().length, 1);
        assert.deepEqual(await listed(), [far]);
      },
    },
    {
      name: 'back at another path it is the same, and open again by itself',
      async run() {
        await there?.port.close();
        const before = await pathOf(far);
        plug(far, false);
        // The other takes the first free number, so that each comes where its twin was.
        await until('none is listed', async () => (await listed()).length === 0, listed);
        const order = before === '/dev/ttyUSB0' ? [near, far] : [far, near];
        for (const number of order) {
          plug(number, true);
          await until(`${number} is back`, async () => (await listed()).includes(number), listed);
        }
        assert.notEqual(await pathOf(far), before);
        await until(
          'it is open',
          () => kept?.status === 'ready',
          () => [kept?.status, kept?.detail],
        );
        const again = await openLine(lines, at(far));
        assert.ok(await again.port.write(Uint8Array.of(1, 2, 3)));
        await until(
          'it hears',
          () => heard.length >= 3,
          () => heard,
        );
        assert.deepEqual(heard, [1, 2, 3]);
        await again.port.close();
        assert.deepEqual(keptSaid, ['opened', 'closed', 'opened']);
      },
    },
    {
      name: 'a plug is hinted at',
      async run() {
        let hints = 0;
        const stop = lines.watch(() => {
          hints += 1;
        });
        plug(far, false);
        await until('a hint', () => hints > 0);
        stop();
        await kept?.close();
        assert.deepEqual(openFiles(), []);
      },
    },
  ];
  return {
    checks,
    async stop() {
      await there?.port.close();
      await kept?.close();
    },
  };
}
