import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReportDescriptor } from '../../../../native/protocols/hid-report/parse-report-descriptor.ts';
import { readReport } from '../../../../native/protocols/hid-report/read-report.ts';
import {
  controlsOf,
  type Direction,
  limits,
  type ReportDescriptor,
} from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { telephonyIn } from '../../../../native/protocols/hid-report/telephony.ts';
import { writeReports } from '../../../../native/protocols/hid-report/write-reports.ts';
import { recordedBytes, recordings } from './recordings.ts';

// RUNDBORD_PROPERTY_RUNS=1000000 takes minutes; what is not asked for takes seconds.
const numRuns = Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 20_000);
const timeout = 60_000 + numRuns * 5;
const directions: readonly Direction[] = ['input', 'output', 'feature'];

/** What must hold of an answer to any bytes. */
function holds(bytes: Uint8Array, report: Uint8Array): void {
  const answer = parseReportDescriptor(bytes);
  if (!answer.ok) {
    expect(answer.reason).not.toBe('');
    expect(answer.offset).toBeGreaterThanOrEqual(0);
    expect(answer.offset).toBeLessThanOrEqual(bytes.length);
    return;
  }
  const { descriptor } = answer;
  let controls = 0;
  for (const direction of directions) {
    for (const { bytes: length } of descriptor.reports[direction].values())
      expect(length).toBeLessThanOrEqual(limits.reportBytes);
    const all = controlsOf(descriptor, direction);
    controls += all.length;
    const outside = all.find(
      ({ reportId, bit, size }) => bit + size > 8 * (descriptor.reports[direction].get(reportId)?.bytes ?? 0),
    );
    expect(outside).toBeUndefined();
    readReport(descriptor, direction, report);
  }
  expect(controls).toBeLessThanOrEqual(limits.controls);
  expect(descriptor.warnings.length).toBeLessThanOrEqual(limits.warnings + 2);
  telephonyIn(descriptor);
  readBackIsStable(descriptor);
}

/** What was written, read and written again is the same: nothing of a report is lost or moved. */
function readBackIsStable(descriptor: ReportDescriptor): void {
  const state = new Map(controlsOf(descriptor, 'output').map(({ usage }, index) => [usage, index % 2]));
  const reports = writeReports(descriptor, state);
  const again = new Map<string, number>();
  for (const report of reports) {
    expect(report).toHaveLength(1 + (descriptor.reports.output.get(report[0] ?? 0)?.bytes ?? -1));
    const read = readReport(descriptor, 'output', descriptor.usesReportIds ? report : report.subarray(1));
    // A report without an id beside others with one can be declared, but not be told from them.
    if (!read.ok) return;
    for (const { control, value } of read.readings) again.set(control.usage, value);
  }
  // Every usage has one value in all its places, unless the ranges of the places differ; then the last one read counts.
  const oneEach = new Set(state.keys()).size === controlsOf(descriptor, 'output').length;
  if (oneEach) expect(writeReports(descriptor, new Map([...state, ...again]))).toEqual(reports);
}

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

/** Items with plausible prefixes, so that more of them get past the first bytes. */
const prefixes = [
  0x05, 0x06, 0x07, 0x09, 0x0a, 0x0b, 0x14, 0x15, 0x16, 0x19, 0x1a, 0x1b, 0x25, 0x26, 0x27, 0x29, 0x2a, 0x2b,
  0x75, 0x76, 0x81, 0x82, 0x85, 0x91, 0x92, 0x95, 0x96, 0x97, 0xa1, 0xa4, 0xa9, 0xb1, 0xb4, 0xc0, 0xfe,
];
const items = fc
  .array(
    fc
      .tuple(fc.constantFrom(...prefixes), fc.uint8Array({ minLength: 4, maxLength: 4 }))
      .map(([prefix, data]) => [prefix, ...data.subarray(0, (prefix & 3) === 3 ? 4 : prefix & 3)]),
    { maxLength: 60 },
  )
  .map((all) => {
    const open =
      all.filter(([prefix]) => prefix === 0xa1).length - all.filter(([prefix]) => prefix === 0xc0).length;
    return Uint8Array.from([...all.flat(), ...Array.from({ length: Math.max(0, open) }, () => 0xc0)]);
  });

