import { expect, test } from 'vitest';
import {
  controlsOf,
  type ReportDescriptor,
} from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { writeReports } from '../../../../native/protocols/hid-report/write-reports.ts';
import { readReport } from './read-report.ts';
import { hex, parsed, recordedBytes, recordings } from './recordings.ts';

const device = (name: string): ReportDescriptor => parsed(recordedBytes(name));
const jabra = device('0b0e_2453_jabra-biz-2400-ii');
const blackwire = device('047f_c053_plantronics-blackwire-c5220');
const polycom = device('095d_9201_polycom-cx300');
const anker = device('291a_3301_anker-powerconf');
const dell = device('413c_8223_dell-sp325');
const cmedia = device('0d8c_0014_cmedia-hs100b-kernel-fixed');
const epos = device('1395_009c_epos-impact-d1');

/** What a report says is on, as usages. */
function on(descriptor: ReportDescriptor, bytes: string): string[] {
  const read = readReport(descriptor, 'input', hex(bytes));
  if (!read.ok) throw new Error(read.reason);
  return read.readings.filter(({ value }) => value !== 0).map(({ control }) => control.usage);
}
const written = (descriptor: ReportDescriptor, state: Readonly<Record<string, number>>): string[] =>
  writeReports(descriptor, new Map(Object.entries(state))).map((bytes) =>
    [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
  );

test('reports recorded from devices are read as their sources say', () => {
  expect(on(dell, '05 01')).toEqual(['0b:20']);
  expect(on(dell, '05 02')).toEqual(['0b:2f']);
  expect(on(polycom, '01 01 00 00 00 00 00 00')).toEqual(['0b:20']);
  expect(on(polycom, '01 02 00 00 00 00 00 00')).toEqual(['0b:21']);
  expect(on(polycom, '01 10 00 00 00 00 00 00')).toEqual(['0b:2f']);
  expect(on(polycom, '01 20 00 00 00 00 00 00')).toEqual(['09:07']);
});

test('keys of an array: each by its number, and nothing for a number outside', () => {
  expect(on(polycom, '01 00 01 00 00 00 00 00')).toEqual(['0b:b0']);
  expect(on(polycom, '01 01 0c 00 00 00 00 00')).toEqual(['0b:20', '0b:bb']);
  expect(on(polycom, '01 00 00 00 00 00 00 00')).toEqual([]);
  expect(on(polycom, '01 00 0f 00 00 00 00 00')).toEqual([]);
  // From bit 7 to bit 10, over the edge of a byte: 15 is none, 0 is Key 0, 11 is the pound key, 12 selects nothing.
  expect(on(jabra, '02 80 07')).toEqual([]);
  expect(on(jabra, '02 00 00')).toEqual(['0b:b0']);
  expect(on(jabra, '02 80 05')).toEqual(['0b:bb']);
  expect(on(jabra, '02 00 06')).toEqual([]);
});

test('an array that has no value for nothing: 0 is nothing', () => {
  expect(on(epos, '02 00')).toEqual([]);
  expect(on(epos, '02 20')).toEqual(['09:01']);
});

test('an array of several places tells each key once', () => {
  const keyboard = parsed(hex('05 01 09 06 a1 01 05 07 15 00 25 65 19 00 29 65 75 08 95 06 81 00 c0'));
  expect(on(keyboard, '04 05 04 00 00 00')).toEqual(['07:04', '07:05']);
});

test('constant fields with usages are read', () => {
  expect(on(anker, '02 c5 03')).toEqual(['0b:20', '0b:2f']);
});

test('without report ids the first byte is data', () => {
  expect(on(cmedia, '19 00 00 00')).toEqual(['0c:e9', '0b:2f', '0b:20']);
});

test('numbers are signed where the minimum is below zero, up to 32 bits', () => {
  const read = (range: string, bytes: string) => {
    const descriptor = parsed(hex(`05 01 09 02 a1 01 ${range} 95 01 09 30 81 06 c0`));
    const answer = readReport(descriptor, 'input', hex(bytes));
    return answer.ok ? answer.readings.map(({ value }) => value) : answer.reason;
  };
  expect(read('15 81 25 7f 75 08', 'ff')).toEqual([-1]);
  expect(read('15 00 26 ff 00 75 08', 'ff')).toEqual([255]);
  expect(read('16 00 f8 26 ff 07 75 0c', 'ff 0f')).toEqual([-1]);
  expect(read('15 00 27 ff ff ff ff 75 20', 'ff ff ff ff')).toEqual([4_294_967_295]);
  expect(read('17 00 00 00 80 27 ff ff ff 7f 75 20', '00 00 00 80')).toEqual([-2_147_483_648]);
});

test('a short report tells what is in it, a long one is padded, an unknown one has a reason', () => {
  const short = readReport(jabra, 'input', hex('02 05'));
  expect(short).toMatchObject({ ok: true, reportId: 2, short: true });
  expect(short.ok && short.readings.map(({ control, value }) => `${control.usage}=${value}`)).toEqual([
    '0b:20=1',
    '0b:97=0',
    '0b:2f=1',
    '0b:21=0',
    '0b:24=0',
    '0b:70=0',
    '0b:50=0',
  ]);
  expect(readReport(jabra, 'input', hex('02 81 07 00 00'))).toMatchObject({ ok: true, short: false });
  expect(readReport(jabra, 'input', hex('07 00'))).toEqual({
    ok: false,
    reason: 'no input report 7 is declared',
  });
  expect(readReport(jabra, 'input', hex(''))).toEqual({ ok: false, reason: 'a report without its id' });
  expect(readReport(cmedia, 'input', hex(''))).toMatchObject({ ok: true, short: true, readings: [] });
});

test('one report for all lamps is written whole, at its full length', () => {
  expect(written(jabra, { '08:17': 1 })).toEqual(['02 01 00']);
  expect(written(jabra, { '08:17': 1, '08:09': 1, '08:18': 0 })).toEqual(['02 03 00']);
  expect(written(anker, { '08:17': 1, '08:21': 1 })).toEqual(['02 11 00']);
  expect(written(anker, { '08:17': 1, '08:20': 1 })).toEqual(['02 09 00']);
  expect(written(anker, { '08:17': 0 })).toEqual(['02 00 00']);
  expect(written(dell, { '08:09': 1 })).toEqual(['05 02']);
});

test('a report for each lamp: those that the state names', () => {
  expect(written(blackwire, { '08:17': 1, '08:09': 0, '08:18': 1 })).toEqual(['09 00', '17 01', '18 01']);
});

test('without report ids a 0 comes first; nothing is written for a lamp that is not there', () => {
  expect(written(cmedia, { '0c:00': 3 })).toEqual(['00 03 03 03 03']);
  expect(written(cmedia, { '08:17': 1 })).toEqual([]);
});

test('what the state does not name is written as nothing; a value outside becomes the nearest within', () => {
  // Report 14: an array of 1 to 10, whose idle value is 0. Report 16: -1 to 1 in two bits.
  expect(written(polycom, { 'ff99:ff22': 1 })).toEqual(['14 00 80']);
  expect(written(polycom, { 'ff99:84': 1 })).toEqual(['14 04 00']);
  expect(written(polycom, { 'ff99:ff1c': -9, 'ff99:ff18': 99 })).toEqual(['16 0f 30']);
  const dial = parsed(hex('05 0b 09 05 a1 01 15 03 25 07 75 08 95 02 09 20 09 21 91 02 c0'));
  expect(written(dial, { '0b:20': 1 })).toEqual(['00 03 03']);
});

test('an array for output holds what is on, and in the other places its idle value', () => {
  const lamps = parsed(hex('05 08 09 4b a1 01 15 00 25 03 19 17 29 1a 75 04 95 03 91 00 c0'));
  expect(written(lamps, { '08:18': 1, '08:1a': 1, '08:17': 0 })).toEqual(['00 31 04']);
});

test.each(recordings)('%s: output reports that were written are read back as the state', (name) => {
  const descriptor = device(name);
  const outputs = controlsOf(descriptor, 'output').filter(({ size }) => size === 1);
  for (const lit of outputs) {
    const state = new Map(outputs.map(({ usage }) => [usage, usage === lit.usage ? 1 : 0]));
    const reports = writeReports(descriptor, state);
    expect(reports.length).toBeGreaterThan(0);
    for (const bytes of reports) {
      const report = descriptor.reports.output.get(bytes[0] ?? 0);
      expect(bytes).toHaveLength(1 + (report?.bytes ?? -1));
      const read = readReport(descriptor, 'output', descriptor.usesReportIds ? bytes : bytes.subarray(1));
      if (!read.ok) throw new Error(read.reason);
      expect(read.short).toBe(false);
      for (const { control, value } of read.readings)
        expect(`${control.usage} ${value}`).toBe(`${control.usage} ${state.get(control.usage) ?? 0}`);
    }
  }
});
