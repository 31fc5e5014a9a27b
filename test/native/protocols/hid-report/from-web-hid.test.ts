import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromWebHid, type WebHidCollection } from '../../../../native/protocols/hid-report/from-web-hid.ts';
import {
  type Collection,
  controlsOf,
  type Direction,
  type ReportDescriptor,
} from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { telephonyIn } from '../../../../native/protocols/hid-report/telephony.ts';
import { writeReports } from '../../../../native/protocols/hid-report/write-reports.ts';
import { hex, parsed, recordedBytes, recordings } from './recordings.ts';
import { asChromiumTells, asWindowsTells } from './web-hid-model.ts';

const directions: readonly Direction[] = ['input', 'output', 'feature'];

function converted(collections: readonly WebHidCollection[]): ReportDescriptor {
  // As it comes over the wire.
  const answer = fromWebHid(JSON.parse(JSON.stringify(collections)));
  if (!answer.ok) throw new Error(answer.reason);
  return answer.descriptor;
}

const shapeOf = ({ usage, type, collections }: Collection): unknown => ({
  usage,
  type,
  collections: collections.map(shapeOf),
});

test.each(recordings)('%s is the same through a browser that has its descriptor', (name) => {
  const bytes = recordedBytes(name);
  const direct = parsed(bytes);
  const through = converted(asChromiumTells(bytes));
  expect(telephonyIn(through)).toEqual(telephonyIn(direct));
  expect(through.collections.map(shapeOf)).toEqual(direct.collections.map(shapeOf));
  expect(through.usesReportIds).toBe(direct.usesReportIds);
  for (const direction of directions) {
    const lengths = ({ reports }: ReportDescriptor) =>
      [...reports[direction].values()].map(({ id, bytes: length }) => [id, length]).sort();
    expect(lengths(through)).toEqual(lengths(direct));
    // In makers' own collections a usage may be of another page than by the specification: nobody reads them.
    const calls = (descriptor: ReportDescriptor) =>
      controlsOf(descriptor, direction).filter(
        ({ usage, application }) => /^(08|09|0b|0c):/.test(usage) && !application?.startsWith('ff'),
      );
    expect(new Set(calls(through))).toEqual(new Set(calls(direct)));
  }
});

/** Devices whose keys are declared constant, which Windows does not tell of. */
const constantKeys = ['291a_3301_anker-powerconf'];

test.each(recordings.filter((name) => !constantKeys.includes(name)))(
  '%s has its keys and lamps in their places through a browser on Windows',
  (name) => {
    const bytes = recordedBytes(name);
    const direct = telephonyIn(parsed(bytes));
    const through = telephonyIn(converted(asWindowsTells(asChromiumTells(bytes))));
    const places = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, one) => (key === 'application' ? undefined : one)));
    expect(places(through)).toEqual(places(direct));
  },
);

test.each(constantKeys)('%s has no keys on Windows, and its lamps all the same', (name) => {
  const through = telephonyIn(converted(asWindowsTells(asChromiumTells(recordedBytes(name)))));
  expect(through?.hook).toBeNull();
  expect(through?.leds.offHook).toBeDefined();
});

test('a report is written as long as Windows wants it: as the longest of its collection', () => {
  const two = hex(`05 0b 09 05 a1 01 15 00 25 01 75 01 05 08 85 02 09 17 95 01 91 02 95 07 91 01
    85 03 06 00 ff 09 01 75 08 95 05 91 02 05 0b 85 02 09 20 75 01 95 01 81 02 95 07 81 01 c0`);
  const through = converted(asWindowsTells(asChromiumTells(two)));
  expect(writeReports(through, new Map([['08:17', 1]]))).toEqual([hex('02 01 00 00 00 00')]);
});

test('255 in one byte is no -1', () => {
  const bytes = hex(
    '05 0c 09 01 a1 01 85 01 15 00 25 ff 75 08 95 01 09 e9 81 02 26 ff ff 75 10 09 ea 81 02 c0',
  );
  const [first, second] = converted(asChromiumTells(bytes)).reports.input.get(1)?.fields ?? [];
  expect([first?.min, first?.max]).toEqual([0, 255]);
  expect([second?.min, second?.max]).toEqual([0, 65_535]);
});

test('whatever a page says, it gives a descriptor or a reason, soon, and nothing large', () => {
  const number = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }), fc.nat(40));
  const item = fc.record({
    isAbsolute: fc.boolean(),
    isArray: fc.boolean(),
    isConstant: fc.boolean(),
    isRange: fc.boolean(),
    hasNull: fc.boolean(),
    hasPreferredState: fc.boolean(),
    usages: fc.array(number, { maxLength: 4 }),
    usageMinimum: number,
    usageMaximum: number,
    reportSize: fc.nat(70_000),
    reportCount: fc.nat(70_000),
    logicalMinimum: number,
    logicalMaximum: number,
  });
  const reports = fc.array(fc.record({ reportId: fc.nat(255), items: fc.array(item, { maxLength: 4 }) }), {
    maxLength: 3,
  });
  const leaf = {
    ...{ usagePage: fc.nat(0xffff), usage: fc.nat(0xffff), type: fc.nat(255) },
    ...{ inputReports: reports, outputReports: reports, featureReports: reports },
  };
  const child = fc.record({ ...leaf, children: fc.constant([]) });
  const collection = fc.record({ ...leaf, children: fc.array(child, { maxLength: 2 }) });
  fc.assert(
    fc.property(fc.array(collection, { maxLength: 3 }), (collections) => {
      const answer = fromWebHid(collections);
      if (!answer.ok) return answer.reason !== '';
      telephonyIn(answer.descriptor);
      return directions.every((direction) => controlsOf(answer.descriptor, direction).length <= 16_384);
    }),
    { numRuns: 300 },
  );
});
