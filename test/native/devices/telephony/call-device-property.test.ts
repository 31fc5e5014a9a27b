import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeviceModel } from '../../../peers/hid/device-model.ts';
import { allModels } from '../../../peers/hid/models/all-models.ts';
import { moreModels } from './more-models.ts';
import { openRoom, type RoomEvent } from './room-in-test.ts';

// RUNDBORD_PROPERTY_RUNS=1000000 takes minutes; what is not asked for takes a second.
const numRuns = Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 1000);
const timeout = 60_000 + numRuns * 5;

const models = [...allModels, ...moreModels];
const lamps = fc.record({
  ringing: fc.boolean(),
  offHook: fc.boolean(),
  muted: fc.boolean(),
  held: fc.boolean(),
});
const press = fc.constantFrom(
  ...([
    'hook',
    'hook',
    'hook',
    'mute',
    'mute',
    'mute',
    'flash',
    'reject',
    'volume-up',
    'volume-down',
  ] as const),
  { key: '7' },
  { key: '5' },
);
const event: fc.Arbitrary<RoomEvent> = fc.oneof(
  { weight: 6, arbitrary: press.map((what) => ({ do: 'press', what }) as const) },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(0, 1, 20, 40, 60, 120, 260, 310, 600, 1100, 2100, 3000)
      .map((ms) => ({ do: 'pass', ms }) as const),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('ring', 'ring', 'join', 'join-elsewhere', 'leave', 'mute', 'mute', 'hold')
      .map((what) => ({ do: what }) as RoomEvent),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('again', 'again', 'replug', 'restart')
      .map((what) => ({ do: what }) as RoomEvent),
  },
);
const foreign: fc.Arbitrary<RoomEvent> = lamps.map((all) => ({ do: 'foreign', lamps: all }));

/** As `expect`, which would take most of the time. */
function must(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
};

const count = <One>(all: readonly One[], is: (one: One) => boolean): number => all.filter(is).length;

async function holds(
  make: (options: { readonly after: (ms: number, run: () => void) => () => void }) => DeviceModel,
  hostMs: number,
  events: readonly RoomEvent[],
  alone = false,
): Promise<void> {
  const room = openRoom(make, hostMs, alone);
  for (const one of events) room.run(one);
  // Whatever goes on comes to its end: nobody presses, and nothing happens.
  room.run({ do: 'pass', ms: 10_000 });
  await settle();
  const { part, model, told, unasked, notes } = room;
  const { status, shows } = part.facts;
  const foreigners = count(events, (one) => one.do === 'foreign');
  if (status === 'elsewhere') must(room.hookOrBusy, 'elsewhere only while the device says so');
  else {
    must(room.writtenIsCall(), 'what was written last is what the call is');
    for (const lamp of part.facts.lamps) must(shows[lamp] === room.lamps[lamp], `${lamp} is told as written`);
    if (foreigners === 0)
      for (const lamp of part.facts.lamps)
        must(
          !('told' in model) || (model.told as typeof shows)[lamp] === room.lamps[lamp],
          `${lamp} is lit as the call is`,
        );
  }
  const before = told.length;
  room.run({ do: 'pass', ms: 60_000 });
  must(told.length === before, 'nothing is told while nothing happens');
  must(room.clock.waiting <= 1, 'nothing waits but the beat that keeps a phone awake');
  for (const [index, at] of unasked.entries())
    must(index < 3 || at - (unasked[index - 3] ?? 0) >= 2000, 'at most three corrections in two seconds');
  // What was told, a person did.
  const presses = (what: string): number => count(events, (one) => one.do === 'press' && one.what === what);
  const kinds = (kind: string): number => count(told, (one) => one.kind === kind);
  must(kinds('reject') <= presses('reject'), 'no invented reject');
  must(kinds('flash') <= presses('flash'), 'no invented flash');
  must(kinds('volume') <= presses('volume-up') + presses('volume-down'), 'no invented volume');
  must(kinds('hook') <= presses('hook') + foreigners, 'no invented hook');
  // Until a device is found to be a state, one that it was in may pass for a press; found, it tells once more what it is.
  const found = count(notes, (note) => note.includes('mute key'));
  if (foreigners === 0) must(kinds('mute') <= presses('mute') + 2 * found, 'no invented mute');
}

test.each(models.map((make) => [make().product, make] as const))(
  '%s: the lamps are as the call, nothing is invented, nothing goes on',
  { timeout },
  async (_name, make) => {
    const all = fc.array(event, { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, 5, 100, 400), all, fc.boolean(), (hostMs, events, alone) =>
        holds(make, hostMs, events, alone),
      ),
      { numRuns: Math.ceil(numRuns / models.length / 2) },
    );
  },
);

test.each(models.map((make) => [make().product, make] as const))(
  '%s: and with another program at it',
  { timeout },
  async (_name, make) => {
    const all = fc.array(fc.oneof({ weight: 5, arbitrary: event }, { weight: 1, arbitrary: foreign }), {
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, 5, 100, 400), all, (hostMs, events) => holds(make, hostMs, events)),
      { numRuns: Math.ceil(numRuns / models.length / 2) },
    );
  },
);

test('there are models of every habit that families of devices have', () => {
  expect(models.length).toBeGreaterThanOrEqual(10);
});
