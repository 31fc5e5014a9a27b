import type { NativeClock } from '../../clock.ts';

/** What was at another place when it was looked at last moves for so long, until it is looked at again. */
const driftMs = 700;

/** Whether a camera is seen to move, whoever moves it. */
export type Drift = {
  readonly isOn: boolean;
  saw(axes: string, place: string): void;
  close(): void;
};

export function drift(options: {
  readonly clock: NativeClock;
  /** It is not seen to move any longer. */
  readonly over: () => void;
}): Drift {
  const places = new Map<string, string>();
  let isOn = false;
  let stopTimer = (): void => {};
  return {
    get isOn() {
      return isOn;
    },
    saw(axes, place) {
      const before = places.get(axes);
      places.set(axes, place);
      if (before === undefined || before === place) return;
      isOn = true;
      stopTimer();
      stopTimer = options.clock.after(driftMs, () => {
        isOn = false;
        options.over();
      });
    },
    close() {
      stopTimer();
    },
  };
}
