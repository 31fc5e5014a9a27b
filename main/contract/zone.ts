/** A date and a time of day as a clock on the wall shows them, in no particular zone. `month` is 1 to 12. */
export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** Making a formatter takes far longer than using one, and the screen asks every second. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

/** Whether `zone` is a name that {@link wallTime} knows: an IANA zone such as `Europe/Copenhagen`. */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the clock on the wall in `zone` shows at `at` (ms since 1970). Throws RangeError for a zone that is none. */
export function wallTime(at: number, zone: string): WallTime {
  const found = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(zone).formatToParts(at)) {
    if (type in found) found[type as keyof typeof found] = Number(value);
  }
  return found;
}

/** The wall time as if it were UTC: a number in which days and minutes can be added without any change of clock. */
const asUtc = (wall: WallTime): number =>
  Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);

/** Milliseconds that the wall clock in `zone` is ahead of UTC at `at`. */
const offsetAt = (at: number, zone: string): number => {
  const whole = Math.floor(at / 1000) * 1000;
  return asUtc(wallTime(whole, zone)) - whole;
};

/**
 * When the clock on the wall in `zone` shows `wall`, in ms since 1970. A time that comes twice, when the clock is set
 * back, is the first of the two; a time that is skipped, when it is set forward, is that much later (RFC 5545 §3.3.5).
 * A day or month beyond its end runs on into the next.
 */
export function instantOf(wall: WallTime, zone: string): number {
  const target = asUtc(wall);
  // A day to either side lies on the right side of any change of clock near the target.
  const before = offsetAt(target - 86_400_000, zone);
  const after = offsetAt(target + 86_400_000, zone);
  const early = target - before;
  const late = target - after;
  if (before === after) return early;
  const fits = (at: number): boolean => offsetAt(at, zone) === target - at;
  if (fits(early)) return early;
  return fits(late) ? late : early;
}

/** Midnight, or the first moment where midnight is skipped, of the day of `at` in `zone`, moved by `days`. */
export function startOfDay(at: number, zone: string, days = 0): number {
  const { year, month, day } = wallTime(at, zone);
  return instantOf({ year, month, day: day + days, hour: 0, minute: 0, second: 0 }, zone);
}
