import type { FarMove } from '../engine.ts';

/** Tells the first word of a movement from those that only say it again, as H.281 does. */
export function makeFarCamera(
  send: (party: string, move: FarMove, isFirst: boolean) => void,
): (party: string, move: FarMove) => void {
  let last: { readonly party: string; readonly move: FarMove } | null = null;
  return (party, move) => {
    const isStop = move.pan === 0 && move.tilt === 0 && move.zoom === 0;
    const isAgain =
      last?.party === party &&
      last.move.pan === move.pan &&
      last.move.tilt === move.tilt &&
      last.move.zoom === move.zoom;
    if (isStop && !last) return;
    last = isStop ? null : { party, move };
    send(party, move, !isAgain);
  };
}
