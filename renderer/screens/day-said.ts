import type { KioskState } from '../kiosk/state.ts';
import type { Words } from '../language/en.ts';
import { titleOf } from './meeting-words.ts';
import { nextWaiting } from './next-waiting.ts';

type Facts = Pick<KioskState, 'agenda' | 'autoJoin' | 'call' | 'connected' | 'kiosk' | 'meeting' | 'now'>;

/** What of the room's day is to be said aloud once: what is about to be joined by itself, and whom the call keeps waiting. */
export type DayTold = {
  /** The countdown, by its meeting and its end; null when there is none. */
  readonly joins: string | null;
  /** The meeting that has begun while a call is on, by its id. */
  readonly waits: string | null;
};

/** What holds now; {@link daySaid} says what is new in it. */
export function dayTold(state: Facts): DayTold {
  const { autoJoin, call } = state;
  const inCall = call.kind === 'lobby' || call.kind === 'connected' || call.kind === 'reconnecting';
  const next = inCall ? nextWaiting(state) : null;
  return {
    joins: autoJoin ? `${autoJoin.meeting.id} ${autoJoin.at}` : null,
    waits: next?.begun ? next.meeting.id : null,
  };
}

/** The sentence for what has come since `before`, not once a second; empty when nothing has. */
export function daySaid(before: DayTold, after: DayTold, state: Facts, words: Words): string {
  const { autoJoin, kiosk, now } = state;
  if (autoJoin && after.joins !== before.joins) {
    const seconds = Math.max(0, Math.ceil((autoJoin.at - now) / 1000));
    return words.autoJoin.said(titleOf(autoJoin.meeting, kiosk, words), seconds);
  }
  if (after.waits === null || after.waits === before.waits) return '';
  const meeting = state.agenda?.meetings.find(({ id }) => id === after.waits);
  return meeting ? words.waits.said(titleOf(meeting, kiosk, words)) : '';
}
