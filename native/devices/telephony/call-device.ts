import type { NativeClock } from '../../clock.ts';
import type { CallDevice, Lamps, Press } from '../../device.ts';
import type { ReportDescriptor } from '../../protocols/hid-report/report-descriptor.ts';
import { telephonyIn } from '../../protocols/hid-report/telephony.ts';
import type { KnownDevice } from '../known.ts';

/** An open device's part in calls. */
export type CallDevicePart = {
  /** As they are now; `changed` is called when they are others. */
  readonly facts: Pick<CallDevice, 'status' | 'detail' | 'keys' | 'lamps' | 'shows'>;
  /** An input report as it came over the wire. */
  report(bytes: Uint8Array): void;
  /** What the device is to show. The first after opening is written whole: call it once also when there is no call. */
  show(lamps: Lamps): void;
  /** Nothing is written or told from then on. */
  close(): void;
};

/** Whether a device with this descriptor has a key or a lamp for calls. */
export const hasCalls = (descriptor: ReportDescriptor): boolean => telephonyIn(descriptor) !== null;

/** Makes a call device of an open HID device: reports to presses, lamps to reports. */
export function openCallDevice(_options: {
  readonly descriptor: ReportDescriptor;
  /** Its row in the table of known devices. */
  readonly row: KnownDevice | null;
  /** Writes an output report at its full length; false when it could not be. */
  readonly write: (report: Uint8Array) => Promise<boolean>;
  readonly sendFeature: (report: Uint8Array) => Promise<boolean>;
  readonly clock: NativeClock;
  readonly pressed: (press: Press) => void;
  /** The facts are others than before. */
  readonly changed: () => void;
  readonly log: (level: 'warn' | 'info' | 'debug', text: string) => void;
}): CallDevicePart {
  const none: Lamps = { ringing: false, offHook: false, muted: false, held: false };
  return {
    facts: { status: 'ready', detail: null, keys: [], lamps: [], shows: none },
    report() {},
    show() {},
    close() {},
  };
}
