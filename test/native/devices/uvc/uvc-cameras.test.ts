import { expect, test } from 'vitest';
import type { CameraCommand } from '../../../../native/camera.ts';
import { watchUvcCameras } from '../../../../native/devices/uvc/uvc-cameras.ts';
import type { VideoNode } from '../../../../native/ports/v4l2.ts';
import { nativeHandClock, settled } from '../../native-clock.ts';
import { absolute, node, pretendV4l2, speedOnly } from './pretend-v4l2.ts';

async function setUp(plugs: readonly (readonly [VideoNode, string])[] = [[node(), speedOnly]]) {
  const clock = nativeHandClock();
  const system = pretendV4l2();
  for (const [one, said] of plugs) system.plug(one, said);
  const logged: string[] = [];
  let changes = 0;
  const watch = watchUvcCameras({
    clock,
    v4l2: system.v4l2,
    changed: () => {
      changes += 1;
    },
    log: (level, text) => void logged.push(`${level} ${text}`),
  });
  const look = async (): Promise<void> => {
    watch.look();
    await settled();
  };
  await look();
  const tell = async (command: CameraCommand): Promise<string[]> => {
    watch.cameras[0]?.command(command);
    await settled();
    return system.take();
  };
  const state = () => watch.cameras[0]?.state;
  const { plug, unplug, hold, release, fail, take, asked } = system;
  return {
    plug,
    unplug,
    hold,
    release,
    fail,
    take,
    asked,
    clock,
    watch,
    look,
    tell,
    state,
    logged,
    changes: () => changes,
  };
}
const drive = (pan: number, tilt = 0, zoom = 0): CameraCommand => ({ do: 'drive', pan, tilt, zoom });

test('a camera that has speeds only is found, with what it can do and as Chromium calls its picture', async () => {
  const { state, watch, changes } = await setUp();
  expect(watch.cameras).toHaveLength(1);
  expect(changes()).toBe(1);
  expect(state()).toEqual({
    id: 'uvc:046d:0837:1-2',
    name: 'BCC950 ConferenceCam',
    via: 'uvc',
    status: 'ready',
    detail: null,
    picture: 'BCC950 ConferenceCam (046d:0837)',
    abilities: {
      pan: { speeds: 1, range: null },
      tilt: { speeds: 1, range: null },
      zoom: { speeds: 10, range: { min: 1, max: 5, step: 1 } },
      home: false,
      presets: 0,
      focus: ['auto', 'manual'],
      exposure: { min: -4, max: 4 },
      backlight: true,
      power: false,
      tally: false,
    },
    power: null,
    place: { zoom: 1 },
    moving: false,
    focus: 'auto',
    exposure: 0,
    backlight: false,
    tally: null,
  });
});

test('cameras that go to places are left to the browser, and asked once', async () => {
  const { watch, look, asked } = await setUp([[node(), absolute]]);
  await look();
  await look();
  expect(watch.cameras).toEqual([]);
  expect(asked).toEqual(['/dev/video0']);
});

test.each([
  'pan_absolute (int) : min=-9 max=9\npan_speed (int) : min=-1 max=1',
  'tilt_absolute (int) : min=-9 max=9\npan_speed (int) : min=-1 max=1',
  'pan_speed (int) : min=0 max=1\nzoom_continuous (int) : min=-1 max=1',
  'zoom_absolute (int) : min=1 max=5',
  '',
])('%j is not moved by the system', async (said) => {
  const { watch } = await setUp([[node(), said]]);
  expect(watch.cameras).toEqual([]);
});

test('a speed is set, the same is not set again, and the stop is a set of its own', async () => {
  const { tell, state, clock } = await setUp();
  expect(await tell(drive(0.3, -1))).toEqual(['pan_speed=1 tilt_speed=-1']);
  expect(state()?.moving).toBe(true);
  await clock.advance(400);
  expect(await tell(drive(0.3, -1))).toEqual([]);
  expect(await tell(drive(-0.3))).toEqual(['pan_speed=-1 tilt_speed=0']);
  expect(await tell(drive(0))).toEqual(['pan_speed=0 tilt_speed=0']);
  expect(state()?.moving).toBe(false);
  await clock.advance(5000);
  expect(await tell({ do: 'home' })).toEqual([]);
});

test('a movement of which nothing is heard for a second is stopped', async () => {
  const { tell, clock, take, state } = await setUp();
  await tell(drive(1));
  await clock.advance(900);
  await tell(drive(1));
  await clock.advance(999);
  expect(take()).toEqual([]);
  await clock.advance(1);
  expect(take()).toEqual(['pan_speed=0 tilt_speed=0']);
  expect(state()?.moving).toBe(false);
});

test('one call at a time, the newest movement wins, and a stop goes before all that waits', async () => {
  const { tell, hold, release, take } = await setUp();
  hold();
  expect(await tell({ do: 'backlight', on: true })).toEqual(['backlight_compensation=1']);
  await tell({ do: 'focus', focus: 'manual' });
  await tell(drive(1));
  await tell(drive(-1));
  expect(await tell(drive(0))).toEqual([]);
  release();
  await settled();
  expect(take()).toEqual(['pan_speed=0 tilt_speed=0', 'focus_automatic_continuous=0']);
});

test('speeds go from the least to the greatest that the camera has', async () => {
  const { tell } = await setUp([
    [
      node(),
      `pan_speed 0x009a0920 (int) : min=-8 max=8 step=1 default=0 value=0
       zoom_continuous 0x009a090f (int) : min=-4 max=7 step=1 default=0 value=0`,
    ],
  ]);
  expect(await tell(drive(0.01))).toEqual(['pan_speed=1 zoom_continuous=0']);
  expect(await tell(drive(0.5, 1, 0.5))).toEqual(['pan_speed=4 zoom_continuous=4']);
  expect(await tell(drive(1, 0, 1))).toEqual(['pan_speed=8 zoom_continuous=7']);
  expect(await tell(drive(-1, 0, -1))).toEqual(['pan_speed=-8 zoom_continuous=-4']);
});

