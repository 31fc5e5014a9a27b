import { expect, test } from 'vitest';
import { type FoundPort, factsOf, pathFor, portsOfList } from '../../../native/ports/serial-listing.ts';

const port = (path: string, number: string | null, socket: string): FoundPort => ({
  ...{ path, name: path, vendorId: 0x10c4, productId: 0xea60, serialNumber: number, allowed: true },
  byNumber: number && `usb-10c4:ea60-${number}`,
  bySocket: `usb-10c4:ea60-at-${socket}`,
});

test('a port is told by its number, and by its socket where the number tells nothing', () => {
  const found = [port('/dev/ttyUSB10', 'B', '1'), port('/dev/ttyUSB9', null, '2')];
  expect(factsOf(found).map(({ id, path }) => [id, path])).toEqual([
    ['usb-10c4:ea60-at-2', '/dev/ttyUSB9'],
    ['usb-10c4:ea60-B', '/dev/ttyUSB10'],
  ]);
});

test('of two with the same number each is known by its socket, also when the other is away', () => {
  const [one, twin] = [port('/dev/ttyUSB0', '0001', '1'), port('/dev/ttyUSB1', '0001', '2')];
  expect(factsOf([one, twin]).map(({ id }) => id)).toEqual([one.bySocket, twin.bySocket]);
  expect(pathFor([one, twin], twin.bySocket)).toBe('/dev/ttyUSB1');
  expect(pathFor([twin], twin.bySocket)).toBe('/dev/ttyUSB1');
  // By the number alone either could be meant.
  expect(pathFor([one, twin], 'usb-10c4:ea60-0001')).toBeNull();
  expect(pathFor([one], 'usb-10c4:ea60-0001')).toBe('/dev/ttyUSB0');
});

test('paths of the system are taken as they are; all else must be plugged in', () => {
  for (const path of ['/dev/pts/4', '/dev/serial/by-id/x', 'COM3', 'com12'])
    expect(pathFor([], path)).toBe(path);
  for (const path of ['', 'COM', 'COM3:', 'usb-10c4:ea60-X', 'ttyUSB0', '/dev/\0', '/dev/a\nb'])
    expect(pathFor([], path)).toBeNull();
});

test('no more than a room has are told', () => {
  const many = Array.from({ length: 500 }, (_, index) => port(`/dev/ttyUSB${index}`, `${index}`, `${index}`));
  expect(factsOf(many)).toHaveLength(64);
});

test('what Windows lists', () => {
  const [ftdi, none, plain] = portsOfList([
    {
      ...{
        path: 'COM3',
        manufacturer: 'FTDI',
        friendlyName: 'USB Serial Port (COM3)',
        serialNumber: 'A50285BIA',
      },
      ...{ pnpId: 'FTDIBUS\\VID_0403+PID_6001+A50285BIA\\0000', vendorId: '0403', productId: '6001' },
    },
    {
      ...{ path: 'COM4', manufacturer: 'wch.cn', serialNumber: '6&2A3B4C5D&0&2' },
      ...{ pnpId: 'USB\\VID_1A86&PID_7523\\6&2A3B4C5D&0&2', vendorId: '1A86', productId: '7523' },
    },
    { path: 'COM1', pnpId: 'ACPI\\PNP0501\\0' },
  ]);
  expect(ftdi).toMatchObject({
    name: 'USB Serial Port (COM3)',
    byNumber: 'usb-0403:6001-A50285BIA',
    vendorId: 0x0403,
  });
  // It has no number of its own: that one is the socket's.
  expect(none).toMatchObject({ serialNumber: null, byNumber: null, name: 'wch.cn' });
  expect(none?.bySocket).toContain('6&2A3B4C5D&0&2');
  expect(plain).toMatchObject({ name: 'COM1', vendorId: null, byNumber: null });
});

test('what macOS lists: adapters, by the name that waits for nobody', () => {
  expect(
    portsOfList([
      { path: '/dev/tty.Bluetooth-Incoming-Port' },
      {
        path: '/dev/tty.usbserial-1',
        serialNumber: '1',
        vendorId: '067b',
        productId: '2303',
        locationId: '14100000',
      },
    ]),
  ).toMatchObject([{ path: '/dev/cu.usbserial-1', byNumber: 'usb-067b:2303-1', bySocket: 'at-14100000' }]);
});
