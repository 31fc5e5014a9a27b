import type { Clock } from '../contract/clock.ts';
import { instantOf, type WallTime, wallTime } from '../contract/zone.ts';

/** What the rule of the displays goes by. Times are ms since 1970. */
export type AwakeFacts = {
  /** The room's meetings of today and tomorrow, in any order. */
  readonly meetings: readonly { readonly start: number; readonly end: number }[];
  /** When somebody last touched the screen or pressed a key. */
  readonly lastTouchMs: number | null;
  readonly inCall: boolean;
  /** Hours of the day in the room's zone, as `07:00`; `until` may be on the day after. `days`: on which they begin, 1 Monday to 7; null: all. */
  readonly hours: {
    readonly from: string;
    readonly until: string;
    readonly days: readonly number[] | null;
  } | null;
  /** An IANA name. */
  readonly zone: string;
  readonly settings: {
    readonly beforeMinutes: number;
    readonly afterMinutes: number;
    readonly atTouch: boolean;
  };
};

export type WantedAwake = {
  readonly awake: boolean;
  /** Why, one word for each need; a need that goes on keeps its word. */
  readonly needs: readonly string[];
  /** When the needs are others although no fact is; null: never. */
  readonly until: number | null;
};

/** A need from a moment to another. */
type Span = { readonly need: string; readonly from: number; readonly until: number };

const minuteMs = 60_000;

/**
 * Whether displays are to be awake: from some minutes before a meeting until some after its end, during a call and after it, after a
 * touch, and in the hours that are set. `lastCallMs`: when the last call ended.
 */
export function wantedAwake(
  facts: AwakeFacts & { readonly now: number; readonly lastCallMs: number | null },
): WantedAwake {
  const { now, meetings, lastTouchMs, lastCallMs, inCall, settings } = facts;
  const afterMs = settings.afterMinutes * minuteMs;
  const spans: readonly Span[] = [
    ...meetings.map(({ start, end }) => ({
      need: `meeting ${start}`,
      from: start - settings.beforeMinutes * minuteMs,
      until: end + afterMs,
    })),
    ...(lastTouchMs !== null && settings.atTouch
      ? [{ need: 'touch', from: lastTouchMs, until: lastTouchMs + afterMs }]
      : []),
    ...(lastCallMs !== null && !inCall
      ? [{ need: 'call', from: lastCallMs, until: lastCallMs + afterMs }]
      : []),
    ...spansOfHours(facts),
  ].filter(({ from, until }) => until > from);
  const needs = spans.filter(({ from, until }) => from <= now && now < until).map(({ need }) => need);
  const all = [...new Set(inCall ? ['call', ...needs] : needs)];
  const edges = spans.flatMap(({ from, until }) => [from, until]).filter((at) => at > now);
  return { awake: all.length > 0, needs: all, until: edges.length > 0 ? Math.min(...edges) : null };
}

/** The hours of yesterday, which may last until today, of today, and of the next days until there are some. */
function spansOfHours({ hours, zone, now }: AwakeFacts & { readonly now: number }): Span[] {
  if (!hours) return [];
  const { year, month, day } = wallTime(now, zone);
  const [from, until] = [timeOf(hours.from), timeOf(hours.until)];
  const isOvernight = minutes(until) <= minutes(from);
  return Array.from({ length: 9 }, (_, at) => at - 1).flatMap((days) => {
    const weekday = new Date(Date.UTC(year, month - 1, day + days)).getUTCDay() || 7;
    if (hours.days && !hours.days.includes(weekday)) return [];
    const at = (time: Pick<WallTime, 'hour' | 'minute'>, later: number): number =>
      instantOf({ year, month, day: day + days + later, ...time, second: 0 }, zone);
    return [{ need: 'hours', from: at(from, 0), until: at(until, isOvernight ? 1 : 0) }];
  });
}

type TimeOfDay = Pick<WallTime, 'hour' | 'minute'>;
const timeOf = (text: string): TimeOfDay => {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return { hour, minute };
};
const minutes = ({ hour, minute }: TimeOfDay): number => 60 * hour + minute;

/** The rule at work. */
export type AwakeRule = {
  /** A fact is another: a meeting, a touch, a call, the settings. */
  look(): void;
  stop(): void;
};

/**
 * Tells the displays when to wake and to sleep: on whenever a need begins, off when the last one is over, and nothing between, so
 * that who switches a display by hand is let be until then. After a start nobody knows who is in the room: it tells off only when
 * there has been no need for as long as after a touch.
 */
export function startAwakeRule(options: {
  readonly clock: Clock;
  readonly facts: () => AwakeFacts;
  readonly tell: (on: boolean) => void;
}): AwakeRule {
  const { clock, tell } = options;
  const began = clock.now();
  let needs: readonly string[] | null = null;
  let lastCallMs: number | null = null;
  let wasInCall = false;
  let cancel = (): void => {};

  function look(): void {
    cancel();
    const now = clock.now();
    const facts = options.facts();
    if (wasInCall && !facts.inCall) lastCallMs = now;
    wasInCall = facts.inCall;
    const wanted = wantedAwake({ ...facts, now, lastCallMs });
    const quietAt = began + facts.settings.afterMinutes * minuteMs;
    const isUnsure = needs === null && !wanted.awake && now < quietAt;
    const edges = [wanted.until, isUnsure ? quietAt : null].filter((at) => at !== null);
    if (edges.length > 0) cancel = clock.after(Math.min(longestWaitMs, Math.min(...edges) - now), look);
    if (isUnsure) return;
    const before = needs;
    needs = wanted.needs;
    if (wanted.needs.some((need) => !before?.includes(need))) tell(true);
    else if (!wanted.awake && (before === null || before.length > 0)) tell(false);
  }
  look();
  return {
    look,
    stop: () => cancel(),
  };
}

/** The computer may sleep, or its clock be set: it is looked at now and then in any case. */
const longestWaitMs = 15 * minuteMs;
