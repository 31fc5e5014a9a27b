import { type Failure, failure } from '../ask-server.ts';
import { componentsIn } from '../components.ts';
import { askDav, type DavServer, davBody, escaped, keyOf } from './ask-dav.ts';

/** One object of a calendar: all that has one UID (RFC 4791 §4.1). */
export type Resource = { readonly url: URL; readonly etag: string | null; readonly text: string };

/** That an object is there, and in which version. */
export type Listed = Omit<Resource, 'text'>;

/** Times in ms since 1970: from (in) to (out). */
export type TimeRange = { readonly from: number; readonly to: number };

/** A calendar at a server. */
export type CalendarPlace = { readonly url: URL; readonly server: DavServer };

/** How many objects are asked for in one request. */
const atOnce = 50;

/** More changes than that at once are no day's work: what the window holds is then asked for instead. */
const changeLimit = 200;

/** Pages of changes that are read one after another. */
const pageLimit = 50;

const dayMs = 86_400_000;

const stamp = (at: number): string => `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

const query = (properties: string, { from, to }: TimeRange): string =>
  davBody(
    'C:calendar-query',
    `<D:prop>${properties}</D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"><C:time-range start="${stamp(from)}" end="${stamp(to)}"/></C:comp-filter></C:comp-filter></C:filter>`,
  );

/**
 * The objects that have a time in `range` (RFC 4791 §7.8, §9.9). A server that stops in the middle (507) is asked for halves of it, as
 * what it left out would be held to be deleted.
 */
export async function listResources(
  place: CalendarPlace,
  range: TimeRange,
  signal: AbortSignal,
): Promise<{ readonly kind: 'listed'; readonly listed: readonly Listed[] } | Failure> {
  const found = new Map<string, Listed>();
  const open: TimeRange[] = [range];
  for (let next = open.pop(); next; next = open.pop()) {
    const answer = await askDav(place.server, {
      url: place.url,
      method: 'REPORT',
      depth: '1',
      body: query('<D:getetag/>', next),
      signal,
    });
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'refused') continue;
    const own = keyOf(place.url);
    if (answer.responses.some(({ url, status }) => status === 507 && keyOf(url) === own)) {
      if (next.to - next.from <= dayMs)
        return failure('agenda-broken', place.url.host, 'it does not tell all meetings of a day', false);
      const middle = next.from + Math.ceil((next.to - next.from) / 2);
      open.push({ from: next.from, to: middle }, { from: middle, to: next.to });
      continue;
    }
    for (const { url, status, properties } of answer.responses) {
      if (status !== 200 || keyOf(url) === own) continue;
      found.set(keyOf(url), { url, etag: properties.get('getetag')?.text || null });
    }
  }
  return { kind: 'listed', listed: [...found.values()] };
}

/** What has changed since a token was given. */
export type Changes =
  | {
      readonly kind: 'changes';
      readonly changed: readonly Listed[];
      readonly gone: readonly URL[];
      readonly syncToken: string;
    }
  /** The server does not know any more, or tells too much: everything is to be read anew. */
  | { readonly kind: 'anew' }
  | Failure;

/** What a server says to a token that it does not take (RFC 6578 §3.2), and that it does not do this at all. */
const tokenRefused = [400, 403, 405, 409, 410, 412, 415, 501, 507];

/** What has changed in a calendar since `token` (RFC 6578 §3), page by page. */
export async function changesSince(
  place: CalendarPlace,
  token: string,
  signal: AbortSignal,
): Promise<Changes> {
  const own = keyOf(place.url);
  const changed = new Map<string, Listed>();
  const gone = new Map<string, URL>();
  let syncToken = token;
  for (let page = 0; page < pageLimit; page += 1) {
    const answer = await askDav(place.server, {
      url: place.url,
      method: 'REPORT',
      depth: '0',
      body: davBody(
        'D:sync-collection',
        `<D:sync-token>${escaped(syncToken)}</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop>`,
      ),
      refusals: tokenRefused,
      signal,
    });
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'refused' || answer.syncToken === null) return { kind: 'anew' };
    let more = false;
    for (const { url, status, properties } of answer.responses) {
      const key = keyOf(url);
      if (key === own) more ||= status === 507;
      else if (status === 404 || status === 410) {
        changed.delete(key);
        gone.set(key, url);
      } else {
        gone.delete(key);
        changed.set(key, { url, etag: properties.get('getetag')?.text || null });
      }
    }
    if (changed.size > changeLimit) return { kind: 'anew' };
    const stuck = more && answer.syncToken === syncToken;
    syncToken = answer.syncToken;
    if (stuck) return { kind: 'anew' };
    if (!more)
      return { kind: 'changes', changed: [...changed.values()], gone: [...gone.values()], syncToken };
  }
  return { kind: 'anew' };
}

/** Stands for an object that cannot be read, so that whoever reads the calendar says so. */
const unreadable = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';

/**
 * Gets objects with their text (RFC 4791 §7.9). One that is gone by now is left out. One that the server cannot give, or that is no
 * calendar, hides no other: it has a text that its reader will say something of, and no version, so that it is asked for again.
 */
export async function fetchResources(
  place: CalendarPlace,
  wanted: readonly Listed[],
  signal: AbortSignal,
): Promise<{ readonly kind: 'fetched'; readonly resources: readonly Resource[] } | Failure> {
  const resources: Resource[] = [];
  for (let from = 0; from < wanted.length; from += atOnce) {
    const some = wanted.slice(from, from + atOnce);
    const hrefs = some.map(({ url }) => `<D:href>${escaped(url.pathname)}</D:href>`).join('');
    const answer = await askDav(place.server, {
      url: place.url,
      method: 'REPORT',
      depth: '1',
      body: davBody('C:calendar-multiget', `<D:prop><D:getetag/><C:calendar-data/></D:prop>${hrefs}`),
      signal,
    });
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'refused') continue;
    const asked = new Set(some.map(({ url }) => keyOf(url)));
    for (const { url, status, properties } of answer.responses) {
      // A server that answers with what nobody asked for is not to fill the memory.
      if (!asked.delete(keyOf(url)) || status === 404 || status === 410) continue;
      const text = properties.get('calendar-data')?.text ?? '';
      const readable = status === 200 && componentsIn(text).isCalendar;
      resources.push(
        readable
          ? { url, etag: properties.get('getetag')?.text || null, text: `${text}\r\n` }
          : { url, etag: null, text: unreadable },
      );
    }
  }
  return { kind: 'fetched', resources };
}

/** Objects with their text that have a time in `range`, asked for at once: what stands in the calendar now. */
export async function resourcesIn(
  place: CalendarPlace,
  range: TimeRange,
  signal: AbortSignal,
): Promise<{ readonly kind: 'fetched'; readonly resources: readonly Resource[] } | Failure> {
  const listed = await listResources(place, range, signal);
  return listed.kind === 'failed' ? listed : fetchResources(place, listed.listed, signal);
}

/** Whether an object may have a time in a range, by a quick look; one that is damaged may. */
export function mayTouch({ text }: Resource, { from, to }: TimeRange): boolean {
  const { events } = componentsIn(text);
  const [first, last] = [Math.floor(from / dayMs) - 1, Math.floor(to / dayMs) + 1];
  return events.length === 0 || events.some(({ firstDay, lastDay }) => firstDay <= last && lastDay >= first);
}

/** All objects as one calendar. One that breaks off is not the last, so that the whole does not look as if it did. */
export const calendarOf = (resources: Iterable<Resource>): string =>
  [...[...resources].map(({ text }) => text), 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'].join('');
