import type { Meeting } from '../../main/contract/meeting.ts';
import type { KioskState } from './state.ts';
import { wayHere } from './way-here.ts';

/** A meeting that began so long ago, in ms, is no longer joined by itself: people who are there have chosen. */
const lateMs = 120_000;

/** What joins a meeting by itself, where the settings say so. */
export type AutoJoin = {
  /** Looks at the time and the agenda; at every second. */
  look(): void;
  /** Not this meeting. */
  refuse(): void;
};

/**
 * Joins a meeting at its start, after a countdown that is seen and can be stopped: only from home, only without a call, each
 * meeting once. Nobody may be in the room, so the join is with microphone and camera off.
 */
export function makeAutoJoin(with_: {
  readonly get: () => KioskState;
  readonly set: (change: Partial<KioskState>) => void;
  readonly join: (meeting: Meeting) => void;
}): AutoJoin {
  const { get, set, join } = with_;
  /** Joined, refused, or joined by a person: done with. */
  const done = new Set<string>();

  const due = (seconds: number): Meeting | null => {
    const { now, agenda, connected } = get();
    const close = (agenda?.meetings ?? []).filter((meeting) => {
      const start = Date.parse(meeting.start);
      const isTime = start - seconds * 1000 <= now && now < Math.min(start + lateMs, Date.parse(meeting.end));
      return isTime && !meeting.allDay && meeting.status === 'confirmed' && !done.has(meeting.id);
    });
    const ways = close.filter((meeting) => wayHere(meeting.join, connected) !== null);
    // Two at a time: people must choose.
    return ways.length === 1 ? (ways[0] ?? null) : null;
  };

  return {
    look() {
      const { kiosk, call, place, meeting: joined, autoJoin, now } = get();
      if (joined) done.add(joined.id);
      const seconds = kiosk?.autoJoinSeconds ?? null;
      const free = kiosk?.posture !== 'door' && call.kind === 'idle' && place.kind === 'home';
      const meeting = seconds !== null && free ? due(seconds) : null;
      if (!meeting || seconds === null) {
        if (autoJoin) set({ autoJoin: null });
        return;
      }
      if (autoJoin?.meeting.id !== meeting.id) {
        // Late, since a call has just ended: the countdown is seen all the same.
        set({ autoJoin: { meeting, at: Math.max(Date.parse(meeting.start), now + seconds * 1000) } });
      } else if (now >= autoJoin.at) {
        done.add(meeting.id);
        set({ autoJoin: null });
        join(meeting);
      }
    },
    refuse() {
      const { autoJoin } = get();
      if (autoJoin) done.add(autoJoin.meeting.id);
      set({ autoJoin: null });
    },
  };
}
