import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallDevice, type Lamps, noLamps, type Press } from '../../../main/contract/devices.ts';
import type { CallInput } from '../../../renderer/calls/call.ts';
import { plainParty } from '../../../renderer/calls/plain-party.ts';
import { callDevice } from './call-device.ts';
import { kioskRig } from './kiosk-rig.ts';
import { room } from './states-of-call.ts';

// RUNDBORD_PROPERTY_RUNS=1000000 takes a quarter of an hour; what is not asked for takes a second.
const numRuns = Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 1000);

const names = ['a', 'b', 'c'] as const;
const statuses = [
  'ready',
  'ready',
  'gone',
  'elsewhere',
  'flooding',
  'not-answering',
  'not-understood',
] as const;
const party = plainParty({ id: 'p', name: 'P', kind: 'guest' });

type Step =
  | { readonly kind: 'press'; readonly device: string; readonly press: Press }
  | { readonly kind: 'tap'; readonly what: 'mute' | 'hold' | 'answer' | 'decline' | 'leave' | 'try' | 'home' }
  | { readonly kind: 'call'; readonly input: CallInput }
  | {
      readonly kind: 'device';
      readonly device: (typeof names)[number];
      readonly is: CallDevice['status'] | null;
    }
  | { readonly kind: 'time'; readonly ms: number };

const anyPress: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ kind: fc.constant('hook' as const), lifted: fc.boolean() }),
  fc.record({ kind: fc.constant('mute' as const), muted: fc.constantFrom(true, false, null) }),
  fc.record({ kind: fc.constantFrom('reject' as const, 'flash' as const, 'redial' as const) }),
  fc.record({ kind: fc.constant('volume' as const), change: fc.constantFrom('up', 'down', 'mute') }),
  fc.record({ kind: fc.constant('key' as const), key: fc.constantFrom('5', '#') }),
);
const anyInput: fc.Arbitrary<CallInput> = fc.constantFrom<CallInput[]>(
  { kind: 'ring', target: room, from: { name: 'W', role: '' }, at: 1 },
  { kind: 'dial', target: room, at: 1 },
  { kind: 'answered', at: 1 },
  { kind: 'silent' },
  { kind: 'joined', at: 1 },
  { kind: 'parties', parties: [party], at: 1 },
  { kind: 'parties', parties: [], at: 1 },
  { kind: 'line-lost' },
  { kind: 'line-back' },
  { kind: 'end', reason: 'hub-unreachable', at: 1 },
  { kind: 'clear' },
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      device: fc.constantFrom(...names),
      press: anyPress,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('tap' as const),
      what: fc.constantFrom('mute', 'hold', 'answer', 'decline', 'leave', 'try', 'home'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('call' as const), input: anyInput }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('device' as const),
      device: fc.constantFrom(...names),
      is: fc.constantFrom(...statuses, null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.constantFrom(100, 6000) }) },
) as fc.Arbitrary<Step>;

/** Half of the stories begin in a call with two devices. */
const beginning: readonly Step[] = [
  { kind: 'device', device: 'a', is: 'ready' },
  { kind: 'device', device: 'b', is: 'ready' },
  { kind: 'call', input: { kind: 'dial', target: room, at: 1 } },
  { kind: 'call', input: { kind: 'joined', at: 1 } },
];

