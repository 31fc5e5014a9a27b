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

const highSpeedPorts = 8;
const statusFile = '/sys/devices/platform/vhci_hcd.0/status';
/** The driver of the virtual host controller, and those of what is plugged in. The two makers' own are needed for their devices to have a node. */
const drivers = ['vhci-hcd', 'usbhid', 'hid-generic', 'hid-jabra', 'hid-plantronics'];

/** Loads the kernel's virtual host controller and answers its sockets. Needs root. */
export function openSockets(more: readonly string[] = []): Sockets {
  execFileSync('modprobe', ['-a', ...drivers, ...more]);
  const plugged = new Map<object, Plugged>();
  let last = -1;

  const isFree = (port: number): boolean => {
    const line = readFileSync(statusFile, 'utf8')
      .split('\n')
      .map((text) => text.trim().split(/\s+/))
      .find(([hub, number]) => hub === 'hs' && Number(number) === port);
    // VDEV_ST_NULL
    return line?.[2] === '004';
  };
  const freePort = async (): Promise<number> => {
    for (;;) {
      for (let step = 1; step <= highSpeedPorts; step += 1) {
        const port = (last + step) % highSpeedPorts;
        if (isFree(port)) return port;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
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
