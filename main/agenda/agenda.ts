import type { Clock } from '../contract/clock.ts';
import type { AgendaFacts } from '../contract/kiosk.ts';
import { startOfDay } from '../contract/zone.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { CalendarWriter } from './calendar-writer.ts';
import { openKeptMeetings } from './kept-meetings.ts';
import type { LinkRules } from './links/invitation.ts';
import { mergedMeetings, type Show, withRoomToExtend } from './merged-meetings.ts';
import { openSource } from './open-source.ts';
import type { AgendaSource, OpenSource } from './source.ts';
import { type Known, sourceMeetings } from './source-meetings.ts';

/** Where an agenda comes from, and how much of it is for the screen. */
export type AgendaSettings = {
  readonly sources: readonly AgendaSource[];
  /** IANA name of the room's zone. */
  readonly zone: string;
  /** The room's mail addresses: what they declined is left out. */
  readonly addresses: readonly string[];
  readonly rules: LinkRules;
  /** What may not be shown is in no fact, and is not kept. */
  readonly show: Show;
};

/** A calendar of this room that may be written now. */
export type WritableCalendar = {
  readonly writer: CalendarWriter;
  /** Reads it now. */
  refresh(): void;
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
  /** Where a new meeting is written: the first source that may be; null when none may. */
  bookable(): WritableCalendar | null;
  /** Where this meeting is changed; null when it is in no calendar that may be written. */
  calendarOf(meetingId: string): WritableCalendar | null;
  stop(): void;
};

/** Days before and after today that the agenda covers. */
const daysBefore = 1;
const daysAhead = 8;

/** The meetings are worked out anew at least this often, since the window moves on with the time. */
const anewEveryMs = 3_600_000;

/** A server is asked every few seconds: that it still holds the same is told no more often than this, in ms. */
const confirmEveryMs = 60_000;

const nothingRead: AgendaFacts = {
  meetings: [],
  freshAt: null,
  staleSince: null,
  read: false,
  mayBook: false,
  problems: [],
};

/** Whether nothing is new that somebody would see. */
function isAsBefore(next: AgendaFacts, before: AgendaFacts): boolean {
  const { freshAt: _, ...now } = next;
  const { freshAt: __, ...then } = before;
  if (JSON.stringify(now) !== JSON.stringify(then)) return false;
  if (next.freshAt === null || before.freshAt === null) return next.freshAt === before.freshAt;
  return Math.abs(next.freshAt - before.freshAt) < confirmEveryMs;
}

/** Starts an agenda without sources; `use` gives it some. */
export function startAgenda(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly fetch?: typeof fetch;
  /** How a source is followed; as its kind says when absent. */
  readonly open?: typeof openSource;
}): Agenda {
  const { clock, log, store } = options;
  const kept = openKeptMeetings(store, clock);
  const listeners = new Set<(facts: AgendaFacts) => void>();
  let facts: AgendaFacts = nothingRead;
  /** What the listeners know. */
  let told: AgendaFacts = nothingRead;
  let settings: AgendaSettings | null = null;
  let sources = new Map<string, { readonly source: AgendaSource; readonly open: OpenSource }>();
  let cancelAnew: () => void = () => {};
  let stopped = false;
  const worked = sourceMeetings({ log, kept });
  /** In which source each meeting may be changed. */
  let writable = new Map<string, OpenSource>();

  const windowNow = (): { readonly from: number; readonly to: number } => {
    const now = clock.now();
    const zone = settings?.zone ?? 'UTC';
    return { from: startOfDay(now, zone, -daysBefore), to: startOfDay(now, zone, daysAhead) };
  };

  const workOut = (): void => {
    if (!settings || stopped) return;
    const { zone, addresses, rules, show } = settings;
    const now = clock.now();
    const window = windowNow();
    const known: Known[] = [];
    const writableNow: typeof writable = new Map();
    for (const [key, { source, open }] of sources) {
      const from = worked.of(key, source, open, { ...window, zone, addresses, rules, show });
      for (const { id, may } of from.meetings) if (may && !writableNow.has(id)) writableNow.set(id, open);
      known.push(from);
    }
    writable = writableNow;
    const confirmed = known.map(({ confirmedAt }) => confirmedAt);
    const stale = known.filter(({ isOld }) => isOld).map(({ confirmedAt }) => confirmedAt ?? now);
    const next: AgendaFacts = {
      meetings: withRoomToExtend(mergedMeetings(known.map(({ meetings }) => meetings))),
      freshAt: confirmed.some((at) => at === null)
        ? null
        : Math.min(now, ...confirmed.map((at) => at ?? now)),
      staleSince: stale.length > 0 ? Math.min(...stale) : null,
      mayBook: bookable() !== null,
      read: facts.read || [...sources.values()].every(({ open }) => open.state.settled),
      problems: known.flatMap(({ problems }) => problems),
    };
    facts = next;
    if (isAsBefore(next, told)) return;
    told = next;
    for (const listener of listeners) listener(facts);
  };

  const calendar = (open: OpenSource | undefined): WritableCalendar | null =>
    open?.writer ? { writer: open.writer, refresh: () => open.refresh() } : null;

  const bookable = (): WritableCalendar | null =>
    calendar([...sources.values()].find(({ open }) => open.writer)?.open);

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
      kept.only(wanted.sources);
      const next: typeof sources = new Map();
      for (const source of wanted.sources) {
        const key = JSON.stringify(source);
        const running = sources.get(key);
        const parts = {
          clock,
          log,
          fetch: options.fetch ?? fetch,
          window: windowNow,
          zone: () => settings?.zone ?? 'UTC',
          onChange: workOut,
        };
        const open = running?.open ?? (options.open ?? openSource)(source, parts);
        next.set(key, { source, open });
      }
      for (const [key, { open }] of sources) if (!next.has(key)) open.stop();
      sources = next;
      worked.only(new Set(next.keys()));
      workOut();
      planAnew();
    },
    refresh() {
      for (const { open } of sources.values()) open.refresh();
      workOut();
      planAnew();
    },
    bookable,
    calendarOf: (meetingId) => calendar(writable.get(meetingId)),
    stop() {
      stopped = true;
      cancelAnew();
      kept.stop();
      for (const { open } of sources.values()) open.stop();
      listeners.clear();
    },
  };
}
