import type { RecordedReport } from '../device.ts';
import type { Report, ReportDescriptor } from '../protocols/hid-report/report-descriptor.ts';
import { usageParts } from '../protocols/hid-report/usage.ts';

const keyboardPage = 0x07;
/** Pages from here on are makers' own (HID Usage Tables §3). */
const vendorPages = 0xff00;
/** Data bytes of a maker's report that can be a copy of the keys and hardly anything else. */
const shortBytes = 4;

/**
 * Makes a test of whether a report tells of keys and lamps, and so may be kept in a recording. What somebody types does not,
 * and neither do longer reports of makers' own: serial numbers travel in them when a maker's program asks.
 */
export function tellsOfKeys(
  descriptor: ReportDescriptor,
): (report: Pick<RecordedReport, 'direction' | 'bytes'>) => boolean {
  const directions = { in: 'input', out: 'output', feature: 'feature' } as const;
  const known = new Map<Report, boolean>();
  return ({ direction, bytes }) => {
    const id = descriptor.usesReportIds ? (bytes[0] ?? 0) : 0;
    const report = descriptor.reports[directions[direction]].get(id);
    if (!report) return false;
    const told = known.get(report) ?? isOfKeys(report);
    known.set(report, told);
    return told;
  };
}

function isOfKeys({ bytes, fields }: Report): boolean {
  const pages = new Set(
    fields.flatMap((field) =>
      (field.kind === 'variable' ? field.controls : [...field.selectors.values()]).map(
        ({ usage }) => usageParts(usage).page,
      ),
    ),
  );
  if (pages.has(keyboardPage)) return false;
  return [...pages].some((page) => page < vendorPages) || bytes <= shortBytes;
}
