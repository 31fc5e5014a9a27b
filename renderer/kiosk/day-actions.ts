import type { Meeting } from '../../main/contract/meeting.ts';
import type { AtPlace } from './at-place.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { Actions, KioskState } from './state.ts';

/** The actions on the room's day: a meeting looked at, booked, changed. */
export type DayActions = Pick<Actions, 'goMeeting' | 'goBook' | 'book' | 'changeMeeting'>;

/** Makes them. Main writes the calendar; what it says is shown where the person is. */
export function dayActions(
  with_: Pick<KioskParts, 'main'> & {
    readonly get: () => KioskState;
    readonly set: (change: Partial<KioskState>) => void;
    readonly at: AtPlace;
  },
): DayActions {
  const { main, get, set, at } = with_;
  const lookAt = (meeting: Meeting, busy: boolean): void =>
    set({ place: { kind: 'meeting', meetingId: meeting.id, busy, problem: null } });

  return {
    goMeeting: (meeting) => lookAt(meeting, false),
    goBook: () => set({ place: { kind: 'book', busy: false, problem: null } }),
    book(minutes) {
      const { place } = get();
      if (place.kind !== 'book' || place.busy) return;
      at('book', (now) => ({ ...now, busy: true, problem: null }));
      void main.ask('day.book', { minutes }).then((booked) => {
        if (!booked.ok) at('book', (now) => ({ ...now, busy: false, problem: booked.error }));
        else if (get().place.kind === 'book') set({ place: { kind: 'home' } });
      });
    },
    changeMeeting(meeting, change, minutes) {
      const { place } = get();
      if (place.kind === 'meeting' && place.busy) return;
      lookAt(meeting, true);
      const asked = { meetingId: meeting.id, change, ...(minutes !== undefined && { minutes }) };
      void main.ask('day.change', asked).then((changed) => {
        const now = get().place;
        if (now.kind !== 'meeting' || now.meetingId !== meeting.id) return;
        if (!changed.ok) at('meeting', (still) => ({ ...still, busy: false, problem: changed.error }));
        // A meeting that goes on longer is still looked at; of the others nothing is left to do.
        else if (change === 'extend') at('meeting', (still) => ({ ...still, busy: false }));
        else set({ place: { kind: 'home' } });
      });
    },
  };
}
