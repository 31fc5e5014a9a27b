import { expect, test } from 'vitest';
import type { CameraCommand } from '../../../main/contract/cameras.ts';
import { makeSteering } from '../../../renderer/kiosk/steering.ts';
import { makeHandClock } from './doubles.ts';

function setUp() {
  const time = makeHandClock();
  const said: string[] = [];
  const steering = makeSteering(time.clock, (camera, command) => void said.push(brief(camera, command)));
  return { time, said, steering, take: () => said.splice(0) };
}
const brief = (camera: string, command: CameraCommand): string =>
  command.do === 'drive'
    ? `${camera} ${command.pan} ${command.tilt} ${command.zoom}`
    : `${camera} ${command.do}`;
const drive = (pan: number, tilt = 0, zoom = 0): CameraCommand => ({ do: 'drive', pan, tilt, zoom });

test('a movement is said again every 400 ms until it is stopped', () => {
  const { time, steering, take } = setUp();
  steering.tell('a', drive(0.5));
  expect(take()).toEqual(['a 0.5 0 0']);
  time.pass(399);
  expect(take()).toEqual([]);
  time.pass(801);
  expect(take()).toEqual(['a 0.5 0 0', 'a 0.5 0 0', 'a 0.5 0 0']);
  steering.tell('a', drive(0));
  expect(take()).toEqual(['a 0 0 0']);
  time.pass(5000);
  expect(take()).toEqual([]);
});

test('another speed is said at once, the same is not said twice', () => {
  const { time, steering, take } = setUp();
  steering.tell('a', drive(0.5));
  time.pass(300);
  steering.tell('a', drive(0.5));
  expect(take()).toEqual(['a 0.5 0 0']);
  time.pass(100);
  steering.tell('a', drive(0.5, 1));
  time.pass(399);
  expect(take()).toEqual(['a 0.5 0 0', 'a 0.5 1 0']);
});

test('whatever is said in between ends the movement first', () => {
  const { time, steering, take } = setUp();
  steering.tell('a', drive(1));
  steering.tell('a', { do: 'home' });
  time.pass(2000);
  expect(take()).toEqual(['a 1 0 0', 'a 0 0 0', 'a home']);
});

test('another camera is moved, and the first stopped', () => {
  const { steering, take } = setUp();
  steering.tell('a', drive(1));
  steering.tell('b', drive(1));
  expect(take()).toEqual(['a 1 0 0', 'a 0 0 0', 'b 1 0 0']);
});

test('a stop is said even when nothing is known to move, and once when the person is gone', () => {
  const { steering, take } = setUp();
  steering.tell('a', drive(0));
  steering.stop();
  expect(take()).toEqual(['a 0 0 0']);
  steering.tell('a', drive(0, 0, 1));
  steering.stop();
  steering.stop();
  expect(take()).toEqual(['a 0 0 1', 'a 0 0 0']);
});

test('speeds are between -1 and 1, whatever the hand says', () => {
  const { steering, take } = setUp();
  steering.tell('a', drive(7, -7, Number.NaN));
  expect(take()).toEqual(['a 1 -1 0']);
});
