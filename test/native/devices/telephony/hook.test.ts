import { expect, test } from 'vitest';
import { noLamps } from '../../../../native/devices/telephony/control-state.ts';
import { controlled, inCall, mutedOnly, ringing, shown } from './control-in-test.ts';

const lifted = { kind: 'hook', lifted: true };
const putDown = { kind: 'hook', lifted: false };

test.each([0, 50, 600, 2500, 60_000])('the echo of our own Off-Hook after %i ms is no press', (ms) => {
  const room = shown(noLamps).show(inCall).pass(ms).hear({ hook: true }).pass(1000);
  expect(room.said()).toEqual([]);
  room.show(noLamps).pass(ms).hear({ hook: false });
  expect(room.said()).toEqual([]);
  expect(room.owner).toBe('us');
});

test('a device that echoes an Off-Hook when it is over already is told so again', () => {
  const room = shown(inCall).show(noLamps);
  room.wrote();
  expect(room.pass(200).hear({ hook: true }).said()).toEqual([]);
  expect(room.pass(250).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.owner).toBe('us');
});

test('a device that never echoes: other keys beside a hook of 0 end nothing', () => {
  const room = shown(inCall).hear({ hook: false, mute: true }, { hook: false, mute: false });
  expect(room.said()).toEqual([{ kind: 'mute', muted: null }]);
  // Its own hook goes on at the first press, and off at the next.
  expect(room.hear({ hook: true }).said()).toEqual([]);
  expect(room.pass(1000).hear({ hook: false }).said()).toEqual([putDown]);
});

test('lifted again after a call that the host ended, by a device that did not say that it is on the hook', () => {
  const room = shown(ringing).hear({ hook: true }).show(inCall).pass(5000).show(noLamps).pass(5000);
  room.said();
  expect(room.show(ringing).pass(500).hear({ hook: true }).said()).toEqual([lifted]);
});

test('told twice within 50 ms, or as late as the table says, it is one press', () => {
  const poly = shown(ringing).hear({ hook: true }).show(inCall).pass(40).hear({ hook: true });
  expect(poly.said()).toEqual([lifted]);
  const refused = shown(ringing).hear({ hook: true }).show(ringing).pass(40).hear({ hook: true });
  expect(refused.said()).toEqual([lifted]);
  const unanswered = shown(ringing, { hookSecondReportMs: 2500 }).hear({ hook: true }).pass(2000);
  expect(unanswered.hear({ hook: true }).said()).toEqual([lifted]);
  const engage = shown(noLamps, { hookSecondReportMs: 2500 }).hear({ hook: true }).pass(250);
  expect(engage.pass(1750).hear({ hook: true }).said()).toEqual([lifted]);
  const answered = shown(ringing, { hookSecondReportMs: 2500 }).hear({ hook: true }).show(inCall);
  expect(answered.pass(2000).hear({ hook: false }).said()).toEqual([lifted]);
  expect(answered.hear({ hook: true }).pass(3000).hear({ hook: false }).said()).toEqual([putDown]);
});

test('a key let go: 1 and 0 while it rings answer, and end nothing', () => {
  const room = shown(ringing).hear({ hook: true }).show(inCall).pass(120).hear({ hook: false });
  expect(room.said()).toEqual([lifted]);
  // It said that it is on the hook: it is told what is so.
  expect(room.wrote()).toEqual([
    { lamps: inCall, whole: true },
    { lamps: inCall, whole: true },
  ]);
  expect(room.pass(5000).hear({ hook: true }, { hook: false }).said()).toEqual([putDown]);
});

test('a device that falls back as soon as it is taken off the hook does not end the call', () => {
  const room = shown(noLamps).show(inCall).pass(20).hear({ hook: true }).pass(20).hear({ hook: false });
  expect(room.said()).toEqual([]);
  expect(room.wrote()).toEqual([
    { lamps: inCall, whole: false },
    { lamps: inCall, whole: true },
  ]);
});

test('a handset that lies beside its phone does not answer when another key is pressed', () => {
  const room = shown(ringing);
  expect(room.hear({ hook: true, volumeUp: true }, { hook: true, volumeUp: false }).said()).toEqual([
    { kind: 'volume', change: 'up' },
  ]);
  expect(room.hear({ hook: false }).pass(500).hear({ hook: true }).said()).toEqual([lifted]);
});

