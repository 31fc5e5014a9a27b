import { spanOf } from '../../main/contract/day.ts';
import type { Meeting } from '../../main/contract/meeting.ts';
import type { KioskState } from './state.ts';
import { wayHere } from './way-here.ts';

/** A meeting that began so long ago, in ms, is no longer joined by itself: people who are there have chosen. */
const lateMs = 120_000;
/** A countdown whose end is so long past, in ms, was not seen: the computer slept, or its clock was set. */
const missedMs = 5_000;
/** For so long, in ms, it is known which meetings are done with. A refused one that is moved stays refused. */
const doneMs = 48 * 3_600_000;

/** What joins a meeting by itself, where the settings say so. */
export type AutoJoin = {
  /** Looks at the time and the agenda; at every second. */
  look(): void;
  /** Not this meeting. */
  refuse(): void;
};

/**
 * Joins a meeting at its start, after a countdown that is seen and can be stopped: only from home, only without a call, each
 * meeting once, and none that another is held beside. Nobody may be in the room, so the join is with microphone and camera off;
 * when the meeting is over and nobody was here or there, it is left again, so that the next one finds the room free.
 */
export function makeAutoJoin(with_: {
  readonly get: () => KioskState;
  readonly set: (change: Partial<KioskState>) => void;
  readonly join: (meeting: Meeting) => void;
  readonly leave: () => void;
}): AutoJoin {
  const { get, set, join, leave } = with_;
  /** Joined, refused, or joined by a person: done with, since then (ms since 1970). */
  const done = new Map<string, number>();
  /** The meeting that was joined by itself, and whose call is on. */
  let joinedByItself: string | null = null;

  const finish = (meeting: Meeting): void => {
    const { now } = get();
    for (const [id, since] of done) if (now - since > doneMs) done.delete(id);
    done.set(meeting.id, now);
  };

  /** The one meeting whose time it is, in ms before its start. */
  const due = (beforeMs: number): Meeting | null => {
    const { now, agenda, connected, autoJoin, kiosk } = get();
    const held = (agenda?.meetings ?? [])
      .filter(({ status, allDay }) => status !== 'cancelled' && !allDay)
      .map(spanOf);
    const found = held.find(({ meeting, start, end }) => {
      const counting = autoJoin?.meeting.id === meeting.id && now - autoJoin.at < missedMs;
      const isTime = start - beforeMs <= now && now < end && (counting || now < start + lateMs);
      const mayBe = meeting.status === 'confirmed' && !done.has(meeting.id);
      return isTime && mayBe && wayHere(meeting.join, connected, kiosk?.calls) !== null;
    });
    // Two at a time: people must choose.
    const beside = held.some(
      (other) => found && other !== found && other.start < found.end && other.end > found.start,
    );
    return !found || beside ? null : found.meeting;
  };

  /** Nobody is left in a call that was joined by itself, and nobody here has taken part in it. */
  const leaveIfOver = (): void => {
    const { call, own, meeting, now } = get();
    if (call.kind === 'ended' || (meeting && meeting.id !== joinedByItself)) joinedByItself = null;
    const untouched = own.muted.wanted && !own.camera.wanted;
    if (joinedByItself && meeting && call.kind === 'lobby' && untouched && now >= spanOf(meeting).end)
      leave();
  };

  return {
    look() {
      const { kiosk, call, place, meeting: joined, autoJoin, now } = get();
      if (joined) finish(joined);
      if (joinedByItself !== null) leaveIfOver();
      const seconds = kiosk?.autoJoinSeconds ?? null;
      const free = kiosk?.posture !== 'door' && call.kind === 'idle' && place.kind === 'home';
      const meeting = seconds !== null && free ? due(seconds * 1000) : null;
      if (!meeting || seconds === null) {
        if (autoJoin) set({ autoJoin: null });
      } else if (autoJoin?.meeting.id !== meeting.id || autoJoin.meeting.start !== meeting.start) {
        // Late, since a call has just ended: the countdown is seen all the same.
        set({ autoJoin: { meeting, at: Math.max(Date.parse(meeting.start), now + seconds * 1000) } });
      } else if (now >= autoJoin.at) {
        finish(meeting);
        joinedByItself = meeting.id;
        set({ autoJoin: null });
        join(meeting);
      } else if (autoJoin.meeting !== meeting) set({ autoJoin: { ...autoJoin, meeting } });
    },
    refuse() {
      const { autoJoin } = get();
      if (autoJoin) finish(autoJoin.meeting);
      set({ autoJoin: null });
    },
  };
}
