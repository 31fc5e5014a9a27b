import { expect, test } from 'vitest';
import { type LampName, type Lamps, noLamps } from '../../../main/contract/devices.ts';
import { firstState } from '../../../renderer/kiosk/first-state.ts';
import { lampsOf } from '../../../renderer/kiosk/lamps.ts';
import type { KioskState } from '../../../renderer/kiosk/state.ts';
import { callDevice } from './call-device.ts';
import { calls, on } from './states-of-call.ts';

const devices = [callDevice('used'), callDevice('other')];
const state = (change: Partial<KioskState>): KioskState => ({ ...firstState(0), ...change });
const shown = (change: Partial<KioskState>): Record<string, Lamps> =>
  lampsOf(state(change), devices, () => 'used');
const own = (muted: boolean, held: boolean): KioskState['own'] => ({
  ...firstState(0).own,
  muted: { wanted: muted, actual: !muted },
  held: { wanted: held, actual: !held },
});
const both = (lamps: Lamps) => ({ used: lamps, other: lamps });

test.each(['idle', 'ended'] as const)('%s: nothing is lit, whatever is wished', (kind) => {
  expect(shown({ call: calls[kind], own: own(true, true) })).toEqual(both(noLamps));
});

test('ringing shows on all, and nothing else does', () => {
  expect(shown({ call: calls.ringing, own: own(true, true) })).toEqual(both({ ...noLamps, ringing: true }));
});

test.each(on)('%s: off the hook and held on the one in use, muted on all, as it is wished', (kind) => {
  const call = calls[kind];
  expect(shown({ call, own: own(false, false) })).toEqual({
    used: { ...noLamps, offHook: true },
    other: noLamps,
  });
  expect(shown({ call, own: own(true, true) })).toEqual({
    used: { ringing: false, offHook: true, muted: true, held: true },
    other: { ...noLamps, muted: true },
  });
});

test.each([
  ['ringing', { ...noLamps, ringing: true }],
  ['offHook', { ...noLamps, offHook: true }],
  ['muted', { ...noLamps, offHook: true, muted: true }],
  ['held', { ...noLamps, offHook: true, held: true }],
] as [LampName, Lamps][])('%s is tried on one device, until a call comes', (lamp, lit) => {
  const place = { kind: 'devices', tone: false, trying: { device: 'other', lamp } } as const;
  expect(shown({ place })).toEqual({ used: noLamps, other: lit });
  expect(shown({ place, call: calls.ringing })).toEqual(both({ ...noLamps, ringing: true }));
  expect(shown({ place, call: calls.lobby, own: own(false, false) }).other).toEqual(noLamps);
});

test('each device is asked for by what would be in use if it took part', () => {
  const call = calls.connected;
  const lamps = lampsOf(state({ call, own: own(false, false) }), devices, ({ id }) => id);
  expect(lamps).toEqual(both({ ...noLamps, offHook: true }));
});
