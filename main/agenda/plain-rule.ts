const dayMs = 86_400_000;

const weekdays: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** A rule by days or weeks, as steps of one period in which it recurs at fixed offsets. All in wall time. */
type Steps = {
  /** Beginning of the period that the start is in. */
  readonly first: number;
  readonly periodMs: number;
  /** Ascending, from the beginning of a period. */
  readonly offsets: readonly number[];
};

/** The steps of a rule, or null when it is not one that days and weeks alone describe. */
function stepsOf(parts: ReadonlyMap<string, string>, start: number): Steps | null {
  const frequency = parts.get('FREQ');
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const days = parts.get('BYDAY')?.split(',');
  for (const name of parts.keys()) {
    if (!['FREQ', 'INTERVAL', 'BYDAY', 'WKST', 'COUNT'].includes(name)) return null;
  }
  if (frequency === 'DAILY' && !days) return { first: start, periodMs: interval * dayMs, offsets: [0] };
  // Every day that is a Monday or a Tuesday is every Monday and Tuesday of a week.
  if (frequency !== 'WEEKLY' && !(frequency === 'DAILY' && interval === 1)) return null;
  const weekStart = weekdays.indexOf(parts.get('WKST') ?? 'MO');
  const fromWeekStart = (weekday: number): number => (weekday - weekStart + 7) % 7;
  const own = fromWeekStart(new Date(start).getUTCDay());
  const found = new Set<number>();
  for (const day of days ?? []) {
    const weekday = weekdays.indexOf(day);
    if (weekday < 0) return null;
    found.add(fromWeekStart(weekday) * dayMs);
  }
  if (!days) found.add(own * dayMs);
  return {
    first: start - own * dayMs,
    periodMs: interval * 7 * dayMs,
    offsets: [...found].sort((a, b) => a - b),
  };
}

/**
 * The wall times in [from, to] of a rule that days and weeks alone describe, as nine in ten do; null for any other,
 * which is for expandRule. A calendar may hold thousands of them, and this takes a hundredth of the time; a test holds
 * it to what node-ical says. `parts` are those of the rule without UNTIL; `until` is the last wall time allowed.
 */
export function plainRuleWalls(
  parts: ReadonlyMap<string, string>,
  until: number,
  start: number,
  from: number,
  to: number,
): readonly number[] | null {
  const steps = stepsOf(parts, start);
  if (!steps) return null;
  const { first, periodMs, offsets } = steps;
  const before = offsets.filter((offset) => first + offset < start).length;
  const count = Number(parts.get('COUNT') ?? Number.POSITIVE_INFINITY);
  const last = Math.min(until, to);
  const walls: number[] = [];
  const begin = Math.max(0, Math.floor((from - first) / periodMs) - 1);
  for (let period = begin; first + period * periodMs <= last; period += 1) {
    for (const [position, offset] of offsets.entries()) {
      const wall = first + period * periodMs + offset;
      const index = period * offsets.length + position - before;
      if (index >= count) return walls;
      if (index >= 0 && wall >= from && wall <= last) walls.push(wall);
    }
  }
  return walls;
}
