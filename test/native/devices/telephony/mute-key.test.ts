import { expect, test } from 'vitest';
import { noLamps } from '../../../../native/devices/telephony/control-state.ts';
import { inCall, mutedCall, shown } from './control-in-test.ts';

const press = { kind: 'mute', muted: null };
const muted = { kind: 'mute', muted: true };
const unmuted = { kind: 'mute', muted: false };

test('a button: only its going down counts, however fast it is pressed', () => {
  const room = shown(inCall).hear({ mute: true }, { mute: true }, { mute: false });
  expect(room.said()).toEqual([press]);
  room.show(mutedCall).pass(10).hear({ mute: true }, { mute: false });
  expect(room.said()).toEqual([press]);
  room.show(inCall).pass(10).hear({ mute: true }, { mute: false });
  expect(room.said()).toEqual([press]);
});

test('one press soon after a mute that the host wrote by itself is its echo, and the device is told again', () => {
  const room = shown(inCall).show(mutedCall).pass(60).hear({ mute: true }, { mute: false });
  expect(room.said()).toEqual([]);
  expect(room.wrote()).toEqual([
    { lamps: mutedCall, whole: false },
    { lamps: mutedCall, whole: true },
  ]);
  expect(room.hear({ mute: true }, { mute: false }).said()).toEqual([press]);
  expect(shown(inCall).show(mutedCall).pass(100).hear({ mute: true }).said()).toEqual([press]);
});

test('a state: what we did not write is a press', () => {
  const room = shown(inCall, { mute: 'state', muteIsKnown: true });
  expect(room.hear({ mute: true }).said()).toEqual([muted]);
  expect(room.show(mutedCall).hear({ mute: true }).said()).toEqual([]);
  expect(room.pass(20).hear({ mute: false }).said()).toEqual([unmuted]);
  room.show(inCall).pass(1000).show(mutedCall).pass(30).hear({ mute: true });
  expect(room.said()).toEqual([]);
});

test('a state that is pressed twice before the host answers', () => {
  const room = shown(inCall, { mute: 'state', muteIsKnown: true }).hear({ mute: true }).pass(150);
  expect(room.hear({ mute: false }).said()).toEqual([muted, unmuted]);
});

test('a state that says what it was before our word reached it, or as it is taken off the hook, is told again', () => {
  const traits = { mute: 'state', muteIsKnown: true } as const;
  const late = shown(inCall, traits).show(mutedCall).pass(20).hear({ mute: false });
  expect(late.said()).toEqual([]);
  expect(late.wrote().at(-1)).toEqual({ lamps: mutedCall, whole: true });
  const opened = shown(noLamps, traits).show(mutedCall).pass(200).hear({ hook: true, mute: false });
  expect(opened.said()).toEqual([]);
  expect(opened.wrote().at(-1)).toEqual({ lamps: mutedCall, whole: true });
});

test('a state that does not take ours: the press of another key does not unmute the call, its mute key does', () => {
  const room = shown(inCall, { mute: 'state', muteIsKnown: true }).show(mutedCall).pass(1000);
  room.hear({ mute: false, flash: true }, { mute: false, flash: false });
  expect(room.said()).toEqual([{ kind: 'flash' }]);
  expect(room.wrote().at(-1)).toEqual({ lamps: mutedCall, whole: true });
  expect(room.pass(1000).hear({ mute: false, hook: true }).said()).toEqual([]);
  expect(room.pass(1000).hear({ mute: false, hook: true }).said()).toEqual([unmuted]);
});

test('a state whose press the host does not follow is told so, and may be pressed again', () => {
  const room = shown(noLamps, { mute: 'state', muteIsKnown: true }).hear({ mute: true });
  expect(room.said()).toEqual([muted]);
  expect(room.pass(250).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.pass(1000).hear({ mute: true }).said()).toEqual([muted]);
});

test('declared as a button, but 1 stays: it is a state from then on', () => {
  const room = shown(inCall).hear({ mute: true }).show(mutedCall);
  expect(room.said()).toEqual([press]);
  expect(room.pass(499).notes).toEqual([]);
  expect(room.pass(1).notes).toHaveLength(1);
  expect(room.pass(10_000).hear({ mute: false }).said()).toEqual([unmuted]);
  expect(room.show(inCall).pass(1000).hear({ mute: true }).said()).toEqual([muted]);
});

test('declared as a button, but on beside another key: no press, and so it unmutes nothing', () => {
  const room = shown(inCall).hear({ hook: true, mute: false }).show(mutedCall).pass(1000);
  room.hear({ hook: true, mute: true, flash: true }, { hook: true, mute: true, flash: false });
  expect(room.said()).toEqual([{ kind: 'flash' }]);
  expect(room.pass(1000).said()).toEqual([]);
  expect(room.notes).toHaveLength(1);
  const ended = shown(inCall)
    .hear({ hook: true })
    .show(mutedCall)
    .pass(1000)
    .hear({ hook: false, mute: true });
  expect(ended.said()).toEqual([{ kind: 'hook', lifted: false }]);
  // A device that never echoes tells of its hook with the first press.
  expect(shown(inCall).hear({ hook: true, mute: true }).said()).toEqual([press]);
});

test('the first word of a device opened in a muted call does not unmute it when it is on the hook', () => {
  const room = shown(mutedCall).hear({ hook: false, mute: true }, { hook: false, mute: false });
  expect(room.said()).toEqual([]);
  expect(room.wrote()).toEqual([{ lamps: mutedCall, whole: true }]);
  expect(room.hear({ hook: false, mute: true }, { hook: false, mute: false }).said()).toEqual([press]);
  expect(shown(mutedCall).hear({ hook: true, mute: true }).said()).toEqual([press]);
  expect(shown(inCall).hear({ hook: false, mute: true }).said()).toEqual([press]);
  // A hook that is a button is always 0 then.
  expect(shown(mutedCall, { hook: 'press' }).hear({ hook: false, mute: true }).said()).toEqual([press]);
});

test('found to be a state while the call says the other: the device is muted, so the call is', () => {
  const room = shown(mutedCall).hear({ mute: true }).show(inCall);
  expect(room.said()).toEqual([press]);
  expect(room.pass(500).said()).toEqual([muted]);
});

test('a button held for seconds does not unmute when it is let go, and is a button again after its next press', () => {
  const room = shown(inCall).hear({ mute: true }).show(mutedCall).pass(3000);
  room.said();
  expect(room.hear({ mute: false }).said()).toEqual([]);
  expect(room.wrote().at(-1)).toEqual({ lamps: mutedCall, whole: true });
  room.pass(1000).hear({ mute: true }).pass(80).hear({ mute: false });
  room.said();
  room.show(mutedCall).pass(1000).hear({ mute: true }).pass(80).hear({ mute: false });
  expect(room.said()).toHaveLength(1);
});

test('declared as a state, but 1 goes at once: it is a button from then on', () => {
  const room = shown(inCall, { mute: 'state' }).hear({ mute: true }).show(mutedCall).pass(80);
  expect(room.said()).toEqual([muted]);
  expect(room.hear({ mute: false }).said()).toEqual([]);
  expect(room.notes).toHaveLength(1);
  expect(room.pass(1000).hear({ mute: true }, { mute: false }).said()).toEqual([press]);
});

test('what the table says of mute is not found out again', () => {
  const room = shown(inCall, { mute: 'state', muteIsKnown: true })
    .hear({ mute: true })
    .show(mutedCall)
    .pass(80);
  room.said();
  expect(room.hear({ mute: false }).said()).toEqual([unmuted]);
  expect(room.notes).toEqual([]);
});
