import { expect, test } from 'vitest';
import {
  callKeys,
  callReader,
  keyIn,
  keypadKeyIn,
} from '../../../../native/protocols/hid-report/call-reader.ts';
import type { ReportDescriptor } from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { telephonyIn } from '../../../../native/protocols/hid-report/telephony.ts';
import { differenceIn } from './difference-in.ts';
import { hex, parsed, recordedBytes, recordings } from './recordings.ts';

/** What a report says, in words: keys that are on, `-` before those that it says are off, and the keypad. */
function said(descriptor: ReportDescriptor, bytes: string): string {
  const reading = callReader(descriptor)(hex(bytes));
  const keys = callKeys.flatMap((key) => {
    const on = keyIn(reading, key);
    return on === null ? [] : [on ? key : `-${key}`];
  });
  const keypad = keypadKeyIn(reading);
  return [...keys, ...(keypad === undefined ? [] : [`keypad ${keypad}`])].join(' ');
}
const device = (name: string) => parsed(recordedBytes(name));

test.each([
  ['0b0e_2453_jabra-biz-2400-ii', '02 81 07', 'hook -mute -flash -redial -drop -lineBusy keypad null'],
  ['0b0e_2453_jabra-biz-2400-ii', '02 06 0a', '-hook mute -flash -redial drop lineBusy keypad 4'],
  ['0b0e_2453_jabra-biz-2400-ii', '02 01', 'hook -mute -flash -redial -lineBusy'],
  ['0b0e_2453_jabra-biz-2400-ii', '01 02 00', 'volumeUp -volumeDown -volumeMute'],
  ['0b0e_2453_jabra-biz-2400-ii', '04 ff ff', ''],
  ['0b0e_2453_jabra-biz-2400-ii', '', ''],
  ['047f_c053_plantronics-blackwire-c5220', '08 03', 'hook mute -flash -redial -drop'],
  // Its reject is a place in an array.
  ['1395_009c_epos-impact-d1', '02 11', 'hook -mute -flash -redial drop'],
  ['413c_8223_dell-sp325', '05 02', '-hook mute -flash -redial -drop -lineBusy'],
  ['291a_3301_anker-powerconf', '02 c5 03', 'hook mute -flash -drop -lineBusy keypad null'],
  ['095d_9201_polycom-cx300', '01 00 0c 00 00 00 00 00', '-hook -mute -flash -redial -drop keypad #'],
  ['0d8c_0014_cmedia-hs100b-kernel-fixed', '19 00 00 00', 'hook mute volumeUp -volumeDown -volumeMute'],
  ['045e_003b_microsoft-sidewinder-game-voice', 'ff', ''],
])('%s: %s says %s', (name, bytes, words) => {
  expect(said(device(name), bytes)).toBe(words);
});

test('keys in places of arrays, keypads of bits, two buttons in one number', () => {
  const telephony = (items: string) => parsed(hex(`05 0b 09 05 a1 01 15 00 25 01 75 01 ${items} c0`));
  const array = telephony('15 01 25 03 75 04 95 02 09 20 09 2f 09 21 81 40');
  expect(said(array, '21')).toBe('hook mute -flash');
  expect(said(array, '30')).toBe('-hook -mute flash');
  const bits = telephony('19 b0 29 b3 95 04 81 02 09 20 81 02');
  expect(said(bits, '04')).toBe('-hook keypad 2');
  expect(said(bits, '10')).toBe('hook keypad null');
  const number = telephony('15 ff 25 01 75 02 95 02 09 20 09 2f 81 26');
  expect(said(number, '07')).toBe('-hook mute');
});

test('every value of every byte of the recorded devices is read as the plain reader reads it', () => {
  for (const name of recordings) {
    const descriptor = device(name);
    const telephony = telephonyIn(descriptor);
    const read = callReader(descriptor);
    for (const { id, bytes } of descriptor.reports.input.values()) {
      const head = descriptor.usesReportIds ? [id] : [];
      for (let at = 0; at < Math.min(bytes, 8); at += 1)
        for (let value = 0; value < 256; value += 1) {
          const report = Uint8Array.from([...head, ...new Array(bytes).fill(0).with(at, value)]);
          const difference = differenceIn(descriptor, telephony, read, report);
          if (difference) throw new Error(`${name}: ${difference}`);
        }
    }
  }
});
