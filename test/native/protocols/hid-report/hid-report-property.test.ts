import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callReader } from '../../../../native/protocols/hid-report/call-reader.ts';
import { parseReportDescriptor } from '../../../../native/protocols/hid-report/parse-report-descriptor.ts';
import {
  controlsOf,
  type Direction,
  limits,
  type ReportDescriptor,
} from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { telephonyIn } from '../../../../native/protocols/hid-report/telephony.ts';
import { writeReports } from '../../../../native/protocols/hid-report/write-reports.ts';
import { differenceIn } from './difference-in.ts';
import { readReport } from './read-report.ts';
import { recordedBytes, recordings } from './recordings.ts';

// RUNDBORD_PROPERTY_RUNS=1000000 takes minutes; what is not asked for takes seconds.
const numRuns = Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 20_000);
const timeout = 60_000 + numRuns * 5;
const directions: readonly Direction[] = ['input', 'output', 'feature'];

/** As `expect`, which would take most of the time. */
function must(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** What must hold of an answer to any bytes. */
function holds(bytes: Uint8Array, report: Uint8Array): void {
  const answer = parseReportDescriptor(bytes);
  if (!answer.ok) {
    must(answer.reason !== '', 'a reason');
    must(answer.offset >= 0 && answer.offset <= bytes.length, 'an offset within the bytes');
    return;
  }
  const { descriptor } = answer;
  let controls = 0;
  for (const direction of directions) {
    const reports = descriptor.reports[direction];
    for (const { bytes: length } of reports.values()) must(length <= limits.reportBytes, 'short reports');
    const all = controlsOf(descriptor, direction);
    controls += all.length;
    for (const { reportId, bit, size } of all)
      must(bit + size <= 8 * (reports.get(reportId)?.bytes ?? 0), 'controls within their report');
    readReport(descriptor, direction, report);
  }
  must(controls <= limits.controls, 'few controls');
  must(descriptor.warnings.length <= limits.warnings + 2, 'few warnings');
  telephonyIn(descriptor);
  readsBackWhatItWrote(descriptor);
}

/** Every lamp of one bit that was written is read back as it was, in a report of the declared length. */
function readsBackWhatItWrote(descriptor: ReportDescriptor): void {
  const state = new Map(controlsOf(descriptor, 'output').map(({ usage }, index) => [usage, index % 2]));
  for (const report of writeReports(descriptor, state)) {
    const declared = descriptor.reports.output.get(report[0] ?? 0);
    must(report.length === 1 + (declared?.bytes ?? -1), 'the declared length');
    const read = readReport(descriptor, 'output', descriptor.usesReportIds ? report : report.subarray(1));
    if (!read.ok || !declared) throw new Error('what was written can be read');
    must(!read.short, 'a whole report');
    const plain = new Set(
      declared.fields.flatMap((field) =>
        field.kind === 'variable' && field.min === 0 && field.max === 1 ? field.controls : [],
      ),
    );
    for (const { control, value } of read.readings)
      if (plain.has(control)) must(value === state.get(control.usage), 'the value that was written');
  }
}

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

/** One item, or some that belong together. Most can be, so that most descriptors made of them can be read. */
const byte = fc.nat(255);
const item = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom(0x81, 0x91, 0xb1), byte) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(0x82, 0x92, 0xb2), byte, byte) },
  { weight: 4, arbitrary: fc.tuple(fc.constant(0x09), byte) },
  { weight: 1, arbitrary: fc.tuple(fc.constant(0x0a), byte, byte) },
  { weight: 1, arbitrary: fc.tuple(fc.constant(0x0b), byte, byte, byte, byte) },
  { weight: 2, arbitrary: fc.tuple(fc.constant(0x19), fc.nat(99), fc.constantFrom(0x29, 0x2a), byte, byte) },
  { weight: 2, arbitrary: fc.tuple(fc.constant(0x05), fc.constantFrom(7, 8, 9, 11, 12)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant(0x06), byte, byte) },
  { weight: 4, arbitrary: fc.tuple(fc.constant(0x75), fc.nat(40)) },
  { weight: 4, arbitrary: fc.tuple(fc.constant(0x95), fc.nat(70)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant(0x85), fc.integer({ min: 1, max: 255 })) },
  { weight: 2, arbitrary: fc.tuple(fc.constant(0x15), byte, fc.constant(0x26), byte, byte) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      [0x15, 0, 0x25, 1],
      [0x15, 0xff, 0x25, 1],
      [0xa9, 1],
      [0xa9, 0],
      [0xa4],
      [0xb4],
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom([0xa1, 0, 0xc0], [0xa1, 1], [0xc0], [0xfe, 1, 2, 3]) },
);
const begin = [0x05, 0x0b, 0x09, 0x05, 0xa1, 0x01, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x03];
const items = fc
  .array(item, { maxLength: 40 })
  .map((all) => Uint8Array.from([...begin, ...all.flat(), 0xc0]));

test('any bytes: an answer, within its bounds', { timeout }, () => {
  fc.assert(fc.property(bytes(200), bytes(70), holds), { numRuns });
});

test('any items: an answer, within its bounds', { timeout }, () => {
  fc.assert(fc.property(items, bytes(70), holds), { numRuns });
});

/** Descriptors of real devices with some bytes others. */
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

test('descriptors of devices with bytes changed, taken out and put in', { timeout }, () => {
  fc.assert(fc.property(mutated, bytes(70), holds), { numRuns });
});

test('the reader of the keys reads what the plain reader reads', { timeout }, () => {
  const alike = (descriptorBytes: Uint8Array, reports: readonly Uint8Array[]): void => {
    const answer = parseReportDescriptor(descriptorBytes);
    if (!answer.ok) return;
    const { descriptor } = answer;
    const telephony = telephonyIn(descriptor);
    const read = callReader(descriptor, telephony);
    const ids = [...descriptor.reports.input.keys()];
    for (const [index, report] of reports.entries()) {
      // Of an id that there is, mostly.
      if (descriptor.usesReportIds && index > 0) report[0] = ids[index % ids.length] ?? 0;
      const difference = differenceIn(descriptor, telephony, read, report);
      must(difference === null, difference ?? '');
    }
  };
  const reports = fc.array(bytes(20), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(fc.oneof(mutated, items), reports, alike), { numRuns: Math.ceil(numRuns / 10) });
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
