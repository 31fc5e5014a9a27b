import { describe, expect, test } from 'vitest';
import {
  areOneProduct,
  type ListedDevice,
  makeNumbering,
  orderToTry,
  otherView,
  speakerFor,
} from '../../../../renderer/calls/media/device-choice.ts';

const device = (
  kind: MediaDeviceKind,
  deviceId: string,
  label = deviceId,
  groupId = `${kind} ${deviceId}`,
): ListedDevice => ({ deviceId, kind, label, groupId });
const microphone = (id: string, label?: string, group?: string) => device('audioinput', id, label, group);
const speaker = (id: string, label?: string, group?: string) => device('audiooutput', id, label, group);

describe('the order in which devices are tried', () => {
  const here = [
    microphone('built', 'Microphone (Realtek(R) Audio)'),
    microphone('jabra', 'Microphone (3- Jabra SPEAK 510 USB) (0b0e:0420)'),
    microphone('cam', 'Microphone (HD Pro Webcam C920) (046d:082d)'),
  ];
  const order = (wishes: readonly string[], partner: ListedDevice | null = null): string =>
    orderToTry(here, wishes, partner, null).map(String).join(' ');

  test('no wish: the system’s choice, then all', () => {
    expect(order([])).toBe('null built jabra cam');
  });

  test('the first wish that is there, then the next, then the system’s', () => {
    const wishes = ['Gone', 'Microphone (HD Pro Webcam C920) (046d:082d)', 'Microphone (Realtek(R) Audio)'];
    expect(order(wishes)).toBe('cam built null jabra');
  });

  test('another socket is no other device', () => {
    expect(order(['Microphone (Jabra SPEAK 510 USB) (0b0e:0420)'])).toBe('jabra null built cam');
  });

  test('another part of the same model stands in, behind every wish that is there', () => {
    const wishes = ['Echo Cancelling Speakerphone (Jabra SPEAK 510 USB) (0b0e:0420)', here[2]?.label ?? ''];
    expect(order(wishes)).toBe('cam jabra null built');
  });

  test('the same product as its partner: by group, or by name where the browser groups nothing', () => {
    expect(order([], speaker('x', 'Speakers', 'audioinput cam'))).toBe('cam null built jabra');
    expect(order([], speaker('x', 'Jabra SPEAK 510 USB Analog Stereo'))).toBe('jabra null built cam');
    // What is built in is no product of its own.
    expect(order([], speaker('x', 'Built-in Audio Analog Stereo'))).toBe('null built jabra cam');
  });

  test('of two that fit equally the one in use stays', () => {
    const twins = [
      microphone('a', 'Mic (2- Jabra SPEAK 510 USB)'),
      microphone('b', 'Mic (3- Jabra SPEAK 510 USB)'),
    ];
    const wishes = ['Mic (Jabra SPEAK 510 USB)'];
    expect(orderToTry(twins, wishes, null, null)[0]).toBe('a');
    expect(orderToTry(twins, wishes, null, 'b')[0]).toBe('b');
    expect(orderToTry(twins, ['Mic (2- Jabra SPEAK 510 USB)'], null, 'b')[0]).toBe('a');
  });
});

describe('equal labels are told apart by a number', () => {
  const cam = (id: string) => device('videoinput', id, 'HD Webcam C525');
  const labels = (list: readonly ListedDevice[]): readonly string[] =>
    list.map(({ deviceId, label }) => `${deviceId}: ${label}`);

  test('which each keeps, whatever the browser’s order, and has again when it is back', () => {
    const number = makeNumbering();
    expect(labels(number([cam('a'), cam('b')]))).toEqual(['a: HD Webcam C525', 'b: HD Webcam C525 #2']);
    expect(labels(number([cam('b'), cam('a')]))).toEqual(['b: HD Webcam C525 #2', 'a: HD Webcam C525']);
    expect(labels(number([cam('b')]))).toEqual(['b: HD Webcam C525 #2']);
    expect(labels(number([cam('b'), cam('a')]))).toEqual(['b: HD Webcam C525 #2', 'a: HD Webcam C525']);
  });

  test('one that comes takes the lowest that is free', () => {
    const number = makeNumbering();
    number([cam('a'), cam('b')]);
    expect(labels(number([cam('b'), cam('c')]))).toEqual(['b: HD Webcam C525 #2', 'c: HD Webcam C525']);
    // The first is back and finds its number taken.
    expect(labels(number([cam('b'), cam('c'), cam('a')]))[2]).toBe('a: HD Webcam C525 #3');
  });

  test('camera and microphone of one name are no twins; stand-ins and nameless ones are left alone', () => {
    const number = makeNumbering();
    const list = [
      microphone('default', 'Connect'),
      microphone('m', 'Connect'),
      device('videoinput', 'c', 'Connect'),
      speaker('', ''),
      microphone('', ''),
    ];
    expect(number(list)).toEqual(list);
  });
});

describe('the speaker', () => {
  const tv = speaker('tv', 'LG TV (NVIDIA High Definition Audio)');
  const own = speaker('own', 'Jabra SPEAK 510 USB Analog Stereo');
  const twin = speaker('twin', 'Jabra SPEAK 510 USB Analog Stereo #2');
  const all = [tv, own, twin];

  test('a wished one, else that of the microphone’s product, else the system’s', () => {
    const mic = microphone('m', 'Jabra SPEAK 510 USB Mono');
    expect(speakerFor(all, ['Gone', tv.label], mic)).toBe(tv);
    expect(speakerFor(all, ['Gone'], mic)).toBe(own);
    expect(speakerFor(all, [], microphone('m', 'Jabra SPEAK 510 USB Mono #2'))).toBe(twin);
    expect(speakerFor(all, [], microphone('m', 'HD Pro Webcam C920 Analog Stereo'))).toBeNull();
    expect(speakerFor(all, [], null)).toBeNull();
  });

  test('one product with the microphone or not', () => {
    const mic = microphone('m', 'Jabra SPEAK 510 USB Mono');
    expect(areOneProduct(mic, own)).toBe(true);
    expect(areOneProduct(mic, tv)).toBe(false);
    expect(areOneProduct(mic, null)).toBe(false);
    // A laptop's own sound takes away no echo, though it is one.
    const built = microphone('b', 'Built-in Audio Analog Stereo', 'g');
    expect(areOneProduct(built, speaker('s', 'Built-in Audio Analog Stereo', 'g'))).toBe(false);
  });
});

test('the other camera of a round-table cam: of the same one when there are two', () => {
  const cam = (id: string, label: string, group: string) => device('videoinput', id, label, group);
  const cameras = [
    cam('p1', 'Microsoft RoundTable Panoramic Video', 'one'),
    cam('a1', 'Microsoft RoundTable Active Speaker Video', 'one'),
    cam('p2', 'Microsoft RoundTable Panoramic Video #2', 'two'),
    cam('a2', 'Microsoft RoundTable Active Speaker Video #2', 'two'),
    cam('other', 'Other Panoramic Video', 'three'),
    cam('plain', 'HD Pro Webcam C920', 'four'),
  ];
  const other = (id: string) =>
    otherView(cameras, cameras.find(({ deviceId }) => deviceId === id) ?? null)?.deviceId;
  expect(['p1', 'a1', 'p2', 'a2'].map(other)).toEqual(['a1', 'p1', 'a2', 'p2']);
  expect(other('other')).toBeUndefined();
  expect(other('plain')).toBeUndefined();
  expect(otherView(cameras, null)).toBeNull();
});
