import { readdir } from 'node:fs/promises';
import type { ConnectedParts } from './connected-parts.ts';
import type { Lines } from './ports/line-port.ts';

let lines: Promise<Lines> | null = null;

/** What drives the connected devices of this computer. Each is loaded when it is asked for: most rooms have few of them. */
export const realParts: ConnectedParts = {
  lines() {
    lines ??= import('./ports/lines.ts').then(({ realLines }) => realLines());
    return lines;
  },
  visca: async () => (await import('./devices/visca/visca-line.ts')).driveViscaLine,
  displays: async () => (await import('./devices/displays/display.ts')).driveDisplays,
  codec: async () => (await import('./devices/codecs/codec.ts')).driveCodec,
  probe: async () => (await import('./devices/probe.ts')).probePort,
  async uvc() {
    if (process.platform !== 'linux') return null;
    const nodes = await readdir('/dev').catch(() => []);
    if (!nodes.some((name) => /^video\d/.test(name))) return null;
    return (await import('./devices/uvc/uvc-cameras.ts')).watchUvcCameras;
  },
};
