import { type Clock, systemClock } from '../../main/contract/clock.ts';

/** Waits so long, in ms, and longer ones are a tenth: what looks every minute looks every six seconds. */
const longMs = 60_000;

/** The time as it is, for a main whose long waits nobody needs to sit out. What is patient for a reason stays so. */
export const shortWaits: Clock = {
  now: systemClock.now,
  after: (ms, run) => systemClock.after(ms >= longMs ? ms / 10 : ms, run),
};
