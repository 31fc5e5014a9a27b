import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallTime } from '../../../main/contract/zone.ts';
import { type AwakeFacts, startAwakeRule, wantedAwake } from '../../../main/devices/awake-displays.ts';
import { handClock } from '../agenda/hand-clock.ts';

const at = (text: string): number => Date.parse(text);
const minute = 60_000;
const quiet: AwakeFacts = {
  meetings: [],
  lastTouchMs: null,
  inCall: false,
  hours: null,
  zone: 'Europe/Copenhagen',
  settings: { beforeMinutes: 5, afterMinutes: 15, atTouch: true },
};
const meeting = { start: at('2026-03-10T09:00Z'), end: at('2026-03-10T10:00Z') };
const wanted = (now: string, facts: Partial<AwakeFacts>, lastCallMs: number | null = null) =>
  wantedAwake({ ...quiet, ...facts, now: at(now), lastCallMs });
const iso = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString().slice(0, 16);

test('around a meeting', () => {
  const meetings = [meeting];
  expect(wanted('2026-03-10T08:54:59Z', { meetings })).toMatchObject({
    awake: false,
    until: at('2026-03-10T08:55Z'),
  });
  expect(wanted('2026-03-10T08:55Z', { meetings })).toMatchObject({
    awake: true,
    until: at('2026-03-10T10:15Z'),
  });
  expect(wanted('2026-03-10T10:15Z', { meetings })).toEqual({ awake: false, needs: [], until: null });
});

test('in a call and after it, after a touch, and not at a touch where that is not set', () => {
  expect(wanted('2026-03-10T12:00Z', { inCall: true })).toEqual({
    awake: true,
    needs: ['call'],
    until: null,
  });
  expect(wanted('2026-03-10T12:14Z', {}, at('2026-03-10T12:00Z'))).toMatchObject({
    needs: ['call'],
    until: at('2026-03-10T12:15Z'),
  });
  const touched = { lastTouchMs: at('2026-03-10T12:00Z') };
  expect(wanted('2026-03-10T12:14Z', touched)).toMatchObject({ awake: true, needs: ['touch'] });
  expect(wanted('2026-03-10T12:15Z', touched).awake).toBe(false);
  expect(
    wanted('2026-03-10T12:01Z', { ...touched, settings: { ...quiet.settings, atTouch: false } }).awake,
  ).toBe(false);
});

test('hours in the zone of the room, over changes of clock, over midnight, on some days', () => {
  const hours = { from: '07:00', until: '17:00', days: null };
  // Winter time until Sunday 2026-03-29, then summer time.
  expect(iso(wanted('2026-03-28T00:00Z', { hours }).until)).toBe('2026-03-28T06:00');
  expect(iso(wanted('2026-03-29T00:00Z', { hours }).until)).toBe('2026-03-29T05:00');
  expect(iso(wanted('2026-03-29T12:00Z', { hours }).until)).toBe('2026-03-29T15:00');
  const night = { from: '22:00', until: '06:00', days: null };
  expect(wanted('2026-03-29T00:30Z', { hours: night })).toMatchObject({ awake: true });
  expect(iso(wanted('2026-03-29T00:30Z', { hours: night }).until)).toBe('2026-03-29T04:00');
  const weekdays = { from: '07:00', until: '17:00', days: [1, 2, 3, 4, 5] };
  expect(wanted('2026-03-28T12:00Z', { hours: weekdays }).awake).toBe(false);
  expect(iso(wanted('2026-03-28T12:00Z', { hours: weekdays }).until)).toBe('2026-03-30T05:00');
  const friday = { from: '22:00', until: '06:00', days: [5] };
  expect(wanted('2026-03-28T04:00Z', { hours: friday }).awake).toBe(true);
  expect(wanted('2026-03-29T03:00Z', { hours: friday }).awake).toBe(false);
});

test('any hours at any time: awake is what the clock on the wall says, and holds until the time that is told', () => {
  const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
  const text = ({ hour, minute: of }: { hour: number; minute: number }): string =>
    `${String(hour).padStart(2, '0')}:${String(of).padStart(2, '0')}`;
  const zone = fc.constantFrom(
    'Europe/Copenhagen',
    'Europe/Helsinki',
    'Atlantic/Reykjavik',
    'America/Godthab',
  );
  const now = fc.integer({ min: at('2026-03-01T00:00Z'), max: at('2026-11-30T00:00Z') });
  fc.assert(
    fc.property(time, time, zone, now, (from, until, inZone, when) => {
      const hours = { from: text(from), until: text(until), days: null };
      const facts = { ...quiet, hours, zone: inZone, lastCallMs: null };
      const told = wantedAwake({ ...facts, now: when });
      const wall = wallTime(when, inZone);
      const [a, b, w] = [from, until, wall].map((one) => one.hour * 60 + one.minute) as [
        number,
        number,
        number,
      ];
      const isIn = a < b ? a <= w && w < b : w >= a || w < b;
      // Where the clock is set, an hour comes twice or not at all.
      const isChange = wallTime(when - 90 * minute, inZone).hour * 60 + wall.minute + 90 !== w + wall.minute;
      if (!isChange || wall.hour > 4) expect(told.awake).toBe(isIn);
      expect(told.until).not.toBe(null);
      const next = told.until ?? 0;
      expect(next).toBeGreaterThan(when);
      const between = when + Math.floor((next - when) / 2);
      expect(wantedAwake({ ...facts, now: between }).awake).toBe(told.awake);
      expect(wantedAwake({ ...facts, now: next - 1 }).awake).toBe(told.awake);
    }),
  );
});

