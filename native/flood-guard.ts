import type { NativeClock } from './clock.ts';

/** Reports in a window: nobody presses 1000 times a second, and no device in use tells so often. */
const windowMs = 500;
const mostInWindow = 500;
/** So many windows in a row. */
const windowsInRow = 2;
/** In one window, at once too much. */
const mostAtOnce = 5000;
/** Presses within a second: five fingers on a keypad stay below. */
const mostPresses = 30;
/** It is calm when it sent no more than this in so long. */
const calmMs = 2000;
const mostWhenCalm = 20;

/** Counts what a device sends, and says when it is too much. */
export type FloodGuard = {
  /** A report arrived. False: it is to be left unread. */
  report(): boolean;
  /** A press is to be told. False: it is not. */
  press(): boolean;
  close(): void;
};

/**
 * `flooded` is called when a device sends more than anybody presses; nothing is let through from then on until `calm` is
 * called. No timer runs while all is well.
 */
export function floodGuard(options: {
  readonly clock: NativeClock;
  readonly flooded: (what: string) => void;
  readonly calm: () => void;
}): FloodGuard {
  const { clock } = options;
  let window = -1;
  let inWindow = 0;
  let fullWindows = 0;
  let second = -1;
  let presses = 0;
  let sinceLook = 0;
  let flooding = false;
  let cancel = (): void => {};

  const begin = (what: string): void => {
    flooding = true;
    look();
    options.flooded(what);
  };
  const look = (): void => {
    sinceLook = 0;
    cancel = clock.after(calmMs, () => {
      if (sinceLook > mostWhenCalm) {
        look();
        return;
      }
      flooding = false;
      [window, inWindow, fullWindows, second, presses] = [-1, 0, 0, -1, 0];
      options.calm();
    });
  };
  const enter = (now: number): void => {
    const next = Math.floor(now / windowMs);
    if (next === window) return;
    const full = next === window + 1 && inWindow > mostInWindow;
    fullWindows = full ? fullWindows + 1 : 0;
    [window, inWindow] = [next, 0];
  };

  return {
    report() {
      if (flooding) {
        sinceLook += 1;
        return false;
      }
      enter(clock.now());
      inWindow += 1;
      if (inWindow > mostAtOnce || fullWindows >= windowsInRow) {
        begin('it sends more than 1000 reports a second');
        return false;
      }
      return true;
    },
    press() {
      if (flooding) return false;
      const now = Math.floor(clock.now() / 1000);
      presses = now === second ? presses + 1 : 1;
      second = now;
      if (presses > mostPresses) begin(`it tells more than ${mostPresses} presses a second`);
      return !flooding;
    },
    close: () => cancel(),
  };
}
