import type { Camera, CameraCommand } from '../../camera.ts';
import type { NativeClock } from '../../clock.ts';
import { systemV4l2, type V4l2, type VideoNode } from '../../ports/v4l2.ts';
import type { Driven, Surroundings } from '../driven.ts';
import { driveSpeedCamera, type SpeedCamera } from './speed-camera.ts';
import { controlsByName, isSpeedOnly } from './speed-controls.ts';

/** Milliseconds after which a node that could not be asked is looked at again: udev opens it to its group a moment after the plug. */
const againMs = [500, 2000, 5000] as const;

const hex = (value: number): string => value.toString(16).padStart(4, '0');
/** As Chromium calls its picture on Linux; some of its versions leave the numbers out. */
const labelOf = ({ name, vendorId, productId }: VideoNode): string =>
  `${name} (${hex(vendorId)}:${hex(productId)})`;
/** The same in every socket where it has a serial number. */
const idOf = ({ vendorId, productId, serialNumber, socket }: VideoNode): string =>
  `uvc:${hex(vendorId)}:${hex(productId)}:${serialNumber ?? socket}`;
/** One plug of one camera. */
const plugOf = (node: VideoNode): string => `${node.path} ${idOf(node)} ${node.socket}`;

/**
 * Watches the cameras that the browser cannot move, since they have speeds and no places: of those that are plugged in at a
 * `look`, by the system (Linux). All others are left to the browser. Without v4l2-ctl there are none, and the log says so once.
 */
export function watchUvcCameras(with_: {
  readonly clock: NativeClock;
  readonly changed: () => void;
  readonly log: Surroundings['log'];
  readonly v4l2?: V4l2;
}): {
  readonly cameras: readonly Driven<Camera, CameraCommand>[];
  look(): void;
  close(): Promise<void>;
} {
  const { clock, changed, log, v4l2 = systemV4l2() } = with_;
  const cameras = new Map<string, SpeedCamera>();
  /** Plugs that were asked what they can do. */
  let asked = new Set<string>();
  let nodes: readonly VideoNode[] = [];
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let tries = 0;
  let cancelAgain = (): void => {};
  let over = false;
  let toldMissing = false;

  /** Whether it could be asked. */
  const ask = async (node: VideoNode): Promise<boolean> => {
    const found = await v4l2.controls(node.path);
    if (over) return true;
    if (!found.ok) {
      if (found.reason === 'not-installed') {
        if (!toldMissing)
          log('info', 'v4l2-ctl is not installed: cameras that have speeds only are not moved');
        toldMissing = true;
        return true;
      }
      log('debug', `a camera's controls could not be read: ${found.detail}`);
      return found.reason === 'gone';
    }
    const controls = controlsByName(found.controls);
    const before = cameras.get(idOf(node));
    if (before) before.at(node.path);
    else if (isSpeedOnly(controls)) {
      const label = labelOf(node);
      const isAlone = (): boolean => nodes.filter((one) => labelOf(one) === label).length < 2;
      cameras.set(
        idOf(node),
        driveSpeedCamera({
          id: idOf(node),
          // The kernel's own name is the product's and the function's, most often the same once more.
          name: node.name.split(': ')[0] ?? node.name,
          controls,
          picture: () => (isAlone() ? label : null),
          path: node.path,
          v4l2,
          clock,
          changed,
        }),
      );
      log('info', 'a camera that has speeds only is moved by the system');
      changed();
    }
    return true;
  };

  const lookOnce = async (): Promise<void> => {
    nodes = await v4l2.nodes();
    if (over) return;
    const plugs = new Set(nodes.map(plugOf));
    asked = new Set([...asked].filter((plug) => plugs.has(plug)));
    for (const [id, camera] of cameras) {
      const here = nodes.some((node) => node.path === camera.path && idOf(node) === id);
      if (!here && camera.path !== null) camera.at(null);
    }
    let failed = false;
    for (const node of nodes) {
      const isWell = (cameras.get(idOf(node))?.state.status ?? 'ready') === 'ready';
      if (asked.has(plugOf(node)) && isWell) continue;
      if (await ask(node)) asked.add(plugOf(node));
      else failed = true;
    }
    cancelAgain();
    const delay = failed ? againMs[tries] : undefined;
    if (delay !== undefined && !over) {
      tries += 1;
      cancelAgain = clock.after(delay, begin);
    }
  };

  const begin = (): void => {
    if (over) return;
    if (looking !== null) {
      lookAgain = true;
      return;
    }
    looking = lookOnce().finally(() => {
      looking = null;
      if (!lookAgain) return;
      lookAgain = false;
      begin();
    });
  };

  return {
    get cameras() {
      return [...cameras.values()];
    },
    look() {
      tries = 0;
      begin();
    },
    async close() {
      over = true;
      cancelAgain();
      await Promise.all([...cameras.values()].map((camera) => camera.close()));
      await looking;
    },
  };
}
