import { useEffect, useState } from 'react';
import { isStopped, type Speeds, stopped } from './speeds.ts';

/** The speeds that are wanted now, told on as often as it is of use. */
export type Drive = {
  /** Changes what is given; the rest stays as it is. */
  set(part: Partial<Speeds>): void;
  stop(): void;
};

const same = (one: Speeds, other: Speeds): boolean =>
  one.pan === other.pan && one.tilt === other.tilt && one.zoom === other.zoom;

/**
 * Tells a first movement and every stop at once, and what changes meanwhile once a frame at most. `onFrame` calls back
 * at the next frame; its answer takes that back.
 */
export function makeDrive(tell: (speeds: Speeds) => void, onFrame: (draw: () => void) => () => void): Drive {
  let wanted = stopped;
  let told = stopped;
  let cancel: (() => void) | null = null;
  const say = (): void => {
    if (same(told, wanted)) return;
    told = wanted;
    tell(wanted);
  };
  const atFrame = (): void => {
    cancel = null;
    if (same(told, wanted)) return;
    say();
    cancel = onFrame(atFrame);
  };
  const set = (part: Partial<Speeds>): void => {
    wanted = { ...wanted, ...part };
    if (isStopped(wanted)) {
      cancel?.();
      cancel = null;
      say();
    } else if (!cancel) {
      say();
      cancel = onFrame(atFrame);
    }
  };
  return { set, stop: () => set(stopped) };
}

const nextFrame = (draw: () => void): (() => void) => {
  const frame = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(frame);
};

/** A drive that stops when its screen goes, and when the window is no longer the one that keys and fingers reach. */
export function useDrive(tell: (speeds: Speeds) => void): Drive {
  const [kept] = useState(() => {
    const now = { tell };
    return { now, drive: makeDrive((speeds) => now.tell(speeds), nextFrame) };
  });
  useEffect(() => {
    kept.now.tell = tell;
  }, [kept, tell]);
  useEffect(() => {
    const { stop } = kept.drive;
    addEventListener('blur', stop);
    document.addEventListener('visibilitychange', stop);
    return () => {
      removeEventListener('blur', stop);
      document.removeEventListener('visibilitychange', stop);
      stop();
    };
  }, [kept]);
  return kept.drive;
}
