import { expect, test } from 'vitest';
import type { FarMove } from '../../../../renderer/calls/engine.ts';
import { makeFarCamera } from '../../../../renderer/calls/pexip/far-camera.ts';

const right: FarMove = { pan: 1, tilt: 0, zoom: 0 };
const up: FarMove = { pan: 0, tilt: 1, zoom: 0 };
const stop: FarMove = { pan: 0, tilt: 0, zoom: 0 };

test('a movement begins once, goes on, and stops once', () => {
  const sent: [string, FarMove, boolean][] = [];
  const move = makeFarCamera((party, way, isFirst) => sent.push([party, way, isFirst]));
  move('a', stop);
  move('a', right);
  move('a', right);
  move('a', up);
  move('b', up);
  move('b', stop);
  move('b', stop);
  move('b', up);
  expect(sent).toEqual([
    ['a', right, true],
    ['a', right, false],
    ['a', up, true],
    ['b', up, true],
    ['b', stop, true],
    ['b', up, true],
  ]);
});