test('without speeds to both sides zoom goes in steps to its end, and stops', async () => {
  const { watch, tell, clock, take, state } = await setUp();
  for (let said = 0; said < 6; said += 1) {
    watch.cameras[0]?.command(drive(0, 0, 1));
    await clock.advance(500);
  }
  // 4 places in 6 s.
  expect(take()).toEqual(['zoom_absolute=2', 'zoom_absolute=3']);
  expect(state()).toMatchObject({ moving: true, place: { zoom: 3 } });
  expect(await tell(drive(0))).toEqual(['pan_speed=0 tilt_speed=0']);
  await clock.advance(2000);
  expect(take()).toEqual([]);
  expect(await tell({ do: 'go', place: { zoom: 40, pan: 3 } })).toEqual(['zoom_absolute=5']);
  expect(state()?.place).toEqual({ zoom: 5 });
});

test('focus, light from behind and exposure', async () => {
  const { tell, state } = await setUp();
  expect(await tell({ do: 'focus', focus: 'manual' })).toEqual(['focus_automatic_continuous=0']);
  expect(await tell({ do: 'focus', focus: 'near' })).toEqual([]);
  expect(await tell({ do: 'exposure', steps: 2 })).toEqual(['auto_exposure=1', 'exposure_time_absolute=400']);
  expect(await tell({ do: 'exposure', steps: -9 })).toEqual(['auto_exposure=1', 'exposure_time_absolute=50']);
  expect(state()).toMatchObject({ focus: 'manual', exposure: -4 });
  expect(await tell({ do: 'exposure', steps: 0 })).toEqual(['auto_exposure=3']);
  expect(await tell({ do: 'power', on: true })).toEqual([]);
});

test('pulled out it is gone; in another socket at another node it is the same by its number', async () => {
  const one = node({ serialNumber: 'A1' });
  const { unplug, plug, look, state, tell, watch } = await setUp([[one, speedOnly]]);
  await tell(drive(1));
  unplug(one.path);
  await look();
  expect(state()).toMatchObject({ status: 'gone', moving: false });
  expect(await tell(drive(1))).toEqual([]);
  plug(node({ serialNumber: 'A1', path: '/dev/video2', socket: '1-4' }), speedOnly);
  await look();
  expect(watch.cameras).toHaveLength(1);
  expect(state()).toMatchObject({ status: 'ready', id: 'uvc:046d:0837:A1' });
  expect(await tell(drive(1))).toEqual(['pan_speed=1 tilt_speed=0']);
});

test('of two of the same name it is not known whose picture is whose', async () => {
  const { watch, unplug, look } = await setUp([
    [node(), speedOnly],
    [node({ path: '/dev/video2', socket: '1-4' }), speedOnly],
  ]);
  expect(watch.cameras.map(({ state }) => state.picture)).toEqual([null, null]);
  unplug('/dev/video2');
  await look();
  expect(watch.cameras[0]?.state.picture).toBe('BCC950 ConferenceCam (046d:0837)');
});

test('a stop that does not get through is tried again', async () => {
  const { tell, fail, take, clock, state } = await setUp();
  await tell(drive(1));
  fail('not-answering');
  await tell(drive(0));
  expect(state()).toMatchObject({ status: 'not-answering' });
  await clock.advance(600);
  expect(take()).toEqual(['pan_speed=0 tilt_speed=0', 'pan_speed=0 tilt_speed=0']);
  fail(null);
  await clock.advance(5000);
  expect(take()).toEqual(['pan_speed=0 tilt_speed=0']);
  expect(state()).toMatchObject({ status: 'ready', detail: null });
});

test('one that did not answer for long is stopped when it does', async () => {
  const { tell, fail, take, clock, look, state } = await setUp();
  await tell(drive(1));
  fail('not-answering');
  await tell(drive(0));
  await clock.advance(60_000);
  take();
  await look();
  expect(state()?.status).toBe('not-answering');
  fail(null);
  await look();
  expect(state()?.status).toBe('ready');
  expect(take()).toEqual(['pan_speed=0 tilt_speed=0']);
});

test('a node that may not be opened yet is tried again by itself, a few times', async () => {
  const { plug, fail, look, watch, clock, asked } = await setUp([]);
  fail('not-allowed');
  plug(node(), speedOnly);
  await look();
  expect(watch.cameras).toEqual([]);
  await clock.advance(600);
  fail(null);
  await clock.advance(2000);
  expect(watch.cameras).toHaveLength(1);
  expect(asked).toHaveLength(3);
  expect(clock.waiting()).toBe(0);
});

test('without v4l2-ctl there is nothing, and the log says so once', async () => {
  const { plug, fail, look, watch, logged } = await setUp([]);
  fail('not-installed');
  plug(node(), speedOnly);
  await look();
  plug(node({ path: '/dev/video2', socket: '1-4' }), speedOnly);
  await look();
  expect(watch.cameras).toEqual([]);
  expect(logged.filter((line) => line.startsWith('info'))).toHaveLength(1);
});

test('closed it stops what moves, and does nothing any more', async () => {
  const { watch, tell, take, clock, look } = await setUp();
  await tell(drive(1));
  await watch.close();
  expect(take()).toEqual(['pan_speed=0 tilt_speed=0']);
  await look();
  expect(await tell(drive(1))).toEqual([]);
  expect(clock.waiting()).toBe(0);
});
