import type { Clock } from '../../main/contract/clock.ts';
import type { FarMove } from './engine.ts';

/** Somebody in the call who moves this room's camera. */
export type Mover = { readonly id: string; readonly name: string };

/** This room's camera as others in a call may move it: by driving it, and nothing else. */
export type OwnCamera = {
  readonly mayBeMoved: boolean;
  /** Who moves it now, by name; null when nobody does. */
  readonly movedBy: string | null;
  /** From now on it may be moved, or not: then whatever moves stops. */
  letBeMoved(may: boolean): void;
  /** A party moves it; all 0 is the stop. What is too much or not allowed is passed over. */
  moved(mover: Mover, move: FarMove): void;
  /** Calls when `mayBeMoved` or `movedBy` is another; the answer stops it. */
  watch(listener: () => void): () => void;
  /** Who brings moves to the camera. Told every move that counts, also one that is said again, and every stop. */
  drivenBy(drive: (move: FarMove) => void): void;
};

/** A movement of which nothing is heard for so long is stopped: whoever steered may be gone. */
const silenceMs = 1000;
/** More moves than this in a second are no hand's. */
const mostMoves = 20;

const stop: FarMove = { pan: 0, tilt: 0, zoom: 0 };
const isStop = ({ pan, tilt, zoom }: FarMove): boolean => pan === 0 && tilt === 0 && zoom === 0;

/** Makes it; nobody may move it before `letBeMoved`. One party at a time: whoever began, until they stop. */
export function makeOwnCamera(clock: Clock): OwnCamera {
  const listeners = new Set<() => void>();
  let may = false;
  let mover: Mover | null = null;
  let drive = (_move: FarMove): void => {};
  let cancelSilence = () => {};
  let counted = { since: clock.now(), moves: 0 };

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const end = (): void => {
    cancelSilence();
    if (!mover) return;
    mover = null;
    drive(stop);
    tell();
  };
  const isTooMuch = (): boolean => {
    const now = clock.now();
    if (now - counted.since >= 1000 || now < counted.since) counted = { since: now, moves: 0 };
    counted.moves += 1;
    return counted.moves > mostMoves;
  };

  return {
    get mayBeMoved() {
      return may;
    },
    get movedBy() {
      return mover?.name ?? null;
    },
    letBeMoved(next) {
      if (next === may) return;
      may = next;
      if (!may) end();
      tell();
    },
    moved(by, move) {
      if (!may || (mover && mover.id !== by.id)) return;
      if (isStop(move)) {
        end();
        return;
      }
      if (isTooMuch()) return;
      cancelSilence();
      cancelSilence = clock.after(silenceMs, end);
      const begins = mover === null;
      mover = by;
      drive(move);
      if (begins) tell();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drivenBy(next) {
      drive = next;
    },
  };
}
