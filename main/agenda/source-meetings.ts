import type { Meeting } from '../contract/meeting.ts';
import type { Problem } from '../contract/result.ts';
import type { Log } from '../log.ts';
import { type CalendarReading, readCalendar, type Wanted } from './calendar.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import type { KeptMeetings } from './kept-meetings.ts';
import { meetingOfEntry } from './meeting-of-entry.ts';
import { type Show, shownOf } from './merged-meetings.ts';
import { sourceName } from './open-source.ts';
import { type AgendaSource, type CalendarContent, isWhole, type OpenSource } from './source.ts';

/** What one source gives to the agenda. */
export type Known = {
  readonly meetings: readonly Meeting[];
  readonly problems: readonly Problem[];
  /** When the meetings were last known to be what the source holds; null when there are none from it. */
  readonly confirmedAt: number | null;
  /** Whether the source may hold something else by now. */
  readonly isOld: boolean;
};

/** What a source is worked out for. */
type Purpose = Wanted & { readonly show: Show };

/** The most meetings that a server gives. A room has fewer in ten years. */
const entryLimit = 20_000;

/** What a problem of a source's content names: the source, then the line. */
const placeOf = (source: AgendaSource, at: string | undefined): string => {
  const name = sourceName(source);
  return at === undefined ? name : `${name}, ${at}`;
};

/** The meetings of a server that works out recurrences itself; one that is broken hides no other. */
export function readEntries(entries: readonly CalendarEntry[], wanted: Wanted): CalendarReading {
  const meetings: Meeting[] = [];
  let broken = 0;
  for (const entry of entries.slice(0, entryLimit)) {
    const isWanted = entry.start < wanted.to && (entry.end > wanted.from || entry.start >= wanted.from);
    if (!isWanted) continue;
    try {
      meetings.push(meetingOfEntry(entry, wanted.rules));
    } catch {
      broken += 1;
    }
  }
  const problems: readonly Problem[] =
    broken > 0 ? [{ code: 'agenda-broken', detail: `${broken} meetings could not be read` }] : [];
  return { meetings, problems, isCalendar: true };
}

const emptyCalendar: CalendarReading = { meetings: [], problems: [], isCalendar: true };

/** What a content says; a server without a meeting sends no calendar at all. */
export function readContent(content: CalendarContent, source: AgendaSource, wanted: Wanted): CalendarReading {
  if (content.kind === 'entries') return readEntries(content.entries, wanted);
  const isServer = !('file' in source || 'url' in source);
  if (isServer && content.text === '') return emptyCalendar;
  const addresses = [...wanted.addresses, ...(content.addresses ?? [])];
  return readCalendar(content.text, { ...wanted, addresses });
}

/** Puts what may be done with each meeting beside it; nothing when the calendar cannot be written. */
function withMay(
  meetings: readonly Meeting[],
  content: CalendarContent,
  isWritable: boolean,
): readonly Meeting[] {
  const may = content.kind === 'text' ? (content.may ?? []) : null;
  if (isWritable && may === null) return meetings;
  return meetings.map(({ may: _, ...meeting }) =>
    isWritable && may && may.length > 0 && !meeting.allDay ? { ...meeting, may } : meeting,
  );
}

const isWholeContent = (content: CalendarContent, source: AgendaSource): boolean =>
  content.kind === 'entries' || isWhole(content.text) || (content.text === '' && !('url' in source));

/** What a source gives of what was read: no more than may be shown, what may be done with it, and by whose fault something is missing. */
function readingWith(
  source: AgendaSource,
  { state, writer }: Pick<OpenSource, 'state' | 'writer'>,
  read: CalendarReading | null,
  show: Show,
): Pick<Known, 'meetings' | 'problems'> {
  const own = state.problem ? [state.problem] : [];
  const inside = (read?.problems ?? []).map((one) => ({ ...one, at: placeOf(source, one.at) }));
  const shown = (read?.meetings ?? []).map((meeting) => shownOf(meeting, show));
  return {
    meetings: state.content ? withMay(shown, state.content, writer !== null) : shown,
    problems: [...own, ...inside],
  };
}

/** What a source gives now, read for this once. */
export function readSource(
  source: AgendaSource,
  open: Pick<OpenSource, 'state' | 'writer'>,
  { show, ...wanted }: Purpose,
): Pick<Known, 'meetings' | 'problems'> {
  const { content } = open.state;
  return readingWith(source, open, content && readContent(content, source, wanted), show);
}

/** Works out what each source gives, and keeps what comes from a server. */
export type SourceMeetings = {
  of(key: string, source: AgendaSource, open: OpenSource, purpose: Purpose): Known;
  /** Forgets every source but those of these keys. */
  only(keys: ReadonlySet<string>): void;
};

/** See {@link SourceMeetings}. The same content for the same purpose is read once. */
export function sourceMeetings(parts: { readonly log: Log; readonly kept: KeptMeetings }): SourceMeetings {
  const { log, kept } = parts;
  let worked = new Map<
    string,
    { readonly content: unknown; readonly purpose: string; readonly read: CalendarReading }
  >();

  const readingOf = (
    key: string,
    source: AgendaSource,
    content: CalendarContent,
    wanted: Wanted,
  ): CalendarReading => {
    const purpose = JSON.stringify(wanted);
    const held = content.kind === 'text' ? content.text : content.entries;
    const before = worked.get(key);
    if (before?.content === held && before.purpose === purpose) return before.read;
    const read = readContent(content, source, wanted);
    worked.set(key, { content: held, purpose, read });
    log.info(`read a calendar: ${read.meetings.length} meetings, ${read.problems.length} problems`);
    return read;
  };

  return {
    of(key, source, open, { show, ...wanted }) {
      const { confirmedAt, content } = open.state;
      const read = content && readingOf(key, source, content, wanted);
      const { meetings, problems } = readingWith(source, open, read, show);
      if (!('file' in source)) {
        if (content && isWholeContent(content, source) && confirmedAt !== null) {
          kept.keep(source, { meetings, confirmedAt });
        } else {
          // Nothing was had since the start, or only what is no calendar, as from a page that wants to be signed in to.
          const before = kept.of(source);
          if (before) {
            const { confirmedAt: keptAt } = before;
            // The settings may have become stricter since.
            const shown = before.meetings.map((meeting) => shownOf(meeting, show));
            return { meetings: shown, confirmedAt: keptAt, problems, isOld: problems.length > 0 };
          }
        }
      }
      return { meetings, problems, confirmedAt, isOld: read !== null && open.state.problem !== null };
    },
    only(keys) {
      worked = new Map([...worked].filter(([key]) => keys.has(key)));
    },
  };
}
