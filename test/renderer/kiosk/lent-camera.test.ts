import { expect, test } from 'vitest';
import { nothingConnected } from '../../../main/contract/connected.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { good } from '../../../main/contract/result.ts';
import { aCamera } from './a-camera.ts';
import { factsWith } from './day-samples.ts';
import { kioskRig } from './kiosk-rig.ts';

const target: JoinTarget = { engine: 'room', provider: 'rundbord', address: 'rundbord:one', source: 'own' };
const ward = { id: 'kiosk-ward', name: 'Ward' };
const right = { pan: 1, tilt: 0, zoom: 0 } as const;
const stop = { pan: 0, tilt: 0, zoom: 0 } as const;

/** In a call of a room that lets others move its camera, unless `facts` say otherwise. */
function inCall(facts: object = {}, camera = aCamera('one')) {
  const rig = kioskRig({ answers: { 'camera.do': () => good(null) } });
  rig.main.setState('kiosk', factsWith({ ownAddress: target.address, othersMayMoveCamera: true, ...facts }));
  rig.main.setState('connected', { ...nothingConnected, cameras: [camera] });
  rig.actions.joinOwnRoom();
  return { ...rig, told: () => rig.asks('camera.do') };
}

test('another room drives the camera at half speed, and the screen says who', () => {
  const { ownCamera, told, state } = inCall();
  ownCamera.moved(ward, right);
  expect(told()).toEqual([{ camera: 'one', command: { do: 'drive', pan: 0.5, tilt: 0, zoom: 0 } }]);
  expect(state().movedBy).toBe('Ward');
  ownCamera.moved(ward, stop);
  expect(told().at(-1)).toEqual({ camera: 'one', command: { do: 'drive', ...stop } });
  expect(state().movedBy).toBeNull();
});

test('not unless the settings say so, not outside a call, and not a camera that cannot or whose picture is not sent', () => {
  expect(inCall({ othersMayMoveCamera: false }).ownCamera.mayBeMoved).toBe(false);
  expect(inCall({}, aCamera('one', { status: 'not-answering' })).ownCamera.mayBeMoved).toBe(false);
  expect(inCall({}, aCamera('one', { power: 'off' })).ownCamera.mayBeMoved).toBe(false);
  expect(inCall({}, aCamera('one', { picture: 'Another' })).ownCamera.mayBeMoved).toBe(false);
  const left = inCall();
  expect(left.ownCamera.mayBeMoved).toBe(true);
  left.actions.leave();
  expect(left.ownCamera.mayBeMoved).toBe(false);
});

test('a call that is held stops it at once, and lends nothing until it goes on', () => {
  const { ownCamera, told, actions } = inCall();
  ownCamera.moved(ward, right);
  actions.setHeld(true);
  expect(told().at(-1)).toEqual({ camera: 'one', command: { do: 'drive', ...stop } });
  expect(ownCamera.mayBeMoved).toBe(false);
  actions.setHeld(false);
  expect(ownCamera.mayBeMoved).toBe(true);
});

test('the camera switched off stops it at once', () => {
  const { ownCamera, told, engine } = inCall();
  ownCamera.moved(ward, right);
  engine.side({ camera: { wanted: false, actual: true } });
  expect(told().at(-1)).toEqual({ camera: 'one', command: { do: 'drive', ...stop } });
  expect(ownCamera.mayBeMoved).toBe(false);
});

test('nor while a screen is shared in its place', () => {
  const { ownCamera, engine } = inCall();
  engine.side({ sharing: { wanted: true, actual: true } });
  expect(ownCamera.mayBeMoved).toBe(false);
});
