import { expect, test } from 'vitest';
import type { AskName } from '../../../main/contract/bridge.ts';
import type { KioskFacts } from '../../../main/contract/kiosk.ts';
import type { JoinTarget, Meeting } from '../../../main/contract/meeting.ts';
import { bad, good, type Result } from '../../../main/contract/result.ts';
import { makeOwnCamera } from '../../../renderer/calls/own-camera.ts';
import { makeKiosk } from '../../../renderer/kiosk/kiosk.ts';
import { makeEngineDouble, makeHandClock, makeMainDouble, makeMediaDouble } from './doubles.ts';

const facts: KioskFacts = {
  version: '0',
  demo: false,
  roomName: 'Egeskov',
  site: 'Sundhedshuset',
  ownAddress: 'rundbord:egeskov',
  posture: 'room',
  theme: 'auto',
  zone: 'Europe/Copenhagen',
  language: 'da',
  offeredLanguages: ['da', 'sv', 'nb', 'en'],
  showTitles: true,
  showOrganizers: false,
  offerMinutes: 15,
  autoJoinSeconds: null,
  goodbyeSeconds: 8,
  othersMayMoveCamera: false,
  calls: ['room', 'codec', 'pexip'],
  incoming: { rings: true, whenInCall: 'ask', autoAnswer: null },
  pinIsSet: true,
  settingsFile: '/etc/rundbord/rundbord.yaml',
};
const target: JoinTarget = {
  engine: 'room',
  provider: 'rundbord',
  address: 'rundbord:one',
  source: 'location',
};
const teams: JoinTarget = {
  engine: 'web',
  provider: 'teams',
  address: 'https://teams.microsoft.com/x',
  source: 'text',
};
const meeting = (join: readonly JoinTarget[], id = 'm1'): Meeting => ({
  id,
  title: 'Udskrivningskonference',
  start: '2026-11-21T13:00:00Z',
  end: '2026-11-21T13:15:00Z',
  allDay: false,
  private: false,
  status: 'confirmed',
  organizer: null,
  location: null,
  join: [...join],
});

