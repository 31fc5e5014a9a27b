import { expect, test } from 'vitest';
import type { CallDevice } from '../../../main/contract/devices.ts';
import { noLamps } from '../../../main/contract/devices.ts';
import { deviceLines } from '../../../main/devices/device-lines.ts';

const headset: CallDevice = {
  ...{ id: '0b0e:0412:4711@2', name: "Anna's headset", vendorId: 0x0b0e, productId: 0x412, kind: 'headset' },
  ...{ status: 'ready', detail: null, keys: ['hook', 'mute'], lamps: [], shows: noLamps },
};

test('an empty room is said once', () => {
  expect(deviceLines(null, [])).toEqual(['no device with keys or lamps for calls is here']);
  expect(deviceLines([], [])).toEqual([]);
});

test('a device is said when it comes and when its status changes, by its numbers only', () => {
  const line = '0b0e:0412, headset: ready (keys: hook, mute; lamps: none)';
  expect(deviceLines(null, [headset])).toEqual([line]);
  expect(deviceLines([headset], [{ ...headset, shows: { ...noLamps, offHook: true } }])).toEqual([]);
  const gone: CallDevice = { ...headset, status: 'gone' };
  expect(deviceLines([headset], [gone])).toEqual(['0b0e:0412, headset: gone']);
  expect(deviceLines([gone], [headset])).toEqual([line]);
});
