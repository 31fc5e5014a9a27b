import { expect, test } from 'vitest';
import { noLamps, type RecordingFacts } from '../../../main/contract/devices.ts';
import { good } from '../../../main/contract/result.ts';
import { callDevice } from './call-device.ts';
import { kioskRig } from './kiosk-rig.ts';
import { room } from './states-of-call.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const both = { microphone: true, camera: true };
const facts: RecordingFacts = {
  device: 'a',
  step: 'hook-up',
  done: 0,
  steps: 14,
  reports: 0,
  reportsInStep: 0,
  file: null,
  failed: null,
};
const recordingRig = () => {
  const rig = kioskRig({ answers: { 'recording.begin': (() => good(null)) as never } });
  rig.devices(callDevice('a'));
  return rig;
};

test('where devices are tried camera and microphone are open, and closed again at home', () => {
  const rig = kioskRig();
  rig.actions.goDevices();
  expect(rig.state().place).toEqual({ kind: 'devices', tone: false, trying: null });
  expect(rig.media.opened).toEqual([both]);
  rig.actions.goHome();
  expect(rig.media.closed()).toBe(1);
});

test('a lamp that is tried is lit for five seconds, on its device alone; another one takes its place', () => {
  const rig = kioskRig();
  rig.devices(callDevice('a'), callDevice('b'));
  rig.actions.goDevices();
  rig.actions.tryLamp('a', 'ringing');
  expect(rig.shown()).toEqual({ a: { ...noLamps, ringing: true }, b: noLamps });
  rig.time.pass(3000);
  rig.actions.tryLamp('b', 'offHook');
  rig.time.pass(3000);
  expect(rig.shown()).toEqual({ a: noLamps, b: { ...noLamps, offHook: true } });
  rig.time.pass(2000);
  expect(rig.shown()).toEqual({ a: noLamps, b: noLamps });
  rig.actions.tryLamp('b', 'ringing');
  rig.actions.tryLamp('b', null);
  expect(rig.shown()).toEqual({ a: noLamps, b: noLamps });
  rig.actions.tryLamp('a', 'ringing');
  rig.actions.goHome();
  expect(rig.shown()).toEqual({ a: noLamps, b: noLamps });
});

test('what is tried does nothing but show', () => {
  const rig = kioskRig();
  rig.devices(callDevice('a'));
  rig.actions.goDevices();
  const before = rig.shows();
  rig.press('a', { kind: 'hook', lifted: true });
  expect(rig.state()).toMatchObject({
    call: { kind: 'idle' },
    place: { kind: 'devices' },
    lastPress: { device: 'a', press: { kind: 'hook', lifted: true } },
  });
  expect(rig.shows()).toBe(before + 1);
});

test('the tone of the devices screen sounds, ends, and can be played again', async () => {
  const rig = kioskRig();
  rig.actions.goDevices();
  rig.actions.playTone();
  expect(rig.state().place).toMatchObject({ tone: true });
  await settled();
  expect(rig.state().place).toMatchObject({ tone: false });
});

test('how people sit is told bit by bit, and a profile is chosen with its devices', () => {
  const rig = kioskRig();
  rig.actions.goSetUp();
  expect(rig.media.opened).toEqual([both]);
  rig.actions.seat({ people: '3-6' });
  rig.actions.seat({ place: 'around-a-table' });
  expect(rig.state().place).toEqual({
    kind: 'set-up',
    seating: { people: '3-6', place: 'around-a-table' },
  });
  rig.actions.useProfile('round-table');
  expect(rig.asks('devices.choose').at(-1)).toMatchObject({ profile: 'round-table' });
});

test('a recording: begun with nothing open, led step by step, kept; its place stays to say where', async () => {
  const rig = recordingRig();
  rig.actions.goDevices();
  rig.actions.goRecording('a');
  expect(rig.media.closed()).toBe(1);
  await settled();
  rig.main.setState('recording', facts);
  expect(rig.state()).toMatchObject({ place: { kind: 'recording', device: 'a' }, recording: facts });
  rig.actions.nextRecordingStep('not-there');
  rig.actions.endRecording(true);
  rig.main.setState('recording', { ...facts, step: null, file: '/there.txt' });
  expect(rig.state().place.kind).toBe('recording');
  rig.actions.goHome();
  expect(rig.main.asked.filter(([name]) => name.startsWith('recording.'))).toEqual([
    ['recording.begin', { device: 'a' }],
    ['recording.next', { outcome: 'not-there' }],
    ['recording.end', { keep: true }],
  ]);
});

test.each([
  ['goes home', (rig: ReturnType<typeof recordingRig>) => rig.actions.goHome()],
  ['goes back', (rig: ReturnType<typeof recordingRig>) => rig.actions.goDevices()],
  ['throws it away', (rig: ReturnType<typeof recordingRig>) => rig.actions.endRecording(false)],
  ['leaves the room', (rig: ReturnType<typeof recordingRig>) => rig.time.pass(125_000)],
  ['is called away', (rig: ReturnType<typeof recordingRig>) => rig.actions.tryAgain()],
])('whoever %s in the middle of a recording has ended it, once', async (what, leave) => {
  const rig = recordingRig();
  if (what === 'is called away') {
    rig.engine.say({ kind: 'dial', target: room, at: 1 });
    rig.engine.say({ kind: 'end', reason: 'left', at: 1 });
  }
  rig.actions.goRecording('a');
  await settled();
  rig.main.setState('recording', facts);
  leave(rig);
  rig.main.setState('recording', { ...facts, reports: 3 });
  rig.main.setState('recording', null);
  expect(rig.asks('recording.end')).toEqual([{ keep: false }]);
  expect(rig.state().place.kind).not.toBe('recording');
});

test('presses keep the room from being left alone in a recording', async () => {
  const rig = recordingRig();
  rig.actions.goRecording('a');
  await settled();
  for (let reports = 0; reports < 4; reports += 1) {
    rig.time.pass(100_000);
    rig.main.setState('recording', { ...facts, reports });
  }
  expect(rig.state().place.kind).toBe('recording');
});

test('a recording that cannot begin leads back', async () => {
  const rig = kioskRig();
  rig.actions.goRecording('a');
  await settled();
  expect(rig.state().place.kind).toBe('devices');
});

test('a recording that a window left behind when it died is ended', () => {
  const rig = kioskRig();
  rig.main.setState('recording', facts);
  rig.main.setState('recording', { ...facts, reports: 1 });
  expect(rig.asks('recording.end')).toEqual([{ keep: false }]);
});
