import { minutesOver, minutesUntil } from '../../main/contract/day.ts';
import type { Meeting } from '../../main/contract/meeting.ts';

/** Minutes that a consultation has, where no calendar says otherwise. */
const frameMinutes = 15;
/** How near to the end the time is said, quietly; in a frame of 15 minutes that is at 10 and at 13. */
const quietMinutes = { first: 5, second: 2 } as const;

/**
 * How a call stands with its time. `minutes` is what is left, or, in `over`, what it is past its end; in `open`, how long
 * it has lasted, since nobody has planned it.
 */
export type TimeLeft = {
  readonly kind: 'left' | 'over' | 'open';
  readonly minutes: number;
  /** `plain`: at hand. `near` and `nearer`: quiet signs that the end comes. `clear`: the time is up. */
  readonly tone: 'plain' | 'near' | 'nearer' | 'clear';
};

/** `since` is when the call began, ms since 1970; `meeting` is the planned one it belongs to, if any. */
export function timeLeft(now: number, since: number, meeting: Meeting | null): TimeLeft {
  const planned = meeting && !meeting.allDay && Date.parse(meeting.end) > Date.parse(meeting.start);
  if (planned) {
    const over = minutesOver(now, meeting);
    if (over > 0 || Date.parse(meeting.end) <= now) return { kind: 'over', minutes: over, tone: 'clear' };
    const left = minutesUntil(now, meeting.end);
    return { kind: 'left', minutes: left, tone: toneOf(left) };
  }
  const lasted = Math.max(0, Math.floor((now - since) / 60_000));
  return { kind: 'open', minutes: lasted, tone: toneOf(frameMinutes - lasted) };
}

function toneOf(left: number): TimeLeft['tone'] {
  if (left <= 0) return 'clear';
  if (left <= quietMinutes.second) return 'nearer';
  return left <= quietMinutes.first ? 'near' : 'plain';
}
