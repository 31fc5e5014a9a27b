import { describe, expect, test } from 'vitest';
import type { Meeting } from '../../../main/contract/meeting.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import { type FreshStartFacts, freshStartDue, type Night } from '../../../main/watch/fresh-start.ts';

const minute = 60_000;
const hour = 60 * minute;
const zone = 'Europe/Copenhagen';

const meeting = (start: number, end: number, more: Partial<Meeting> = {}): Meeting => ({
  id: String(start),
  title: '',
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
  allDay: false,
  private: false,
  status: 'confirmed',
  organizer: null,
  location: null,
  join: [],
  ...more,
});

/** Three in the morning in Copenhagen, in winter. */
const night = Date.UTC(2026, 10, 22, 2);
const quiet: FreshStartFacts = {
  now: night,
  zone,
  night: { from: '02:00', until: '05:00' },
  freshForMs: 20 * hour,
  inCall: false,
  untouchedMs: 5 * hour,
  meetings: [],
  memory: 'fine',
};
const due = (more: Partial<FreshStartFacts>) => freshStartDue({ ...quiet, ...more });

describe('at night', () => {
  test('due when all is quiet', () => expect(due({})).toBe('night'));

  test.each<[string, Partial<FreshStartFacts>]>([
    ['by day', { now: night + 5 * hour }],
    ['when the settings want none', { night: null }],
    ['in a call', { inCall: true }],
    ['in a meeting', { meetings: [meeting(night - hour, night + hour)] }],
    ['29 minutes before a meeting', { meetings: [meeting(night + 29 * minute, night + hour)] }],
    ['in a meeting without a length', { meetings: [meeting(night - minute, night - minute)] }],
    ['when somebody touched the screen lately', { untouchedMs: 10 * minute }],
    ['before the window told whether', { untouchedMs: null }],
    ['before the agenda was read', { meetings: null }],
    ['so soon after the last one', { freshForMs: 11 * hour }],
  ])('not %s', (_, more) => expect(due(more)).toBeNull());

  test.each<[string, Partial<FreshStartFacts>]>([
    ['a meeting in an hour', { meetings: [meeting(night + hour, night + 2 * hour)] }],
    ['a meeting that is over', { meetings: [meeting(night - hour, night)] }],
    ['a cancelled meeting', { meetings: [meeting(night - hour, night + hour, { status: 'cancelled' })] }],
    ['an all-day entry', { meetings: [meeting(night - hour, night + hour, { allDay: true })] }],
  ])('%s does not keep it back', (_, more) => expect(due(more)).toBe('night'));

  test('a night may begin before midnight', () => {
    const long: Night = { from: '22:30', until: '05:00' };
    for (const [hours, reason] of [
      [-5, null],
      [-4.5, 'night'],
      [0, 'night'],
      [2, null],
    ] as const)
      expect(due({ night: long, now: night + hours * hour })).toBe(reason);
  });
});

describe('with too much memory used', () => {
  const noon = night + 9 * hour;
  test('due at the next quiet moment, by day too, but not again within the hour', () => {
    expect(due({ memory: 'over', now: noon })).toBe('memory');
    expect(due({ memory: 'over', now: noon, night: null })).toBe('memory');
    expect(due({ memory: 'over', now: noon, inCall: true })).toBeNull();
    expect(due({ memory: 'over', now: noon, meetings: [meeting(noon, noon + hour)] })).toBeNull();
    expect(due({ memory: 'over', now: noon, untouchedMs: minute })).toBeNull();
    expect(due({ memory: 'over', now: noon, freshForMs: 59 * minute })).toBeNull();
  });

  test('far over, due at once when nobody is at the screen and there is no call', () => {
    const meetings = [meeting(noon, noon + hour)];
    expect(due({ memory: 'far-over', now: noon, meetings, untouchedMs: minute })).toBe('memory');
    expect(due({ memory: 'far-over', now: noon, meetings, untouchedMs: minute / 2 })).toBeNull();
    expect(due({ memory: 'far-over', now: noon, inCall: true })).toBeNull();
    expect(due({ memory: 'far-over', now: noon, freshForMs: 59 * minute })).toBeNull();
  });
});

