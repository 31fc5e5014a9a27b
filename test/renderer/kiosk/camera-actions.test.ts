import { expect, test } from 'vitest';
import type { Camera, CameraCommand, View } from '../../../main/contract/cameras.ts';
import { nothingConnected } from '../../../main/contract/connected.ts';
import type { JoinTarget } from '../../../main/contract/meeting.ts';
import { pretendMovingTrack } from '../calls/media/pretend-moving-track.ts';
import { aCamera, moves } from './a-camera.ts';
import { kioskRig } from './kiosk-rig.ts';

const target: JoinTarget = { engine: 'room', provider: 'rundbord', address: 'rundbord:one', source: 'own' };
const label = 'Conference Cam (046d:0866)';
const right: CameraCommand = { do: 'drive', pan: 1, tilt: 0, zoom: 0 };
const stop: CameraCommand = { do: 'drive', pan: 0, tilt: 0, zoom: 0 };
const settled = () => new Promise((resolve) => setImmediate(resolve));

function setUp(cameras: readonly Camera[] = [aCamera('wall')], views: readonly View[] = []) {
  const rig = kioskRig();
  const tell = (now: readonly Camera[], kept: readonly View[] = views): void => {
    rig.main.setState('views', kept);
    rig.main.setState('connected', { ...nothingConnected, cameras: now });
  };
  tell(cameras);
  const said = (): unknown[] =>
    rig.asks('camera.do').map((one) => {
      const { camera, command } = one as { camera: string; command: CameraCommand };
      return [camera, command];
    });
  const track = (): ReturnType<typeof pretendMovingTrack> => {
    const moving = pretendMovingTrack({
      pan: { min: -100, max: 100, step: 1 },
      zoom: { min: 0, max: 9, step: 1 },
    });
    Object.assign(moving.track, { id: 'seen' });
    rig.media.see([label], moving.track);
    return moving;
  };
  return { ...rig, tell, said, track };
}

test('main’s cameras are steered by way of main, and a movement ends with a stop', () => {
  const { actions, time, said, state } = setUp();
  expect(state()).toMatchObject({ steered: 'wall', cameras: [{ id: 'wall' }] });
  actions.tellCamera(right);
  time.pass(400);
  actions.tellCamera(stop);
  expect(said()).toEqual([
    ['wall', right],
    ['wall', right],
    ['wall', stop],
  ]);
});

test('without a camera nothing is told', () => {
  const { actions, said, asks } = setUp([]);
  actions.tellCamera(right);
  actions.keepView(0, null, true);
  actions.showView(0);
  actions.forgetView(0);
  expect([said(), asks('view.keep')]).toEqual([[], []]);
});

test('one that was ready once stays, one that never was is not shown', () => {
  const { tell, state } = setUp();
  const both = [aCamera('wall', { status: 'not-answering' }), aCamera('new', { status: 'not-answering' })];
  tell(both);
  expect(state().cameras.map(({ id }) => id)).toEqual(['wall']);
  tell([]);
  expect(state()).toMatchObject({ cameras: [], steered: null });
});

test('the browser’s own camera is moved by its track, and steered while it is the one seen', async () => {
  const { actions, media, said, state, track } = setUp();
  const moving = track();
  expect(state().steered).toBe(`uvc:${label}`);
  actions.tellCamera({ do: 'go', place: { pan: 40 } });
  await settled();
  expect(moving.applied).toEqual([{ pan: 40 }]);
  expect(said()).toEqual([]);
  expect(state().cameras.find(({ via }) => via === 'uvc')?.place).toMatchObject({ pan: 40 });
  media.see([label], null);
  expect(state()).toMatchObject({ steered: 'wall', cameras: [{ id: 'wall' }, { id: `uvc:${label}` }] });
  media.see([], null);
  expect(state().cameras.map(({ id }) => id)).toEqual(['wall']);
});

test('another camera is chosen, and the one that moves is stopped', () => {
  const { actions, said, state, tell } = setUp([aCamera('wall'), aCamera('table')]);
  actions.tellCamera(right);
  actions.chooseSteered('table');
  expect(state().steered).toBe('table');
  expect(said().at(-1)).toEqual(['wall', stop]);
  actions.tellCamera(right);
  expect(said().at(-1)).toEqual(['table', right]);
  // Pulled while it moves: main is told, the choice waits for it to be back.
  tell([aCamera('wall')]);
  expect(said().at(-1)).toEqual(['table', stop]);
  expect(state().steered).toBe('wall');
  tell([aCamera('wall'), aCamera('table')]);
  expect(state().steered).toBe('table');
});

test.each([
  ['leaves the place', (rig: ReturnType<typeof setUp>) => rig.actions.goHome()],
  ['covers the window', (rig: ReturnType<typeof setUp>) => rig.see(false)],
  [
    'is called',
    (rig: ReturnType<typeof setUp>) =>
      rig.engine.say({ kind: 'ring', target, at: 1, from: { name: '', role: '' } }),
  ],
])('a movement ends when the person %s', (_what, leave) => {
  const rig = setUp();
  rig.actions.goCamera();
  rig.actions.tellCamera(right);
  leave(rig);
  expect(rig.said().at(-1)).toEqual(['wall', stop]);
  rig.time.pass(2000);
  expect(rig.said()).toHaveLength(2);
});

test('in a call it ends with the panel, and with the call', () => {
  const { actions, engine, said } = setUp();
  engine.say({ kind: 'dial', target, at: 1 });
  actions.openPanel('camera');
  actions.tellCamera(right);
  actions.openPanel('none');
  expect(said()).toEqual([
    ['wall', right],
    ['wall', stop],
  ]);
  actions.openPanel('camera');
  actions.tellCamera(right);
  actions.leave();
  expect(said().slice(2)).toEqual([
    ['wall', right],
    ['wall', stop],
  ]);
});

