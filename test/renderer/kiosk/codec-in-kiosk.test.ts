import { expect, test } from 'vitest';
import type { Codec, CodecCommand } from '../../../main/contract/codecs.ts';
import { nothingConnected } from '../../../main/contract/connected.ts';
import type { JoinTarget, Meeting } from '../../../main/contract/meeting.ts';
import { bad, good } from '../../../main/contract/result.ts';
import { makeCodecEngine } from '../../../renderer/calls/codec/codec-engine.ts';
import { makeEngines } from '../../../renderer/calls/engines.ts';
import { makeOwnCamera } from '../../../renderer/calls/own-camera.ts';
import { makeKiosk } from '../../../renderer/kiosk/kiosk.ts';
import { aCodec, aCodecCall } from '../calls/codec/a-codec.ts';
import { callDevice } from './call-device.ts';
import { makeEngineDouble, makeHandClock, makeMainDouble, makeMediaDouble } from './doubles.ts';

const sip: JoinTarget = { engine: 'sip', provider: 'sip', address: 'sip:ward@example.org', source: 'text' };
const room: JoinTarget = { engine: 'room', provider: 'rundbord', address: 'rundbord:one', source: 'text' };
const meeting = (...join: readonly JoinTarget[]): Meeting => ({
  id: 'm1',
  title: 'Round',
  start: '2026-11-21T13:00:00Z',
  end: '2026-11-21T13:15:00Z',
  allDay: false,
  private: false,
  status: 'confirmed',
  organizer: null,
  location: null,
  join,
});
const connected = [aCodecCall('connected')];
const settled = () => new Promise((resolve) => setImmediate(resolve));
const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

/** The kiosk with an engine for rooms that is a double, and the real one over a codec that says what the test says. */
function setUp(first: Partial<Codec> = {}, takes: readonly ('sip' | 'pexip')[] = ['sip', 'pexip']) {
  const time = makeHandClock();
  const main = makeMainDouble({
    'codec.do': () => good(null),
    'join.understand': () => bad('join-not-understood'),
  });
  const rooms = makeEngineDouble();
  const media = makeMediaDouble();
  let codec = aCodec(first);
  const tell = (): void =>
    main.setState('connected', { ...nothingConnected, codecs: [codec], codecTakes: takes });
  const kiosk = makeKiosk({
    main: main.main,
    engine: makeEngines([rooms.engine, makeCodecEngine({ main: main.main, clock: time.clock, log: quiet })]),
    media: media.media,
    ownCamera: makeOwnCamera(time.clock),
    clock: time.clock,
    pictureOf: () => {
      throw new Error('no picture here');
    },
    smallPicture: async () => null,
    remembered: { read: () => [], keep: () => {} },
    seen: { is: () => true, watch: () => {} },
    playTone: async () => {},
    ring: { start: () => {}, stop: () => {} },
    readCodes: () => () => {},
    online: { is: () => true, watch: () => {} },
  });
  return {
    ...kiosk,
    time,
    main,
    rooms,
    media,
    state: () => kiosk.store.getState(),
    says(change: Partial<Codec>): void {
      codec = { ...codec, ...change };
      tell();
    },
    asks: (asked: string): readonly unknown[] =>
      main.asked.filter(([name]) => name === asked).map(([, value]) => value),
    told: (): readonly CodecCommand[] =>
      main.asked.flatMap(([name, value]) =>
        name === 'codec.do' ? [(value as { command: CodecCommand }).command] : [],
      ),
  };
}

/** Main was heard: no call is remembered. */
function atHome(first: Partial<Codec> = {}, takes?: readonly ('sip' | 'pexip')[]) {
  const rig = setUp(first, takes);
  rig.says({});
  rig.main.setState('call', null);
  return rig;
}

test('one tap on a SIP meeting dials with the codec, and nothing of this computer is opened', () => {
  const { actions, state, told, says, media, rooms } = atHome();
  actions.joinMeeting(meeting(sip));
  expect(told()).toEqual([{ do: 'dial', address: 'ward@example.org', protocol: 'sip' }]);
  says({ calls: connected });
  expect(state()).toMatchObject({
    call: { kind: 'connected', target: { engine: 'codec', provider: 'sip' } },
    meeting: { id: 'm1' },
    abilities: { share: false, invite: false, hold: false, tones: true },
  });
  expect([media.opened, rooms.dialled]).toEqual([[], []]);
  says({ calls: [] });
  expect(state().call).toMatchObject({ kind: 'ended', reason: 'left', met: true });
  actions.goHome();
  expect(state().call.kind).toBe('idle');
});

