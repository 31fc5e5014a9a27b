import type { CalendarEntry } from '../../../main/agenda/calendar-entry.ts';
import type { CalendarWriter } from '../../../main/agenda/calendar-writer.ts';
import { emptyInvitation } from '../../../main/agenda/links/invitation.ts';
import type { openSource } from '../../../main/agenda/open-source.ts';
import {
  type AgendaSource,
  type OpenSource,
  type SourceParts,
  type SourceState,
  unread,
} from '../../../main/agenda/source.ts';

/** A calendar server in the test's hand. */
export type FakeSource = {
  readonly source: AgendaSource;
  /** Tells the agenda this. */
  become(state: Partial<SourceState>): void;
  /** May be written from now on; null: not any more. */
  write(writer: CalendarWriter | null): void;
  refreshes(): number;
};

/** Sources that say what the test has them say, by their host. */
export function fakeSources(...hosts: readonly string[]) {
  const followed = new Map<string, SourceParts>();
  const states = new Map<string, SourceState>();
  const writers = new Map<string, CalendarWriter | null>();
  const refreshes = new Map<string, number>();
  const open: typeof openSource = (source, parts): OpenSource => {
    const host = 'caldav' in source ? new URL(source.caldav).host : '';
    followed.set(host, parts);
    return {
      get state() {
        return states.get(host) ?? unread;
      },
      get writer() {
        return writers.get(host) ?? null;
      },
      refresh: () => refreshes.set(host, (refreshes.get(host) ?? 0) + 1),
      stop: () => followed.delete(host),
    };
  };
  const sources = hosts.map(
    (host): FakeSource => ({
      source: { caldav: `https://${host}/room/`, checkSeconds: 4 },
      become(state) {
        states.set(host, { ...(states.get(host) ?? unread), ...state });
        followed.get(host)?.onChange();
      },
      write(writer) {
        writers.set(host, writer);
        followed.get(host)?.onChange();
      },
      refreshes: () => refreshes.get(host) ?? 0,
    }),
  );
  return { open, sources };
}

/** An entry of an hour from `start` (`2026-03-10T09:00:00Z`). */
export function entryAt(id: string, start: string, more: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    id,
    title: `Title ${id}`,
    start: Date.parse(start),
    end: Date.parse(start) + 3_600_000,
    wholeDay: false,
    private: false,
    status: 'confirmed',
    organizer: 'Ward 4',
    location: null,
    people: ['Anna Berg'],
    invitation: { ...emptyInvitation, text: 'What it is for' },
    may: [],
    ...more,
  };
}
