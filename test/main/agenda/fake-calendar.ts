import type { WritableCalendar } from '../../../main/agenda/agenda.ts';
import type { AgendaFacts } from '../../../main/contract/kiosk.ts';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { good, type Result } from '../../../main/contract/result.ts';

/** A meeting of the 10th of March 2026, from and to `HH:MM` UTC; it may be changed in every way. */
export const meetingAt = (id: string, from: string, to: string, more: Partial<Meeting> = {}): Meeting => ({
  id,
  title: `Title ${id}`,
  start: `2026-03-10T${from}:00.000Z`,
  end: `2026-03-10T${to}:00.000Z`,
  allDay: false,
  private: false,
  status: 'confirmed',
  organizer: null,
  location: null,
  join: [],
  may: ['extend', 'end', 'release'],
  ...more,
});

/** What was asked of the calendar, in words. */
const wordsOf = (at: number): string => new Date(at).toISOString().slice(11, 19);

/** An agenda with a calendar that may be written, which shows what was written at once unless it is `slow`. */
export function fakeCalendar(...begin: readonly Meeting[]) {
  const listeners = new Set<(facts: AgendaFacts) => void>();
  let facts: AgendaFacts = {
    meetings: begin,
    freshAt: 0,
    staleSince: null,
    read: true,
    mayBook: true,
    problems: [],
  };
  const said: string[] = [];
  const state = {
    writable: true,
    slow: false,
    /** What the server answers to the next things; good when it is empty. */
    answers: [] as Result<never>[],
    refreshes: 0,
  };
  const show = (...meetings: readonly Meeting[]): void => {
    facts = { ...facts, meetings };
    for (const listener of [...listeners]) listener(facts);
  };
  const answer = <T>(what: string, value: T, then: () => void): Promise<Result<T>> => {
    said.push(what);
    const refused = state.answers.shift();
    if (refused) return Promise.resolve(refused);
    if (!state.slow) queueMicrotask(then);
    return Promise.resolve(good(value));
  };
  const changed = (id: string, more: Partial<Meeting>) => (): void =>
    show(...facts.meetings.map((one) => (one.id === id ? { ...one, ...more } : one)));
  const calendar: WritableCalendar = {
    writer: {
      book: ({ title, start, end }) =>
        answer(`book ${title} ${wordsOf(start)} ${wordsOf(end)}`, 'booked', () => {
          const times = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
          show(...facts.meetings, meetingAt('booked', '00:00', '00:00', { title, ...times }));
        }),
      setEnd: (id, end) =>
        answer(`end ${id} ${wordsOf(end)}`, null, changed(id, { end: new Date(end).toISOString() })),
      release: (id) =>
        answer(`release ${id}`, null, () => show(...facts.meetings.filter((one) => one.id !== id))),
    },
    refresh() {
      state.refreshes += 1;
    },
  };
  return {
    agenda: {
      get facts() {
        return facts;
      },
      watch(listener: (facts: AgendaFacts) => void) {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
      bookable: () => (state.writable ? calendar : null),
      calendarOf: (id: string) =>
        state.writable && facts.meetings.some((one) => one.id === id && one.may) ? calendar : null,
    },
    state,
    said,
    show,
  };
}
