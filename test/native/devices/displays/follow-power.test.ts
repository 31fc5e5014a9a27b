import fc from 'fast-check';
import { expect, test } from 'vitest';
import { driveDisplay } from '../../../../native/devices/displays/display.ts';
import { followPower } from '../../../../native/devices/displays/follow-power.ts';
import { displayBody } from '../../../peers/displays/display-body.ts';
import { pjlinkPeer } from '../../../peers/displays/pjlink-peer.ts';
import { samsungMdcPeer } from '../../../peers/displays/samsung-mdc-peer.ts';
import { makeFakeLines } from '../../../peers/lines/fake-lines.ts';
import { nativeHandClock } from '../../native-clock.ts';
import { connected, serial, tcp } from './room-in-test.ts';

const start = () => {
  const clock = nativeHandClock();
  return { clock, power: followPower(clock) };
};

test('a wish that is so already is not told', () => {
  const { power } = start();
  power.heard('on');
  power.want(true);
  expect(power.dueAt()).toBe(null);
  expect(power).toMatchObject({ wanted: 'on', actual: 'on' });
});

test('for a while after yes it may still say what it was', async () => {
  const { power, clock } = start();
  power.heard('off');
  power.want(true);
  power.told('on', clock.now(), 'obeyed');
  expect(power.actual).toBe('warming');
  expect(power.heard('off')).toBe(false);
  expect(power.actual).toBe('warming');
  await clock.advance(16_000);
  power.heard('off');
  expect(power.actual).toBe('off');
  expect(power.dueAt()).toBeLessThanOrEqual(clock.now());
  expect(power.heard('on')).toBe(true);
  expect(power.wish).toBe(null);
});

test('coming up is told once, and not of one that was on before', () => {
  const { power } = start();
  expect(power.heard('on')).toBe(false);
  expect(power.heard('on')).toBe(false);
  power.heard('off');
  expect(power.heard('warming')).toBe(false);
  expect(power.heard('on')).toBe(true);
  expect(power.heard('on')).toBe(false);
});

test('silent since it was told to go off is off, and what a person does long after that is left', async () => {
  const { power, clock } = start();
  power.heard('on');
  power.want(false);
  for (let times = 0; times < 3; times += 1) power.told('off', clock.now(), 'silent');
  power.unheard(false);
  expect(power.actual).toBe('off');
  expect(power.dueAt()).toBe(clock.now() + 10_000);
  await clock.advance(120_000);
  expect(power.dueAt()).toBe(null);
  power.heard('on');
  expect(power.dueAt()).toBe(null);
});

// Whatever is wished, whenever, and however the display behaves: in the end it is as it was last told.
test('the newest wish wins, with any habits, at any pace', { timeout: 300_000 }, async () => {
  const wishes = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 30_000 })), {
    minLength: 1,
    maxLength: 6,
  });
  const habits = fc.record({
    warmUpMs: fc.constantFrom(0, 3000, 25_000),
    coolMs: fc.constantFrom(0, 2000, 30_000),
    deafMs: fc.constantFrom(0, 5000, 30_000),
    dropsEvery: fc.constantFrom(0, 2, 3, 7),
    lateMs: fc.constantFrom(0, 200, 1400, 2500),
    wakesAtTelling: fc.constantFrom(1, 2, 3),
    closesInStandby: fc.constant(false),
  });
  await fc.assert(
    fc.asyncProperty(wishes, habits, fc.boolean(), fc.boolean(), async (told, habit, isOn, isProjector) => {
      const clock = nativeHandClock();
      const lines = makeFakeLines();
      const body = displayBody(clock, habit);
      if (isOn) body.byHand('on');
      lines.plug(
        isProjector ? tcp : serial,
        isProjector ? pjlinkPeer(body, { clock, class: 1 }) : samsungMdcPeer({ 1: body }),
      );
      const display = driveDisplay(connected(isProjector ? 'pjlink' : 'samsung-mdc'), {
        lines,
        clock,
        changed() {},
        log() {},
      });
      for (const [on, wait] of told) {
        display.command({ do: 'power', on });
        await clock.advance(wait);
      }
      await clock.advance(300_000);
      const last = told.at(-1)?.[0] ? 'on' : 'off';
      expect(body.power).toBe(last);
      if (habit.lateMs < 1500) expect(display.state.power).toEqual({ wanted: last, actual: last });
      await display.close();
    }),
    { numRuns: Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 60) },
  );
});
