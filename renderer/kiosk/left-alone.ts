import type { Clock } from '../../main/contract/clock.ts';
import { type EndReason, meantByOthers } from '../calls/call.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { KioskState } from './state.ts';

/** Seconds without a touch after which a screen goes home, and the language to the room's own. */
const aloneAfterSeconds = 120;
/** Seconds without a touch after which main is told of the next one: what sleeps wakes. */
const restedSeconds = 20;
/** Seconds between two signs to main that the window is there. */
const aliveEverySeconds = 10;
/** Milliseconds between two ticks above which the clock was set, or the computer slept: a hidden window ticks each minute. */
const longestTickMs = 120_000;
/** Seconds that the reason of a call that failed stays on the screen. */
const failureStaysSeconds = 60;
/** And of one that somebody at the far side ended. */
const endStaysSeconds = 20;

/** What is known of whether somebody is there. */
export type LeftAlone = {
  /** Somebody touched, typed, moved, or pressed a key of a device. */
  touched(): void;
  /** A call has ended: its last screen stays from now on. */
  ended(): void;
};

/**
 * Keeps the state's clock, a value every second, and takes a room that is left alone home and back to its own language. Tells
 * main that the window is there.
 */
export function watchLeftAlone(with_: {
  readonly main: KioskParts['main'];
  readonly clock: Clock;
  readonly get: () => KioskState;
  readonly set: (change: Partial<KioskState>) => void;
  readonly goHome: () => void;
}): LeftAlone {
  const { main, clock, get, set, goHome } = with_;
  let touchedAt = clock.now();
  let endedAt = clock.now();
  let ticks = 0;

  const tick = (): void => {
    const now = clock.now();
    const { call, kiosk, place, now: before } = get();
    // A clock that was set must not keep a screen, and what somebody typed there, for so much longer; nor make somebody
    // who stands here seem to have been away for hours.
    if (now < before || now - before > longestTickMs) {
      touchedAt += now - before;
      endedAt += now - before;
    }
    set({ now });
    if (ticks % aliveEverySeconds === 0)
      void main.ask('window.alive', { untouchedSeconds: Math.max(0, Math.round((now - touchedAt) / 1000)) });
    ticks += 1;
    if (call.kind === 'ended') {
      const stays = staysSeconds(call.reason, kiosk?.goodbyeSeconds ?? 8);
      if (now - Math.max(endedAt, touchedAt) >= stays * 1000) goHome();
    } else if (call.kind === 'idle' && now - touchedAt >= aloneAfterSeconds * 1000) {
      if (place.kind !== 'home') goHome();
      if (kiosk && get().language !== kiosk.language) set({ language: kiosk.language });
    }
    clock.after(1000 - (now % 1000), tick);
  };
  tick();

  return {
    touched: () => {
      const rested = clock.now() - touchedAt >= restedSeconds * 1000;
      touchedAt = clock.now();
      if (rested) void main.ask('room.touched', null);
    },
    ended: () => {
      endedAt = clock.now();
    },
  };
}

function staysSeconds(reason: EndReason, goodbyeSeconds: number): number {
  if (reason === 'left') return goodbyeSeconds;
  return meantByOthers.includes(reason) ? endStaysSeconds : failureStaysSeconds;
}
