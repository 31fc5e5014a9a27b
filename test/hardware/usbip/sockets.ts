import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Plugged, plug } from './plug.ts';
import type { UsbDevice } from './usb-function.ts';

/** The sockets of this computer, into which devices are plugged by a key of the caller's. */
export type Sockets = {
  /** Into the next socket, which is another than the last time. */
  plug(key: object, device: UsbDevice): Promise<void>;
  unplug(key: object): Promise<void>;
  isIn(key: object): boolean;
};

const mostTries = 500;
const statusFile = '/sys/devices/platform/vhci_hcd.0/status';
/** The driver of the virtual host controller, and those of what is plugged in. The two makers' own are needed for their devices to have a node. */
const drivers = ['vhci-hcd', 'usbhid', 'hid-generic', 'hid-jabra', 'hid-plantronics'];

/** Loads the kernel's virtual host controller and answers its sockets. Needs root. */
export function openSockets(more: readonly string[] = []): Sockets {
  execFileSync('modprobe', ['-a', ...drivers, ...more]);
  const plugged = new Map<object, Plugged>();
  let last = -1;

  /** High-speed ports with nothing in them (VDEV_ST_NULL). */
  const freePorts = (): readonly number[] =>
    readFileSync(statusFile, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .flatMap(([hub, port, status]) => (hub === 'hs' && status === '004' ? [Number(port)] : []));
  /** The next that is free; one that was just left takes a moment. */
  const freePort = async (): Promise<number> => {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const free = freePorts();
      const [first] = free;
      if (first !== undefined) return free.find((port) => port > last) ?? first;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('every socket is taken');
  };

  return {
    async plug(key, device) {
      if (plugged.has(key)) throw new Error(`${device.product} is plugged in already`);
      last = await freePort();
      plugged.set(key, await plug(device, last));
    },
    async unplug(key) {
      plugged.get(key)?.unplug();
      plugged.delete(key);
    },
    isIn: (key) => plugged.has(key),
  };
}
