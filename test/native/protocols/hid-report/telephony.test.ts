import { expect, test } from 'vitest';
import type { Control } from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { telephonyIn } from '../../../../native/protocols/hid-report/telephony.ts';
import { hex, parsed, recordedBytes } from './recordings.ts';

const place = (control: Control | null | undefined) =>
  control ? `${control.reportId}.${control.bit}` : null;
const telephony = (name: string) => telephonyIn(parsed(recordedBytes(name)));

test.each([
  ['0b0e_2453_jabra-biz-2400-ii', ['2.0', '2.2', '2.3', '2.4', '2.11', '2.1'], 12, ['1.1', '1.0', '1.2']],
  [
    '047f_c053_plantronics-blackwire-c5220',
    ['8.1', '8.0', '8.2', '8.3', '8.4', null],
    0,
    ['2.0', '2.1', null],
  ],
  ['1395_009c_epos-impact-d1', ['2.0', '2.3', '2.1', '2.2', '2.4', null], 0, ['1.0', '1.1', null]],
  ['413c_8223_dell-sp325', ['5.0', '5.1', '5.3', '5.2', '5.7', '5.4'], 0, ['12.0', '12.1', '12.2']],
  ['291a_3301_anker-powerconf', ['2.0', '2.2', '2.3', null, '2.10', '2.1'], 12, ['1.0', '1.1', '1.2']],
  ['095d_9201_polycom-cx300', ['1.0', '1.4', '1.1', '1.2', '1.5', null], 13, [null, null, null]],
  ['0d8c_0014_cmedia-hs100b-kernel-fixed', ['0.4', '0.3', null, null, null, null], 0, ['0.0', '0.1', '0.2']],
  [
    'xxxx_0001_rv1126-conference-cam-variant-a',
    ['8.0', '8.4', '8.5', '8.6', '8.7', '8.1'],
    0,
    ['1.0', '1.1', null],
  ],
])(
  '%s: hook, mute, flash, redial, drop, line busy; keypad; volume up, down, mute',
  (name, keys, keypad, volume) => {
    const found = telephony(name);
    expect(
      [found?.hook, found?.mute, found?.flash, found?.redial, found?.drop, found?.lineBusy].map(place),
    ).toEqual(keys);
    expect(found?.keypad).toHaveLength(keypad);
    expect([found?.volume.up, found?.volume.down, found?.volume.mute].map(place)).toEqual(volume);
  },
);

test.each([
  [
    '0b0e_2453_jabra-biz-2400-ii',
    { offHook: '2.0', mute: '2.1', ring: '2.2', hold: '2.3', microphone: '2.4', ringer: '2.5' },
  ],
  [
    '047f_c053_plantronics-blackwire-c5220',
    { offHook: '23.0', mute: '9.0', ring: '24.0', hold: '32.0', speaker: '26.0', onLine: '42.0' },
  ],
  [
    '1395_009c_epos-impact-d1',
    { offHook: '3.0', mute: '3.3', ring: '3.2', hold: '3.5', microphone: '3.1', onLine: '3.4' },
  ],
  ['095d_9201_polycom-cx300', { offHook: '2.0' }],
  ['0d8c_0014_cmedia-hs100b-kernel-fixed', {}],
])('%s: lamps', (name, leds) => {
  const found = Object.entries(telephony(name)?.leds ?? {}).map(([led, control]) => [led, place(control)]);
  expect(Object.fromEntries(found)).toEqual(leds);
});

test('a telephony collection with neither key nor Off-Hook is none; nor are media keys', () => {
  expect(telephony('045e_003b_microsoft-sidewinder-game-voice')).toBeNull();
  expect(telephonyIn(parsed(hex('05 0b 09 05 a1 01 c0')))).toBeNull();
  expect(
    telephonyIn(parsed(hex('05 0c 09 01 a1 01 15 00 25 01 75 01 95 02 09 e9 09 ea 81 02 c0'))),
  ).toBeNull();
});

test('a device with nothing but an Off-Hook lamp can still show a call', () => {
  const lamp = parsed(hex('05 0b 09 05 a1 01 05 08 15 00 25 01 75 01 95 01 09 17 91 02 c0'));
  expect(place(telephonyIn(lamp)?.leds.offHook)).toBe('0.0');
});

test('of two with one usage, the one in a collection of its own kind', () => {
  const twice = parsed(
    hex(`05 0c 09 01 a1 01 85 01 15 00 25 01 75 01 95 01 05 0b 09 20 81 02 c0
      05 0b 09 05 a1 01 85 02 09 20 81 02 05 0c 09 e9 81 02 c0
      05 0c 09 01 a1 01 85 03 09 e9 81 02 c0`),
  );
  expect(place(telephonyIn(twice)?.hook)).toBe('2.0');
  expect(place(telephonyIn(twice)?.volume.up)).toBe('3.0');
});

test('Button 7 means reject beside telephony keys only, and Drop goes before it', () => {
  const button = (page: string) =>
    parsed(hex(`05 ${page} 09 01 a1 01 15 00 25 01 75 01 95 01 05 09 09 07 81 02 05 0b 09 20 81 02 c0`));
  expect(telephonyIn(button('0b'))?.drop?.usage).toBe('09:07');
  expect(telephonyIn(button('01'))?.drop).toBeNull();
  expect(telephony('1395_009c_epos-impact-d1')?.drop?.usage).toBe('0b:26');
});
