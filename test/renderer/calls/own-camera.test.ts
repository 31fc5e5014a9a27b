import { expect, test } from 'vitest';
import type { FarMove } from '../../../renderer/calls/engine.ts';
import { makeOwnCamera } from '../../../renderer/calls/own-camera.ts';
import { makeHandClock } from '../kiosk/doubles.ts';

const ward = { id: 'kiosk-ward', name: 'Ward' };
const clinic = { id: 'kiosk-clinic', name: 'Clinic' };
const right: FarMove = { pan: 1, tilt: 0, zoom: 0 };
const up: FarMove = { pan: 0, tilt: 1, zoom: 0 };
const stop: FarMove = { pan: 0, tilt: 0, zoom: 0 };

function setUp(may = true) {
  const time = makeHandClock();
  const camera = makeOwnCamera(time.clock);
  const driven: FarMove[] = [];
  const seen: string[] = [];
  camera.drivenBy((move) => void driven.push(move));
  camera.letBeMoved(may);
  camera.watch(() => void seen.push(`${camera.mayBeMoved} ${camera.movedBy}`));
  return { camera, driven, seen, time };
}

test('a move drives it, and says who; a stop stops it', () => {
  const { camera, driven, seen } = setUp();
  camera.moved(ward, right);
  camera.moved(ward, up);
  camera.moved(ward, stop);
  expect(driven).toEqual([right, up, stop]);
  expect(seen).toEqual(['true Ward', 'true null']);
});

test('nobody moves it before it is let', () => {
  const { camera, driven } = setUp(false);
  camera.moved(ward, right);
  expect([driven, camera.movedBy]).toEqual([[], null]);
});

test('not let any more: what moves stops at once', () => {
  const { camera, driven } = setUp();
  camera.moved(ward, right);
  camera.letBeMoved(false);
  camera.moved(ward, right);
  expect(driven).toEqual([right, stop]);
});

test('a movement that is not said again within a second is stopped', () => {
  const { camera, driven, time } = setUp();
  camera.moved(ward, right);
  time.pass(900);
  camera.moved(ward, right);
  time.pass(999);
  expect(driven).toEqual([right, right]);
  time.pass(1);
  expect(driven).toEqual([right, right, stop]);
  expect(camera.movedBy).toBeNull();
});

test('one hand at a time: another is passed over until the first stops, also when it says stop', () => {
  const { camera, driven } = setUp();
  camera.moved(ward, right);
  camera.moved(clinic, up);
  camera.moved(clinic, stop);
  expect(driven).toEqual([right]);
  camera.moved(ward, stop);
  camera.moved(clinic, up);
  expect(driven).toEqual([right, stop, up]);
  expect(camera.movedBy).toBe('Clinic');
});

test('more moves than a hand makes are passed over, and a stop never is', () => {
  const { camera, driven, time } = setUp();
  for (let count = 0; count < 100; count += 1) camera.moved(ward, count % 2 ? right : up);
  expect(driven).toHaveLength(20);
  camera.moved(ward, stop);
  expect(driven.at(-1)).toEqual(stop);
  camera.moved(ward, right);
  expect(driven).toHaveLength(21);
  time.pass(1000);
  camera.moved(ward, right);
  expect(driven).toHaveLength(22);
});

test('a stop of what does not move is nothing', () => {
  const { camera, driven } = setUp();
  camera.moved(ward, stop);
  expect(driven).toEqual([]);
});
