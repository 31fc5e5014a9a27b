import type { NativeClock } from '../../clock.ts';

/** How long a movement goes on of which nothing is heard, in ms. */
const deadManMs = 1000;

/** Stops what moves when nobody says any more that it should. */
export type DeadMan = { hold(): void; letGo(): void; readonly holds: boolean };

export function deadMan(clock: NativeClock, stop: () => void): DeadMan {
  let cancel: (() => void) | null = null;
  const letGo = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    get holds() {
      return cancel !== null;
    },
    hold() {
      letGo();
      cancel = clock.after(deadManMs, () => {
        cancel = null;
        stop();
      });
    },
    letGo,
  };
}
