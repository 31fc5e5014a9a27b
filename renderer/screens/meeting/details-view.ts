import { type Span, spanOf } from '../../../main/contract/day.ts';
import type { JoinTarget, Meeting } from '../../../main/contract/meeting.ts';
import { codecInUse } from '../../calls/codec/codec-in-use.ts';
import { routed } from '../../calls/codec/codec-target.ts';
import type { KioskState, Place } from '../../kiosk/state.ts';
import { wayIn } from '../meeting-words.ts';

/** What happens when a meeting is joined by one of its ways. */
export type Way = {
  /** As the invitation has it; what is joined by. */
  readonly target: JoinTarget;
  /** `video`: another video system, joined from this screen. `scan`: a code for the person's own phone. `dial`: an address that another system can call. */
  readonly does: 'room' | 'codec' | 'video' | 'scan' | 'dial';
  /** The codec's name, empty when it has none. */
  readonly codec: string;
  /** `sent`: with the call. `ready`: the person is asked for it. */
  readonly pin: 'none' | 'sent' | 'ready';
};

/** What is shown of a meeting that is looked at; null when the agenda has it no more. */
export type DetailsView = {
  readonly meeting: Meeting;
  readonly stands: 'ahead' | 'running' | 'over';
  /** The way that Join takes; null when there is none, or none from a door. */
  readonly way: Way | null;
  readonly otherWays: readonly Way[];
  /** Others that have the room at the same time, today's first. */
  readonly beside: readonly Meeting[];
  /** By how many minutes it can be made longer before somebody else has the room. */
  readonly extendBy: readonly number[];
  readonly mayEnd: boolean;
  readonly mayRelease: boolean;
  /** Until when it is to be said that somebody has come, ms since 1970; null when nobody is asked. */
  readonly checkInBy: number | null;
};

const minuteMs = 60_000;
/** What is offered to make a meeting longer by, in minutes. */
const longerBy = [15, 30] as const;
/** Other ways in that find a place. */
const mostWays = 3;

type Facts = Pick<KioskState, 'agenda' | 'kiosk' | 'now' | 'connected'>;

/** See {@link DetailsView}. */
export function detailsView(
  state: Facts,
  { meetingId }: Pick<Extract<Place, { kind: 'meeting' }>, 'meetingId'>,
) {
  const meetings = state.agenda?.meetings ?? [];
  const meeting = meetings.find(({ id, status }) => id === meetingId && status !== 'cancelled');
  return meeting ? viewOf(meeting, meetings, state) : null;
}

function viewOf(meeting: Meeting, meetings: readonly Meeting[], state: Facts): DetailsView {
  const { now, kiosk } = state;
  const own = spanOf(meeting);
  const others = meetings
    .filter(({ id, status, allDay }) => id !== meeting.id && status !== 'cancelled' && !allDay)
    .map(spanOf);
  const stands = now >= own.end ? 'over' : now >= own.start ? 'running' : 'ahead';
  const may = stands === 'over' ? [] : (meeting.may ?? []);
  const joins = stands !== 'over' && kiosk?.posture !== 'door';
  const [way = null, ...otherWays] = joins ? waysOf(meeting, state) : [];
  const beside = others.filter(({ start, end }) => start < own.end && end > own.start);
  return {
    meeting,
    stands,
    way,
    otherWays: otherWays.slice(0, mostWays),
    beside: meeting.allDay ? [] : beside.map((span) => span.meeting),
    extendBy: may.includes('extend') ? longerBy.filter((minutes) => fits(own, minutes, others)) : [],
    mayEnd: may.includes('end') && stands === 'running',
    mayRelease: may.includes('release'),
    checkInBy: checkInBy(meeting, state),
  };
}

/** Until when it is to be said that somebody has come, from when the meeting is offered; null when nobody is asked now. */
export function checkInBy(meeting: Meeting, { now, kiosk }: Pick<Facts, 'now' | 'kiosk'>): number | null {
  const by = Date.parse(meeting.checkInBy ?? '');
  const from = Date.parse(meeting.start) - (kiosk?.offerMinutes ?? 0) * minuteMs;
  return from <= now && now < by ? by : null;
}

/** Whether nobody else has the room so many minutes longer. */
const fits = ({ end }: Span, minutes: number, others: readonly Span[]): boolean =>
  others.every((other) => other.end <= end || other.start >= end + minutes * minuteMs);

/** Every way in that differs for whoever takes it, the one that Join takes first. */
function waysOf(meeting: Meeting, { connected, kiosk }: Facts): readonly Way[] {
  const taken = wayIn(meeting, { connected, kiosk });
  if (taken.kind === 'none') return [];
  const codec = codecInUse(connected.codecs)?.name ?? '';
  const all = meeting.join.map((target): Way & { readonly rank: number } => {
    const route = routed(target, connected);
    const does = doesOf(route, kiosk);
    const sent = does === 'codec' || (does === 'video' && target.engine === 'pexip');
    const pin = target.pin === undefined || does === 'room' ? 'none' : sent ? 'sent' : 'ready';
    return { target, does, codec, pin, rank: rankOf(does, target, route) };
  });
  const ordered = all.toSorted((a, b) => a.rank - b.rank).map(({ rank: _, ...way }) => way);
  const same = (a: Way, b: Way): boolean =>
    a.does === b.does &&
    ((a.does !== 'scan' && a.does !== 'video') || a.target.provider === b.target.provider);
  return ordered.filter((way, index) => ordered.findIndex((other) => same(way, other)) === index);
}

function doesOf({ engine, address }: JoinTarget, kiosk: Facts['kiosk']): Way['does'] {
  if (engine === 'room' || engine === 'codec') return engine;
  if ((engine === 'pexip' || engine === 'sip') && kiosk?.calls.includes(engine)) return 'video';
  return /^https?:\/\//i.test(address) ? 'scan' : 'dial';
}

/** The order in which the store takes them: what a codec takes in place of this computer comes before what only it can dial. */
function rankOf(does: Way['does'], target: JoinTarget, route: JoinTarget): number {
  if (does === 'room') return 0;
  if (does === 'codec') return route.engine === target.engine ? 4 : 1;
  if (does === 'video') return target.engine === 'pexip' ? 2 : 3;
  return 5;
}