test('any meetings and touches: awake exactly within them, and what is told holds until then', () => {
  const minutes = fc.integer({ min: 0, max: 300 });
  const one = fc.tuple(minutes, fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 5 }),
      fc.option(minutes),
      minutes,
      fc.integer({ min: 0, max: 20 }),
      (spans, touch, now, before) => {
        const base = at('2026-10-25T00:00Z');
        const facts = {
          ...quiet,
          settings: { ...quiet.settings, beforeMinutes: before },
          meetings: spans.map(([from, length]) => ({
            start: base + from * minute,
            end: base + (from + length) * minute,
          })),
          lastTouchMs: touch === null ? null : base + touch * minute,
          lastCallMs: null,
        };
        const told = wantedAwake({ ...facts, now: base + now * minute });
        const isIn =
          spans.some(([from, length]) => now >= from - before && now < from + length + 15) ||
          (touch !== null && now >= touch && now < touch + 15);
        expect(told.awake).toBe(isIn);
        for (let at = now + 1; told.until !== null && base + at * minute < told.until; at += 1)
          expect(wantedAwake({ ...facts, now: base + at * minute }).needs).toEqual(told.needs);
      },
    ),
  );
});

function ruleAt(start: string, first: Partial<AwakeFacts>) {
  const clock = handClock(start);
  let facts: AwakeFacts = { ...quiet, ...first };
  const told: string[] = [];
  const rule = startAwakeRule({
    clock,
    facts: () => facts,
    tell: (on) => told.push(`${new Date(clock.now()).toISOString().slice(11, 16)} ${on ? 'on' : 'off'}`),
  });
  return {
    clock,
    told,
    rule,
    change(more: Partial<AwakeFacts>) {
      facts = { ...facts, ...more };
      rule.look();
    },
    touch() {
      facts = { ...facts, lastTouchMs: clock.now() };
      rule.look();
    },
  };
}

test('a day: off once it is sure that nobody is there, on and off at edges, on again for the next meeting', () => {
  const next = { start: at('2026-03-10T10:00Z'), end: at('2026-03-10T10:30Z') };
  const { clock, told, touch } = ruleAt('2026-03-10T07:00Z', { meetings: [meeting, next] });
  expect(told).toEqual([]);
  clock.advance(60 * minute);
  expect(told).toEqual(['07:15 off']);
  touch();
  clock.advance(5 * minute);
  touch();
  clock.advance(180 * minute);
  expect(told.slice(1)).toEqual(['08:00 on', '08:20 off', '08:55 on', '09:55 on', '10:45 off']);
});

test('a start in the midst of a need tells on at once, and a stopped rule nothing', () => {
  const { clock, told, rule, change } = ruleAt('2026-03-10T09:30Z', { meetings: [meeting] });
  expect(told).toEqual(['09:30 on']);
  change({ meetings: [], inCall: true });
  clock.advance(90 * minute);
  change({ inCall: false });
  clock.advance(20 * minute);
  expect(told).toEqual(['09:30 on', '09:30 on', '11:15 off']);
  rule.stop();
  expect(clock.waiting()).toBe(0);
});

test('touches in a row say nothing more, and in the hours of the house nobody is overruled', () => {
  const { clock, told, touch } = ruleAt('2026-03-10T07:00Z', {
    hours: { from: '07:00', until: '17:00', days: null },
  });
  expect(told).toEqual(['07:00 on']);
  touch();
  for (let times = 0; times < 30; times += 1) {
    clock.advance(minute);
    touch();
  }
  expect(told).toEqual(['07:00 on', '07:00 on']);
  clock.advance(12 * 60 * minute);
  expect(told.slice(2)).toEqual(['16:00 off']);
});

test('a computer that slept over an edge sees it within a quarter of an hour', () => {
  const { clock, told } = ruleAt('2026-03-10T07:00Z', { meetings: [meeting] });
  clock.advance(16 * minute);
  clock.set('2026-03-10T09:30:00Z');
  clock.advance(16 * minute);
  expect(told.map((one) => one.slice(6))).toEqual(['off', 'on']);
});