test('a handset lifted as the caller gives up: the device stays ours', () => {
  const room = shown(ringing).show(noLamps).pass(30).hear({ hook: true });
  room.wrote();
  expect(room.pass(250).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.owner).toBe('us');
});

test('a phone that says lifted and busy at once, for a call that is on elsewhere in the room', () => {
  const room = shown(mutedOnly).hear({ hook: true, lineBusy: true });
  expect(room.said()).toEqual([lifted]);
  expect(room.show({ ...inCall, muted: true }).owner).toBe('us');
});

test('a key in place of a switch: a press answers, a press ends, the letting go is nothing', () => {
  const room = shown(ringing, { hook: 'press' });
  expect(room.hear({ hook: true }).said()).toEqual([lifted]);
  expect(room.show(inCall).hear({ hook: false }).said()).toEqual([]);
  expect(room.pass(100).hear({ hook: true }, { hook: false }).said()).toEqual([]);
  expect(room.pass(1000).hear({ hook: true }, { hook: false }).said()).toEqual([putDown]);
  room.show(noLamps).pass(1000).wrote();
  // In no call it is a person, and no other program.
  expect(room.hear({ hook: true }, { hook: false }).said()).toEqual([lifted]);
  expect(room.pass(1000).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.owner).toBe('us');
});

test('reject without a key for it: twice on the hook, with nothing new, while it rings', () => {
  const pulses = (traits = {}) =>
    shown(ringing, { rejectsByHook: true, ...traits })
      .hear({ hook: false })
      .pass(1000);
  expect(pulses().hear({ hook: false }).pass(200).hear({ hook: false }).said()).toEqual([{ kind: 'reject' }]);
  expect(pulses().hear({ hook: false }).pass(600).hear({ hook: false }).said()).toEqual([]);
  expect(
    pulses({ rejectsByHook: false }).hear({ hook: false }).pass(200).hear({ hook: false }).said(),
  ).toEqual([]);
  // A Gigaset begins with one when it answers.
  expect(pulses().hear({ hook: false }).pass(100).hear({ hook: true }).said()).toEqual([lifted]);
});

test('a device that repeats itself does not reject, nor one that answers what we wrote', () => {
  const repeats = shown(noLamps, { rejectsByHook: true });
  for (let time = 0; time < 5; time += 1) repeats.hear({ hook: false }).pass(200);
  repeats.show(ringing).pass(1000);
  for (let time = 0; time < 5; time += 1) repeats.hear({ hook: false }).pass(200);
  expect(repeats.said()).toEqual([]);

  const answers = shown(noLamps, { rejectsByHook: true }).hear({ hook: false }).show(ringing);
  for (let time = 0; time < 4; time += 1) answers.pass(100).hear({ hook: false });
  expect(answers.said()).toEqual([]);
});

test('put down as the first word of a device that was opened in the call, since whatever drove it before had died', () => {
  const opened = () => controlled().show(inCall).pass(2000);
  expect(opened().hear({ hook: false }).said()).toEqual([putDown]);
  expect(opened().hear({ hook: false, mute: false, lineBusy: false, keypad: null }).said()).toEqual([
    putDown,
  ]);
  // At once after it was taken off the hook it is no person; and beside another key it says nothing of the hook.
  expect(controlled().show(inCall).pass(100).hear({ hook: false }).said()).toEqual([]);
  expect(opened().hear({ hook: false, mute: true }, { hook: false, mute: false }).said()).toEqual([
    { kind: 'mute', muted: null },
  ]);
  expect(opened().hear({ hook: false, flash: true }).said()).toEqual([{ kind: 'flash' }]);
  // Opened before the call, it has echoed, or never does.
  expect(shown(inCall).pass(2000).hear({ hook: false }).said()).toEqual([]);
  expect(controlled().pass(600).show(inCall).pass(2000).hear({ hook: false }).said()).toEqual([]);
});

test('the same of one whose mute is a state: muted as it was told is no news, unmuted is', () => {
  const muted = { ...inCall, muted: true };
  const opened = () => controlled({ mute: 'state', muteIsKnown: true }).show(muted).pass(2000);
  expect(opened().hear({ hook: false, mute: true }).said()).toEqual([putDown]);
  expect(opened().hear({ hook: false, mute: false }).said()).not.toContainEqual(putDown);
});
