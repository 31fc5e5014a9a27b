import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CameraCommand } from '../../../../native/camera.ts';
import { transports, viscaRig } from './rig.ts';

// RUNDBORD_PROPERTY_RUNS makes them long.
const numRuns = Math.ceil(Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 3_000) / 100);
const timeout = 60_000 + numRuns * 500;
const still = { pan: 0, tilt: 0, zoom: 0 };

const share = fc.constantFrom(-1, -0.5, -0.1, 0, 0.1, 0.5, 1);
const drive = fc.record({ do: fc.constant('drive' as const), pan: share, tilt: share, zoom: share });
const preset = fc.record({
  do: fc.constant('preset' as const),
  act: fc.constantFrom('store' as const, 'recall' as const, 'clear' as const),
  preset: fc.integer({ min: -1, max: 7 }),
});
const command: fc.Arbitrary<CameraCommand> = fc.oneof(
  { weight: 6, arbitrary: drive },
  fc.constant<CameraCommand>({ do: 'home' }),
  fc.record({
    do: fc.constant('go' as const),
    place: fc.record(
      {
        pan: fc.integer({ min: -9000, max: 9000 }),
        tilt: fc.integer({ min: -900, max: 9000 }),
        zoom: fc.integer({ min: -5, max: 0x5000 }),
      },
      { requiredKeys: [] },
    ),
  }),
  preset,
  fc.record({
    do: fc.constant('focus' as const),
    focus: fc.constantFrom('auto', 'manual', 'near', 'far', 'stop', 'once'),
  }) as fc.Arbitrary<CameraCommand>,
  fc.record({ do: fc.constant('exposure' as const), steps: fc.integer({ min: -20, max: 20 }) }),
  fc.record({ do: fc.constantFrom('backlight' as const, 'tally' as const), on: fc.boolean() }),
);
/** Anything, and much that looks like an answer: ACKs, completions, errors and ends that no camera said. */
const noise = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc
    .array(fc.constantFrom(0x90, 0x41, 0x42, 0x50, 0x51, 0x60, 0x61, 0x03, 0x04, 0x38, 0xff, 0xff), {
      maxLength: 20,
    })
    .map((of) => Uint8Array.from(of)),
);
const waits = fc.constantFrom(0, 1, 5, 20, 100, 400, 1100);
type Step =
  | { readonly do: 'tell'; readonly command: CameraCommand }
  | { readonly do: 'from-cameras' | 'to-cameras'; readonly noise: Uint8Array }
  | { readonly do: 'spoil'; readonly byte: number }
  | { readonly do: 'wait'; readonly ms: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: command.map((told) => ({ do: 'tell' as const, command: told })) },
  { weight: 3, arbitrary: waits.map((ms) => ({ do: 'wait' as const, ms })) },
  fc.record({ do: fc.constantFrom('from-cameras' as const, 'to-cameras' as const), noise }),
  fc.record({ do: fc.constant('spoil' as const), byte: fc.nat({ max: 30 }) }),
);
const quiet = fc.oneof(
  { weight: 3, arbitrary: command.map((told) => ({ do: 'tell' as const, command: told })) },
  { weight: 2, arbitrary: waits.map((ms) => ({ do: 'wait' as const, ms })) },
);

/** Lets bytes of noise into what goes to the cameras, and spoils single bytes in both directions. */
function badLine(rig: ReturnType<typeof viscaRig>) {
  let before: Uint8Array = new Uint8Array();
  let spoilt = -1;
  const spoil = (bytes: Uint8Array): Uint8Array => {
    const out = Uint8Array.from([...before, ...bytes]);
    before = new Uint8Array();
    if (spoilt >= out.length) spoilt -= out.length;
    else if (spoilt >= 0) {
      out[spoilt] = (out[spoilt] ?? 0) ^ 0x55;
      spoilt = -1;
    }
    return out;
  };
  rig.chain.between.toCameras = spoil;
  rig.chain.between.fromCameras = spoil;
  return async (one: Step): Promise<void> => {
    if (one.do === 'tell') rig.command(one.command);
    else if (one.do === 'wait') await rig.pass(one.ms);
    else if (one.do === 'from-cameras') rig.chain.say(one.noise);
    else if (one.do === 'to-cameras') before = one.noise;
    else if (one.do === 'spoil') spoilt = one.byte;
    await rig.settled();
  };
}

