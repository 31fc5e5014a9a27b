import {
  callKeys,
  type callReader,
  keyIn,
  keypadKeyIn,
  keypadKeys,
} from '../../../../native/protocols/hid-report/call-reader.ts';
import type { ReportDescriptor } from '../../../../native/protocols/hid-report/report-descriptor.ts';
import type { Telephony } from '../../../../native/protocols/hid-report/telephony.ts';
import { usageParts } from '../../../../native/protocols/hid-report/usage.ts';
import { readReport } from './read-report.ts';

/** What the reader of the keys says otherwise of a report than the plain reader; null when they say the same. */
export function differenceIn(
  descriptor: ReportDescriptor,
  telephony: Telephony | null,
  read: ReturnType<typeof callReader>,
  report: Uint8Array,
): string | null {
  const reading = read(report);
  const plain = readReport(descriptor, 'input', report);
  const where = ` in ${Buffer.from(report).toString('hex')}`;
  if (!plain.ok || !telephony) return reading === 0 ? null : `something${where}`;
  const { volume } = telephony;
  const controls = { ...telephony, volumeUp: volume.up, volumeDown: volume.down, volumeMute: volume.mute };
  for (const key of callKeys) {
    const control = controls[key];
    const found = plain.readings.find((one) => one.control === control);
    const is = keyIn(reading, key);
    if ((is ?? false) !== (found !== undefined && found.value > 0)) return `${key}${where}`;
    if (found && is === null) return `no ${key}${where}`;
  }
  const typed = plain.readings
    .filter(({ control, value }) => telephony.keypad.includes(control) && value > 0)
    .map(({ control }) => keypadKeys[usageParts(control.usage).id - 0xb0]);
  const key = keypadKeyIn(reading) ?? null;
  return (key === null ? typed.length === 0 : typed.includes(key)) ? null : `keypad${where}`;
}
