import { expect, test } from 'vitest';
import type { Press } from '../../../main/contract/devices.ts';
import type { Question } from '../../../renderer/calls/call.ts';
import { firstState } from '../../../renderer/kiosk/first-state.ts';
import { type Deed, deedsOf } from '../../../renderer/kiosk/presses.ts';
import type { KioskState, Place } from '../../../renderer/kiosk/state.ts';
import { callDevice } from './call-device.ts';
import { calls, on } from './states-of-call.ts';

const presses = {
  lifted: { kind: 'hook', lifted: true },
  down: { kind: 'hook', lifted: false },
  mute: { kind: 'mute', muted: null },
  'mute on': { kind: 'mute', muted: true },
  reject: { kind: 'reject' },
  flash: { kind: 'flash' },
  redial: { kind: 'redial' },
  up: { kind: 'volume', change: 'up' },
  'volume mute': { kind: 'volume', change: 'mute' },
  five: { kind: 'key', key: '5' },
  pound: { kind: 'key', key: '#' },
} as const satisfies Record<string, Press>;
type PressName = keyof typeof presses;

const base: KioskState = {
  ...firstState(0),
  callDevices: { driver: 'up', devices: [callDevice('used'), callDevice('other')], volumeKeys: true },
  deviceInUse: 'used',
  abilities: { share: true, invite: true, hold: true, tones: true, ownMedia: true },
  volume: 0.5,
};
const deeds = (name: PressName, change: Partial<KioskState> = {}, device = 'used', loud = 0.7) =>
  deedsOf({ ...base, ...change }, loud, { device, press: presses[name] });

/** The table of the function: what is not here does nothing. */
const table: Readonly<
  Record<string, { readonly [N in PressName]?: readonly [used: Deed[], other: Deed[]] }>
> = {
  ringing: {
    lifted: [
      [{ kind: 'take' }, { kind: 'answer' }],
      [{ kind: 'take' }, { kind: 'answer' }],
    ],
    reject: [[{ kind: 'decline' }], [{ kind: 'decline' }]],
  },
  on: {
    lifted: [[{ kind: 'take' }], [{ kind: 'take' }]],
    down: [[{ kind: 'leave' }], []],
    mute: [[{ kind: 'mute', muted: true }], [{ kind: 'mute', muted: true }]],
    'mute on': [[{ kind: 'mute', muted: true }], [{ kind: 'mute', muted: true }]],
    reject: [[{ kind: 'leave' }], []],
    flash: [[{ kind: 'hold', held: true }], [{ kind: 'hold', held: true }]],
    up: [[{ kind: 'volume', volume: 0.6 }], [{ kind: 'volume', volume: 0.6 }]],
    'volume mute': [[{ kind: 'volume', volume: 0 }], [{ kind: 'volume', volume: 0 }]],
    five: [[{ kind: 'tone', key: '5' }], [{ kind: 'tone', key: '5' }]],
    pound: [[{ kind: 'tone', key: '#' }], [{ kind: 'tone', key: '#' }]],
  },
};

/** What a far system's question changes of it. */
const whileAsked: (typeof table)[string] = {
  five: [[{ kind: 'type', text: '5' }], [{ kind: 'type', text: '5' }]],
  pound: [[], []],
};

for (const [kind, call] of Object.entries(calls)) {
  for (const name of Object.keys(presses) as PressName[]) {
    const row = table[(on as readonly string[]).includes(kind) ? 'on' : kind];
    const asked = kind === 'asking' ? whileAsked[name] : undefined;
    const [used, other] = asked ?? row?.[name] ?? [[], []];
    test(`${name}, ${kind}: ${used.map((deed) => deed.kind).join(', ') || 'nothing'}`, () => {
      expect(deeds(name, { call })).toEqual(used);
      expect(deeds(name, { call }, 'other')).toEqual(other);
    });
  }
}

const call = calls.connected;

test('a mute key that says what it is now is believed, one that does not turns what is wished', () => {
  const own = { ...base.own, muted: { wanted: true, actual: false } };
  expect(deeds('mute', { call, own })).toEqual([{ kind: 'mute', muted: false }]);
  expect(deeds('mute on', { call, own })).toEqual([{ kind: 'mute', muted: true }]);
});

test('flash resumes what is held', () => {
  const own = { ...base.own, held: { wanted: true, actual: false } };
  expect(deeds('flash', { call, own })).toEqual([{ kind: 'hold', held: false }]);
});

