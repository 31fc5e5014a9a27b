import { expect, test } from 'vitest';
import { controlsOf } from '../../../../native/protocols/hid-report/report-descriptor.ts';
import { type Flags, semanticsOf } from '../../../../native/protocols/hid-report/semantics.ts';
import { parsed, recordedBytes } from './recordings.ts';

const bit: Flags = { array: false, relative: false, noPreferred: false, min: 0, size: 1 };
const [hook, mute, flash, redial, drop, speakerMute, key] = [
  '0b:20',
  '0b:2f',
  '0b:21',
  '0b:24',
  '0b:26',
  '0c:e2',
  '0b:b1',
];

test('absolute and without a preferred state: a switch, whatever it is called', () => {
  for (const usage of [hook, mute, flash, 'ff30:20', '09:11'])
    expect(semanticsOf(usage, { ...bit, noPreferred: true })).toBe('state');
});

test('absolute and falling back: hook and mute are how things are, keys are presses', () => {
  for (const usage of [hook, mute]) expect(semanticsOf(usage, bit)).toBe('state');
  for (const usage of [flash, redial, drop, '09:07', '0c:e9', '0c:cd'])
    expect(semanticsOf(usage, bit)).toBe('one-shot');
  expect(semanticsOf(speakerMute, bit)).toBe('toggle');
});

test('relative: mute toggles, flash, redial and drop ask once', () => {
  for (const usage of [hook, mute, speakerMute])
    expect(semanticsOf(usage, { ...bit, relative: true })).toBe('toggle');
  for (const usage of [flash, redial, drop, 'ff99:04'])
    expect(semanticsOf(usage, { ...bit, relative: true })).toBe('one-shot');
});

test('two buttons in one number, to set and to clear, say how things are', () => {
  expect(semanticsOf(mute, { ...bit, relative: true, noPreferred: true, min: -1, size: 2 })).toBe('state');
});

test('selectors of an array: keys are presses, mute toggles, off-hook lasts', () => {
  const array = { ...bit, array: true, size: 4 };
  for (const usage of [key, flash, redial, '0c:e9']) expect(semanticsOf(usage, array)).toBe('one-shot');
  for (const usage of [mute, speakerMute]) expect(semanticsOf(usage, array)).toBe('toggle');
  expect(semanticsOf(hook, array)).toBe('state');
  expect(semanticsOf(mute, { ...array, noPreferred: true })).toBe('state');
});

test('numbers are how things are', () => {
  expect(semanticsOf('ff00:01', { ...bit, size: 8 })).toBe('state');
});

test.each([
  ['0b0e_2453_jabra-biz-2400-ii', { hook: 'state', mute: 'toggle' }],
  ['047f_c053_plantronics-blackwire-c5220', { hook: 'state', mute: 'toggle' }],
  ['1395_009c_epos-impact-d1', { hook: 'state', mute: 'toggle' }],
  ['413c_8223_dell-sp325', { hook: 'state', mute: 'toggle' }],
  ['291a_3301_anker-powerconf', { hook: 'state', mute: 'toggle' }],
  ['095d_9201_polycom-cx300', { hook: 'state', mute: 'toggle' }],
  ['0d8c_0014_cmedia-hs100b-kernel-fixed', { hook: 'toggle', mute: 'state' }],
  ['xxxx_0001_rv1126-conference-cam-variant-a', { hook: 'state', mute: 'toggle' }],
])('%s', (name, expected) => {
  const inputs = controlsOf(parsed(recordedBytes(name)), 'input');
  const of = (usage: string) => inputs.find((control) => control.usage === usage)?.semantics;
  expect({ hook: of('0b:20'), mute: of('0b:2f') }).toEqual(expected);
});
