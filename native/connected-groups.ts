import type { Connected } from './connected-messages.ts';
import type { LineAddress } from './line.ts';

/** Devices that one driver drives, since they share a line. */
export type ConnectedGroup = {
  /** The same for the same devices in the same places. */
  readonly key: string;
  /** The line, whatever its speed: two groups with the same one cannot be open at once. */
  readonly line: string;
  readonly devices: readonly Connected[];
};

/** The line of a serial port, by its id or path. */
export const serialLine = (port: string): string => `serial ${port}`;

/** A line in a word, whatever is set on it. */
const lineOf = (address: LineAddress): string => {
  switch (address.kind) {
    case 'serial':
      return serialLine(address.port);
    case 'cec':
      return `cec ${address.adapter}`;
    case 'tcp':
    case 'udp':
    case 'ssh':
      return `${address.kind} ${address.host}:${address.port}`;
  }
};

/**
 * The devices by the drivers that they need. Cameras of one line are one group, as a chain is; so are displays of one protocol
 * on one line. In the order of the first of each.
 */
export function groupsOf(devices: readonly Connected[]): readonly ConnectedGroup[] {
  const groups = new Map<string, Connected[]>();
  const known = new Set<string>();
  for (const device of devices) {
    // A second of the same id could be told nothing of its own.
    if (known.has(device.id)) continue;
    known.add(device.id);
    const apart = device.kind === 'camera' ? device.sonyHeader : device.kind === 'codec' ? device.id : '';
    const key = JSON.stringify([device.kind, device.protocol, device.line, apart]);
    groups.set(key, [...(groups.get(key) ?? []), device]);
  }
  return [...groups.values()].flatMap((together) => {
    const [first] = together;
    return first ? [{ key: JSON.stringify(together), line: lineOf(first.line), devices: together }] : [];
  });
}