test('what the engine cannot do is not done', () => {
  const abilities = { ...base.abilities, hold: false, tones: false };
  for (const name of ['flash', 'five'] as const) expect(deeds(name, { call, abilities })).toEqual([]);
});

test('the volume goes by tenths from silent to full, and is back with its own mute key', () => {
  const up = (volume: number) => deeds('up', { call, volume })[0];
  expect(up(0)).toEqual({ kind: 'volume', volume: 0.1 });
  expect(up(0.95)).toEqual({ kind: 'volume', volume: 1 });
  expect(up(1)).toEqual({ kind: 'volume', volume: 1 });
  expect(deeds('volume mute', { call, volume: 0 })).toEqual([{ kind: 'volume', volume: 0.7 }]);
  let volume = 1;
  for (let step = 0; step < 10; step += 1) {
    const [deed] = deedsOf({ ...base, call, volume }, 1, {
      device: 'used',
      press: { kind: 'volume', change: 'down' },
    });
    volume = deed?.kind === 'volume' ? deed.volume : Number.NaN;
  }
  expect(volume).toBe(0);
});

test('volume keys that a desktop takes are left to it', () => {
  const callDevices = { ...base.callDevices, volumeKeys: false };
  for (const name of ['up', 'volume mute'] as const) expect(deeds(name, { call, callDevices })).toEqual([]);
});

test.each(['gone', 'elsewhere', 'flooding', 'not-allowed', 'not-understood'] as const)(
  'a press of a device that is %s does nothing; nor does one of a device that nobody knows',
  (status) => {
    const callDevices = { ...base.callDevices, devices: [callDevice('used', { status })] };
    for (const name of Object.keys(presses) as PressName[]) {
      expect(deeds(name, { call, callDevices })).toEqual([]);
      expect(deeds(name, { call }, 'nobody')).toEqual([]);
    }
  },
);

test('a device that takes no report still mutes', () => {
  const callDevices = {
    ...base.callDevices,
    devices: [callDevice('used'), callDevice('other', { status: 'not-answering' })],
  };
  expect(deeds('mute', { call, callDevices }, 'other')).toEqual([{ kind: 'mute', muted: true }]);
});

test('a question is answered on a device’s keys, and sent by pound', () => {
  const asking = (question: Question) => ({ call: { ...calls.asking, question }, typedAnswer: '234' });
  const pinAsked = asking({ kind: 'pin', guests: null, wrong: false });
  expect(deeds('five', pinAsked)).toEqual([{ kind: 'type', text: '2345' }]);
  expect(deeds('pound', pinAsked)).toEqual([{ kind: 'reply', answer: { kind: 'pin', pin: '234' } }]);
  const extension = asking({ kind: 'extension', wrong: true });
  expect(deeds('pound', extension)).toEqual([
    { kind: 'reply', answer: { kind: 'extension', extension: '234' } },
  ]);
  for (const name of ['five', 'pound'] as const)
    expect(deeds(name, asking({ kind: 'sign-in', providers: [] }))).toEqual([]);
});

test('a second call is declined by reject, from any device; no other key changes what it does', () => {
  const second = { from: { name: 'Ward', role: '' }, since: 1 };
  for (const device of ['used', 'other'])
    expect(deeds('reject', { call, second }, device)).toEqual([{ kind: 'decline-second' }]);
  for (const name of Object.keys(presses).filter((one) => one !== 'reject') as PressName[])
    expect(deeds(name, { call, second })).toEqual(deeds(name, { call }));
});

const pin = (busy: boolean): Place => ({ kind: 'pin', firstTime: false, pin: '25', busy, problem: null });
const join = (busy: boolean): Place => ({ kind: 'join', text: 'K7', busy, problem: null });

test('digits are typed where something is typed, and only there', () => {
  expect(deeds('five', { place: join(false) })).toEqual([{ kind: 'type', text: 'K75' }]);
  expect(deeds('five', { place: pin(false) })).toEqual([{ kind: 'type', text: '255' }]);
  for (const place of [join(true), pin(true)]) expect(deeds('five', { place })).toEqual([]);
  expect(deeds('pound', { place: join(false) })).toEqual([]);
  expect(deeds('five', { place: join(false), call: calls.ended })).toEqual([]);
});

test.each([
  { kind: 'devices', tone: false, trying: null },
  { kind: 'recording', device: 'used' },
] as Place[])('at $kind a press does nothing, unless it rings', (place) => {
  for (const name of Object.keys(presses) as PressName[]) expect(deeds(name, { place })).toEqual([]);
  expect(deeds('lifted', { place, call: calls.ringing })).toContainEqual({ kind: 'answer' });
});
