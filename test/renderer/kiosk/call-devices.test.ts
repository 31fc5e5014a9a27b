import { expect, test } from 'vitest';
import { noLamps } from '../../../main/contract/devices.ts';
import { callDevice } from './call-device.ts';
import { kioskRig } from './kiosk-rig.ts';
import { room } from './states-of-call.ts';

const lit = { ...noLamps, offHook: true };
const mute = { kind: 'mute', muted: null } as const;
const lifted = { kind: 'hook', lifted: true } as const;
const down = { kind: 'hook', lifted: false } as const;

function inCall() {
  const rig = kioskRig();
  rig.devices(callDevice('a'), callDevice('b'));
  rig.engine.engine.dial(room, rig.media.media, { muted: false, camera: true });
  return rig;
}

test('devices that come are shown what is so, and nothing is asked twice', () => {
  const rig = kioskRig();
  expect(rig.shows()).toBe(0);
  rig.devices(callDevice('a'));
  expect(rig.shown()).toEqual({ a: noLamps });
  rig.devices(callDevice('a', { shows: lit }));
  rig.time.pass(5000);
  expect(rig.shows()).toBe(1);
  rig.engine.engine.dial(room, rig.media.media, { muted: false, camera: true });
  expect(rig.shown()).toEqual({ a: lit });
  expect(rig.shows()).toBe(2);
});

test('a press mutes, and a tap: the lamps follow the wish at once, on every device', () => {
  const rig = inCall();
  rig.press('b', mute);
  expect(rig.state().own.muted.wanted).toBe(true);
  expect(rig.shown()).toEqual({ a: { ...lit, muted: true }, b: { ...noLamps, muted: true } });
  rig.actions.setMuted(false);
  expect(rig.shown()).toEqual({ a: lit, b: noLamps });
});

test('every press is answered, once, also one that changes nothing', () => {
  const rig = inCall();
  for (const press of [mute, { kind: 'mute', muted: true }, { kind: 'redial' }, lifted, down] as const) {
    const before = rig.shows();
    rig.press('b', press);
    expect(rig.shows(), JSON.stringify(press)).toBe(before + 1);
  }
});

test('a press is shown with its time, and somebody is there', () => {
  const rig = kioskRig();
  rig.devices(callDevice('a'));
  rig.actions.goJoin();
  rig.time.pass(119_000);
  rig.press('a', mute);
  expect(rig.state().lastPress).toEqual({ device: 'a', press: mute, at: rig.time.clock.now() });
  rig.time.pass(119_000);
  expect(rig.state().place.kind).toBe('join');
});

test('the hook of another device makes it the one in use; only its own hook ends the call then', () => {
  const rig = inCall();
  expect(rig.state().deviceInUse).toBe('a');
  rig.press('b', lifted);
  expect(rig.state().deviceInUse).toBe('b');
  expect(rig.shown()).toEqual({ a: noLamps, b: lit });
  rig.press('a', down);
  expect(rig.state().call.kind).toBe('dialling');
  rig.press('b', down);
  expect(rig.state().call.kind).toBe('ended');
  expect(rig.shown()).toEqual({ a: noLamps, b: noLamps });
  // The next call begins where the sound is, not where the last one ended.
  rig.actions.goHome();
  expect(rig.state().deviceInUse).toBe('a');
});

test('a device pulled out in a call gives way, is named as it is to be when it is back, and takes its place again', () => {
  const rig = inCall();
  rig.press('b', lifted);
  rig.devices(callDevice('a'), callDevice('b', { status: 'gone' }));
  expect(rig.state().call.kind).toBe('dialling');
  expect(rig.state().deviceInUse).toBe('a');
  expect(rig.shown()).toEqual({ a: lit, b: lit });
  rig.press('a', mute);
  expect(rig.shown()).toEqual({ a: { ...lit, muted: true }, b: { ...lit, muted: true } });
  const before = rig.shows();
  rig.devices(callDevice('a'), callDevice('b'));
  expect(rig.state().deviceInUse).toBe('b');
  expect(rig.shown()).toEqual({ a: { ...noLamps, muted: true }, b: { ...lit, muted: true } });
  expect(rig.shows()).toBe(before + 1);
});