for (const transport of transports) {
  test(`over ${transport}: in any order, never more than two sockets, and the newest wins`, {
    timeout,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quiet, { maxLength: 30 }), drive, async (steps, last) => {
        const rig = viscaRig(transport);
        await rig.ready();
        for (const one of steps) {
          if (one.do === 'tell') rig.command(one.command);
          else await rig.pass(one.ms);
          expect(rig.model.mostAtOnce).toBeLessThanOrEqual(2);
        }
        rig.command(last);
        await rig.pass(900);
        const sign = { pan: Math.sign(last.pan), tilt: Math.sign(last.tilt), zoom: Math.sign(last.zoom) };
        const { pan, tilt, zoom } = rig.model.driven;
        expect({ pan: Math.sign(pan), tilt: Math.sign(tilt), zoom: Math.sign(zoom) }).toEqual(sign);
        rig.stop();
        await rig.pass(900);
        expect(rig.model.isMoving).toBe(false);
        await rig.pass(21_000);
        expect(rig.model.mostAtOnce).toBeLessThanOrEqual(2);
        expect(rig.state).toMatchObject({
          status: 'ready',
          moving: false,
          place: rig.model.place,
          backlight: rig.model.settings.backlight === 'on',
          focus: rig.model.settings.focus === 'auto' ? 'auto' : 'manual',
        });
        await rig.driver.close();
        expect(rig.clock.waiting()).toBe(0);
      }),
      { numRuns },
    );
  });
}

for (const transport of ['serial', 'tcp'] as const)
  test(`over ${transport}: after any noise a stop arrives, and what is told is done`, {
    timeout,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), drive, async (steps, last) => {
        const rig = viscaRig(transport);
        await rig.ready();
        const take = badLine(rig);
        for (const one of steps) await take(one);
        // The stop is told while it is noisy; then the noise ends.
        rig.stop();
        rig.chain.between.toCameras = (bytes) => bytes;
        rig.chain.between.fromCameras = (bytes) => bytes;
        await rig.pass(4000);
        expect(rig.model.isMoving).toBe(false);
        await rig.pass(30_000);
        expect(rig.state.status).toBe('ready');
        rig.command(last);
        await rig.pass(900);
        const { pan, tilt, zoom } = rig.model.driven;
        if (rig.state.abilities.pan && rig.state.abilities.zoom)
          expect([pan, tilt, zoom].map(Math.sign)).toEqual([last.pan, last.tilt, last.zoom].map(Math.sign));
        rig.stop();
        await rig.pass(900);
        expect(rig.model.driven).toEqual(still);
        await rig.driver.close();
      }),
      { numRuns },
    );
  });

for (const transport of ['udp', 'sony'] as const)
  test(`over ${transport} that loses, repeats and reorders: a stop arrives`, { timeout }, async () => {
    const seed = fc.integer({ min: 1, max: 2 ** 31 - 1 });
    await fc.assert(
      fc.asyncProperty(seed, fc.array(quiet, { maxLength: 20 }), async (from, steps) => {
        let value = from;
        const random = (): number => {
          value = (value * 48271) % 2147483647;
          return value / 2147483647;
        };
        const network = { loss: 0, repeats: 0, lateMs: 0, random };
        const rig = viscaRig(transport, { network });
        await rig.ready();
        Object.assign(network, { loss: 0.2, repeats: 0.2, lateMs: 60 });
        for (const one of steps)
          if (one.do === 'tell') rig.command(one.command);
          else await rig.pass(one.ms);
        rig.stop();
        await rig.pass(5000);
        expect(rig.model.isMoving).toBe(false);
        Object.assign(network, { loss: 0, repeats: 0, lateMs: 0 });
        await rig.pass(40_000);
        expect(rig.state).toMatchObject({ status: 'ready', moving: false, place: rig.model.place });
        await rig.driver.close();
      }),
      { numRuns },
    );
  });
