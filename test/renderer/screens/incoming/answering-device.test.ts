import { expect, test } from 'vitest';
import type { CallDevice } from '../../../../main/contract/devices.ts';
import { callDevice } from '../../../../renderer/pictures/device-samples.ts';
import { answeringDevice } from '../../../../renderer/screens/incoming/answering-device.ts';

const answering = (
  devices: readonly CallDevice[],
  deviceInUse: string | null,
  driver: 'up' | 'down' = 'up',
) => answeringDevice({ callDevices: { driver, devices, volumeKeys: true }, deviceInUse })?.name ?? null;

test('the device in use, else the first that is ready and has a hook', () => {
  const devices = [
    callDevice('gone', { status: 'gone' }),
    callDevice('no hook', { keys: ['mute'] }),
    callDevice('first'),
    callDevice('used'),
  ];
  expect(answering(devices, 'used')).toBe('used');
  expect(answering(devices, 'no hook')).toBe('first');
  expect(answering(devices, null)).toBe('first');
});

test('none when nothing can be pressed', () => {
  expect(answering([], null)).toBeNull();
  expect(answering([callDevice('other', { status: 'elsewhere' })], 'other')).toBeNull();
  expect(answering([callDevice('fine')], 'fine', 'down')).toBeNull();
});
