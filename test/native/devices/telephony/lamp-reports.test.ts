import { expect, test } from 'vitest';
import { lampReports } from '../../../../native/devices/telephony/lamp-reports.ts';
import { telephonyIn } from '../../../../native/protocols/hid-report/telephony.ts';
import { hex, parsed, recordedBytes } from '../../protocols/hid-report/recordings.ts';

const all = { ringing: true, offHook: true, muted: true, held: true };
const call = { ringing: false, offHook: true, muted: true, held: false };

function lamps(bytes: Uint8Array, quirks = {}) {
  const descriptor = parsed(bytes);
  const telephony = telephonyIn(descriptor);
  if (!telephony) throw new Error('no telephony');
  const reports = lampReports(descriptor, telephony, quirks);
  const text = (report: Uint8Array) => Buffer.from(report).toString('hex');
  return { names: reports.lamps, of: (wanted: typeof all) => reports.of(wanted).map(text) };
}

test.each([
  // Ring and ringer are lit together.
  ['0b0e_2453_jabra-biz-2400-ii', ['020300'], ['022f00']],
  [
    '047f_c053_plantronics-blackwire-c5220',
    ['0901', '1701', '1800', '2000'],
    ['0901', '1701', '1801', '2001'],
  ],
  ['1395_009c_epos-impact-d1', ['0309'], ['032d']],
  ['413c_8223_dell-sp325', ['0503'], ['050f']],
  ['291a_3301_anker-powerconf', ['020300'], ['022f00']],
  [
    'xxxx_0001_rv1126-conference-cam-variant-a',
    ['0901', '1701', '1800', '2000'],
    ['0901', '1701', '1801', '2001'],
  ],
])('%s: a muted call, and everything, whole', (name, muted, everything) => {
  const device = lamps(recordedBytes(name));
  expect(device.names).toEqual(['ringing', 'offHook', 'muted', 'held']);
  expect(device.of(call)).toEqual(muted);
  expect(device.of(all)).toEqual(everything);
});

test('what a device has not is not among its lamps', () => {
  expect(lamps(recordedBytes('095d_9201_polycom-cx300')).names).toEqual(['offHook']);
  const none = lamps(recordedBytes('0d8c_0014_cmedia-hs100b-kernel-fixed'));
  expect([none.names, none.of(all)]).toEqual([[], []]);
});

test('mute is shown by the microphone lamp where there is no other, or the table says so', () => {
  const leds = (usages: string) =>
    hex(`05 0b 09 05 a1 01 09 20 15 00 25 01 75 01 95 01 81 22 05 08 ${usages} 75 01 95 02 91 22 c0`);
  expect(lamps(leds('09 17 09 21')).of(call)).toEqual(['0003']);
  expect(lamps(leds('09 09 09 21')).of(call)).toEqual(['0001']);
  expect(lamps(leds('09 09 09 21'), { microphoneLedIsMute: true }).of(call)).toEqual(['0002']);
});
