import type { Clock } from '../../../main/contract/clock.ts';
import type { Wanted } from '../call.ts';

/** A codec's mute in one call: what is wished of it and what it says. */
export type CodecMute = {
  readonly muted: Wanted<boolean>;
  /** How the next call is to begin; told to the codec once it is connected. */
  begin(muted: boolean): void;
  connected(): void;
  set(muted: boolean): void;
  /** What the codec says; null when it does not know. */
  heard(muted: boolean | null): void;
  over(): void;
};

/** After this the screen falls back to what is so. */
const patienceMs = 3000;

/** Keeps wish and fact together; `send` tells the codec, `changed` is called when a wish was given up. */
export function makeCodecMute(options: {
  readonly clock: Clock;
  readonly send: (on: boolean) => void;
  readonly changed: () => void;
}): CodecMute {
  let actual = false;
  let wish: boolean | null = null;
  let start: boolean | null = null;
  let told: boolean | null = null;
  let cancel = () => {};

  const set = (muted: boolean): void => {
    wish = muted;
    if (start !== null) start = muted;
    options.send(muted);
    options.changed();
    cancel();
    cancel = options.clock.after(patienceMs, () => {
      // Of a codec that does not tell, the last wish is all that is known.
      if (told === null && wish !== null) actual = wish;
      wish = null;
      options.changed();
    });
  };
  const settle = (): void => {
    cancel();
    wish = null;
  };

  return {
    get muted() {
      return { wanted: wish ?? start ?? actual, actual };
    },
    begin(muted) {
      start = muted;
    },
    connected() {
      const wanted = start;
      start = null;
      if (wanted !== null && wanted !== actual) set(wanted);
    },
    set,
    heard(muted) {
      told = muted;
      if (muted === null) return;
      actual = muted;
      if (wish === muted) settle();
    },
    over() {
      settle();
      start = null;
    },
  };
}
