import { expect, test } from 'vitest';
import { noLamps } from '../../../../native/devices/telephony/control-state.ts';
import { controlled, inCall, mutedCall, mutedOnly, ringing, shown } from './control-in-test.ts';

const lifted = { kind: 'hook', lifted: true };
const putDown = { kind: 'hook', lifted: false };
const mute = { kind: 'mute', muted: null };

test('the first word of the host is written whole, also when nothing is on; then only what changes', () => {
  const room = controlled();
  expect(room.show(noLamps).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.show(noLamps).wrote()).toEqual([]);
  expect(room.show(ringing).show(ringing).wrote()).toEqual([{ lamps: ringing, whole: false }]);
  expect(room.show(inCall).wrote()).toEqual([{ lamps: inCall, whole: false }]);
  expect(room.show(noLamps).wrote()).toEqual([{ lamps: noLamps, whole: false }]);
  expect(room.pass(60_000).wrote()).toEqual([]);
});

test('an incoming call: rung, lifted, in a call, put down', () => {
  const room = shown(ringing);
  expect(room.hear({ hook: true }).said()).toEqual([lifted]);
  expect(room.show(inCall).wrote()).toEqual([{ lamps: inCall, whole: true }]);
  expect(room.pass(5000).hear({ hook: false }).said()).toEqual([putDown]);
  expect(room.show(noLamps).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.hear({ hook: false }).pass(5000).said()).toEqual([]);
});

test('a press is answered by the next word of the host, also when that changes nothing', () => {
  const room = shown(inCall);
  room.hear({ mute: true }, { mute: false });
  expect(room.said()).toEqual([mute]);
  expect(room.pass(100).show(inCall).wrote()).toEqual([{ lamps: inCall, whole: true }]);
  expect(room.pass(1000).wrote()).toEqual([]);
});

test('a press that the host does not answer is answered after 250 ms', () => {
  const room = shown(inCall);
  room.hear({ flash: true }, { flash: false });
  expect(room.pass(249).wrote()).toEqual([]);
  expect(room.pass(1).wrote()).toEqual([{ lamps: inCall, whole: true }]);
  expect(room.pass(10_000).wrote()).toEqual([]);
});

test('a device is not written to more than three times in two seconds without a word of the host', () => {
  const room = shown(inCall);
  for (let time = 0; time < 30; time += 1) room.hear({ mute: true }, { mute: false }).pass(300);
  const times = room.writtenAt();
  expect(times.length).toBeGreaterThan(6);
  for (const [index, at] of times.entries())
    if (index >= 3) expect(at - (times[index - 3] ?? 0)).toBeGreaterThanOrEqual(2000);
  expect(room.pass(5000).wrote().length).toBeLessThanOrEqual(1);
});

test('while idle nothing is written but the answer to a press', () => {
  const room = shown(noLamps);
  expect(room.hear({ mute: true }, { mute: false }).said()).toEqual([mute]);
  expect(room.pass(5000).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.hear({ volumeUp: true }, { volumeUp: false }).pass(5000).wrote()).toEqual([]);
});

test('the first report, soon after opening, is how things are', () => {
  const room = controlled().show(noLamps);
  expect(room.hear({ mute: true, keypad: '5' }).said()).toEqual([]);
  expect(room.owner).toBe('us');
  expect(room.hear({ mute: false, keypad: null }, { mute: true }).said()).toEqual([mute]);
});

test('off the hook in the first report: in another call, until it is free', () => {
  const room = controlled().show(noLamps).hear({ hook: true });
  expect(room.owner).toBe('elsewhere');
  room.wrote();
  expect(room.show(ringing).hear({ mute: true }, { mute: false }).pass(5000).said()).toEqual([]);
  expect(room.wrote()).toEqual([]);
  expect(room.hear({ hook: false }).wrote()).toEqual([{ lamps: ringing, whole: true }]);
  expect(room.owner).toBe('us');
  expect(room.notes).toHaveLength(2);
});

test('until the host has spoken, a call that is on may be ours', () => {
  const room = controlled().hear({ hook: true, lineBusy: true });
  expect(room.owner).toBe('elsewhere');
  expect(room.show(mutedCall).wrote()).toEqual([{ lamps: mutedCall, whole: true }]);
  expect(room.owner).toBe('us');
});

test('what rings or is on when it is opened is told by the first report all the same', () => {
  expect(controlled().show(ringing).hear({ hook: true }).said()).toEqual([lifted]);
});

