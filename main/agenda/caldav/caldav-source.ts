import type { Failure } from '../ask-server.ts';
import { failure } from '../ask-server.ts';
import { hostOf } from '../fetch-calendar.ts';
import { type Asked, openPolledSource } from '../polled-source.ts';
import type { CaldavSource, OpenSource, SourceParts } from '../source.ts';
import { basicHeader, type DavServer, keyOf } from './ask-dav.ts';
import { makeCaldavWriter } from './caldav-writer.ts';
import {
  type CalendarPlace,
  calendarOf,
  changesSince,
  fetchResources,
  type Listed,
  listResources,
  mayTouch,
  type Resource,
  type TimeRange,
} from './calendar-resources.ts';
import { addressesOf, type DescribedCalendar, describeCalendar } from './described-calendar.ts';
import { findCalendar } from './find-calendar.ts';

/** What is known of the calendar since it was last read whole. */
type Held = {
  readonly place: CalendarPlace;
  readonly described: DescribedCalendar;
  readonly addresses: readonly string[];
  /** When it was read whole, in ms since 1970. */
  readonly readAt: number;
  /** For which days. */
  readonly range: TimeRange;
  readonly resources: ReadonlyMap<string, Resource>;
  /** From where changes are asked; null where they are found by comparing. */
  readonly syncToken: string | null;
};

type Read = { readonly kind: 'read'; readonly held: Held } | Failure;

/** Servers take floating times and whole days in a zone of theirs: a day more on either side. */
const slackMs = 86_400_000;

/** It is read whole at least this often, so that rights that were given or taken are known, and nothing that was missed is for long. */
const wholeEveryMs = 3_600_000;

/** Tokens that were refused one after another, after which changes are found by comparing. */
const refusalLimit = 2;

/**
 * Follows a CalDAV calendar (RFC 4791): finds it, reads the objects of the wanted days, and then asks for what changed since (RFC 6578);
 * where a server cannot tell, by its tag and by comparing versions. The days that are wanted move on: then it is read whole. Series are
 * worked out here, never at the server.
 */
