import { type Failure, failure } from '../ask-server.ts';
import type { CaldavSource } from '../source.ts';
import { elementsIn } from '../xml.ts';
import {
  askDav,
  childOf,
  childrenOf,
  type DavResponse,
  type DavServer,
  davBody,
  keyOf,
  placeOf,
} from './ask-dav.ts';

/** A calendar that was found, or why there is none. */
export type Found = { readonly kind: 'found'; readonly url: URL } | Failure;

const wanted = davBody(
  'D:propfind',
  '<D:prop><D:resourcetype/><D:displayname/><D:current-user-principal/><C:calendar-home-set/><C:supported-calendar-component-set/></D:prop>',
);

/** What tells that nothing of CalDAV is at this address: something may be at another. */
const notHere = [400, 403, 404, 405, 409, 410, 415, 501];

const isOf = (response: DavResponse, type: string): boolean =>
  childOf(response.properties.get('resourcetype'), type) !== null;

/** Whether it holds meetings: it says so, or does not say (RFC 4791 §5.2.3). */
function holdsMeetings(response: DavResponse): boolean {
  const parts = childrenOf(response.properties.get('supported-calendar-component-set'), 'comp');
  return parts.length === 0 || parts.some(({ attributes }) => attributes.name?.toUpperCase() === 'VEVENT');
}

const hrefIn = (response: DavResponse, property: string): string | null =>
  childOf(response.properties.get(property), 'href')?.text || null;

/** What a person may name a calendar by: its name, or the last part of its address. */
function namesOf(response: DavResponse): readonly string[] {
  const last = keyOf(response.url).split('/').filter(Boolean).at(-1);
  return [response.properties.get('displayname')?.text, last].flatMap((name) => (name ? [name] : []));
}

function chosen(calendars: readonly DavResponse[], name: string | undefined, at: string): Found {
  const none = (detail: string): Found => failure('agenda-missing', at, detail, false);
  const [only] = calendars;
  if (name === undefined) {
    if (!only) return none('this user has no calendar of meetings there');
    if (calendars.length > 1)
      return none(`there are ${calendars.length} calendars; name one with "calendar"`);
    return { kind: 'found', url: only.url };
  }
  const plain = (text: string): string => text.trim().toLowerCase();
  const exact = calendars.filter((one) => namesOf(one).includes(name));
  const alike = calendars.filter((one) => namesOf(one).some((own) => plain(own) === plain(name)));
  const named = exact.length > 0 ? exact : alike;
  const [first] = named;
  if (!first) return none(`none of its ${calendars.length} calendars has the name that is set`);
  if (named.length > 1) return none(`${named.length} of its calendars have the name that is set`);
  return { kind: 'found', url: first.url };
}

/**
 * The calendar that a source means (RFC 6764 §6, RFC 5397, RFC 4791 §6.2.1). Its address may be the calendar's own, that of a folder of
 * calendars, of a user, or of the server. Where several could be meant and none is named, that is a failure: a kiosk that shows
 * the wrong room's meetings is worse than one that shows none.
 */
export async function findCalendar(
  source: Pick<CaldavSource, 'calendar'>,
  start: URL,
  server: DavServer,
  signal: AbortSignal,
): Promise<Found> {
  const at = start.host;
  const ask = (url: URL, depth: '0' | '1') =>
    askDav(server, { url, method: 'PROPFIND', depth, body: wanted, refusals: notHere, signal });
  const elsewhere = (): Found =>
    failure('agenda-unreachable', at, 'its calendars are on another host; name that one', false);

  /** The calendars directly in a folder; null when it is none. */
  const calendarsIn = async (folder: URL): Promise<readonly DavResponse[] | Failure | null> => {
    const answer = await ask(folder, '1');
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'refused') return null;
    return answer.responses.filter((one) => isOf(one, 'calendar') && holdsMeetings(one));
  };

  const inHomes = async (homes: readonly string[]): Promise<Found> => {
    const calendars: DavResponse[] = [];
    for (const href of homes) {
      const home = placeOf(href, start);
      if (!home) return elsewhere();
      const found = await calendarsIn(home);
      if (found && 'kind' in found) return found;
      calendars.push(...(found ?? []));
    }
    return chosen(calendars, source.calendar, at);
  };

  /** What stands at an address, and where that leads; null when nothing of CalDAV is there. */
  const from = async (url: URL, principal: boolean): Promise<Found | null> => {
    const answer = await ask(url, '0');
    if (answer.kind === 'failed') return answer;
    const here = answer.kind === 'multistatus' ? answer.responses[0] : undefined;
    if (!here) return null;
    // As the server writes it: a slash at the end, or where a redirect led.
    if (isOf(here, 'calendar')) return { kind: 'found', url: here.url };
    const homes = here.properties.get('calendar-home-set');
    if (homes) return inHomes(elementsIn(homes, 'href').map(({ text }) => text));
    if (principal) return null;
    if (isOf(here, 'collection') && !isOf(here, 'principal') && url.pathname !== '/') {
      const inside = await calendarsIn(url);
      if (inside && 'kind' in inside) return inside;
      if (inside && inside.length > 0) return chosen(inside, source.calendar, at);
    }
    const user = hrefIn(here, 'current-user-principal');
    if (user === null) {
      const asked = childOf(here.properties.get('current-user-principal'), 'unauthenticated');
      return asked ? failure('agenda-not-allowed', at, 'it wants to know which user asks', false) : null;
    }
    const place = placeOf(user, url);
    return place ? from(place, true) : elsewhere();
  };

  const wellKnown = new URL('/.well-known/caldav', start);
  const places = start.pathname === '/' ? [wellKnown, start] : [start, wellKnown, new URL('/', start)];
  let first: Failure | null = null;
  for (const place of places) {
    const found = await from(place, false);
    if (found?.kind === 'found') return found;
    // A web page at one address does not tell what is at the next; everything else is the server's answer.
    if (found && found.problem.code !== 'agenda-broken') return found;
    first ??= found;
  }
  return first ?? failure('agenda-missing', at, 'no calendar was found at this address', false);
}
