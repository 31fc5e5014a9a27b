import { expect, test } from 'vitest';
import { jumpsBetween, type Moment, momentHere } from '../../../main/watch/computer-time.ts';

const before: Moment = { wall: 1_800_000_000_000, awake: 50_000, boot: 900_000 };
const after = (wall: number, awake: number, boot: number): Moment => ({
  wall: before.wall + wall,
  awake: before.awake + awake,
  boot: (before.boot ?? 0) + boot,
});
const hour = 3_600_000;

test.each([
  ['time passes, also a long time while nobody looked', after(hour, hour, hour), []],
  ['a clock that is kept in time', after(5900, 5000, 5000), []],
  ['the clock was set on', after(hour + 5000, 5000, 5000), [{ kind: 'set', byMs: hour }]],
  ['the clock was set back', after(5000 - hour, 5000, 5000), [{ kind: 'set', byMs: -hour }]],
  ['the computer slept', after(hour + 5000, 5000, hour + 5000), [{ kind: 'slept', byMs: hour }]],
  [
    'it slept, and its clock was set when it woke',
    after(3 * hour, 0, hour),
    [
      { kind: 'slept', byMs: hour },
      { kind: 'set', byMs: 2 * hour },
    ],
  ],
])('%s', (_, now, jumps) => {
  expect(jumpsBetween(before, now)).toEqual(jumps);
});

test('where the system does not tell of sleep, a jump is all that is known', () => {
  const apart = (moment: Moment): Moment => ({ ...moment, boot: null });
  expect(jumpsBetween(apart(before), apart(after(hour, 0, 0)))).toEqual([{ kind: 'jumped', byMs: hour }]);
  expect(jumpsBetween(apart(before), apart(after(hour, hour, hour)))).toEqual([]);
});

test("this computer's clocks agree with each other", async () => {
  const first = momentHere();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = momentHere();
  expect(second.awake).toBeGreaterThan(first.awake);
  expect(jumpsBetween(first, second)).toEqual([]);
});