export function openCaldavSource(source: CaldavSource, parts: SourceParts): OpenSource {
  const { clock } = parts;
  const start = URL.canParse(source.caldav) ? new URL(source.caldav) : null;
  const server: DavServer = {
    headers: basicHeader(source.username, source.password),
    fetch: parts.fetch,
    now: clock.now,
  };
  let found: URL | null = null;
  let held: Held | null = null;
  let refusals = 0;

  const rangeNow = (): TimeRange => {
    const { from, to } = parts.window();
    return { from: from - slackMs, to: to + slackMs };
  };

  const contentOf = ({ described, resources, addresses }: Held): Asked => {
    const { rights } = described;
    const content = {
      kind: 'text' as const,
      text: calendarOf(resources.values()),
      addresses,
      may: rights.change ? (['extend', 'end', ...(rights.remove ? ['release' as const] : [])] as const) : [],
    };
    return { kind: 'content', content };
  };

  /** With these listed: those that are held in this version, and the others from the server. */
  const withListed = async (
    place: CalendarPlace,
    before: ReadonlyMap<string, Resource>,
    listed: readonly Listed[],
    signal: AbortSignal,
  ): Promise<{ readonly kind: 'had'; readonly resources: ReadonlyMap<string, Resource> } | Failure> => {
    const resources = new Map<string, Resource>();
    const others: Listed[] = [];
    for (const one of listed) {
      const same = before.get(keyOf(one.url));
      if (same && same.etag !== null && same.etag === one.etag) resources.set(keyOf(one.url), same);
      else others.push(one);
    }
    const fetched = await fetchResources(place, others, signal);
    if (fetched.kind === 'failed') return fetched;
    for (const one of fetched.resources) resources.set(keyOf(one.url), one);
    return { kind: 'had', resources };
  };

  const readWhole = async (url: URL, before: Held | null, signal: AbortSignal): Promise<Read> => {
    const place: CalendarPlace = { url, server };
    const range = rangeNow();
    // Its token is from before the list, so that nothing falls between.
    const described = await describeCalendar(url, server, signal);
    if (described.kind === 'failed') return described;
    const addresses = before?.addresses ?? (await addressesOf(described, server, signal));
    const listed = await listResources(place, range, signal);
    if (listed.kind === 'failed') return listed;
    const had = await withListed(place, before?.resources ?? new Map(), listed.listed, signal);
    if (had.kind === 'failed') return had;
    const syncToken = refusals < refusalLimit ? described.syncToken : null;
    return {
      kind: 'read',
      held: {
        place,
        described,
        addresses,
        readAt: clock.now(),
        range,
        resources: had.resources,
        syncToken,
      },
    };
  };

  /** What is held with what has changed; null when all is to be read anew. */
  const readChanges = async (before: Held, token: string, signal: AbortSignal): Promise<Read | null> => {
    const changes = await changesSince(before.place, token, signal);
    if (changes.kind === 'failed') return changes;
    if (changes.kind === 'anew') {
      refusals += 1;
      return null;
    }
    refusals = 0;
    const { changed, gone, syncToken } = changes;
    const had = await withListed(before.place, before.resources, changed, signal);
    if (had.kind === 'failed') return had;
    const resources = new Map(before.resources);
    for (const url of [...gone, ...changed.map((one) => one.url)]) resources.delete(keyOf(url));
    for (const [key, one] of had.resources) if (mayTouch(one, before.range)) resources.set(key, one);
    return { kind: 'read', held: { ...before, resources, syncToken } };
  };

  /** Whether a server without tokens says that nothing changed. */
  const isSame = async (before: Held, signal: AbortSignal): Promise<boolean | Failure> => {
    const { tag } = before.described;
    if (tag === null) return false;
    const described = await describeCalendar(before.place.url, server, signal);
    if (described.kind === 'failed') return described;
    return described.tag === tag && sameRights(described, before.described);
  };

  const read = async (signal: AbortSignal): Promise<Read | 'unchanged'> => {
    if (!start) return failure('agenda-unreachable', hostOf(source.caldav), 'its address is none', false);
    if (!found) {
      const answer = await findCalendar(source, start, server, signal);
      if (answer.kind === 'failed') return answer;
      found = answer.url;
    }
    const before = held;
    const range = rangeNow();
    if (!before) return readWhole(found, null, signal);
    const isOther = before.range.from !== range.from || before.range.to !== range.to;
    if (isOther || Math.abs(clock.now() - before.readAt) >= wholeEveryMs) {
      refusals = 0;
      return readWhole(found, before, signal);
    }
    if (before.syncToken !== null) {
      const changed = await readChanges(before, before.syncToken, signal);
      // What the server does not remember, it may count anew: no version from before is trusted.
      return changed ?? readWhole(found, { ...before, resources: new Map() }, signal);
    }
    const same = await isSame(before, signal);
    if (same === true) return 'unchanged';
    return same === false ? readWhole(found, before, signal) : same;
  };

  const open = openPolledSource({
    parts,
    checkMs: source.checkSeconds * 1000,
    what: 'a CalDAV calendar',
    async ask(signal) {
      const answer = await read(signal);
      if (answer === 'unchanged') return { kind: 'unchanged' };
      if (answer.kind === 'failed') {
        // It may have been made anew elsewhere.
        if (answer.problem.code === 'agenda-missing') {
          found = null;
          held = null;
        }
        return answer;
      }
      const before = held;
      held = answer.held;
      return before && isAlike(before, held) ? { kind: 'unchanged' } : contentOf(held);
    },
    writer: () => (held?.described.rights.add && held.described.rights.change ? writer : null),
  });
  const writer = makeCaldavWriter({
    clock,
    known: () => held,
    onWritten: () => open.refresh(),
  });
  return open;
}

const sameRights = (a: DescribedCalendar, b: DescribedCalendar): boolean =>
  a.rights.add === b.rights.add && a.rights.change === b.rights.change && a.rights.remove === b.rights.remove;

/** Whether two readings give the same to the agenda. */
const isAlike = (a: Held, b: Held): boolean =>
  sameRights(a.described, b.described) &&
  a.resources.size === b.resources.size &&
  [...a.resources].every(([key, one]) => b.resources.get(key) === one);
