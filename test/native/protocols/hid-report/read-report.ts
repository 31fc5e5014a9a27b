import { readBits } from '../../../../native/protocols/hid-report/report-bits.ts';
import type {
  Control,
  Direction,
  ReportDescriptor,
} from '../../../../native/protocols/hid-report/report-descriptor.ts';

/** What a report says of one control. A selector of an array is told only while it is on, as 1. */
export type Reading = { readonly control: Control; readonly value: number };

/**
 * Reads every control of a report, the plain way: with it the product's own reader of the keys is compared, and what it writes
 * is read back. As it comes from the device: the id first where it uses ids. A short report tells what is in it; a
 * longer one is taken as padded (Windows pads to the longest of a collection). Never throws.
 */
export function readReport(
  { reports, usesReportIds }: ReportDescriptor,
  direction: Direction,
  bytes: Uint8Array,
):
  | { readonly ok: true; readonly reportId: number; readonly short: boolean; readonly readings: Reading[] }
  | { readonly ok: false; readonly reason: string } {
  const id = usesReportIds ? bytes[0] : 0;
  if (id === undefined) return { ok: false, reason: 'a report without its id' };
  const report = reports[direction].get(id);
  if (!report) return { ok: false, reason: `no ${direction} report ${id} is declared` };
  const data = usesReportIds ? bytes.subarray(1) : bytes;
  const bitsThere = data.length * 8;
  const readings: Reading[] = [];
  for (const field of report.fields) {
    const { size } = field;
    const signed = field.min < 0;
    if (field.kind === 'variable') {
      for (const control of field.controls) {
        if (control.bit + size > bitsThere) break;
        readings.push({ control, value: readBits(data, control.bit, size, signed) });
      }
      continue;
    }
    const seen = new Set<number>([field.idle]);
    for (let slot = 0; slot < field.slots && field.bit + (slot + 1) * size <= bitsThere; slot += 1) {
      const value = readBits(data, field.bit + slot * size, size, signed);
      const control = field.selectors.get(value);
      if (control && !seen.has(value)) readings.push({ control, value: 1 });
      seen.add(value);
    }
  }
  return { ok: true, reportId: id, short: data.length < report.bytes, readings };
}
