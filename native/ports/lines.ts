import { watchDeviceNodes } from './device-hints.ts';
import type { Lines } from './line-port.ts';
import { openSerial, serialPorts } from './serialport.ts';
import { openSsh } from './ssh2.ts';
import { openTcp } from './tcp-line.ts';
import { openUdp } from './udp-line.ts';

/** The files of adapters, as Linux names them; a plain port is never plugged. */
const adapters = /^tty(USB|ACM)\d/;

/** This computer's lines. */
export function realLines(): Lines {
  const hostKeys = new Map<string, string>();
  const listeners = new Set<() => void>();
  let stop: (() => void) | null = null;
  return {
    async open(address, events) {
      switch (address.kind) {
        case 'serial':
          return openSerial(address, events);
        case 'tcp':
          return openTcp(address, events);
        case 'udp':
          return openUdp(address, events);
        case 'ssh':
          return openSsh(address, events, hostKeys);
      }
    },
    serialPorts,
    watch(changed) {
      const listener = (): void => changed();
      listeners.add(listener);
      if (process.platform === 'linux')
        stop ??= watchDeviceNodes(adapters, () => {
          for (const one of [...listeners]) one();
        });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
