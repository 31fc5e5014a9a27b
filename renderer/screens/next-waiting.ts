import { type Span, spanOf } from '../../main/contract/day.ts';
import type { Meeting } from '../../main/contract/meeting.ts';
import type { KioskState } from '../kiosk/state.ts';
import { wayHere } from '../kiosk/way-here.ts';

/** The meeting that has this room after the one whose call goes on. */
export type NextWaiting = {
  readonly meeting: Meeting;
  /** Somebody may be at the door. */
  readonly begun: boolean;
  /** It can be joined from here. */
  readonly here: boolean;
};

/**
 * Who waits for the room while a call goes on: from `offerMinutes` before it begins, until it is over. Of several that one which
 * began first; of those that begin at once one that can be joined here. What began with or before the call's own meeting does
 * not wait: people chose between the two.
 */
export function nextWaiting({
  agenda,
  kiosk,
  now,
  meeting,
  connected,
}: Pick<KioskState, 'agenda' | 'kiosk' | 'now' | 'meeting' | 'connected'>): NextWaiting | null {
  const offerMs = (kiosk?.offerMinutes ?? 0) * 60_000;
  const from = meeting && !meeting.allDay ? Date.parse(meeting.start) : Number.NEGATIVE_INFINITY;
  const isHere = ({ meeting: one }: Span): boolean => wayHere(one.join, connected, kiosk?.calls) !== null;
  const [next] = (agenda?.meetings ?? [])
    .filter(({ id, status, allDay }) => id !== meeting?.id && status !== 'cancelled' && !allDay)
    .map(spanOf)
    .filter(({ start, end }) => start > from && start - offerMs <= now && now < end)
    .sort((a, b) => a.start - b.start || Number(isHere(b)) - Number(isHere(a)));
  return next ? { meeting: next.meeting, begun: next.start <= now, here: isHere(next) } : null;
}
