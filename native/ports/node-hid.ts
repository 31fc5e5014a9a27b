import type { HIDAsync } from 'node-hid';
import { watchDeviceNodes } from './device-hints.ts';
import { entriesOf } from './hid-listing.ts';
import type { HidBus, HidEntry, HidEvents, HidPort, OpenFailure } from './hid-port.ts';
import { systemDescriptor } from './system-descriptor.ts';

type NodeHid = typeof import('node-hid');

/** The bus, or why there is none: a sentence for IT. */
export type LoadedBus =
  | { readonly ok: true; readonly bus: HidBus }
  | { readonly ok: false; readonly detail: string };

/**
 * Loads the addon and answers this computer's HID devices. Only its calls that do not block are used. It gives no descriptor, so
 * that comes from the system.
 */
export async function loadNodeHid(): Promise<LoadedBus> {
  try {
    const loaded: { readonly default?: NodeHid } & NodeHid = await import('node-hid');
    const hid = loaded.default ?? loaded;
    // The binary itself is loaded at the first call.
    hid.getHidapiVersion();
    return { ok: true, bus: busOver(hid) };
  } catch (error) {
    return { ok: false, detail: `the HID addon cannot be loaded: ${firstLine(error)}` };
  }
}

const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';

function busOver(hid: NodeHid): HidBus {
  return {
    list: () =>
      hid.devicesAsync().then(
        (lines) => entriesOf(lines),
        () => null,
      ),
    descriptorOf: ({ paths }) => systemDescriptor(paths[0]),
    open: (entry, events) => openAll(hid, entry, events),
    watch: (changed) => (process.platform === 'linux' ? watchDeviceNodes(/^hidraw/, changed) : () => {}),
  };
}

/**
 * Opens every path of an interface. On Windows a collection that the system keeps to itself (a keyboard's) does not open; one
 * that opens is enough.
 */
async function openAll(
  hid: NodeHid,
  entry: HidEntry,
  events: HidEvents,
): Promise<{ readonly ok: true; readonly port: HidPort } | OpenFailure> {
  const open: HIDAsync[] = [];
  let failure: OpenFailure | null = null;
  for (const path of entry.paths) {
    try {
      // Without the flag macOS gives it to us alone (it means nothing elsewhere).
      const device = await hid.HIDAsync.open(path, { nonExclusive: true });
      // One without a listener ends the process.
      device.on('error', () => {});
      open.push(device);
    } catch (error) {
      failure ??= failureOf(firstLine(error), path);
    }
  }
  if (open.length > 0) return { ok: true, port: portOver(open, events) };
  return failure ?? { ok: false, reason: 'failed', detail: 'it has no path' };
}

/** hidapi's words: of errno on Linux, of Windows' error number in hexadecimal, of IOKit's on macOS. */
export function failureOf(detail: string, path: string): OpenFailure {
  if (/Permission denied|Operation not permitted/.test(detail))
    return {
      ok: false,
      reason: 'not-allowed',
      detail: `${detail}. A udev rule must let the kiosk's user open ${path}; the .deb brings it`,
    };
  if (/0xE00002(C1|E2)/i.test(detail))
    return {
      ok: false,
      reason: 'not-allowed',
      detail: `${detail}. Allow Rundbord under Privacy & Security, Input Monitoring`,
    };
  if (/0x00000005\b/.test(detail)) return { ok: false, reason: 'not-allowed', detail };
  if (/No such (file|device)|0x0000000(2|3)\b|0x0000048F|mach entry not found/i.test(detail))
    return { ok: false, reason: 'gone', detail };
  return { ok: false, reason: 'failed', detail };
}

function portOver(devices: readonly HIDAsync[], events: HidEvents): HidPort {
  /** By report id: the collection that took it, where there are several. */
  const takes = new Map<string, HIDAsync>();
  let closed = false;
  let closing: Promise<void> | null = null;
  /** What waits its turn: one report after another, whichever collection takes it. */
  let last: Promise<unknown> = Promise.resolve();

  const close = (): Promise<void> => {
    closed = true;
    // Reading begins in the tick after `on('data')`; on a device that is closed by then it throws where nobody catches.
    closing ??= new Promise((resolve) => setImmediate(resolve))
      .then(() => Promise.allSettled(devices.map((device) => device.close())))
      .then(() => {});
    return closing;
  };
  for (const device of devices) {
    device.on('data', (bytes: Buffer) => {
      if (!closed) events.report(new Uint8Array(bytes));
    });
    // A string, from the thread that reads.
    device.on('error', (error: unknown) => {
      if (closed) return;
      close().catch(() => {});
      events.closed(firstLine(error));
    });
  }

  const send = async (verb: 'write' | 'sendFeatureReport', report: Uint8Array): Promise<boolean> => {
    const key = `${verb} ${report[0]}`;
    const known = takes.get(key);
    for (const device of known ? [known] : devices) {
      if (closed) return false;
      try {
        await device[verb](Buffer.from(report));
        takes.set(key, device);
        return true;
      } catch {
        // Another collection may take it.
      }
    }
    return false;
  };
  const inTurn = (verb: 'write' | 'sendFeatureReport', report: Uint8Array): Promise<boolean> => {
    const sent = last.then(() => send(verb, report));
    last = sent;
    return sent;
  };
  return {
    write: (report) => inTurn('write', report),
    sendFeature: (report) => inTurn('sendFeatureReport', report),
    close,
  };
}