test('a lifted hook that the host takes is ours, and one that it leaves is elsewhere', () => {
  const taken = shown(mutedOnly).hear({ hook: true });
  expect(taken.said()).toEqual([lifted]);
  expect(taken.pass(200).show(mutedCall).wrote()).toEqual([{ lamps: mutedCall, whole: true }]);
  expect(taken.pass(5000).owner).toBe('us');

  const left = shown(noLamps).hear({ hook: true });
  expect(left.pass(100).show(mutedOnly).wrote()).toEqual([]);
  expect(left.pass(150).owner).toBe('elsewhere');
  expect(left.pass(5000).wrote()).toEqual([]);
  expect(left.hear({ hook: false }).wrote()).toEqual([{ lamps: mutedOnly, whole: true }]);
});

test('a lifted hook that falls by itself is answered', () => {
  const room = shown(noLamps).hear({ hook: true }).pass(100).hear({ hook: false });
  expect(room.pass(149).wrote()).toEqual([]);
  expect(room.pass(1).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.owner).toBe('us');
});

test('where no other program is, a hook that nobody takes is told that no call is on, and the device stays ours', () => {
  const room = controlled({ alone: true }).show(noLamps).hear({ hook: false }).pass(1000);
  room.wrote();
  expect(room.hear({ hook: true }).said()).toEqual([lifted]);
  expect(room.pass(249).wrote()).toEqual([]);
  expect(room.pass(1).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.owner).toBe('us');
  // The call that is joined on the screen then is heard and shown as any other.
  expect(room.pass(3000).show(inCall).wrote()).toEqual([{ lamps: inCall, whole: false }]);
  expect(room.pass(1000).hear({ hook: true, mute: true }).said()).toEqual([mute]);
});

test('where no other program is, off the hook in the first report is put right; a busy line is a telephone of its own', () => {
  const room = controlled({ alone: true }).show(noLamps);
  room.wrote();
  expect(room.hear({ hook: true }).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.owner).toBe('us');
  expect(controlled({ alone: true }).show(noLamps).hear({ lineBusy: true }).owner).toBe('elsewhere');
});

test('a busy line that we did not cause is another call at once; one that we caused is ours', () => {
  const room = shown(noLamps).hear({ hook: false, lineBusy: true });
  expect(room.owner).toBe('elsewhere');
  room.hear({ hook: true, lineBusy: true }, { hook: false, lineBusy: true });
  expect(room.owner).toBe('elsewhere');
  expect(room.hear({ hook: false, lineBusy: false }).owner).toBe('us');
  expect(room.said()).toEqual([]);

  const ours = shown(inCall).hear({ hook: true, lineBusy: true });
  expect(ours.owner).toBe('us');
  expect(ours.show(noLamps).hear({ hook: false, lineBusy: true }, { lineBusy: false }).owner).toBe('us');
  expect(ours.said()).toEqual([]);
  // A line that is a moment late, after a call that was short.
  expect(shown(inCall).show(noLamps).pass(200).hear({ lineBusy: true }).owner).toBe('us');
  expect(shown(inCall).show(noLamps).pass(3000).hear({ lineBusy: true }).owner).toBe('elsewhere');
});

test('a device that says of every call that its line is busy: a hook lifted without it was a person', () => {
  const room = shown(noLamps).show(inCall).hear({ hook: true, lineBusy: true }).pass(5000);
  room.show(noLamps).hear({ hook: false, lineBusy: false }).pass(5000).wrote();
  room.hear({ hook: true });
  expect(room.pass(250).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
  expect(room.owner).toBe('us');
  room.hear({ hook: false }).pass(5000).hear({ hook: true }).pass(20).hear({ lineBusy: true });
  expect(room.owner).toBe('elsewhere');
});

test('a lamp that is changed while the device is elsewhere is made good when it is free', () => {
  const room = shown(mutedOnly).hear({ lineBusy: true }).show(noLamps);
  expect(room.wrote()).toEqual([]);
  expect(room.hear({ lineBusy: false }).wrote()).toEqual([{ lamps: noLamps, whole: true }]);
});

test('what is kept of a device does not grow', () => {
  const room = shown(inCall);
  const size = JSON.stringify(room.state).length;
  for (let time = 0; time < 1000; time += 1)
    room.hear({ mute: time % 2 === 0, hook: time % 3 === 0, keypad: String(time % 10) }).pass(time % 700);
  expect(JSON.stringify(room.state).length).toBeLessThan(size + 200);
});
