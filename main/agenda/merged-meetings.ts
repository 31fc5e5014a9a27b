import { spanOf } from '../contract/day.ts';
import type { Meeting } from '../contract/meeting.ts';

/** How much of the meetings a room may show. */
export type Show = {
  readonly titles: boolean;
  readonly organizers: boolean;
  /** What a meeting is for, and who is invited. */
  readonly details: boolean;
};

/** What a calendar that hides a meeting leaves of it. */
const hidden = ({ purpose: _, people: __, ...meeting }: Meeting): Meeting => ({
  ...meeting,
  private: true,
  title: '',
  organizer: null,
  location: null,
});

/**
 * One of several that are the same meeting: the times and words of the one that may be written, since that calendar is the
 * room's own; the way in of whichever has one, since a room mailbox may have stripped it; hidden when any calendar hides it.
 */
function oneOf(same: readonly Meeting[]): Meeting | null {
  const first = same.find(({ may }) => may) ?? same.find(({ join }) => join.length > 0) ?? same[0];
  if (!first || same.length === 1) return first ?? null;
  const join = first.join.length > 0 ? first.join : (same.find((one) => one.join.length > 0)?.join ?? []);
  const purpose = first.purpose ?? same.find((one) => one.purpose)?.purpose;
  const people = first.people ?? same.find((one) => one.people)?.people;
  const merged = {
    ...first,
    title: first.title || (same.find(({ title }) => title)?.title ?? ''),
    join,
    ...(purpose !== undefined && { purpose }),
    ...(people !== undefined && { people }),
  };
  return same.some((one) => one.private) ? hidden(merged) : merged;
}

/** The meetings of several sources, in the sources' order: each once, by its id; by start. */
export function mergedMeetings(sources: readonly (readonly Meeting[])[]): readonly Meeting[] {
  const byId = new Map<string, Meeting[]>();
  for (const one of sources.flat()) {
    const same = byId.get(one.id);
    if (same) same.push(one);
    else byId.set(one.id, [one]);
  }
  return [...byId.values()]
    .map(oneOf)
    .filter((one) => one !== null)
    .sort((a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end));
}

/**
 * The meeting after which another one begins at once cannot be longer: then `extend` is taken from what it may. `meetings` by
 * start. Whether it runs is for whoever shows it.
 */
export function withRoomToExtend(meetings: readonly Meeting[]): readonly Meeting[] {
  const spans = meetings.filter(({ allDay, status }) => !allDay && status !== 'cancelled').map(spanOf);
  return meetings.map((one) => {
    if (!one.may?.includes('extend')) return one;
    const { start, end } = spanOf(one);
    const isBlocked = spans.some(
      (other) => other.meeting.id !== one.id && other.start >= start && other.start <= end && other.end > end,
    );
    if (!isBlocked) return one;
    return { ...one, may: one.may.filter((change) => change !== 'extend') };
  });
}

/** A meeting with no more than may be shown in this room. */
export function shownOf(meeting: Meeting, show: Show): Meeting {
  const { purpose, people, ...rest } = meeting;
  return {
    ...rest,
    title: show.titles ? rest.title : '',
    organizer: show.organizers ? rest.organizer : null,
    ...(show.details && purpose !== undefined && { purpose }),
    ...(show.details && people !== undefined && { people }),
  };
}
