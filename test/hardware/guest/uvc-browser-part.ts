import assert from 'node:assert/strict';
import { systemV4l2 } from '../../../native/ports/v4l2.ts';
import { isSamePicture } from '../../../renderer/kiosk/cameras.ts';
import type { Camera } from '../usbip/camera-function.ts';
import { type Check, until } from './checks.ts';
import type { KioskInRoom } from './kiosk-in-room.ts';

const patienceMs = 90_000;

const liveLabels = `[...document.querySelectorAll('video')].flatMap((video) => video.srcObject?.getVideoTracks() ?? [])
  .filter(({ readyState }) => readyState === 'live').map(({ label }) => label)`;

/** The kiosk's own screen for the camera, whose joystick moves the camera by the constraints of its track in real Chromium. */
export function uvcBrowserChecks(camera: Camera, room: KioskInRoom): Check[] {
  const wait = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> =>
    until(
      what,
      holds,
      async () => ({ view: camera.view, text: (await room.text()).replaceAll('\n', ' / ').slice(0, 300) }),
      patienceMs,
    );
  const tap = (name: RegExp): Promise<void> => wait(`there is a button ${name}`, () => room.tap(name));
  const labels = (): Promise<readonly string[]> => room.evaluate<readonly string[]>(liveLabels);
  const key = (kind: 'keydown' | 'keyup', name: string): Promise<boolean> =>
    room.evaluate<boolean>(`(() => {
      const pad = document.querySelector('.joystick');
      pad?.dispatchEvent(new KeyboardEvent('${kind}', { key: '${name}', code: '${name}', bubbles: true, cancelable: true }));
      return Boolean(pad);
    })()`);
  const hold = async (name: string, until_: () => boolean): Promise<void> => {
    await wait('there is a joystick', () => key('keydown', name));
    await wait(`${name} moves the camera`, until_);
    await key('keyup', name);
  };

  return [
    {
      name: 'the camera that was open once has a way to it on home, and is closed there',
      async run() {
        await tap(/Open equipment/);
        await wait('its picture is there', async () => (await labels()).length > 0);
        await tap(/^Back$/);
        await wait('it is closed', async () => (await labels()).length === 0);
        await tap(/Camera control/);
        await wait('its picture is there', async () => (await labels()).length > 0);
      },
    },
    {
      name: 'the joystick pans, tilts and zooms it, and it stands when the key is let go',
      async run() {
        const from = camera.view;
        await hold('ArrowRight', () => camera.view.pan > from.pan + 20_000);
        await hold('ArrowDown', () => camera.view.tilt < from.tilt - 10_000);
        await hold('+', () => camera.view.zoom > from.zoom + 10);
        // What was under way when the key was let go may still come, and no more.
        await new Promise((resolve) => setTimeout(resolve, 1000));
        const stood = camera.view;
        await new Promise((resolve) => setTimeout(resolve, 2000));
        assert.deepEqual(camera.view, stood);
      },
    },
    {
      name: 'Home brings it back to its start',
      async run() {
        await key('keydown', 'Home');
        await wait('it is there', () => JSON.stringify(camera.view) === '{"pan":0,"tilt":0,"zoom":100}');
      },
    },
    {
      name: 'the browser calls its picture as the native process would',
      async run() {
        const [node] = await systemV4l2().nodes();
        assert.ok(node);
        const hex = (value: number): string => value.toString(16).padStart(4, '0');
        const picture = `${node.name} (${hex(node.vendorId)}:${hex(node.productId)})`;
        const [label = null] = await labels();
        assert.ok(isSamePicture(label, picture), `${label} is not ${picture}`);
      },
    },
    {
      name: 'the person gone home, the camera is closed',
      async run() {
        await tap(/^Back$/);
        await wait('it is closed', async () => (await labels()).length === 0);
      },
    },
  ];
}
