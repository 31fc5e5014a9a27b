import type { NativeClock } from '../../clock.ts';

/** A camera takes so long to come to rest. */
const restMs = 700;
/** Later it is somebody else who moves it, with a remote control. */
const watchMs = 3000;

/** Sees that a camera that was stopped rests: an ACK that noise made up says nothing. */
export type StopWatch = {
  readonly isOn: boolean;
  /** It had the time to come to rest. */
  readonly isResting: boolean;
  /** It was told to stop. */
  begin(): void;
  /** It was told to move. */
  end(): void;
  /** Where these axes were seen. */
  saw(axes: string, place: unknown): void;
  close(): void;
};

export function stopWatch(options: {
  readonly clock: NativeClock;
  /** It moves still. */
  readonly moves: () => void;
  /** On a line that loses and makes up packets the stop is said once more, when all that was late has come. */
  readonly again: () => void;
  /** It is watched no longer. */
  readonly over: () => void;
}): StopWatch {
  const { clock } = options;
  const places = new Map<string, unknown>();
  let phase: 'off' | 'slowing' | 'resting' = 'off';
  let stopTimer = (): void => {};
  const end = (): void => {
    phase = 'off';
    places.clear();
    stopTimer();
  };
  return {
    get isOn() {
      return phase !== 'off';
    },
    get isResting() {
      return phase === 'resting';
    },
    begin() {
      if (phase !== 'off') return;
      phase = 'slowing';
      stopTimer = clock.after(restMs, () => {
        phase = 'resting';
        options.again();
        stopTimer = clock.after(watchMs - restMs, () => {
          end();
          options.over();
        });
      });
    },
    end,
    saw(axes, place) {
      if (phase !== 'resting') return;
      const moved = places.has(axes) && places.get(axes) !== place;
      places.set(axes, place);
      if (moved) options.moves();
    },
    close: end,
  };
}
