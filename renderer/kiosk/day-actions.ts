import type { Meeting } from '../../main/contract/meeting.ts';
import type { Problem } from '../../main/contract/result.ts';
import type { AtPlace } from './at-place.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { Actions, KioskState } from './state.ts';

/** The actions on the room's day: a meeting looked at, booked, changed. */
type DayActions = Pick<Actions, 'goMeeting' | 'goBook' | 'book' | 'askToChange' | 'changeMeeting'>;

/** For so long, in ms, it is said of a meeting that was looked at that it is in the calendar no more. */
const goneStaysMs = 10_000;

/** What is done to the room's day, and what a change of it does to who looks at it. */
export type DayDesk = {
  readonly actions: DayActions;
  /** Somebody is here for this meeting. */
  arrived(meeting: Meeting): void;
  /** Looks at the agenda; at every second. */
  look(): void;
};

/** Makes them. Main writes the calendar; what it says is shown where the person is. */
export function dayActions(
  with_: Pick<KioskParts, 'main'> & {
    readonly get: () => KioskState;
    readonly set: (change: Partial<KioskState>) => void;
    readonly at: AtPlace;
  },
): DayDesk {
  const { main, get, set, at } = with_;
  /** Since when the meeting looked at is no longer in the agenda, ms since 1970. */
  let goneSince: number | null = null;
  /** Questions to main so far. An answer to one that is not the last finds the person doing something else. */
  let asked = 0;

  const lookAt = (meeting: Meeting, change: { busy?: boolean; problem?: Problem } = {}): void => {
    goneSince = null;
    set({
      place: {
        kind: 'meeting',
        meetingId: meeting.id,
        asking: null,
        busy: change.busy ?? false,
        problem: change.problem ?? null,
      },
    });
  };

  /** What is shown of a meeting until main says how it is. */
  const showAs = (id: string, change: (meeting: Meeting) => Meeting): void => {
    const { agenda } = get();
    const meetings = agenda?.meetings.map((meeting) => (meeting.id === id ? change(meeting) : meeting));
    if (agenda && meetings) set({ agenda: { ...agenda, meetings } });
  };

  /** Whoever has come is believed at once, wherever they say it; what main thinks of it is said only if it did not work. */
  const checkIn = (meeting: Meeting): void => {
    const { checkInBy } = meeting;
    if (checkInBy === undefined) return;
    showAs(meeting.id, ({ checkInBy: _, ...rest }) => rest);
    void main.ask('day.change', { meetingId: meeting.id, change: 'check-in' }).then((changed) => {
      if (changed.ok) return;
      showAs(meeting.id, (now) => ({ checkInBy, ...now }));
      const { call, place } = get();
      if (call.kind === 'idle' && (place.kind === 'home' || place.kind === 'meeting'))
        lookAt(meeting, { problem: changed.error });
    });
  };

  return {
    arrived: checkIn,
    actions: {
      goMeeting: (meeting) => lookAt(meeting),
      goBook: () => set({ place: { kind: 'book', busy: false, problem: null } }),
      book(minutes) {
        const { place } = get();
        if (place.kind !== 'book' || place.busy) return;
        asked += 1;
        const mine = asked;
        at('book', (now) => ({ ...now, busy: true, problem: null }));
        void main.ask('day.book', { minutes }).then((booked) => {
          const now = get().place;
          if (mine !== asked || now.kind !== 'book' || !now.busy) return;
          if (booked.ok) set({ place: { kind: 'home' } });
          else at('book', (still) => ({ ...still, busy: false, problem: booked.error }));
        });
      },
      askToChange: (asking) =>
        at('meeting', (place) => (place.busy ? place : { ...place, asking, problem: null })),
      changeMeeting(meeting, change, minutes) {
        const { place } = get();
        if (change === 'check-in') {
          checkIn(meeting);
          return;
        }
        if (place.kind === 'meeting' && place.busy) return;
        asked += 1;
        const mine = asked;
        lookAt(meeting, { busy: true });
        const question = { meetingId: meeting.id, change, ...(minutes !== undefined && { minutes }) };
        void main.ask('day.change', question).then((changed) => {
          const now = get().place;
          if (mine !== asked || now.kind !== 'meeting' || !now.busy || now.meetingId !== meeting.id) return;
          if (!changed.ok) at('meeting', (still) => ({ ...still, busy: false, problem: changed.error }));
          // A meeting that goes on longer is still looked at; of the others nothing is left to do.
          else if (change === 'extend') at('meeting', (still) => ({ ...still, busy: false }));
          else set({ place: { kind: 'home' } });
        });
      },
    },
    look() {
      const { agenda, call, now, place } = get();
      const gone =
        place.kind === 'meeting' &&
        call.kind === 'idle' &&
        agenda?.read === true &&
        !agenda.meetings.some(({ id }) => id === place.meetingId);
      if (!gone) goneSince = null;
      else if (goneSince === null) goneSince = now;
      else if (now - goneSince >= goneStaysMs) set({ place: { kind: 'home' } });
    },
  };
}