test('the camera is open at its place, without the microphone, and closed when the person leaves', () => {
  const { actions, media, state } = setUp();
  actions.goCamera();
  expect(state().place.kind).toBe('camera');
  expect(media.opened).toEqual([{ microphone: false, camera: true }]);
  actions.goDisplays();
  expect(media.closed()).toBe(1);
  actions.goCamera();
  actions.goHome();
  expect(media.closed()).toBe(2);
  actions.goCamera();
  actions.goDevices();
  // The devices screen has the same camera open.
  expect(media.closed()).toBe(2);
});

test('in a call nobody is taken to another place', () => {
  const { actions, engine, media, state } = setUp();
  engine.say({ kind: 'dial', target, at: 1 });
  actions.goCamera();
  actions.goDisplays();
  expect(state().place.kind).toBe('home');
  expect(media.opened).toEqual([]);
});

const presets = { ...moves, presets: 6 };
const view = (more: Partial<View>): View => ({
  camera: 'wall',
  number: 2,
  name: null,
  place: null,
  picture: null,
  ...more,
});

test('a camera that keeps places keeps the view itself, as far as it can count', async () => {
  const { actions, asks, said } = setUp([aCamera('wall', { abilities: presets })]);
  actions.keepView(2, 'whiteboard', false);
  actions.keepView(7, 'patient', false);
  actions.keepView(9, null, false);
  await settled();
  expect(said()).toEqual([['wall', { do: 'preset', act: 'store', preset: 2 }]]);
  expect(asks('view.keep')).toEqual([
    { view: view({ name: 'whiteboard' }), keep: true },
    { view: view({ number: 7, name: 'patient', place: { pan: 10, tilt: -5, zoom: 50 } }), keep: true },
  ]);
});

test('another is sent back to where it was; one that cannot be keeps no view', async () => {
  const { actions, asks, tell } = setUp([aCamera('wall', { place: { pan: 10, zoom: 50 } })]);
  actions.keepView(0, null, false);
  tell([aCamera('wall', { abilities: { ...moves, pan: { speeds: 1, range: null } } })]);
  actions.keepView(1, null, false);
  tell([aCamera('wall', { abilities: { ...moves, pan: null, tilt: null, zoom: null } })]);
  actions.keepView(2, null, false);
  await settled();
  expect(asks('view.keep')).toEqual([]);
  tell([aCamera('wall', { abilities: { ...moves, tilt: null } })]);
  actions.keepView(3, null, false);
  await settled();
  expect(asks('view.keep')).toMatchObject([{ view: { number: 3, place: { pan: 10, zoom: 50 } } }]);
});

test('a view has a picture when it is asked for, of a camera whose picture is seen', async () => {
  const { actions, asks, track } = setUp();
  track();
  actions.keepView(0, null, true);
  actions.keepView(1, null, false);
  actions.chooseSteered('wall');
  actions.keepView(2, null, true);
  await settled();
  const kept = asks('view.keep') as { view: View }[];
  expect(kept.map(({ view: one }) => [one.number, one.picture]).sort()).toEqual([
    [0, 'data:image/jpeg;base64,seen'],
    [1, null],
    [2, null],
  ]);
});

test('a view is shown and forgotten as it was kept', () => {
  const place = { pan: 4, zoom: 2 };
  const picture = 'data:image/jpeg;base64,AA==';
  const { actions, asks, said } = setUp(
    [aCamera('wall', { abilities: presets })],
    [view({}), view({ number: 3, place, picture }), view({ camera: 'other', number: 4 })],
  );
  actions.showView(2);
  actions.showView(3);
  actions.showView(4);
  expect(said()).toEqual([
    ['wall', { do: 'preset', act: 'recall', preset: 2 }],
    ['wall', { do: 'go', place }],
  ]);
  actions.forgetView(2);
  actions.forgetView(3);
  actions.forgetView(4);
  expect(said().slice(2)).toEqual([['wall', { do: 'preset', act: 'clear', preset: 2 }]]);
  expect(asks('view.keep')).toEqual([
    { view: view({}), keep: false },
    { view: view({ number: 3, place }), keep: false },
  ]);
});

test('whoever comes to a room that was left for 20 s wakes it, once', () => {
  const { asks, time, touched } = setUp();
  time.pass(19_000);
  touched();
  expect(asks('room.touched')).toHaveLength(0);
  time.pass(20_000);
  touched();
  touched();
  expect(asks('room.touched')).toHaveLength(1);
});

test('the other end’s camera is told again while somebody steers it, and stopped when they are gone', () => {
  const { actions, engine, time } = setUp();
  const moved: unknown[] = [];
  engine.engine.moveFarCamera = (party, move) => void moved.push([party, move]);
  const move = { pan: 1, tilt: 0, zoom: -1 } as const;
  actions.tellFarCamera('other', move);
  time.pass(800);
  actions.openPanel('none');
  actions.openPanel('people');
  time.pass(800);
  expect(moved).toEqual([
    ['other', move],
    ['other', move],
    ['other', move],
    ['other', { pan: 0, tilt: 0, zoom: 0 }],
  ]);
});

test('displays and ports are told by way of main', () => {
  const { actions, main } = setUp();
  actions.tellDisplay('tv', { do: 'power', on: true });
  actions.usePort('usb-1', null);
  actions.probePort('usb-1');
  expect(main.asked.slice(-3)).toEqual([
    ['display.do', { display: 'tv', command: { do: 'power', on: true } }],
    ['port.use', { port: 'usb-1', device: null }],
    ['port.probe', { port: 'usb-1' }],
  ]);
});
