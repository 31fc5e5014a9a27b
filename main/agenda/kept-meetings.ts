import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../contract/clock.ts';
import { type Meeting, meeting } from '../contract/meeting.ts';
import type { Store } from '../store/store.ts';
import type { UrlSource } from './source.ts';

/** What was last known of a feed. */
export type Kept = {
  /** Those that are not over. */
  readonly meetings: readonly Meeting[];
  /** When they were last known to be what the server holds, ms since 1970. */
  readonly confirmedAt: number;
};

/**
 * The meetings of feeds, kept in the store so that they are there after a start without a network. Only what a screen
 * may need: no calendar as it came, nothing of a meeting after its planned end, and no feed that has left the settings.
 * A series has each of its times here by itself, so its title goes with the last of them.
 */
export type KeptMeetings = {
  of(source: UrlSource): Kept | null;
  keep(source: UrlSource, known: Kept): void;
  /** Forgets every feed but these. */
  only(sources: readonly UrlSource[]): void;
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

const signOf = ({ url, username }: UrlSource): string =>
  createHash('sha256')
    .update(`${username ?? ''} ${url}`)
    .digest('hex')
    .slice(0, 24);

/** Opens what the store holds; what is over by now goes at once. */
export function openKeptMeetings(store: Store, clock: Clock): KeptMeetings {
  // Version 0.1 kept calendars as they came, under names that stand in a list.
  const old = store.read('agenda-kept', z.array(z.string()));
  for (const name of old ?? []) store.remove(name);
  if (old) store.remove('agenda-kept');
  let feeds: readonly (Kept & { readonly feed: string })[] = store.read(storeName, stored) ?? [];
  let written = JSON.stringify(feeds);
  let cancel = (): void => {};

  const tidy = (): void => {
    const now = clock.now();
    feeds = feeds.map((one) => ({
      ...one,
      meetings: one.meetings.filter(({ end }) => Date.parse(end) > now),
    }));
    const text = JSON.stringify(feeds);
    if (text !== written) {
      const isDone = feeds.length === 0 ? store.remove(storeName) : store.write(storeName, feeds);
      if (isDone) written = text;
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
      feeds = [...feeds.filter((one) => one.feed !== feed), { feed, confirmedAt, meetings }];
      tidy();
    },
    only(sources) {
      const signs = sources.map(signOf);
      feeds = feeds.filter(({ feed }) => signs.includes(feed));
      tidy();
    },
    stop: () => cancel(),
  };
}