test('a room of our own comes before the codec; what the codec does not take is shown elsewhere', () => {
  const both = atHome();
  both.actions.joinMeeting(meeting(sip, room));
  expect(both.rooms.dialled).toHaveLength(1);
  const other = atHome({}, ['pexip']);
  other.actions.joinMeeting(meeting(sip));
  expect(other.state().place).toMatchObject({ kind: 'elsewhere', target: sip });
});

test('a typed number is dialled with the codec', async () => {
  const { actions, told } = atHome();
  actions.goJoin();
  actions.typeJoin('12 34 56 78');
  actions.submitJoin();
  await settled();
  expect(told()).toEqual([{ do: 'dial', address: '12345678', protocol: 'auto' }]);
});

test('a call that begins at the codec leaves nothing of what was on the screen, and closes what was open', () => {
  const { actions, state, says, media } = atHome();
  actions.goDevices();
  const before = media.closed();
  says({ calls: connected });
  expect(state()).toMatchObject({ call: { kind: 'connected' }, place: { kind: 'home' }, meeting: null });
  expect(media.closed()).toBeGreaterThan(before);
});

test('somebody calls the codec: the screen rings, and answering answers there', () => {
  const { actions, state, says, told } = atHome();
  says({ calls: [aCodecCall('ringing')] });
  expect(state().call).toMatchObject({ kind: 'ringing', from: { name: 'Ward' } });
  actions.answer();
  says({ calls: connected });
  expect(state().call.kind).toBe('connected');
  expect(told()).toEqual([{ do: 'answer' }]);
});

test('a window that died in a codec’s call finds it, with its meeting, and never dials it', () => {
  const { state, says, told, main } = setUp({ calls: connected, muted: true });
  main.setState('agenda', {
    meetings: [meeting(sip)],
    freshAt: 1,
    staleSince: null,
    mayBook: false,
    read: true,
    problems: [],
  });
  const target = { ...sip, engine: 'codec' };
  main.setState('call', { target, meetingId: 'm1', muted: true, camera: false, since: 1 });
  says({});
  expect(state()).toMatchObject({ call: { kind: 'connected' }, meeting: { id: 'm1' } });
  expect(state().restartedAt).not.toBeNull();
  expect(state().own.muted.wanted).toBe(true);
  expect(told()).toEqual([]);
});

test('a codec’s call that ended while the window was away is over', () => {
  const { state, says, told, main, time } = setUp();
  main.setState('call', {
    target: { ...sip, engine: 'codec' },
    meetingId: 'm1',
    muted: false,
    camera: false,
    since: 1,
  });
  says({});
  time.pass(30_000);
  says({ calls: connected });
  expect(state().restartedAt).toBeNull();
  expect(told()).toEqual([]);
});

test('the mute key of a speakerphone mutes the codec, and its lamp follows the codec’s own remote', () => {
  const { says, told, main, asks } = atHome();
  main.setState('callDevices', { driver: 'up', devices: [callDevice('a')], volumeKeys: true });
  says({ calls: connected });
  main.emit('device.pressed', { device: 'a', press: { kind: 'mute', muted: true } });
  expect(told()).toEqual([{ do: 'mute', on: true }]);
  says({ muted: true });
  expect(asks('devices.show').at(-1)).toMatchObject({ a: { offHook: true, muted: true } });
  says({ muted: false });
  expect(asks('devices.show').at(-1)).toMatchObject({ a: { muted: false } });
});

test('the volume is the codec’s in its call, and this computer’s own after it', async () => {
  const { actions, state, says, told } = atHome({ volume: 40 });
  actions.setVolume(0.9);
  says({ calls: connected });
  expect(state().volume).toBe(0.4);
  actions.setVolume(0.5);
  actions.setVolume(0.6);
  actions.setVolume(0.7);
  await settled();
  expect(told()).toEqual([
    { do: 'volume', volume: 50 },
    { do: 'volume', volume: 70 },
  ]);
  expect(state().volume).toBe(0.7);
  says({ volume: 20 });
  expect(state().volume).toBe(0.2);
  says({ calls: [] });
  expect(state().volume).toBe(0.9);
});
