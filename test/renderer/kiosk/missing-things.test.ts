import { expect, test } from 'vitest';
import type { CallDevice } from '../../../main/contract/devices.ts';
import { missingThings } from '../../../renderer/kiosk/missing-things.ts';
import type { KioskState } from '../../../renderer/kiosk/state.ts';
import { callDevice } from '../../../renderer/pictures/device-samples.ts';
import { atRest } from '../screens/states.ts';

const jabra = callDevice('Jabra SPEAK 510', { status: 'gone' });
const nothing = { profile: null, camera: [], microphone: [], speaker: [] };
const missing = (
  devices: readonly CallDevice[],
  chosen: Partial<KioskState['chosen']> = {},
  change: Partial<KioskState> = {},
) =>
  missingThings({
    ...atRest,
    callDevices: { driver: 'up', devices, volumeKeys: true },
    chosen: { ...nothing, ...chosen },
    ...change,
  });

test('the room’s only device with buttons, pulled out, is missed; one of two, or a headset, is not', () => {
  expect(missing([jabra])).toEqual(['Jabra SPEAK 510']);
  expect(missing([jabra, callDevice('Other')], {}, { deviceInUse: 'Other' })).toEqual([]);
  expect(missing([{ ...jabra, kind: 'headset' }])).toEqual([]);
  expect(missing([callDevice('Jabra SPEAK 510')])).toEqual([]);
});

test('what was chosen for meetings is missed, once and by its own name, whatever its labels are', () => {
  const chosen = {
    microphone: ['Jabra SPEAK 510 (0b0e:0420)'],
    speaker: ['Jabra SPEAK 510 USB Analog Stereo', 'Built-in Audio'],
  };
  const other = { deviceInUse: 'Other' };
  expect(missing([jabra, callDevice('Other')], chosen, other)).toEqual(['Jabra SPEAK 510']);
});

test('a chosen camera that another stands in for is missed; where none is left its own trouble says so', () => {
  const chosen = { camera: ['HD Pro Webcam C920 (046d:082d)'] };
  expect(missing([], chosen)).toEqual(['HD Pro Webcam C920']);
  expect(missing([], chosen, { devices: { ...atRest.devices, cameras: [] } })).toEqual([]);
});

test('a chosen microphone in another socket of Windows is not missed', () => {
  const microphones = [{ id: 'm', label: 'Mikrofon (3- Jabra SPEAK 510 USB) (0b0e:0420)', group: 'g' }];
  const chosen = { microphone: ['Mikrofon (2- Jabra SPEAK 510 USB) (0b0e:0420)'] };
  expect(missing([], chosen, { devices: { ...atRest.devices, microphones } })).toEqual([]);
});

test('nothing is missed on a laptop, which is carried about', () => {
  const kiosk = atRest.kiosk && { ...atRest.kiosk, posture: 'laptop' as const };
  expect(missing([jabra], { microphone: ['Jabra SPEAK 510 (0b0e:0420)'] }, { kiosk })).toEqual([]);
});