test('a likelier device that is plugged in during a call shows it, and leaves it to the one in use', () => {
  const rig = kioskRig();
  rig.devices(callDevice('b', { kind: 'headset' }));
  rig.engine.engine.dial(room, rig.media.media, { muted: true, camera: true });
  rig.devices(callDevice('a'), callDevice('b', { kind: 'headset' }));
  expect(rig.shown()).toEqual({ a: { ...noLamps, muted: true }, b: { ...lit, muted: true } });
  rig.actions.leave();
  expect(rig.state().deviceInUse).toBe('a');
});

test('a device in another program’s call does nothing here', () => {
  const rig = inCall();
  rig.devices(callDevice('a', { status: 'elsewhere' }), callDevice('b'));
  expect(rig.state().deviceInUse).toBe('b');
  rig.press('a', mute);
  rig.press('a', down);
  expect(rig.state()).toMatchObject({ call: { kind: 'dialling' }, own: { muted: { wanted: false } } });
});

test('it rings on all, a lifted hook answers and is the one in use; reject declines', () => {
  const rig = kioskRig();
  rig.devices(callDevice('a'), callDevice('b'));
  const ring = { kind: 'ring', target: room, from: { name: 'Ward 3', role: '' }, at: 1 } as const;
  rig.engine.say(ring);
  expect(rig.shown()).toEqual({ a: { ...noLamps, ringing: true }, b: { ...noLamps, ringing: true } });
  rig.press('a', { kind: 'reject' });
  expect(rig.state().call.kind).toBe('idle');
  expect(rig.shown()).toEqual({ a: noLamps, b: noLamps });
  rig.actions.goDevices();
  rig.engine.say(ring);
  rig.press('b', lifted);
  expect(rig.state()).toMatchObject({
    call: { kind: 'dialling' },
    place: { kind: 'home' },
    deviceInUse: 'b',
  });
  expect(rig.shown()).toEqual({ a: noLamps, b: lit });
});

test('flash holds and resumes; the lamp and the sound follow', () => {
  const rig = inCall();
  rig.press('b', { kind: 'flash' });
  expect(rig.state().own.held.wanted).toBe(true);
  expect(rig.shown()).toEqual({ a: { ...lit, held: true }, b: noLamps });
  rig.press('b', { kind: 'flash' });
  expect(rig.shown()).toEqual({ a: lit, b: noLamps });
});

test('the volume key’s mute goes back to where the volume was; a key of the keypad is a tone', () => {
  const rig = inCall();
  rig.actions.setVolume(0.4);
  rig.press('a', { kind: 'volume', change: 'mute' });
  expect(rig.state().volume).toBe(0);
  rig.press('a', { kind: 'volume', change: 'mute' });
  expect(rig.state().volume).toBe(0.4);
  rig.press('a', { kind: 'volume', change: 'up' });
  expect(rig.state().volume).toBe(0.5);
  rig.press('a', { kind: 'key', key: '5' });
  expect(rig.engine.tones).toEqual(['5']);
});

test('digits of a keypad are typed on the join screen and as the PIN', () => {
  const rig = kioskRig();
  rig.devices(callDevice('a'));
  rig.actions.goJoin();
  rig.press('a', { kind: 'key', key: '7' });
  rig.press('a', { kind: 'key', key: '1' });
  expect(rig.state().place).toMatchObject({ kind: 'join', text: '71' });
  rig.actions.goSettings();
  rig.press('a', { kind: 'key', key: '2' });
  expect(rig.state().place).toMatchObject({ kind: 'pin', pin: '2' });
});

test('a window that comes back into a call never tells a device that there is none', () => {
  const rig = kioskRig({ unheard: true });
  rig.devices(callDevice('a'));
  rig.time.pass(3000);
  expect(rig.shows()).toBe(0);
  rig.main.setState('call', { target: room, meetingId: null, muted: true, camera: true, since: 1 });
  expect(rig.asks('devices.show')).toEqual([{ a: { ...lit, muted: true } }]);
});

test('a call that was held when the window died comes back quiet and unseen, and not held', () => {
  const rig = inCall();
  rig.actions.setHeld(true);
  expect(rig.asks('call.remember').at(-1)).toMatchObject({ muted: true, camera: false });
  rig.actions.setHeld(false);
  expect(rig.asks('call.remember').at(-1)).toMatchObject({ muted: false, camera: true });
});
