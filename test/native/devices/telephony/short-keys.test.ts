import { expect, test } from 'vitest';
import { noLamps } from '../../../../native/devices/telephony/control-state.ts';
import { controlled, inCall, ringing, shown } from './control-in-test.ts';

const up = { kind: 'volume', change: 'up' };
const down = { kind: 'volume', change: 'down' };
const key = (name: string) => ({ kind: 'key', key: name });

test('reject, redial and flash count as they go down', () => {
  expect(shown(ringing).hear({ drop: true }, { drop: true }, { drop: false }).said()).toEqual([
    { kind: 'reject' },
  ]);
  expect(shown(noLamps).hear({ redial: true }, { redial: false }).said()).toEqual([{ kind: 'redial' }]);
  const flash = shown(inCall).hear({ flash: true }, { flash: false }).pass(60);
  expect(flash.hear({ flash: true }, { flash: false }).said()).toEqual([
    { kind: 'flash' },
    { kind: 'flash' },
  ]);
});

test('a flash that comes twice for one press is one', () => {
  const room = shown(inCall, { flashDoubled: true });
  room.hear({ flash: true }, { flash: false }).pass(100).hear({ flash: true }, { flash: false });
  expect(room.said()).toEqual([{ kind: 'flash' }]);
  expect(room.pass(1000).hear({ flash: true }).said()).toEqual([{ kind: 'flash' }]);
});

test('volume: the same key within 5 ms and the opposite one within 220 ms are its bouncing', () => {
  const room = shown(noLamps).hear({ volumeUp: true }, { volumeUp: false });
  room.pass(4).hear({ volumeUp: true }, { volumeUp: false });
  expect(room.said()).toEqual([up]);
  room.pass(5).hear({ volumeUp: true }, { volumeUp: false });
  expect(room.said()).toEqual([up]);
  room.pass(200).hear({ volumeDown: true }, { volumeDown: false });
  expect(room.said()).toEqual([]);
  room.pass(20).hear({ volumeDown: true }, { volumeDown: false });
  expect(room.said()).toEqual([down]);
  expect(shown(noLamps).hear({ volumeMute: true }).said()).toEqual([{ kind: 'volume', change: 'mute' }]);
});

test('volume keys that send five for one press', () => {
  const room = shown(noLamps, { volumeBurst: true });
  for (let time = 0; time < 5; time += 1) room.hear({ volumeUp: true }, { volumeUp: false }).pass(30);
  expect(room.said()).toEqual([up]);
  room.pass(300).hear({ volumeUp: true }, { volumeUp: false });
  expect(room.said()).toEqual([up]);
});

test('a keypad: each key as it goes down', () => {
  const room = shown(inCall).hear({ keypad: null }, { keypad: '1' }, { keypad: '1' }, { keypad: null });
  room.hear({ keypad: '1' }, { keypad: '#' }, { keypad: null });
  expect(room.said()).toEqual([key('1'), key('1'), key('#')]);
});

test('a keypad whose 0 may be nothing: the first word tells', () => {
  const idles = shown(inCall, { keyOfZero: '0' }).hear(
    { keypad: '0', mute: true },
    { keypad: '0', mute: false },
  );
  expect(idles.said()).toEqual([{ kind: 'mute', muted: null }]);
  expect(idles.hear({ keypad: '7' }, { keypad: '0' }).said()).toEqual([key('7')]);
  const has = shown(inCall, { keyOfZero: '0' }).hear({ keypad: null }, { keypad: '0' });
  expect(has.said()).toEqual([key('0')]);
  const learns = shown(inCall, { keyOfZero: '0' }).hear({ keypad: '0' }, { keypad: null }, { keypad: '0' });
  expect(learns.said()).toEqual([key('0')]);
  const soon = controlled({ keyOfZero: '0' })
    .show(noLamps)
    .hear({ keypad: '0' }, { keypad: '3' }, { keypad: '0' });
  expect(soon.said()).toEqual([key('3')]);
});
