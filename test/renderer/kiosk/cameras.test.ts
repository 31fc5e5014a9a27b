import { expect, test } from 'vitest';
import { allCameras, isSamePicture, pictureInUse, steeredOf } from '../../../renderer/kiosk/cameras.ts';
import { unknownDevices } from '../../../renderer/kiosk/first-state.ts';
import { aCamera, moves } from './a-camera.ts';

const ids = (cameras: readonly { readonly id: string }[]): string[] => cameras.map(({ id }) => id);
const still = { ...moves, pan: null, tilt: null, zoom: null, home: false };

test('the cameras of main that are ready or were, and those of the browser', () => {
  const told = [
    aCamera('ready'),
    aCamera('once', { status: 'not-answering' }),
    aCamera('never', { status: 'connecting' }),
  ];
  const own = [aCamera('own', { via: 'uvc', picture: 'Lid' })];
  expect(ids(allCameras(told, new Set(['once', 'elsewhere']), own))).toEqual(['ready', 'once', 'own']);
});

test('what both move is one, by way of main as long as that is ready', () => {
  const own = [aCamera('own', { picture: 'BCC950 (046d:0837)' })];
  const told = (status: 'ready' | 'gone') => [aCamera('main', { picture: 'BCC950 (046d:0837)', status })];
  expect(ids(allCameras(told('ready'), new Set(), own))).toEqual(['main']);
  expect(ids(allCameras(told('gone'), new Set(['main']), own))).toEqual(['main', 'own']);
  // Two whose picture is not known are not the same.
  expect(ids(allCameras([aCamera('main')], new Set(), [aCamera('own')]))).toEqual(['main', 'own']);
});

test('the camera of somebody’s choice is steered, else the one that is seen, else the first that is there and moves', () => {
  const cameras = [
    aCamera('gone', { status: 'gone' }),
    aCamera('still', { abilities: still, picture: 'Still' }),
    aCamera('first'),
    aCamera('seen', { picture: 'Seen' }),
  ];
  expect(steeredOf(cameras, 'first', 'Seen')).toBe('first');
  expect(steeredOf(cameras, 'gone', 'Seen')).toBe('gone');
  expect(steeredOf(cameras, 'pulled', 'Seen')).toBe('seen');
  expect(steeredOf(cameras, null, 'Seen')).toBe('seen');
  expect(steeredOf(cameras, null, 'Still')).toBe('first');
  expect(steeredOf(cameras, null, null)).toBe('first');
  expect(steeredOf(cameras.slice(0, 2), null, null)).toBe('gone');
  expect(steeredOf(cameras.slice(1, 2), 'still', 'Still')).toBeNull();
  expect(steeredOf([], 'first', null)).toBeNull();
});

test('a picture is the same where only one of its two names has the USB numbers', () => {
  const numbered = 'BCC950 ConferenceCam (046d:0837)';
  expect(isSamePicture(numbered, numbered)).toBe(true);
  expect(isSamePicture('BCC950 ConferenceCam', numbered)).toBe(true);
  expect(isSamePicture(numbered, 'BCC950 ConferenceCam (046d:0838)')).toBe(false);
  expect(isSamePicture('BCC950 ConferenceCam #2', numbered)).toBe(false);
  expect(isSamePicture('Rally Camera', numbered)).toBe(false);
  expect(isSamePicture(null, null)).toBe(false);
});

test('the picture in use is what the open camera is called', () => {
  const cameras = [{ id: 'a', label: 'Lid', group: '' }];
  expect(pictureInUse({ ...unknownDevices, cameras, camera: 'a' })).toBe('Lid');
  expect(pictureInUse({ ...unknownDevices, cameras, camera: null })).toBeNull();
  expect(pictureInUse({ ...unknownDevices, cameras, camera: 'other' })).toBeNull();
});
