import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { type Meeting, meeting } from '../contract/meeting.ts';
import type { Store } from '../store/store.ts';
import type { AgendaSource } from './source.ts';

/** Where meetings come from over a network. */
type ServerSource = Exclude<AgendaSource, { readonly file: string }>;

/** What was last known of a calendar on a server. */
export type Kept = {
  /** Those that are not over. */
  readonly meetings: readonly Meeting[];
  /** When they were last known to be what the server holds, ms since 1970. */
  readonly confirmedAt: number;
};

/**
 * The meetings of calendars on servers, kept in the store so that they are there after a start without a network. Only what
 * a screen needs: no calendar as it came, not what a meeting is for nor who is invited, nothing of a meeting after its
 * planned end, and no calendar that has left the settings. A series has each of its times here by itself, so its title goes with the last of them.
 */
export type KeptMeetings = {
  of(source: ServerSource): Kept | null;
  keep(source: ServerSource, known: Kept): void;
  /** Forgets every calendar but these. */
  only(sources: readonly AgendaSource[]): void;
  /** Stops its timer. */
  stop(): void;
};

const storeName = 'agenda';
const stored = z.array(
  z.strictObject({
    /** A sign of the feed that tells nothing of its address. */
    feed: z.string(),
    confirmedAt: z.number(),
    meetings: z.array(meeting),
  }),
);

/** The longest time between two looks at what is over: a computer that slept is then late by no more. */
const lookEveryMs = 600_000;

/** A server that is asked every few seconds has what it confirmed written no more often than this, in ms. */
const writeEveryMs = 300_000;

/** What tells a calendar from all others. No secret, so that another password is the same calendar. */
function nameOf(source: ServerSource): string {
  if ('url' in source) return `${source.username ?? ''} ${source.url}`;
  if ('caldav' in source) return `caldav ${source.username ?? ''} ${source.calendar ?? ''} ${source.caldav}`;
  if ('graph' in source) return `graph ${source.tenant} ${source.graph} ${source.service}`;
  if ('google' in source) return `google ${source.google} ${source.service}`;
  return `ews ${source.mailbox} ${source.ews}`;
}

const signOf = (source: ServerSource): string =>
  createHash('sha256').update(nameOf(source)).digest('hex').slice(0, 24);

/** What is kept of a meeting. It cannot be changed before its calendar is read again. */
const keptOf = ({ purpose: _, people: __, may: ___, checkInBy: ____, ...meeting }: Meeting): Meeting =>
  meeting;

/** Which meetings of which calendars, whenever they were confirmed. */
const meetingsIn = (feeds: readonly (Kept & { readonly feed: string })[]): string =>
  JSON.stringify(feeds.map(({ feed, meetings }) => [feed, meetings]));

/** Opens what the store holds; what is over by now goes at once. */
export function openKeptMeetings(store: Store, clock: Clock): KeptMeetings {
  // Version 0.1 kept calendars as they came, under names that stand in a list.
  const old = store.read('agenda-kept', z.array(z.string()));
  for (const name of old ?? []) store.remove(name);
  if (old) store.remove('agenda-kept');
  let feeds: readonly (Kept & { readonly feed: string })[] = store.read(storeName, stored) ?? [];
  let written = JSON.stringify(feeds);
  let writtenMeetings = meetingsIn(feeds);
  let writtenAt = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};

  const isWorthWriting = (): boolean =>
    meetingsIn(feeds) !== writtenMeetings || Math.abs(clock.now() - writtenAt) >= writeEveryMs;

  const tidy = (): void => {
    const now = clock.now();
    feeds = feeds.map((one) => ({
      ...one,
      meetings: one.meetings.filter(({ end }) => Date.parse(end) > now),
    }));
    const text = JSON.stringify(feeds);
    if (text !== written && isWorthWriting()) {
      const isDone = feeds.length === 0 ? store.remove(storeName) : store.write(storeName, feeds);
      if (isDone) {
        written = text;
        writtenMeetings = meetingsIn(feeds);
        writtenAt = now;
      }
    }
    cancel();
    const ends = feeds.flatMap(({ meetings }) => meetings.map(({ end }) => Date.parse(end)));
    if (ends.length > 0) cancel = clock.after(Math.min(lookEveryMs, Math.min(...ends) - now), tidy);
  };
  tidy();

  return {
    of: (source) => feeds.find(({ feed }) => feed === signOf(source)) ?? null,
    keep(source, { meetings, confirmedAt }) {
      const feed = signOf(source);
      const known = { feed, confirmedAt, meetings: meetings.map(keptOf) };
      const isThere = feeds.some((one) => one.feed === feed);
      feeds = isThere ? feeds.map((one) => (one.feed === feed ? known : one)) : [...feeds, known];
      tidy();
    },
    only(sources) {
      const signs = sources.flatMap((source) => ('file' in source ? [] : [signOf(source)]));
      feeds = feeds.filter(({ feed }) => signs.includes(feed));
      tidy();
    },
    stop: () => cancel(),
  };
}
