import type { Clock } from '../contract/clock.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Agenda } from './agenda.ts';
import { openCheckedIn } from './checked-in.ts';

/** When a room for which nobody came is let go. */
export type CheckInPolicy = { readonly releaseAfterMinutes: number };

/** Asks people to say that they have come, and lets the room go when nobody does. */
export type CheckIns = {
  /** Without a policy nobody is asked and nothing is let go. */
  use(policy: CheckInPolicy | null): void;
  /** Somebody is here for this meeting. */
  come(meeting: Pick<Meeting, 'id' | 'end'>): void;
  /** Until when somebody must have come, ms since 1970; null when nobody is asked, or has been. */
  dueAt(meeting: Meeting): number | null;
  /** Looks at the agenda and the time: lets go what is due. */
  look(): void;
  stop(): void;
};

const minuteMs = 60_000;

/** People have at least so long to say it: after the kiosk started or woke, the meeting appeared, or a call ended; in ms. */
const graceMs = 5 * minuteMs;
const lookEveryMs = 15_000;
/** After a pause longer than this between two looks the computer has slept, in ms. */
const sleptMs = 2 * minuteMs;
/** A room that could not be let go is tried once more, so long after, in ms. */
const againMs = minuteMs;
const mostTries = 2;

type Attempt = { readonly tries: number; readonly nextAt: number; readonly done: boolean };

/**
 * Starts it. A room is let go once, by the writer of its calendar, never during a call, never of a whole day, and only when
 * the kiosk was there to be asked. Who has come is in the store, so a restart asks nobody twice.
 */
export function startCheckIns(parts: {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly agenda: Pick<Agenda, 'facts' | 'calendarOf'>;
  /** The call here and now: the id of its meeting, or null in it; null for no call. */
  readonly call: () => { readonly meetingId: string | null } | null;
  /** What is due is another. */
  readonly onChange: () => void;
}): CheckIns {
  const { clock, log, agenda } = parts;
  const checkedIn = openCheckedIn(parts.store, clock);
  let policy: CheckInPolicy | null = null;
  /** Nobody could be asked before this. */
  let askedFrom = clock.now();
  let lookedAt = clock.now();
  let wasInCall = false;
  let seenAt = new Map<string, number>();
  const attempts = new Map<string, Attempt>();
  let cancel = (): void => {};
  let stopped = false;

  const dueAt = (meeting: Meeting): number | null => {
    const { id, allDay, may, status } = meeting;
    const isAsked = policy && !allDay && status !== 'cancelled' && may?.includes('release');
    if (!policy || !isAsked || checkedIn.has(id) || attempts.get(id)?.done) return null;
    const asked = Math.max(askedFrom, seenAt.get(id) ?? clock.now());
    const due = Math.max(Date.parse(meeting.start) + policy.releaseAfterMinutes * minuteMs, asked + graceMs);
    // What is over by then needs no letting go.
    return due < Date.parse(meeting.end) ? due : null;
  };

  const letGo = async (meeting: Meeting): Promise<void> => {
    const { id } = meeting;
    const now = clock.now();
    const { tries = 0, nextAt = 0 } = attempts.get(id) ?? {};
    const calendar = agenda.calendarOf(id);
    if (!calendar || now < nextAt) return;
    // While the server thinks about it nobody asks again.
    attempts.set(id, { tries: tries + 1, nextAt: Number.POSITIVE_INFINITY, done: false });
    const released = await calendar.writer.release(id);
    if (stopped) return;
    const done = released.ok || tries + 1 >= mostTries;
    attempts.set(id, { tries: tries + 1, nextAt: clock.now() + againMs, done });
    if (released.ok) log.info('the room was let go: nobody had checked in');
    else log.warn(`the room could not be let go: ${released.error.code}`);
    calendar.refresh();
    parts.onChange();
  };

  const look = (): void => {
    if (stopped) return;
    const now = clock.now();
    const { meetings } = agenda.facts;
    const call = parts.call();
    const asleep = Math.abs(now - lookedAt) > sleptMs && policy !== null;
    // Whoever was in a call is likely to be here for what the room is booked for, and can now say so.
    if (asleep || (wasInCall && !call)) askedFrom = now;
    lookedAt = now;
    wasInCall = call !== null;
    const joined = call && meetings.find(({ id }) => id === call.meetingId);
    if (joined) checkedIn.add(joined);
    checkedIn.tidy(meetings);
    seenAt = new Map(meetings.map(({ id }) => [id, seenAt.get(id) ?? now]));
    for (const id of attempts.keys()) if (!seenAt.has(id)) attempts.delete(id);
    if (call) return;
    for (const meeting of meetings) {
      const due = dueAt(meeting);
      if (due !== null && due <= now) {
        letGo(meeting).catch((error: unknown) => log.error(`letting the room go failed: ${String(error)}`));
      }
    }
  };

  const plan = (): void => {
    cancel();
    if (policy === null || stopped) return;
    cancel = clock.after(lookEveryMs, () => {
      look();
      parts.onChange();
      plan();
    });
  };

  return {
    use(wanted) {
      if (wanted?.releaseAfterMinutes === policy?.releaseAfterMinutes) return;
      policy = wanted;
      askedFrom = clock.now();
      lookedAt = clock.now();
      plan();
    },
    come(meeting) {
      checkedIn.add(meeting);
      parts.onChange();
    },
    dueAt,
    look,
    stop() {
      stopped = true;
      cancel();
    },
  };
}
