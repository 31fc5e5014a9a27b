import { wallTime } from '../contract/zone.ts';

/**
 * A time zone: how far its wall clock is ahead of UTC at a moment. A wall time is written as the milliseconds that it
 * would be in UTC, so that days and hours can be added to it without any change of clock.
 */
export type Zone = {
  readonly name: string;
  /** Milliseconds east of Greenwich at `at` (ms since 1970). */
  offsetAt(at: number): number;
};

/** What the wall clock shows at `at`. */
export const toWall = (zone: Zone, at: number): number => at + zone.offsetAt(at);

/**
 * When the wall clock shows `wall`. A time that comes twice is its first coming; one that is skipped is read with the
 * offset before the change, so that it is that much later (RFC 5545 §3.3.5).
 */
export function toInstant(zone: Zone, wall: number): number {
  const before = zone.offsetAt(wall - 86_400_000);
  const after = zone.offsetAt(wall + 86_400_000);
  const early = wall - before;
  if (before === after || zone.offsetAt(early) === before) return early;
  const late = wall - after;
  return zone.offsetAt(late) === after ? late : early;
}

/** Whether the wall clock ever shows `wall`: not when it is set forward over it. */
export const isShown = (zone: Zone, wall: number): boolean => toWall(zone, toInstant(zone, wall)) === wall;

/** An offset that never changes, in milliseconds east of Greenwich. */
export const fixedZone = (name: string, offsetMs: number): Zone => ({ name, offsetAt: () => offsetMs });

export const utcZone: Zone = fixedZone('UTC', 0);

/** Every change of clock of the last decades is at a full quarter of an hour UTC. */
const quarterMs = 900_000;

/** More than a week of quarters, and yet little. */
const rememberedQuarters = 20_000;

/** A zone by its IANA name, which must be one: see isZone. It remembers what it was asked, since Intl is slow. */
export function ianaZone(name: string): Zone {
  const known = new Map<number, number>();
  return {
    name,
    offsetAt(at) {
      const quarter = Math.floor(at / quarterMs);
      const remembered = known.get(quarter);
      if (remembered !== undefined) return remembered;
      const begin = quarter * quarterMs;
      const { year, month, day, hour, minute, second } = wallTime(begin, name);
      const offset = Date.UTC(year, month - 1, day, hour, minute, second) - begin;
      if (known.size >= rememberedQuarters) known.clear();
      known.set(quarter, offset);
      return offset;
    },
  };
}