test('a night is half an hour to eight hours', () => {
  const takes = (from: string, until: string) =>
    settingsSchema.safeParse({ freshStart: { from, until } }).success;
  expect(takes('22:00', '06:00')).toBe(true);
  expect(takes('22:00', '06:01')).toBe(false);
  expect(takes('02:00', '02:30')).toBe(true);
  expect(takes('02:00', '02:29')).toBe(false);
  expect(takes('02:00', '02:00')).toBe(false);
  expect(takes('2:00', '05:00')).toBe(false);
  expect(takes('24:00', '05:00')).toBe(false);
});

/** Mulberry32: the same numbers in every run. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const wallClock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const clockOf = (at: number): string => wallClock.format(at);

/** Minutes between two looks. */
const step = 3;

/** Three days in a room, look by look, with what the rules say of each look worked out without the code under test. */
function liveThrough(seed: number, begin: number, jumps: boolean) {
  const random = numbersOf(seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  const minutes = 3 * 24 * 60;
  const busy = random();
  const meetings = Array.from({ length: Math.floor(busy * 60) }, () => {
    const start = begin + Math.floor(between(0, minutes)) * minute;
    return meeting(start, start + Math.floor(between(0, 120)) * minute);
  });
  const spans = meetings.map(({ start, end }) => {
    const from = Date.parse(start);
    return [from, Date.parse(end) > from ? Date.parse(end) : from + 15 * minute] as const;
  });
  const fired: { at: number; awake: number }[] = [];
  const wrong: string[] = [];
  let now = begin;
  let freshAt = -between(0, 20) * hour;
  let touchedAt = 0;
  let callLeft = 0;
  let firstChance: number | null = null;
  for (let passed = 0; passed < minutes; passed += step) {
    const awake = passed * minute;
    now += step * minute;
    if (jumps && random() < 0.003) now += Math.round(between(-12, 12) * 60) * minute;
    if (random() < 0.009) callLeft = Math.floor(between(1, 180));
    if (callLeft > 0) callLeft -= step;
    if (callLeft > 0 || random() < 0.012) touchedAt = awake;
    const inMeeting = spans.some(([start, end]) => start <= now + 30 * minute && end > now);
    const shown = clockOf(now);
    const isNight = shown >= '02:00' && shown < '05:00';
    const chance =
      !inMeeting &&
      isNight &&
      callLeft <= 0 &&
      awake - touchedAt >= 15 * minute &&
      awake - freshAt >= 12 * hour;
    if (chance) firstChance ??= awake;
    const reason = freshStartDue({
      ...quiet,
      now,
      freshForMs: awake - freshAt,
      inCall: callLeft > 0,
      untouchedMs: awake - touchedAt,
      meetings,
    });
    if (!reason) continue;
    if (inMeeting) wrong.push(`in or before a meeting at ${clockOf(now)}`);
    if (callLeft > 0) wrong.push('in a call');
    if (!isNight) wrong.push(`by day, at ${clockOf(now)}`);
    fired.push({ at: now, awake });
    freshAt = awake;
  }
  const gaps = fired.slice(1).map(({ awake }, index) => awake - (fired[index]?.awake ?? 0));
  return { fired, wrong, firstChance, gaps };
}

describe.each([
  ['an ordinary week', Date.UTC(2026, 10, 21, 12)],
  ['the night in which clocks are set on', Date.UTC(2027, 2, 27, 12)],
  ['the night in which clocks are set back', Date.UTC(2026, 9, 24, 12)],
])('random days: %s', (_, begin) => {
  const seeds = Array.from({ length: 15 }, (_unused, index) => index + 1);

  test.each([false, true])('clock set now and then: %s', { timeout: 60_000 }, (jumps) => {
    let chances = 0;
    let starts = 0;
    for (const seed of seeds) {
      const { fired, wrong, firstChance, gaps } = liveThrough(seed, begin, jumps);
      expect(wrong, `seed ${seed}`).toEqual([]);
      // The first quiet look is taken, and none before it.
      expect(fired[0]?.awake ?? null, `seed ${seed}`).toBe(firstChance);
      for (const gap of gaps) expect(gap, `seed ${seed}`).toBeGreaterThanOrEqual(12 * hour);
      if (firstChance !== null) chances += 1;
      starts += fired.length;
    }
    // The days are such that both happen: a test of nothing would pass as well.
    expect(chances).toBeGreaterThan(7);
    expect(starts).toBeGreaterThan(15);
  });
});
