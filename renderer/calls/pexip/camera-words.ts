import type { FarMove } from '../engine.ts';

/** One axis of a movement in the words of the Client API. */
export type Movement = { readonly axis: string; readonly direction: string };

const sides = [
  ['pan', 'right', 'left'],
  ['tilt', 'up', 'down'],
  ['zoom', 'in', 'out'],
] as const;

/** A movement in the words of the Client API; none of them is the stop. */
export const movementOf = (move: FarMove): readonly Movement[] =>
  sides.flatMap(([axis, plus, minus]) =>
    move[axis] === 0 ? [] : [{ axis, direction: move[axis] > 0 ? plus : minus }],
  );

/** A movement from those words; what is not understood stands still. */
export const moveOf = (movement: readonly Movement[]): FarMove => {
  const way = (axis: keyof FarMove): -1 | 0 | 1 => {
    const side = sides.find(([name]) => name === axis);
    const said = movement.find((one) => one.axis === axis)?.direction;
    return said === side?.[1] ? 1 : said === side?.[2] ? -1 : 0;
  };
  return { pan: way('pan'), tilt: way('tilt'), zoom: way('zoom') };
};
