import type { SerialPortFacts } from '../line.ts';

/** A serial port as the system tells of it, with the two names that stay the same over plugs. */
export type FoundPort = Omit<SerialPortFacts, 'id'> & {
  /** By USB ids and serial number; null for one that has none. Two adapters of a maker who numbers none of them have the same. */
  readonly byNumber: string | null;
  /** By the socket it is in. */
  readonly bySocket: string;
};

/** More ports than that are left out: no room has so many. */
const mostPorts = 64;
const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** What stands in a USB string may be a firmware's mistake. */
export const plainWords = (text: string | undefined): string =>
  (text ?? '').replaceAll(/\p{C}/gu, '').trim().slice(0, 126);

/** USB ids as everybody writes them, `0403:6001`. */
export const usbIds = (vendorId: number, productId: number): string =>
  [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':');

const hasOwnNumber = (port: FoundPort, all: readonly FoundPort[]): boolean =>
  port.byNumber !== null && all.filter(({ byNumber }) => byNumber === port.byNumber).length === 1;

/** The ports for whoever chooses one: by number where that tells them apart, else by socket; `ttyUSB10` after `ttyUSB9`. */
export function factsOf(found: readonly FoundPort[]): readonly SerialPortFacts[] {
  return [...found]
    .sort((a, b) => inOrder(a.path, b.path))
    .slice(0, mostPorts)
    .map((port) => {
      const { byNumber, bySocket, ...facts } = port;
      return { id: hasOwnNumber(port, found) && byNumber !== null ? byNumber : bySocket, ...facts };
    });
}

/**
 * Where the port is that somebody chose by its id or its path; null: not plugged in, or two have that number. One chosen by its
 * socket is found when its twin is away too.
 */
export function pathFor(found: readonly FoundPort[], wanted: string): string | null {
  const chosen =
    found.find(({ bySocket, path }) => bySocket === wanted || path === wanted) ??
    found.find((port) => port.byNumber === wanted && hasOwnNumber(port, found));
  if (chosen) return chosen.path;
  // A link that udev made, a pseudo terminal: paths that are not listed.
  return /^(\/[^\p{C}]+|COM\d+)$/iu.test(wanted) ? wanted : null;
}

/** One line of what the binding lists on Windows and macOS. */
export type ListedPort = {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly friendlyName?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly pnpId?: string | undefined;
  readonly locationId?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
};

const idOf = (hex: string | undefined): number | null =>
  hex !== undefined && /^[0-9a-f]{1,4}$/i.test(hex) ? Number.parseInt(hex, 16) : null;

/** The ports of Windows and macOS. On macOS only those of an adapter are any: the others are Bluetooth and a debugger's. */
export function portsOfList(lines: readonly ListedPort[]): readonly FoundPort[] {
  return lines.flatMap((line) => {
    // The name that waits for nobody to call in.
    const path = line.path.replace(/^\/dev\/tty\./, '/dev/cu.');
    const [vendorId, productId] = [idOf(line.vendorId), idOf(line.productId)];
    if (path.startsWith('/dev/cu.') && vendorId === null) return [];
    // Windows invents one with an & where the device has none.
    const number = plainWords(line.serialNumber);
    const serialNumber = number === '' || number.includes('&') ? null : number;
    const usb = vendorId === null || productId === null ? null : usbIds(vendorId, productId);
    return [
      {
        path,
        name: plainWords(line.friendlyName) || plainWords(line.manufacturer) || path,
        ...{ vendorId, productId, serialNumber, allowed: true },
        byNumber: usb && serialNumber ? `usb-${usb}-${serialNumber}` : null,
        bySocket: `at-${line.pnpId ?? line.locationId ?? path}`,
      },
    ];
  });
}
