import type { NativeClock } from './clock.ts';
import type { Lamps, Press, RecordedReport } from './device.ts';
import type { KnownDevice } from './devices/known.ts';
import { type CallDevicePart, openCallDevice } from './devices/telephony/call-device.ts';
import { floodGuard } from './flood-guard.ts';
import { guardWrites } from './guarded-writes.ts';
import { pauses } from './pauses.ts';
import type { HidPort } from './ports/hid-port.ts';
import type { ReportDescriptor } from './protocols/hid-report/report-descriptor.ts';

/** No call. */
export const noLamps: Lamps = { ringing: false, offHook: false, muted: false, held: false };

/** A write that fails while the device is pulled out is no failure of the device: how long to wait for that news, in ms. */
const pullMs = 300;
/** How long lamps may take to go out at the end, in ms. */
const lampsOutMs = 300;

/** What goes over the wire, told as it goes. */
export type Tap = (direction: RecordedReport['direction'], bytes: Uint8Array) => void;

/** An open device with its guards: what it sends is counted before it is read, what is written waits its turn. */
export type DrivenDevice = {
  readonly facts: CallDevicePart['facts'];
  hear(bytes: Uint8Array): void;
  show(lamps: Lamps): void;
  /** Its lamps go out, if it takes that soon. */
  lampsOut(): Promise<void>;
  /** Closes all but the port. */
  close(): void;
};

/** Drives a device that was just opened: writes `lamps` to it whole, and then what is to be shown. */
export function driveDevice(options: {
  readonly port: HidPort;
  readonly descriptor: ReportDescriptor;
  readonly row: KnownDevice | null;
  readonly lamps: Lamps;
  /** No other program of this computer has calls. */
  readonly alone: boolean;
  readonly clock: NativeClock;
  readonly pressed: (press: Press) => void;
  readonly changed: () => void;
  readonly tap: Tap;
  /** A report was written. */
  readonly wrote: () => void;
  /** It did not take a report in time: it must be opened anew. */
  readonly stalled: () => void;
  /** The report that it did not take in time came to its end after all. */
  readonly unstuck: () => void;
  /** What IT should know, once each. */
  readonly say: (what: string) => void;
  readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
}): DrivenDevice {
  const { descriptor, row, clock, say, changed } = options;
  const { reports, usesReportIds } = descriptor;
  const pause = pauses(500, 1000, 2000, 5000, 10_000);
  let wanted = options.lamps;
  let flood: string | null = null;
  let refuses = false;
  let again = (): void => {};

  const setRefuses = (now: boolean): void => {
    if (refuses === now) return;
    refuses = now;
    changed();
  };
  const writes = guardWrites({
    port: options.port,
    clock,
    wrote(direction, report) {
      options.tap(direction, report);
      pause.reset();
      setRefuses(false);
      options.wrote();
    },
    // Its keys may work all the same, so it stays open.
    refused() {
      again();
      again = clock.after(pullMs, () => {
        say('it takes no report');
        setRefuses(true);
        again = clock.after(pause.next(), () => part.show(wanted));
      });
    },
    stalled: options.stalled,
    unstuck: options.unstuck,
  });
  const guard = floodGuard({
    clock,
    flooded(what) {
      flood = what;
      say(`${what}; what it sends is left unread until it is calm`);
      changed();
    },
    calm() {
      flood = null;
      options.log('info', 'it is calm again');
      // What it told meanwhile was not read, so its state is taken anew.
      part.close();
      part = begin();
      part.show(wanted);
      changed();
    },
  });
  const begin = (): CallDevicePart =>
    openCallDevice({
      descriptor,
      row,
      alone: options.alone,
      write: writes.write,
      sendFeature: writes.sendFeature,
      clock,
      pressed: (press) => {
        if (guard.press()) options.pressed(press);
      },
      changed,
      log: options.log,
    });
  let part = begin();
  part.show(wanted);

  return {
    get facts(): CallDevicePart['facts'] {
      const { facts } = part;
      if (flood !== null) return { ...facts, status: 'flooding', detail: flood };
      if (refuses) return { ...facts, status: 'not-answering', detail: 'it takes no report' };
      return facts;
    },
    hear(bytes) {
      options.tap('in', bytes);
      if (!guard.report()) return;
      const declared = reports.input.get(usesReportIds ? (bytes[0] ?? -1) : 0);
      if (!declared) {
        say('it sends reports that it did not declare');
        return;
      }
      if (bytes.length - (usesReportIds ? 1 : 0) < declared.bytes)
        say('it sends reports shorter than it declared');
      part.report(bytes);
    },
    show(lamps) {
      wanted = lamps;
      part.show(lamps);
    },
    async lampsOut() {
      part.show(noLamps);
      await Promise.race([
        writes.idle(),
        new Promise<void>((resolve) => {
          clock.after(lampsOutMs, resolve);
        }),
      ]);
    },
    close() {
      again();
      part.close();
      writes.close();
      guard.close();
    },
  };
}
