import type { Clock } from '../contract/clock.ts';
import { spanOf } from '../contract/day.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { RoomBeside } from '../contract/room-beside.ts';
import { startOfDay } from '../contract/zone.ts';
import type { Log } from '../log.ts';
import { noRules } from './links/invitation.ts';
import { openSource } from './open-source.ts';
import type { AgendaSource, CalendarContent, OpenSource } from './source.ts';
import { readContent } from './source-meetings.ts';

/** A room nearby, as the settings name it. */
export type BesideRoom = { readonly name: string; readonly where: string; readonly source: AgendaSource };

type BesideSettings = {
  readonly rooms: readonly BesideRoom[];
  /** IANA name of this room's zone. */
  readonly zone: string;
};

/** When the rooms nearby are taken. Nothing else of their meetings leaves it. */
export type Beside = {
  /** In the order of the settings. */
  readonly rooms: readonly RoomBeside[];
  /** Calls at every change of the rooms; the answer stops it. */
  watch(listener: () => void): () => void;
  /** Follows these from now on. Unchanged ones change nothing. */
  use(settings: BesideSettings): void;
  stop(): void;
};

/** Rooms that nobody stands in are asked for less often than this room's own, in seconds. */
const checkSeconds = 30;

/** A room whose calendar has not answered for so long may be taken by now, in ms. */
const oldAfterMs = 600_000;

/** Today and tomorrow. */
const daysAhead = 2;

/** They are worked out anew at least this often, since the days move on, in ms. */
const anewEveryMs = 3_600_000;

type Span = { readonly start: number; readonly end: number };

/**
 * When a room is taken: meetings that overlap or follow at once are one. Whole days do not take it, as they never ring: nearly all are
 * notes, such as who is on duty. Tentative ones do.
 */
export function takenBy(meetings: readonly Meeting[]): readonly Span[] {
  const spans = meetings
    .filter(({ allDay, status }) => !allDay && status !== 'cancelled')
    .map(spanOf)
    .sort((a, b) => a.start - b.start);
  const taken: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = taken.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else taken.push({ start, end });
  }
  return taken;
}

type Followed = {
  readonly room: BesideRoom;
  readonly open: OpenSource;
  /** What was last worked out, and from what. */
  worked: {
    readonly content: CalendarContent;
    readonly days: string;
    readonly taken: readonly Span[];
  } | null;
};

const seldom = (source: AgendaSource): AgendaSource =>
  'checkSeconds' in source
    ? { ...source, checkSeconds: Math.max(source.checkSeconds, checkSeconds) }
    : source;

/** Starts without rooms; `use` gives it some. */
export function startBeside(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch?: typeof fetch;
  /** How a source is followed; as its kind says when absent. */
  readonly open?: typeof openSource;
}): Beside {
  const { clock, log } = options;
  const listeners = new Set<() => void>();
  let rooms: readonly RoomBeside[] = [];
  let settings: BesideSettings | null = null;
  let followed = new Map<string, Followed>();
  let cancelAnew: () => void = () => {};

  const daysNow = (): { readonly from: number; readonly to: number } => {
    const zone = settings?.zone ?? 'UTC';
    const now = clock.now();
    return { from: startOfDay(now, zone), to: startOfDay(now, zone, daysAhead) };
  };

  const takenOf = (one: Followed, zone: string): readonly Span[] | null => {
    const { content, confirmedAt, problem } = one.open.state;
    if (!content || (problem && clock.now() - (confirmedAt ?? 0) > oldAfterMs)) return null;
    const days = daysNow();
    const key = JSON.stringify([days, zone]);
    if (one.worked?.content !== content || one.worked.days !== key) {
      const wanted = { ...days, zone, addresses: [], rules: noRules };
      const { meetings, isCalendar } = readContent(content, one.room.source, wanted);
      if (!isCalendar) return null;
      one.worked = { content, days: key, taken: takenBy(meetings) };
    }
    return one.worked.taken;
  };

  const workOut = (): void => {
    if (!settings) return;
    const { zone } = settings;
    const next = [...followed.values()].map((one) => ({
      name: one.room.name,
      where: one.room.where,
      taken: takenOf(one, zone),
    }));
    if (JSON.stringify(next) === JSON.stringify(rooms)) return;
    rooms = next;
    for (const listener of listeners) listener();
  };

  const planAnew = (): void => {
    cancelAnew();
    if (!settings || settings.rooms.length === 0) return;
    const untilMidnight = startOfDay(clock.now(), settings.zone, 1) - clock.now();
    cancelAnew = clock.after(Math.min(anewEveryMs, untilMidnight), () => {
      workOut();
      planAnew();
    });
  };

  return {
    get rooms() {
      return rooms;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use(wanted) {
      if (JSON.stringify(wanted) === JSON.stringify(settings)) return;
      settings = wanted;
      const next: typeof followed = new Map();
      for (const room of wanted.rooms) {
        const key = JSON.stringify(room);
        const running = followed.get(key) ?? next.get(key);
        const parts = { clock, log, fetch: options.fetch ?? fetch, window: daysNow, onChange: workOut };
        const open = running?.open ?? (options.open ?? openSource)(seldom(room.source), parts);
        next.set(key, { room, open, worked: null });
      }
      for (const [key, { open }] of followed) if (!next.has(key)) open.stop();
      followed = next;
      workOut();
      planAnew();
    },
    stop() {
      cancelAnew();
      for (const { open } of followed.values()) open.stop();
      followed = new Map();
      settings = null;
      listeners.clear();
    },
  };
}