/** A kiosk, and beside it what a person would say that is so: the last hook lifted, and what is muted and held. */
function makeStory() {
  const rig = kioskRig();
  const devices = new Map<string, CallDevice>();
  const told = { muted: false, held: false, lifted: null as string | null, begun: null as string | null };
  const kind = () => rig.state().call.kind;
  const on = () => !['idle', 'ringing', 'ended'].includes(kind());
  const counts = (device: string) =>
    ['ready', 'not-answering'].includes(devices.get(device)?.status ?? 'gone');

  const pressed = (device: string, press: Press): void => {
    const before = rig.shows();
    const was = { on: on(), ringing: kind() === 'ringing', used: rig.state().deviceInUse, held: told.held };
    if (counts(device) && was.on && press.kind === 'mute') told.muted = press.muted ?? !told.muted;
    if (counts(device) && was.on && press.kind === 'flash') told.held = !told.held;
    if (counts(device) && (was.on || was.ringing) && press.kind === 'hook' && press.lifted)
      told.lifted = device;
    const call = rig.state().call;
    rig.press(device, press);
    expect(rig.shows()).toBeGreaterThan(before);
    if (!counts(device)) expect(rig.state().call).toBe(call);
    const hangsUp = press.kind === 'reject' || (press.kind === 'hook' && !press.lifted);
    if (was.on) expect(on()).toBe(!(hangsUp && counts(device) && device === was.used));
    if (was.ringing && counts(device) && press.kind === 'hook' && press.lifted) expect(on()).toBe(true);
  };
  const tapped = (what: Extract<Step, { kind: 'tap' }>['what']): void => {
    const { actions } = rig;
    if (what === 'mute' && on()) {
      told.muted = !told.muted;
      actions.setMuted(told.muted);
    }
    if (what === 'hold' && on()) {
      told.held = !told.held;
      actions.setHeld(told.held);
    }
    if (what === 'answer') actions.answer();
    if (what === 'decline') actions.decline();
    if (what === 'leave') actions.leave();
    if (what === 'home') actions.goHome();
    if (what === 'try' && kind() === 'idle') {
      actions.goDevices();
      actions.tryLamp('a', 'ringing');
    }
  };
  /** The hook that was lifted, or else what the call began with, or else the first that answers: they are alike, and no microphone is theirs. */
  const likeliest = (): string | undefined => {
    for (const one of [told.lifted, told.begun]) if (one !== null && counts(one)) return one;
    const there = [...devices.values()]
      .filter(({ id }) => counts(id))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    return (there.find(({ status }) => status === 'ready') ?? there[0])?.id;
  };
  const take = (step: Step): void => {
    const before = on();
    switch (step.kind) {
      case 'press':
        pressed(step.device, step.press);
        break;
      case 'tap':
        tapped(step.what);
        break;
      case 'call':
        rig.engine.say(step.input);
        break;
      case 'device':
        if (step.is === null) devices.delete(step.device);
        else devices.set(step.device, callDevice(step.device, { status: step.is }));
        rig.devices(...devices.values());
        break;
      case 'time':
        rig.time.pass(step.ms);
    }
    if (!on() && kind() !== 'ringing') told.lifted = null;
    if (!on()) told.held = false;
    told.begun = on() ? (told.begun ?? likeliest() ?? null) : null;
    // A call begins as the engine says; from then on it is as it was told.
    if (!before && on()) told.muted = rig.engine.engine.own.muted.wanted;
  };
  return { rig, devices, told, on, counts, likeliest, take };
}

test('whatever is pressed, tapped, plugged and pulled in whatever order, the lamps are as the call is', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(anyStep, { maxLength: 40 }), (begun, steps) => {
      const story = makeStory();
      if (begun) for (const step of beginning) story.take(step);
      const { rig, devices, told, on, counts } = story;
      for (const step of steps) {
        story.take(step);
        const shown = rig.shown();
        const ringing = rig.state().call.kind === 'ringing';
        const there = [...devices.keys()].filter(counts);
        const used = there.filter((device) => shown[device]?.offHook);
        if (on()) {
          expect(rig.state().own).toMatchObject({
            muted: { wanted: told.muted },
            held: { wanted: told.held },
          });
          expect(used).toHaveLength(Math.min(1, there.length));
          if (there.length > 0) expect(used).toEqual([story.likeliest()]);
        }
        for (const device of there) {
          const lamps: Lamps = shown[device] ?? noLamps;
          if (on()) {
            const isUsed = device === used[0];
            expect(lamps).toEqual({
              ringing: false,
              offHook: isUsed,
              muted: told.muted,
              held: isUsed && told.held,
            });
          } else if (ringing) expect(lamps).toEqual({ ...noLamps, ringing: true });
          else if (rig.state().place.kind !== 'devices' || device !== 'a') expect(lamps).toEqual(noLamps);
        }
      }
    }),
    { numRuns },
  );
}, 3_600_000);
