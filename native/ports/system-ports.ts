import { access, constants, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type FoundPort, plainWords, usbIds } from './serial-listing.ts';

/** Where Linux tells of its terminals, and where their files are. */
export type SystemFolders = { readonly sys: string; readonly dev: string };

const linux: SystemFolders = { sys: '/sys/class/tty', dev: '/dev' };
/** Consoles and pseudo terminals: some hundred that are no ports, passed over so as not to ask after each. */
const virtual = /^(console|ptmx|tty\d*|[pt]ty[a-ep-z][0-9a-f])$/;
/** A USB device is no deeper than seven hubs, each a folder in that of the one before it. */
const mostSteps = 16;

const fileIn = (folder: string, name: string): Promise<string | null> =>
  readFile(join(folder, name), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );

/**
 * The serial ports of Linux, from sysfs: there is no need of udev, and it tells what udev does not, whether a plain port has
 * hardware behind it (Documentation/ABI/testing/sysfs-tty, `type`; 0 is PORT_UNKNOWN). Null when the system would not say.
 */
export async function systemPorts(from: SystemFolders = linux): Promise<readonly FoundPort[] | null> {
  const names = await readdir(from.sys).catch(() => null);
  if (!names) return null;
  const found = await Promise.all(
    names.filter((name) => !virtual.test(name)).map((name) => portOf(name, from)),
  );
  return found.filter((port) => port !== null);
}

async function portOf(name: string, from: SystemFolders): Promise<FoundPort | null> {
  const entry = join(from.sys, name);
  // What is virtual has no device.
  const device = await realpath(join(entry, 'device')).catch(() => null);
  if (!device) return null;
  const usb = await usbOf(device);
  if (!usb && ((await fileIn(entry, 'type')) ?? '0') === '0') return null;
  const path = join(from.dev, name);
  const can = await access(path, constants.R_OK | constants.W_OK).then(
    () => 'open',
    (error: NodeJS.ErrnoException) => error.code,
  );
  if (can === 'ENOENT') return null;
  const plain = { name: path, vendorId: null, productId: null, serialNumber: null };
  const names = { byNumber: null, bySocket: path };
  return { ...plain, ...names, ...usb, ...(usb?.name ? {} : { name: path }), path, allowed: can === 'open' };
}

type Usb = Omit<FoundPort, 'path' | 'allowed'>;

/** The adapter that a terminal's device is part of; null where it is no USB device. */
async function usbOf(device: string): Promise<Usb | null> {
  const own = await fileIn(device, 'port_number');
  let part = '';
  let folder = device;
  for (let step = 0; step < mostSteps && folder !== dirname(folder); step += 1, folder = dirname(folder)) {
    const interfaceNumber = await fileIn(folder, 'bInterfaceNumber');
    if (interfaceNumber !== null && interfaceNumber !== '00') part = `-${interfaceNumber}`;
    const vendor = await fileIn(folder, 'idVendor');
    if (vendor === null) continue;
    const product = (await fileIn(folder, 'idProduct')) ?? '';
    const [vendorId, productId] = [Number.parseInt(vendor, 16), Number.parseInt(product, 16)];
    if (!Number.isInteger(vendorId) || !Number.isInteger(productId)) return null;
    const serialNumber = plainWords((await fileIn(folder, 'serial')) ?? '') || null;
    const maker = plainWords((await fileIn(folder, 'manufacturer')) ?? '');
    const model = plainWords((await fileIn(folder, 'product')) ?? '');
    // Adapters with several ports: by interface, or by number on one interface.
    if (own !== null && own !== '0') part += `-port${own}`;
    const ids = `usb-${usbIds(vendorId, productId)}`;
    return {
      name: model.startsWith(maker) ? model : `${maker} ${model}`.trim(),
      ...{ vendorId, productId, serialNumber },
      byNumber: serialNumber === null ? null : `${ids}-${serialNumber}${part}`,
      bySocket: `${ids}-at-${socketOf(folder)}${part}`,
    };
  }
  return null;
}

/** `…/0000:00:14.0/usb1/1-2/1-2.3` is socket `0000:00:14.0-2.3`: the number of a bus may be another after each start. */
function socketOf(folder: string): string {
  let above = folder;
  while (!/^usb\d+$/.test(basename(above)) && above !== dirname(above)) above = dirname(above);
  return `${basename(dirname(above))}-${basename(folder).replace(/^\d+-/, '')}`;
}