test('any bytes: an answer, within its bounds', { timeout }, () => {
  fc.assert(fc.property(bytes(200), bytes(70), holds), { numRuns });
});

test('any items: an answer, within its bounds', { timeout }, () => {
  fc.assert(fc.property(items, bytes(70), holds), { numRuns });
});

test('descriptors of devices with bytes changed, taken out and put in', { timeout }, () => {
  const real = recordings.map(recordedBytes);
  const change = fc.record({
    at: fc.nat(600),
    what: fc.constantFrom('set', 'cut', 'put'),
    byte: fc.nat(255),
  });
  const mutated = fc
    .tuple(fc.constantFrom(...real), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([original, changes]) => {
      const all = [...original];
      for (const { at, what, byte } of changes)
        all.splice(at % all.length, what === 'put' ? 0 : 1, ...(what === 'cut' ? [] : [byte]));
      return Uint8Array.from(all);
    });
  fc.assert(fc.property(mutated, bytes(70), holds), { numRuns });
});

test('a descriptor made of fields is read as those fields', { timeout }, () => {
  const field = fc.record({
    direction: fc.constantFrom(...directions),
    id: fc.integer({ min: 1, max: 3 }),
    page: fc.constantFrom(0x08, 0x09, 0x0b, 0x0c, 0xff99),
    usages: fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 1, maxLength: 5 }),
    size: fc.integer({ min: 1, max: 16 }),
    padding: fc.nat(9),
    push: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 12 }), (fields) => {
      const tags = { input: 0x81, output: 0x91, feature: 0xb1 };
      const two = (prefix: number, value: number): number[] => [prefix, value & 0xff, value >> 8];
      const made: number[] = [0x05, 0x0b, 0x09, 0x05, 0xa1, 0x01, 0x15, 0x00, 0x25, 0x01];
      const expected = new Map<string, string[]>();
      const bitsOf = new Map<string, number>();
      for (const { direction, id, page, usages, size, padding, push } of fields) {
        if (push) made.push(0xa4);
        made.push(...two(0x06, page), 0x85, id, 0x75, size, 0x95, usages.length);
        for (const usage of usages) made.push(...two(0x0a, usage));
        made.push(tags[direction], 0x02);
        if (padding > 0) made.push(0x75, padding, 0x95, 0x01, tags[direction], 0x01);
        if (push) made.push(0xb4);
        const report = `${direction} ${id}`;
        for (const usage of usages) {
          const bit = bitsOf.get(report) ?? 0;
          const text = `${page.toString(16).padStart(2, '0')}:${usage.toString(16).padStart(2, '0')}`;
          expected.set(report, [...(expected.get(report) ?? []), `${text} ${bit} ${size}`]);
          bitsOf.set(report, bit + size);
        }
        bitsOf.set(report, (bitsOf.get(report) ?? 0) + padding);
      }
      const answer = parseReportDescriptor(Uint8Array.from([...made, 0xc0]));
      if (!answer.ok) throw new Error(`${answer.offset}: ${answer.reason}`);
      for (const direction of directions)
        for (const report of answer.descriptor.reports[direction].values()) {
          const name = `${direction} ${report.id}`;
          const controls = controlsOf(answer.descriptor, direction)
            .filter(({ reportId }) => reportId === report.id)
            .map(({ usage, bit, size }) => `${usage} ${bit} ${size}`);
          expect(controls).toEqual(expected.get(name));
          expect(report.bytes).toBe(Math.ceil((bitsOf.get(name) ?? 0) / 8));
          expected.delete(name);
        }
      expect(expected.size).toBe(0);
    }),
    { numRuns: Math.ceil(numRuns / 10) },
  );
});
