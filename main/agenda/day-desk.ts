import type { Clock } from '../contract/clock.ts';
import { spanOf } from '../contract/day.ts';
import type { AgendaFacts } from '../contract/kiosk.ts';
import type { Language } from '../contract/languages.ts';
import type { Meeting, MeetingChange } from '../contract/meeting.ts';
import { bad, good, type Result } from '../contract/result.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Agenda, WritableCalendar } from './agenda.ts';
import { type CheckInPolicy, startCheckIns } from './check-ins.ts';

/** A change of a meeting that a person asks for; `minutes` are by how much it is made longer. */
export type DayChange = {
  readonly meetingId: string;
  readonly change: MeetingChange | 'check-in';
  readonly minutes?: number | undefined;
};

/** Where the room's day is booked and changed. Codes: those of the calendar's writer; what it says is told as it is. */
export type DayDesk = {
  /** The agenda as the window is told it: with until when somebody must have checked in. */
  readonly facts: AgendaFacts;
  /** Calls at every change of the facts; the answer stops it. */
  watch(listener: () => void): () => void;
  use(settings: { readonly language: Language; readonly checkIn: CheckInPolicy | null }): void;
  /** Books the room from now on, for so many minutes; `day-taken` when somebody has it within them. */
  book(minutes: number): Promise<Result<{ readonly meetingId: string }>>;
  change(asked: DayChange): Promise<Result<null>>;
  /** The call that is on here; being in a meeting's call is having come to it. */
  callIs(call: { readonly meetingId: string | null } | null): void;
  stop(): void;
};

const minuteMs = 60_000;

/** Minutes by which a meeting is made longer when nothing is said. */
const usualExtension = 15;

/** How long an answer waits for the calendar to show what was written, in ms; it is good all the same. */
const shownWithinMs = 3000;

/** What is booked here is called so in the calendar, for everybody who reads it. */
const bookedTitle: Readonly<Record<Language, string>> = {
  da: 'Booket ved lokalet',
  sv: 'Bokat vid rummet',
  nb: 'Booket ved rommet',
  en: 'Booked at the room',
};

/** The whole minute that has begun. */
const minuteOf = (at: number): number => Math.floor(at / minuteMs) * minuteMs;

/** See {@link DayDesk}. */
export function openDayDesk(parts: {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly agenda: Pick<Agenda, 'facts' | 'watch' | 'bookable' | 'calendarOf'>;
}): DayDesk {
  const { clock, log, agenda } = parts;
  const listeners = new Set<() => void>();
  let language: Language = 'en';
  let call: { readonly meetingId: string | null } | null = null;
  let told: AgendaFacts = agenda.facts;
  /** One thing is written at a time, each against the day that the one before it left. */
  let last: Promise<unknown> = Promise.resolve();

  const tell = (): void => {
    const meetings = agenda.facts.meetings.map((meeting) => {
      const due = checkIns.dueAt(meeting);
      return due === null ? meeting : { ...meeting, checkInBy: new Date(due).toISOString() };
    });
    const next = { ...agenda.facts, meetings };
    if (JSON.stringify(next) === JSON.stringify(told)) return;
    told = next;
    for (const listener of listeners) listener();
  };
  const checkIns = startCheckIns({ ...parts, call: () => call, onChange: () => tell() });
  const lookAndTell = (): void => {
    checkIns.look();
    tell();
  };
  const stopWatching = agenda.watch(lookAndTell);

  const oneAtATime = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run, run);
    last = mine.catch(() => {});
    return mine;
  };

  /** Resolves when the agenda is so, or after {@link shownWithinMs}. */
  const shown = (isSo: (meetings: readonly Meeting[]) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        cancel();
        stop();
        resolve();
      };
      const look = (): void => {
        if (isSo(agenda.facts.meetings)) done();
      };
      const cancel = clock.after(shownWithinMs, done);
      const stop = agenda.watch(look);
      look();
    });

  /** The meetings that have the room at any time in [from, to). */
  const holdersIn = (from: number, to: number): readonly Meeting[] =>
    agenda.facts.meetings
      .filter(({ allDay, status }) => !allDay && status !== 'cancelled')
      .map(spanOf)
      .filter(({ start, end }) => start < to && end > from)
      .map(({ meeting }) => meeting);

  const book = async (minutes: number): Promise<Result<{ readonly meetingId: string }>> => {
    const calendar = agenda.bookable();
    if (!calendar) return bad('day-not-writable');
    const now = clock.now();
    const start = minuteOf(now);
    const end = start + minutes * minuteMs;
    if (holdersIn(now, end).length > 0) return bad('day-taken');
    const booked = await calendar.writer.book({ title: bookedTitle[language], start, end });
    if (!booked.ok) return booked;
    const meetingId = booked.value;
    log.info('a meeting was booked here');
    // Whoever booked it here is here.
    checkIns.come({ id: meetingId, end: new Date(end).toISOString() });
    calendar.refresh();
    await shown((meetings) => meetings.some(({ id }) => id === meetingId));
    return good({ meetingId });
  };

  const setEnd = async (meeting: Meeting, calendar: WritableCalendar, end: number): Promise<Result<null>> => {
    const changed = await calendar.writer.setEnd(meeting.id, end);
    calendar.refresh();
    if (!changed.ok) return changed;
    await shown((meetings) => meetings.find(({ id }) => id === meeting.id)?.end !== meeting.end);
    return changed;
  };

  const extend = async (
    meeting: Meeting,
    calendar: WritableCalendar,
    minutes: number,
  ): Promise<Result<null>> => {
    const { end } = spanOf(meeting);
    const longer = end + minutes * minuteMs;
    if (holdersIn(end, longer).some(({ id }) => id !== meeting.id)) return bad('day-taken');
    if (!meeting.may?.includes('extend')) return bad('day-not-writable');
    return setEnd(meeting, calendar, longer);
  };

  const change = async ({ meetingId, change: wanted, minutes }: DayChange): Promise<Result<null>> => {
    const meeting = agenda.facts.meetings.find(({ id }) => id === meetingId);
    // It was there when the person looked.
    if (!meeting) return bad('day-changed');
    const now = clock.now();
    const { start, end } = spanOf(meeting);
    if (end <= now) return bad('day-too-late');
    if (wanted === 'check-in') {
      checkIns.come(meeting);
      return good(null);
    }
    const calendar = agenda.calendarOf(meetingId);
    if (!calendar) return bad('day-not-writable');
    if (wanted === 'extend') return extend(meeting, calendar, minutes ?? usualExtension);
    if (!meeting.may?.includes(wanted)) return bad('day-not-writable');
    if (wanted === 'end') {
      if (start > now) return bad('day-changed');
      return setEnd(meeting, calendar, Math.max(minuteOf(now), minuteOf(start) + minuteMs));
    }
    const released = await calendar.writer.release(meetingId);
    calendar.refresh();
    if (!released.ok) return released;
    log.info('the room was let go here');
    await shown((meetings) => !meetings.some(({ id }) => id === meetingId));
    return released;
  };

  return {
    get facts() {
      return told;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use(settings) {
      language = settings.language;
      checkIns.use(settings.checkIn);
      lookAndTell();
    },
    book: (minutes) => oneAtATime(() => book(minutes)),
    change: (asked) => oneAtATime(() => change(asked)),
    callIs(now) {
      call = now;
      lookAndTell();
    },
    stop() {
      stopWatching();
      checkIns.stop();
      listeners.clear();
    },
  };
}
