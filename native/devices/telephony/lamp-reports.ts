import type { LampName, Lamps } from '../../device.ts';
import type { ReportDescriptor, Usage } from '../../protocols/hid-report/report-descriptor.ts';
import type { Telephony } from '../../protocols/hid-report/telephony.ts';
import { writeReports } from '../../protocols/hid-report/write-reports.ts';
import type { Quirks } from '../known.ts';

/** The lamps and the ringer of a device. */
export type LampReports = {
  /** Those it has. */
  readonly lamps: readonly LampName[];
  /** Its output reports for these lamps, every one at its full length. */
  of(lamps: Lamps): readonly Uint8Array[];
};

/** Finds which of a device's LEDs show what. */
export function lampReports(
  descriptor: ReportDescriptor,
  { leds }: Telephony,
  { microphoneLedIsMute = false }: Quirks,
): LampReports {
  // Where there is no lamp for mute, the one of the microphone is it (Jabra Speak 410).
  const mute = microphoneLedIsMute || !leds.mute ? (leds.microphone ?? leds.mute) : leds.mute;
  const usages: Readonly<Record<LampName, readonly Usage[]>> = {
    ringing: [leds.ring, leds.ringer].flatMap((led) => led?.usage ?? []),
    offHook: leds.offHook ? [leds.offHook.usage] : [],
    muted: mute ? [mute.usage] : [],
    held: leds.hold ? [leds.hold.usage] : [],
  };
  const names = ['ringing', 'offHook', 'muted', 'held'] as const;
  return {
    lamps: names.filter((name) => usages[name].length > 0),
    of: (lamps) =>
      writeReports(
        descriptor,
        new Map(names.flatMap((name) => usages[name].map((usage) => [usage, lamps[name] ? 1 : 0]))),
      ),
  };
}
