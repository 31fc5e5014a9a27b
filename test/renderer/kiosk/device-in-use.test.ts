import { expect, test } from 'vitest';
import { deviceInUse } from '../../../renderer/kiosk/device-in-use.ts';
import { callDevice } from './call-device.ts';

const jabra = callDevice('jabra');
const poly = callDevice('poly');

test('nothing is used where nothing is', () => {
  expect(deviceInUse({ devices: [], lifted: 'jabra', control: 'jabra', begun: 'jabra' })).toBeNull();
});

test('the one whose hook was lifted, before the one that belongs to the sound', () => {
  const devices = [jabra, poly, callDevice('third')];
  expect(deviceInUse({ devices, lifted: 'third', control: 'poly', begun: 'jabra' })).toBe('third');
  expect(deviceInUse({ devices, lifted: null, control: 'poly', begun: 'jabra' })).toBe('poly');
  expect(deviceInUse({ devices, lifted: 'pulled and forgotten', control: 'poly', begun: 'jabra' })).toBe(
    'poly',
  );
});

test.each(['gone', 'elsewhere', 'flooding', 'not-allowed', 'not-understood'] as const)(
  'one that is %s is not used, and is again when it is ready',
  (status) => {
    const facts = { lifted: 'jabra', control: null, begun: null };
    expect(deviceInUse({ ...facts, devices: [{ ...jabra, status }, poly] })).toBe('poly');
    expect(deviceInUse({ ...facts, devices: [jabra, poly] })).toBe('jabra');
    expect(deviceInUse({ ...facts, devices: [{ ...jabra, status }] })).toBeNull();
  },
);

test('one that is plugged in later, though likelier, does not take the call from the one that it began with', () => {
  const headset = callDevice('a-headset', { kind: 'headset' });
  const facts = { lifted: null, control: null, begun: 'a-headset' };
  expect(deviceInUse({ ...facts, devices: [headset, jabra] })).toBe('a-headset');
  expect(deviceInUse({ ...facts, devices: [{ ...headset, status: 'gone' }, jabra] })).toBe('jabra');
});

test('without a word from anybody it is the likeliest, in whatever order they are named', () => {
  const headset = callDevice('a-headset', { kind: 'headset' });
  const keyless = callDevice('a-camera', { keys: [] });
  const dumb = callDevice('a-dumb', { status: 'not-answering' });
  const devices = [headset, keyless, dumb, poly, jabra];
  for (const order of [devices, [...devices].reverse()])
    expect(deviceInUse({ devices: order, lifted: null, control: null, begun: null })).toBe('jabra');
  expect(deviceInUse({ devices: [dumb, keyless], lifted: null, control: null, begun: null })).toBe(
    'a-camera',
  );
  expect(deviceInUse({ devices: [dumb], lifted: null, control: null, begun: null })).toBe('a-dumb');
});