function setUp(answers: Partial<Record<AskName, (argument: never) => Result<unknown>>> = {}) {
  const time = makeHandClock();
  const main = makeMainDouble(answers);
  const engine = makeEngineDouble();
  const media = makeMediaDouble();
  const kiosk = makeKiosk({
    main: main.main,
    engine: engine.engine,
    media: media.media,
    ownCamera: makeOwnCamera(time.clock),
    clock: time.clock,
    pictureOf: () => {
      throw new Error('no picture in this test');
    },
    smallPicture: async () => null,
    seen: { is: () => true, watch: () => {} },
    remembered: { read: () => [], keep: () => {} },
    playTone: async () => {},
    ring: { start: () => {}, stop: () => {} },
    readCodes: () => () => {},
    online: { is: () => true, watch: () => {} },
  });
  main.setState('kiosk', facts);
  const remembered = () => main.asked.filter(([name]) => name === 'call.remember').map(([, value]) => value);
  return { ...kiosk, state: () => kiosk.store.getState(), time, main, engine, media, remembered };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('one tap on a meeting dials its room, with microphone and camera on, and main remembers it', () => {
  const { actions, engine, main, state, remembered } = setUp();
  main.setState('call', null);
  actions.joinMeeting(meeting([teams, target]));
  expect(engine.dialled.map(([dialled, , start]) => [dialled, start])).toEqual([
    [target, { muted: false, camera: true }],
  ]);
  expect(state().call.kind).toBe('dialling');
  expect(remembered()).toMatchObject([{ target, meetingId: 'm1', muted: false, camera: true }]);
});

test('a meeting in a system that we cannot open is shown as its link, and nothing is dialled', () => {
  const { actions, engine, state } = setUp();
  actions.joinMeeting(meeting([teams]));
  expect(state().place).toMatchObject({ kind: 'elsewhere', target: teams });
  expect(engine.dialled).toEqual([]);
});

test('a window that was in a call when it died is back in it, muted as it was; only once', () => {
  const { actions, engine, main, state } = setUp();
  main.setState('call', { target, meetingId: 'm1', muted: true, camera: false, since: 1 });
  main.setState('call', { target, meetingId: 'm1', muted: true, camera: false, since: 1 });
  expect(engine.dialled.map(([, , start]) => start)).toEqual([{ muted: true, camera: false }]);
  main.setState('agenda', {
    meetings: [meeting([target])],
    freshAt: 1,
    staleSince: null,
    mayBook: false,
    read: true,
    problems: [],
  });
  expect(state().meeting?.id).toBe('m1');
  expect(state().restartedAt).not.toBeNull();
  actions.joinMeeting(meeting([target]));
  expect(state().restartedAt).toBeNull();
});

test('before main was heard nothing is remembered, so a call kept there is not wiped', () => {
  const { remembered, engine } = setUp();
  engine.say({ kind: 'clear' });
  expect(remembered()).toEqual([]);
});

test('leaving shows goodbye, closes the devices and tells main; home comes by itself after the set time', () => {
  const { actions, engine, main, state, time, media, remembered } = setUp();
  main.setState('call', null);
  actions.joinMeeting(meeting([target]));
  engine.say({ kind: 'joined', at: 1 });
  engine.say({ kind: 'end', reason: 'left', at: time.clock.now() });
  expect(state().call).toMatchObject({ kind: 'ended', reason: 'left' });
  expect(media.closed()).toBe(1);
  expect(remembered().at(-1)).toBeNull();
  actions.chooseLanguage('sv');
  time.pass(7_000);
  expect(state().call.kind).toBe('ended');
  time.pass(2_000);
  expect(state()).toMatchObject({
    call: { kind: 'idle' },
    place: { kind: 'home' },
    meeting: null,
    language: 'da',
  });
});

test('why a call failed stays for a minute, unless somebody goes home', () => {
  const { actions, engine, main, state, time } = setUp();
  main.setState('call', null);
  actions.joinOwnRoom();
  expect(engine.dialled[0]?.[0].address).toBe('rundbord:egeskov');
  engine.say({ kind: 'end', reason: 'hub-unreachable', at: time.clock.now() });
  time.pass(50_000);
  expect(state().call).toMatchObject({ kind: 'ended', reason: 'hub-unreachable' });
  actions.goHome();
  expect(state().call.kind).toBe('idle');
});

test('a call that its host ended is told for some seconds, and then it is home', () => {
  const { actions, engine, main, state, time } = setUp();
  main.setState('call', null);
  actions.joinOwnRoom();
  engine.say({ kind: 'end', reason: 'call-ended-by-host', at: time.clock.now() });
  time.pass(15_000);
  expect(state().call).toMatchObject({ kind: 'ended', reason: 'call-ended-by-host' });
  time.pass(10_000);
  expect(state().call.kind).toBe('idle');
});

test('what is typed to join is read by main: a room is dialled, anything else says why not', async () => {
  const { actions, engine, state } = setUp({
    'join.understand': (({ text }: { text: string }) =>
      text === 'K7PM-4XQD' ? good({ ...target, source: 'typed' }) : bad('join-not-understood')) as never,
  });
  actions.goJoin();
  actions.typeJoin('hello');
  actions.submitJoin();
  expect(state().place).toMatchObject({ kind: 'join', busy: true });
  await settled();
  expect(state().place).toMatchObject({
    kind: 'join',
    busy: false,
    problem: { code: 'join-not-understood' },
  });
  actions.typeJoin('K7PM-4XQD');
  expect(state().place).toMatchObject({ problem: null });
  actions.submitJoin();
  await settled();
  expect(engine.dialled).toHaveLength(1);
  expect(state().place.kind).toBe('home');
});

test("a guest's link of our own hub in an invitation leads to its room; an ended one says so", async () => {
  const link = 'https://hub.example/g/K7PM-4XQD';
  let ended = false;
  const { actions, engine, state } = setUp({
    'join.understand': (({ text }: { text: string }) =>
      ended
        ? bad('code-expired')
        : good({ ...target, address: text === link ? 'rundbord:one' : '' })) as never,
  });
  const invited = meeting([{ ...target, address: link }]);
  actions.joinMeeting(invited);
  await settled();
  expect(engine.dialled.map(([{ address }]) => address)).toEqual(['rundbord:one']);
  expect(state().meeting?.id).toBe('m1');
  actions.leave();
  actions.goHome();
  ended = true;
  actions.joinMeeting(invited);
  await settled();
  expect(state().place).toMatchObject({ kind: 'join', problem: { code: 'code-expired' } });
});

test('a room left alone goes home and back to its own language; a touch keeps it', () => {
  const { actions, state, time, touched } = setUp();
  actions.goJoin();
  actions.typeJoin('half a wo');
  actions.chooseLanguage('en');
  time.pass(100_000);
  touched();
  time.pass(100_000);
  expect(state().place.kind).toBe('join');
  time.pass(30_000);
  expect(state()).toMatchObject({ place: { kind: 'home' }, language: 'da' });
});

test('settings open behind the PIN, and the pass goes with every ask', async () => {
  const values = { roomName: 'Egeskov' };
  const { actions, main, state } = setUp({
    'settings.unlock': (({ pin }: { pin: string }) =>
      pin === '2580' ? good({ pass: 'p', expiresAt: 1 }) : bad('pin-wrong')) as never,
    'settings.read': (() => good(values)) as never,
    'settings.write': (() => bad('settings-not-written', { at: '/etc' })) as never,
  });
  actions.goSettings();
  actions.typePin('11a11');
  expect(state().place).toMatchObject({ kind: 'pin', firstTime: false, pin: '1111' });
  actions.submitPin();
  await settled();
  expect(state().place).toMatchObject({ kind: 'pin', pin: '', problem: { code: 'pin-wrong' } });
  actions.typePin('2580');
  actions.submitPin();
  await settled();
  expect(state().place).toMatchObject({ kind: 'settings', values, busy: false });
  actions.saveSettings();
  await settled();
  expect(main.asked.at(-1)).toEqual(['settings.write', { pass: 'p', values }]);
  expect(state().place).toMatchObject({
    kind: 'settings',
    saved: false,
    problem: { code: 'settings-not-written' },
  });
});

test('the kiosk is left from the settings only, after a question, with the pass', async () => {
  const { actions, main, state } = setUp({
    'settings.unlock': (() => good({ pass: 'p', expiresAt: 1 })) as never,
    'settings.read': (() => good({ roomName: 'Egeskov' })) as never,
    'kiosk.leave': (() => bad('pin-too-new')) as never,
  });
  const asked = (): unknown[] => main.asked.filter(([name]) => name === 'kiosk.leave');
  actions.askToLeave(true);
  actions.leaveKiosk();
  actions.goSettings();
  actions.typePin('2580');
  actions.submitPin();
  await settled();
  actions.leaveKiosk();
  expect(asked()).toEqual([]);
  actions.askToLeave(true);
  expect(state().place).toMatchObject({ leaving: 'sure' });
  actions.askToLeave(false);
  expect(state().place).toMatchObject({ leaving: 'no' });
  actions.askToLeave(true);
  actions.leaveKiosk();
  expect(state().place).toMatchObject({ leaving: 'going' });
  await settled();
  expect(asked()).toEqual([['kiosk.leave', { pass: 'p' }]]);
  expect(state().place).toMatchObject({ leaving: 'no', problem: { code: 'pin-too-new' } });
});

test('the first person who opens the settings chooses the PIN', async () => {
  const { actions, main, state } = setUp({ 'settings.setPin': (() => bad('pin-too-simple')) as never });
  main.setState('kiosk', { ...facts, pinIsSet: false });
  actions.goSettings();
  expect(state().place).toMatchObject({ kind: 'pin', firstTime: true });
  actions.typePin('1234');
  actions.submitPin();
  await settled();
  expect(state().place).toMatchObject({ kind: 'pin', problem: { code: 'pin-too-simple' } });
  expect(main.asked.map(([name]) => name)).not.toContain('settings.unlock');
});

test('an invitation is made for the room of the call', async () => {
  const { actions, engine, main, state } = setUp({ 'room.invite': (() => bad('hub-unreachable')) as never });
  main.setState('call', null);
  actions.joinMeeting(meeting([target]));
  engine.say({ kind: 'joined', at: 1 });
  actions.openPanel('invite');
  await settled();
  expect(main.asked).toContainEqual(['room.invite', { address: 'rundbord:one', meetingId: 'm1' }]);
  expect(state()).toMatchObject({
    panel: 'invite',
    invite: null,
    inviteProblem: { code: 'hub-unreachable' },
  });
});

test('the tone of the equipment screen sounds, ends, and can be played again', async () => {
  const { actions, state } = setUp();
  actions.goDevices();
  actions.playTone();
  expect(state().place).toMatchObject({ kind: 'devices', tone: true });
  await settled();
  expect(state().place).toMatchObject({ kind: 'devices', tone: false });
});

test('choosing one device leaves the others as they were chosen', () => {
  const { actions, main, media } = setUp();
  main.setState('devices', { profile: null, camera: ['Room cam'], microphone: [], speaker: [] });
  expect(media.chosen).toContainEqual(['camera', 'Room cam']);
  actions.chooseDevice('speaker', 'TV');
  expect(main.asked.at(-1)).toEqual([
    'devices.choose',
    { profile: null, camera: ['Room cam'], microphone: [], speaker: ['TV'] },
  ]);
});

test('main hears every ten seconds that the window is there, and for how long nobody touched it', () => {
  const { main, time, touched } = setUp();
  const told = () =>
    main.asked
      .filter(([name]) => name === 'window.alive')
      .map(([, value]) => (value as { untouchedSeconds: number }).untouchedSeconds);
  expect(told()).toEqual([0]);
  time.pass(20_000);
  expect(told()).toEqual([0, 10, 20]);
  touched();
  time.pass(10_000);
  expect(told().at(-1)).toBe(10);
});

test.each([
  ['back', -5 * 3_600_000],
  ['on', 5 * 3_600_000],
])('a clock that is set %s by hours changes nothing of how long a person was away', (_, byMs) => {
  const { actions, state, main, time, touched } = setUp();
  actions.goJoin();
  actions.typeJoin('what somebody typed');
  touched();
  time.pass(30_000);
  time.set(byMs);
  time.pass(30_000);
  expect(state().place.kind).toBe('join');
  expect(main.asked.findLast(([name]) => name === 'window.alive')).toEqual([
    'window.alive',
    // The second in which the clock was set counts for nothing.
    { untouchedSeconds: 59 },
  ]);
  time.pass(65_000);
  expect(state().place.kind).toBe('home');
});

test('the goodbye screen goes in its time, though the clock is set back meanwhile', () => {
  const { actions, engine, main, state, time } = setUp();
  main.setState('call', null);
  actions.joinOwnRoom();
  engine.engine.hangUp();
  time.pass(3000);
  expect(state().call.kind).toBe('ended');
  time.set(-5 * 3_600_000);
  time.pass(7000);
  expect(state().call.kind).toBe('idle');
});

test('a link that was opened elsewhere fills in the join screen, and tears nobody out of a call or the settings', () => {
  const { main, store, actions } = setUp();
  const place = () => store.getState().place;
  main.emit('join.asked', { text: 'rundbord:egeskov' });
  expect(place()).toMatchObject({ kind: 'join', text: 'rundbord:egeskov', busy: false, problem: null });
  actions.goSettings();
  const before = place();
  expect(before.kind).toBe('pin');
  main.emit('join.asked', { text: 'rundbord:other' });
  expect(place()).toBe(before);
  actions.goHome();
  main.setState('call', { target, meetingId: null, muted: false, camera: true, since: 0 });
  main.emit('join.asked', { text: 'rundbord:other' });
  expect(place().kind).toBe('home');
});
