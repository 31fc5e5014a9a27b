import { expect, test } from 'vitest';
import { movementOf, moveOf } from '../../../../renderer/calls/pexip/camera-words.ts';

test.each([
  [{ pan: 1, tilt: 0, zoom: 0 }, [{ axis: 'pan', direction: 'right' }]],
  [
    { pan: -1, tilt: 1, zoom: 0 },
    [
      { axis: 'pan', direction: 'left' },
      { axis: 'tilt', direction: 'up' },
    ],
  ],
  [{ pan: 0, tilt: -1, zoom: 0 }, [{ axis: 'tilt', direction: 'down' }]],
  [{ pan: 0, tilt: 0, zoom: 1 }, [{ axis: 'zoom', direction: 'in' }]],
  [{ pan: 0, tilt: 0, zoom: -1 }, [{ axis: 'zoom', direction: 'out' }]],
  [{ pan: 0, tilt: 0, zoom: 0 }, []],
] as const)('%o is the same in both tongues', (move, words) => {
  expect(movementOf(move)).toEqual(words);
  expect(moveOf(words)).toEqual(move);
});

test('words that nobody knows move nothing', () => {
  const words = [
    { axis: 'roll', direction: 'left' },
    { axis: 'pan', direction: 'up' },
  ];
  expect(moveOf(words)).toEqual({ pan: 0, tilt: 0, zoom: 0 });
});
