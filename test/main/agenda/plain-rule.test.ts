import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandRule } from '../../../main/agenda/ical.ts';
import { plainRuleWalls } from '../../../main/agenda/plain-rule.ts';

const dayMs = 86_400_000;

test('the short way for rules of days and weeks gives what node-ical gives', { timeout: 60_000 }, () => {
  const base = Date.UTC(2025, 0, 1, 9, 30);
  const shape = fc.record({
    FREQ: fc.constantFrom('DAILY', 'WEEKLY'),
    INTERVAL: fc.option(fc.integer({ min: 1, max: 5 })),
    BYDAY: fc.option(
      fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 }).map((days) => days.join(',')),
    ),
    WKST: fc.option(fc.constantFrom('MO', 'SU', 'WE')),
    COUNT: fc.option(fc.integer({ min: 1, max: 60 })),
  });
  const day = fc.integer({ min: 0, max: 400 });
  let compared = 0;
  fc.assert(
    fc.property(shape, fc.option(day), day, day, day, (given, untilDay, startDay, fromDay, days) => {
      const parts = new Map<string, string>();
      for (const [name, value] of Object.entries(given)) if (value !== null) parts.set(name, String(value));
      const start = base + startDay * dayMs;
      const from = base + fromDay * dayMs - 3_600_000;
      const to = from + days * dayMs;
      const until = untilDay === null ? Number.POSITIVE_INFINITY : base + untilDay * dayMs;
      const walls = plainRuleWalls(parts, until, start, from, to);
      if (!walls) return;
      compared += 1;
      const stamp =
        untilDay === null ? '' : `;UNTIL=${new Date(until).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
      const rule = [...parts].map(([name, value]) => `${name}=${value}`).join(';') + stamp;
      expect({ ok: true, walls }, rule).toEqual(expandRule(rule, start, from, to));
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(200);
});

test.each([
  [{ FREQ: 'MONTHLY' }],
  [{ FREQ: 'DAILY', BYMONTH: '3' }],
  [{ FREQ: 'DAILY', BYDAY: 'MO', INTERVAL: '2' }],
  [{ FREQ: 'WEEKLY', BYDAY: '1MO' }],
  [{ FREQ: 'WEEKLY', BYSETPOS: '1' }],
  [{ FREQ: 'WEEKLY', BYHOUR: '9' }],
])('any other rule is not for it: %j', (parts) => {
  expect(plainRuleWalls(new Map(Object.entries(parts)), Number.POSITIVE_INFINITY, 0, 0, dayMs)).toBeNull();
});
