import type { NativeClock } from '../../clock.ts';

/** How long it is believed that the codec will do it, and when it is said once more; in ms. */
const beliefMs = 3_000;
const againMs = 1_500;

/** Mute as it is wanted, until the codec says that it is so, or does not do it in 3 s. */
export type WantedMute = {
  /** Null: nothing is waited for, what the codec says counts. */
  readonly on: boolean | null;
  /** `known`: as the codec says it is; what is so already is said, and not waited for, since no notice comes of it. */
  want(on: boolean, known: boolean | null): void;
  heard(on: boolean): void;
  /** The codec is spoken with again: a mute that it has not heard of is said again; to open a microphone late is not. */
  ready(): void;
  lost(): void;
  close(): void;
};

export function wantedMute(clock: NativeClock, say: (on: boolean) => void, changed: () => void): WantedMute {
  let wanted: boolean | null = null;
  let cancel = (): void => {};
  const forget = (): void => {
    cancel();
    wanted = null;
  };
  const wait = (on: boolean): void => {
    cancel();
    cancel = clock.after(againMs, () => {
      say(on);
      cancel = clock.after(beliefMs - againMs, () => {
        forget();
        changed();
      });
    });
  };
  return {
    get on() {
      return wanted;
    },
    want(on, known) {
      forget();
      say(on);
      if (on === known) return;
      wanted = on;
      wait(on);
    },
    heard(on) {
      if (on === wanted) forget();
    },
    ready() {
      if (wanted === null) return;
      say(wanted);
      wait(wanted);
    },
    lost() {
      cancel();
      if (wanted === false) forget();
    },
    close: forget,
  };
}
