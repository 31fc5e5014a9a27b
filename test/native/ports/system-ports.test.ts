import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { factsOf } from '../../../native/ports/serial-listing.ts';
import { systemPorts } from '../../../native/ports/system-ports.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pci = 'devices/pci0000:00/0000:00:14.0';

/** A system with these files, and with a terminal of each name at each folder of `ttys`; all of them have a file in /dev. */
function system(files: Readonly<Record<string, string>>, ttys: Readonly<Record<string, string>>) {
  folder = mkdtempSync(join(tmpdir(), 'rundbord-sys-'));
  const [sys, dev] = [join(folder, 'sys/class/tty'), join(folder, 'dev')];
  for (const place of [sys, dev]) mkdirSync(place, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'sys', path)), { recursive: true });
    writeFileSync(join(folder, 'sys', path), `${text}\n`);
  }
  for (const [name, device] of Object.entries(ttys)) {
    mkdirSync(join(folder, 'sys', device), { recursive: true });
    mkdirSync(join(sys, name), { recursive: true });
    symlinkSync(join(folder, 'sys', device), join(sys, name, 'device'));
    writeFileSync(join(dev, name), '');
  }
  return { sys, dev };
}

const adapter = (at: string, more: Readonly<Record<string, string>> = {}) => ({
  [`${at}/idVendor`]: '0403',
  [`${at}/idProduct`]: '6001',
  ...Object.fromEntries(Object.entries(more).map(([name, text]) => [`${at}/${name}`, text])),
});

test('an adapter is known by its maker, product and number, through hubs', async () => {
  const at = `${pci}/usb1/1-2/1-2.3`;
  const from = system(
    {
      ...adapter(`${pci}/usb1/1-2`, { serial: 'the hub' }),
      ...adapter(at, { serial: 'A50285BI', manufacturer: 'FTDI', product: 'FT232R USB UART' }),
      [`${at}/1-2.3:1.0/bInterfaceNumber`]: '00',
      [`${at}/1-2.3:1.0/ttyUSB0/port_number`]: '0',
    },
    { ttyUSB0: `${at}/1-2.3:1.0/ttyUSB0` },
  );
  expect(await systemPorts(from)).toEqual([
    {
      path: join(folder, 'dev/ttyUSB0'),
      name: 'FTDI FT232R USB UART',
      vendorId: 0x0403,
      productId: 0x6001,
      serialNumber: 'A50285BI',
      allowed: true,
      byNumber: 'usb-0403:6001-A50285BI',
      bySocket: 'usb-0403:6001-at-0000:00:14.0-2.3',
    },
  ]);
});

test('without a number it is known by its socket, whatever number its bus has', async () => {
  for (const bus of ['1', '3']) {
    const at = `${pci}/usb${bus}/${bus}-2`;
    const from = system(
      { ...adapter(at), [`${at}/${bus}-2:1.0/bInterfaceNumber`]: '00' },
      {
        ttyACM0: `${at}/${bus}-2:1.0`,
      },
    );
    expect(factsOf((await systemPorts(from)) ?? []).map(({ id }) => id)).toEqual([
      'usb-0403:6001-at-0000:00:14.0-2',
    ]);
    rmSync(folder, { recursive: true });
  }
});

test('the ports of one adapter are told apart, by interface or by number', async () => {
  const at = `${pci}/usb1/1-4`;
  const from = system(
    {
      ...adapter(at, { serial: 'X' }),
      [`${at}/1-4:1.0/bInterfaceNumber`]: '00',
      [`${at}/1-4:1.1/bInterfaceNumber`]: '01',
      [`${at}/1-4:1.1/ttyUSB2/port_number`]: '1',
    },
    { ttyUSB0: `${at}/1-4:1.0/ttyUSB0`, ttyUSB1: `${at}/1-4:1.1/ttyUSB1`, ttyUSB2: `${at}/1-4:1.1/ttyUSB2` },
  );
  expect(factsOf((await systemPorts(from)) ?? []).map(({ id }) => id)).toEqual([
    'usb-0403:6001-X',
    'usb-0403:6001-X-01',
    'usb-0403:6001-X-01-port1',
  ]);
});

test('of the plain ports those with hardware are told; consoles and files that are not there are none', async () => {
  const plain = 'devices/platform/serial8250';
  const from = system(
    { 'class/tty/ttyS0/type': '4', 'class/tty/ttyS1/type': '0', 'class/tty/ttyS2/type': '4' },
    { ttyS0: plain, ttyS1: plain, ttyS2: plain, tty1: plain, console: plain },
  );
  mkdirSync(join(from.sys, 'tty2'));
  rmSync(join(from.dev, 'ttyS2'));
  const path = join(from.dev, 'ttyS0');
  expect(await systemPorts(from)).toMatchObject([{ path, name: path, bySocket: path, byNumber: null }]);
});

test('what an adapter tells is not trusted', async () => {
  const at = `${pci}/usb1/1-1`;
  const told = { serial: '\u0000\u0007 ', manufacturer: '\u001b[2J', product: 'x'.repeat(500) };
  const from = system(adapter(at, told), { ttyUSB0: `${at}/1-1:1.0/ttyUSB0` });
  const [port] = (await systemPorts(from)) ?? [];
  expect(port?.serialNumber).toBeNull();
  expect(port?.name).toHaveLength(126 + '[2J '.length);
  const broken = system({ ...adapter(at), [`${at}/idVendor`]: 'no' }, { ttyUSB0: `${at}/1-1:1.0/ttyUSB0` });
  expect(await systemPorts(broken)).toEqual([]);
  expect(await systemPorts({ ...broken, sys: join(folder, 'none') })).toBeNull();
});
