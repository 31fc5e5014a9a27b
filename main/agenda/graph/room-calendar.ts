import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../ask-server.ts';
import type { SourceParts } from '../source.ts';
import type { AskGraph } from './ask-graph.ts';
import { allPages, deltaUrl, type Pages } from './calendar-pages.ts';
import { eventProperties, type GraphEvent, graphEvent } from './graph-event.ts';

/** The events of some days, each time of a series by itself, or why they are not known. */
export type ViewAnswer = { readonly kind: 'events'; readonly events: readonly GraphEvent[] } | Failure;

/** The calendar of the room, read. */
export type RoomCalendar = {
  /** The events that the last good reading found. */
  readonly events: readonly GraphEvent[];
  /** Whether anything changed, and if so all of it anew. Never rejects. */
  read(signal: AbortSignal): Promise<{ readonly kind: 'changed' | 'unchanged' } | Failure>;
  /** What the server has between two times now, ms since 1970, whatever was read before. Never rejects. */
  between(from: number, to: number, signal: AbortSignal): Promise<ViewAnswer>;
};

/** So long at most the changes alone are relied on, in ms: delta links are known to fall silent now and then. */
const wholeEveryMs = 1_800_000;

/** What was read, and where changes since then are asked for. */
type Held = {
  readonly link: URL;
  readonly from: number;
  readonly to: number;
  readonly readAt: number;
};

type LinkAnswer = { readonly kind: 'link'; readonly link: URL; readonly changed: boolean } | Failure;

/** What is no list and no lost link is a failure. */
const failureIn = (pages: Exclude<Pages, { readonly kind: 'pages' | 'lost' }>): Failure =>
  pages.kind === 'refused' ? pages.failure : pages;

/**
 * Reads in two steps. A delta of the calendar view ("Get incremental changes to events in a calendar view") tells that something
 * changed; what there is then is read whole, from the calendar view itself ("List calendarView"). For the delta tells of a time
 * of a series nothing but its id, start and end, takes no `$select`, and says nothing of a time of a series that was removed.
 * The link is had before the view, so that what changes between them is found at the next question.
 */
export function openRoomCalendar(options: {
  readonly ask: AskGraph;
  /** Of the mailbox: `…/v1.0/users/{room}`. */
  readonly mailbox: URL;
  readonly clock: Clock;
  readonly window: SourceParts['window'];
}): RoomCalendar {
  const { ask, mailbox, clock, window } = options;
  const at = mailbox.host;
  let held: Held | null = null;
  let events: readonly GraphEvent[] = [];

  const viewUrl = (path: string, from: number, to: number): URL => {
    const url = new URL(`${mailbox.href}/${path}`);
    url.searchParams.set('startDateTime', new Date(from).toISOString());
    url.searchParams.set('endDateTime', new Date(to).toISOString());
    return url;
  };

  const pagesFrom = (from: URL, signal: AbortSignal): Promise<Pages> =>
    allPages({ ask, from, service: mailbox, signal });

  const between = async (from: number, to: number, signal: AbortSignal): Promise<ViewAnswer> => {
    const url = viewUrl('calendarView', from, to);
    url.searchParams.set('$select', eventProperties);
    url.searchParams.set('$top', '100');
    const pages = await pagesFrom(url, signal);
    if (pages.kind === 'lost') return failure('agenda-broken', at, 'the list broke off', true);
    if (pages.kind !== 'pages') return failureIn(pages);
    const read = pages.items.map((item) => graphEvent.safeParse(item));
    const good = read.flatMap((one) => (one.success ? [one.data] : []));
    // A meeting that is not shown is worse than an agenda that says it is old.
    if (good.length < read.length) {
      return failure('agenda-broken', at, `${read.length - good.length} events cannot be read`, true);
    }
    return { kind: 'events', events: good };
  };

  /** Where the changes after now are asked for. */
  const newLink = async (from: number, to: number, signal: AbortSignal): Promise<LinkAnswer> => {
    const pages = await pagesFrom(viewUrl('calendarView/delta', from, to), signal);
    if (pages.kind === 'lost') return failure('agenda-broken', at, 'the list broke off', true);
    if (pages.kind !== 'pages') return failureIn(pages);
    const link = deltaUrl(pages.deltaLink, mailbox);
    return link
      ? { kind: 'link', link, changed: true }
      : failure('agenda-broken', at, 'no link to later changes', true);
  };

  /** What changed since; null when the link holds no more. */
  const linkAfter = async (link: URL, signal: AbortSignal): Promise<LinkAnswer | null> => {
    const pages = await pagesFrom(link, signal);
    if (pages.kind === 'lost') return null;
    if (pages.kind !== 'pages') return failureIn(pages);
    const next = deltaUrl(pages.deltaLink, mailbox);
    if (!next) return null;
    return { kind: 'link', link: next, changed: pages.items.length > 0 };
  };

  return {
    get events() {
      return events;
    },
    between,
    async read(signal) {
      const { from, to } = window();
      const fresh = held !== null && clock.now() - held.readAt < wholeEveryMs;
      const before = fresh && held?.from === from && held.to === to ? held : null;
      const after = before && (await linkAfter(before.link, signal));
      if (after?.kind === 'failed') return after;
      if (before && after && !after.changed) {
        held = { ...before, link: after.link };
        return { kind: 'unchanged' };
      }
      const link = after ?? (await newLink(from, to, signal));
      if (link.kind === 'failed') return link;
      const view = await between(from, to, signal);
      if (view.kind === 'failed') return view;
      held = { link: link.link, from, to, readAt: before?.readAt ?? clock.now() };
      events = view.events;
      return { kind: 'changed' };
    },
  };
}
