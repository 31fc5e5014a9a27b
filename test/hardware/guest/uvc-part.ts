import assert from 'node:assert/strict';
import { systemClock } from '../../../native/clock.ts';
import { watchUvcCameras } from '../../../native/devices/uvc/uvc-cameras.ts';
import { makeCamera } from '../usbip/camera-function.ts';
import type { Sockets } from '../usbip/sockets.ts';
import type { UsbDevice } from '../usbip/usb-function.ts';
import { type Check, until } from './checks.ts';

const withSpeeds = 'Speed Cam';
const withPlaces = 'Place Cam';

/** The kernel's own driver of cameras (uvcvideo) and v4l2-ctl, over a camera that has speeds only and one that goes to places. */
export function uvcChecks(sockets: Sockets): Check[] {
  const [speedy, placed] = [makeCamera(withSpeeds, 'speed'), makeCamera(withPlaces)];
  const device = (camera: typeof speedy, product: string, productId: number): UsbDevice => ({
    vendorId: 0x1209,
    productId,
    serialNumber: `SN-${productId}`,
    product,
    manufacturer: 'Rundbord',
    functions: [camera.usb],
  });
  const said: string[] = [];
  const watch = watchUvcCameras({
    clock: systemClock,
    changed: () => {},
    log: (level, text) => void said.push(`${level} ${text}`),
  });
  const state = () => watch.cameras[0]?.state;
  const is = (wanted: string): Promise<void> =>
    until(
      `it is ${wanted}`,
      () => {
        watch.look();
        return state()?.status === wanted;
      },
      () => ({ state: state(), said }),
    );
  const moves = (pan: number, tilt: number): Promise<void> =>
    until(
      `the camera moves ${pan} ${tilt}`,
      () => speedy.speeds.pan === pan && speedy.speeds.tilt === tilt,
      () => ({ speeds: speedy.speeds, state: state() }),
    );
  const drive = (pan: number, tilt: number): void =>
    watch.cameras[0]?.command({ do: 'drive', pan, tilt, zoom: 0 });

  return [
    {
      name: 'of two cameras the one that has speeds only is found, with the name that its picture has',
      async run() {
        await sockets.plug(placed, device(placed, withPlaces, 1));
        await sockets.plug(speedy, device(speedy, withSpeeds, 2));
        await is('ready');
        assert.deepEqual(
          watch.cameras.map(({ state: one }) => one.picture),
          [`${withSpeeds} (1209:0002)`],
        );
        assert.equal(state()?.name, withSpeeds);
        assert.deepEqual(state()?.abilities.pan, { speeds: 1, range: null });
        assert.deepEqual(state()?.abilities.zoom?.range, { min: 100, max: 400, step: 1 });
      },
    },
    {
      name: 'it is steered to every side, and stopped by a set of its own',
      async run() {
        drive(1, 0);
        await moves(1, 0);
        drive(-0.5, 0.2);
        await moves(-1, 1);
        const { told } = speedy.speeds;
        drive(0, 0);
        await moves(0, 0);
        assert.equal(speedy.speeds.told, told + 1);
      },
    },
    {
      name: 'steered by nobody any more it stops',
      async run() {
        drive(0, -1);
        await moves(0, -1);
        await moves(0, 0);
        assert.equal(state()?.moving, false);
      },
    },
    {
      name: 'it zooms to a place',
      async run() {
        watch.cameras[0]?.command({ do: 'go', place: { zoom: 250 } });
        await until(
          'it is there',
          () => speedy.view.zoom === 250,
          () => speedy.view,
        );
        assert.deepEqual(state()?.place, { zoom: 250 });
      },
    },
    {
      name: 'pulled out it is gone; plugged in elsewhere it is the same, and moves',
      async run() {
        const id = state()?.id;
        await sockets.unplug(speedy);
        await is('gone');
        await sockets.plug(speedy, device(speedy, withSpeeds, 2));
        await is('ready');
        assert.equal(state()?.id, id);
        assert.equal(watch.cameras.length, 1);
        drive(1, 1);
        await moves(1, 1);
        await watch.close();
        assert.deepEqual([speedy.speeds.pan, speedy.speeds.tilt], [0, 0]);
        for (const camera of [speedy, placed]) await sockets.unplug(camera);
      },
    },
  ];
}
