import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../ask-server.ts';
import type { CalendarEntry } from '../calendar-entry.ts';
import type { Asked } from '../polled-source.ts';
import type { SourceParts } from '../source.ts';
import type { Zone } from '../zone.ts';
import { namedZone } from '../zone-names.ts';
import type { AskGoogle } from './ask-google.ts';
import { entryOfEvent, idOfEvent } from './entry-of-event.ts';
import { type GoogleEvent, googleEvent, googlePage } from './google-event.ts';

type Window = ReturnType<SourceParts['window']>;

/** The calendar as it was last read whole, with what changed since. */
type Held = {
  readonly window: Window;
  /** When it was read whole, ms since 1970. */
  readonly wholeAt: number;
  /** Where the next changes begin; null when the server gave none. */
  readonly syncToken: string | null;
  /** By the id that Google gives. */
  readonly events: ReadonlyMap<string, GoogleEvent>;
  /** The room's: of whole days. */
  readonly zone: Zone;
  readonly mayWrite: boolean;
};

/** What all pages of one answer hold. */
type Pages = {
  readonly kind: 'pages';
  readonly events: readonly GoogleEvent[];
  readonly syncToken: string | null;
  readonly mayWrite: boolean;
};

/** Reads a calendar whole once, and then only what changed. */
export type GoogleReading = {
  ask(signal: AbortSignal): Promise<Asked>;
  /** The event that a meeting of the agenda is. */
  eventOf(id: string): GoogleEvent | null;
  /** Whether the calendar may be changed; false before it was read. */
  readonly mayWrite: boolean;
};

/** More pages than a room's week can have: the server goes round in circles. */
const pageLimit = 200;
/** All is read again so often: that changes lead to the same times of a series as a whole reading does is nowhere promised. */
const wholeEveryMs = 3_600_000;

export function googleReading(options: {
  readonly at: string;
  readonly calendar: string;
  readonly ask: AskGoogle;
  readonly clock: Clock;
  readonly window: () => Window;
  /** IANA name of the room's zone. */
  readonly zone: () => string;
}): GoogleReading {
  const { at, calendar, clock } = options;
  let held: Held | null = null;

  /** All pages, or nothing. `gone`: the server does not know the sync token any more. */
  const pages = async (
    query: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Pages | Failure | 'gone'> => {
    const events: GoogleEvent[] = [];
    let pageToken: string | undefined;
    for (let count = 0; count < pageLimit; count += 1) {
      const answer = await options.ask({
        method: 'GET',
        query: { singleEvents: 'true', maxResults: '250', ...query, ...(pageToken && { pageToken }) },
        accept: [400, 404, 410],
        signal,
      });
      if (answer.kind === 'failed') return answer;
      if (answer.status === 404)
        return failure(
          'agenda-missing',
          at,
          'no such calendar, or it is not shared with the service account',
          false,
        );
      if (answer.status >= 400) {
        if (query.syncToken !== undefined) return 'gone';
        return failure('agenda-broken', at, `HTTP ${answer.status}`, true);
      }
      const page = googlePage.safeParse(answer.json).data;
      if (!page) return failure('agenda-broken', at, 'the answer is no list of events', true);
      for (const item of page.items) {
        const event = googleEvent.safeParse(item).data;
        if (event) events.push(event);
      }
      pageToken = page.nextPageToken;
      if (pageToken) continue;
      const mayWrite = answer.mayWrite && ['writer', 'owner'].includes(page.accessRole ?? '');
      return {
        kind: 'pages',
        events,
        syncToken: page.nextSyncToken ?? null,
        mayWrite,
      };
    }
    return failure('agenda-broken', at, `more than ${pageLimit} pages`, false);
  };

  const whole = async (signal: AbortSignal): Promise<Asked> => {
    const window = options.window();
    // No order is asked for: with one, no sync token is given.
    const query = {
      timeMin: new Date(window.from).toISOString(),
      timeMax: new Date(window.to).toISOString(),
    };
    const read = await pages(query, signal);
    if (read === 'gone') return failure('agenda-broken', at, 'HTTP 410', true);
    if (read.kind === 'failed') return read;
    const { syncToken, mayWrite } = read;
    const events = new Map(read.events.map((event) => [event.id, event]));
    return take({
      window,
      wholeAt: clock.now(),
      syncToken,
      events,
      zone: namedZone(options.zone()),
      mayWrite,
    });
  };

  const changes = async (before: Held, syncToken: string, signal: AbortSignal): Promise<Asked> => {
    // Neither times nor anything else that narrows the list may go with a sync token: the token remembers them.
    const read = await pages({ syncToken }, signal);
    if (read === 'gone') return whole(signal);
    if (read.kind === 'failed') return read;
    const next = { ...before, syncToken: read.syncToken ?? syncToken, mayWrite: read.mayWrite };
    if (read.events.length === 0 && read.mayWrite === before.mayWrite) {
      held = next;
      return { kind: 'unchanged' };
    }
    return take({ ...next, events: changed(before.events, read.events) });
  };

  const take = (next: Held): Asked => {
    held = next;
    return { kind: 'content', content: { kind: 'entries', entries: entriesOf(next, calendar) } };
  };

  return {
    ask(signal) {
      const window = options.window();
      const isCurrent =
        held !== null &&
        held.window.from === window.from &&
        held.window.to === window.to &&
        held.zone.name === options.zone() &&
        Math.abs(clock.now() - held.wholeAt) < wholeEveryMs;
      return held?.syncToken && isCurrent ? changes(held, held.syncToken, signal) : whole(signal);
    },
    eventOf(id) {
      if (!held) return null;
      for (const event of held.events.values()) if (idOfEvent(event, held.zone) === id) return event;
      return null;
    },
    get mayWrite() {
      return held?.mayWrite ?? false;
    },
  };
}

/** The events after a change. What is cancelled is gone, and with a series all of its times. */
function changed(
  before: ReadonlyMap<string, GoogleEvent>,
  changes: readonly GoogleEvent[],
): ReadonlyMap<string, GoogleEvent> {
  const events = new Map(before);
  for (const event of changes) {
    if (event.status !== 'cancelled') events.set(event.id, event);
    else {
      events.delete(event.id);
      for (const [id, { recurringEventId }] of events) if (recurringEventId === event.id) events.delete(id);
    }
  }
  return events;
}

/** The meetings in the window: changes also tell of what lies outside. */
function entriesOf({ events, window, zone, mayWrite }: Held, calendar: string): readonly CalendarEntry[] {
  const entries = [...events.values()].map((event) => entryOfEvent(event, { calendar, zone, mayWrite }));
  return entries.filter(
    (entry) => entry !== null && entry.start < window.to && entry.end >= window.from,
  ) as CalendarEntry[];
}
