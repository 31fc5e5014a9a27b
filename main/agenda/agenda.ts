import type { Clock } from '../contract/clock.ts';
import type { AgendaFacts } from '../contract/kiosk.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Problem } from '../contract/result.ts';
import { startOfDay } from '../contract/zone.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { type CalendarReading, readCalendar, type Wanted } from './calendar.ts';
import { openKeptMeetings } from './kept-meetings.ts';
import { openSource, sourceName } from './open-source.ts';
import { type AgendaSource, isWhole, type OpenSource, type SourceState } from './source.ts';

type AgendaSettings = {
  readonly sources: readonly AgendaSource[];
  /** IANA name of the room's zone. */
  readonly zone: string;
  /** The room's mail addresses: what they declined is left out. */
  readonly addresses: readonly string[];
  /** Hosts of our own hub, with a port where there is one. */
  readonly ownHosts: readonly string[];
};

/** The room's agenda, kept up to date from its sources. */
export type Agenda = {
  readonly facts: AgendaFacts;
  /** Calls at every change of the facts, not at once; the answer stops it. */
  watch(listener: (facts: AgendaFacts) => void): () => void;
  /** Follows these settings from now on. Unchanged ones change nothing. */
  use(settings: AgendaSettings): void;
  /** Reads every source now, and works the day out by the time that it is now. */
  refresh(): void;
  stop(): void;
};

/** Days before and after today that the agenda covers. */
const daysBefore = 1;
const daysAhead = 8;

/** The meetings are worked out anew at least this often, since the window moves on with the time. */
const anewEveryMs = 3_600_000;

/** What one source gives to the agenda. */
type Known = {
  readonly meetings: readonly Meeting[];
  readonly problems: readonly Problem[];
  /** When the meetings were last known to be what the source holds; null when there are none from it. */
  readonly confirmedAt: number | null;
  /** Whether the source may hold something else by now. */
  readonly isOld: boolean;
};

const nothingRead: AgendaFacts = {
  meetings: [],
  freshAt: null,
  staleSince: null,
  read: false,
  mayBook: false,
  problems: [],
};

/** What a problem of a source's content names: the source, then the line. */
const placeOf = (source: AgendaSource, at: string | undefined): string => {
  const name = sourceName(source);
  return at === undefined ? name : `${name}, ${at}`;
};

/** Starts an agenda without sources; `use` gives it some. */
export function startAgenda(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly fetch?: typeof fetch;
}): Agenda {
  const { clock, log, store } = options;
  const kept = openKeptMeetings(store, clock);
  const listeners = new Set<(facts: AgendaFacts) => void>();
  let facts: AgendaFacts = nothingRead;
  let settings: AgendaSettings | null = null;
  let sources = new Map<string, { readonly source: AgendaSource; readonly open: OpenSource }>();
  let cancelAnew: () => void = () => {};
  let stopped = false;
  /** What was last worked out from each source: the same text for the same purpose gives the same again. */
  let worked = new Map<
    string,
    { readonly text: string; readonly purpose: string; readonly read: CalendarReading }
  >();

  /** What the text of a source says now, worked out anew only when it or its purpose is another. */
  const readingOf = (key: string, text: string, wanted: Wanted): CalendarReading => {
    const purpose = JSON.stringify(wanted);
    let done = worked.get(key);
    if (done?.text !== text || done.purpose !== purpose) {
      const read = readCalendar(text, wanted);
      done = { text, purpose, read };
      worked.set(key, done);
      log.info(`read a calendar: ${read.meetings.length} meetings, ${read.problems.length} problems`);
    }
    return done.read;
  };

  const knownFrom = (key: string, source: AgendaSource, state: SourceState, wanted: Wanted): Known => {
    const { confirmedAt } = state;
    const text = state.content?.kind === 'text' ? state.content.text : null;
    const own = state.problem ? [state.problem] : [];
    const read = text === null ? null : readingOf(key, text, wanted);
    const inside = (read?.problems ?? []).map((one) => ({ ...one, at: placeOf(source, one.at) }));
    const problems = [...own, ...inside];
    if ('url' in source) {
      if (read && text !== null && isWhole(text) && confirmedAt !== null) {
        kept.keep(source, { meetings: read.meetings, confirmedAt });
      } else {
        // Nothing was had since the start, or only what is no calendar, as from a page that wants to be signed in to.
        const before = kept.of(source);
        if (before) return { ...before, problems, isOld: problems.length > 0 };
      }
    }
    return { meetings: read?.meetings ?? [], problems, confirmedAt, isOld: read !== null && own.length > 0 };
  };

  const windowNow = (): { readonly from: number; readonly to: number } => {
    const now = clock.now();
    const zone = settings?.zone ?? 'UTC';
    return { from: startOfDay(now, zone, -daysBefore), to: startOfDay(now, zone, daysAhead) };
  };

  const workOut = (): void => {
    if (!settings || stopped) return;
    const { zone, addresses, ownHosts } = settings;
    const now = clock.now();
    const window = windowNow();
    const meetings = new Map<string, Meeting>();
    const known: Known[] = [];
    for (const [key, { source, open }] of sources) {
      const from = knownFrom(key, source, open.state, { ...window, zone, addresses, ownHosts });
      for (const one of from.meetings) if (!meetings.has(one.id)) meetings.set(one.id, one);
      known.push(from);
    }
    const confirmed = known.map(({ confirmedAt }) => confirmedAt);
    const stale = known.filter(({ isOld }) => isOld).map(({ confirmedAt }) => confirmedAt ?? now);
    const next: AgendaFacts = {
      meetings: [...meetings.values()].sort(
        (a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end),
      ),
      freshAt: confirmed.some((at) => at === null)
        ? null
        : Math.min(now, ...confirmed.map((at) => at ?? now)),
      staleSince: stale.length > 0 ? Math.min(...stale) : null,
      mayBook: false,
      read: facts.read || [...sources.values()].every(({ open }) => open.state.settled),
      problems: known.flatMap(({ problems }) => problems),
    };
    if (JSON.stringify(next) === JSON.stringify(facts)) return;
    facts = next;
    for (const listener of listeners) listener(facts);
  };

  const planAnew = (): void => {
    cancelAnew();
    if (!settings || stopped) return;
    const now = clock.now();
    const midnight = startOfDay(now, settings.zone, 1);
    cancelAnew = clock.after(Math.min(anewEveryMs, midnight - now), () => {
      workOut();
      planAnew();
    });
  };

  return {
    get facts() {
      return facts;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use(wanted) {
      if (stopped || JSON.stringify(wanted) === JSON.stringify(settings)) return;
      settings = wanted;
      kept.only(wanted.sources.filter((source) => 'url' in source));
      const next: typeof sources = new Map();
      for (const source of wanted.sources) {
        const key = JSON.stringify(source);
        const running = sources.get(key);
        const parts = { clock, log, fetch: options.fetch ?? fetch, window: windowNow, onChange: workOut };
        const open = running?.open ?? openSource(source, parts);
        next.set(key, { source, open });
      }
      for (const [key, { open }] of sources) if (!next.has(key)) open.stop();
      sources = next;
      worked = new Map([...worked].filter(([key]) => next.has(key)));
      workOut();
      planAnew();
    },
    refresh() {
      for (const { open } of sources.values()) open.refresh();
      workOut();
      planAnew();
    },
    stop() {
      stopped = true;
      cancelAnew();
      kept.stop();
      for (const { open } of sources.values()) open.stop();
      listeners.clear();
    },
  };
}
