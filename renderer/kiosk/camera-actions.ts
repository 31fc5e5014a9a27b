import { type Camera, type CameraCommand, mostViews, type View } from '../../main/contract/cameras.ts';
import type { FarMove } from '../calls/engine.ts';
import { makeCameraMotion } from '../calls/media/camera-motion.ts';
import { axes } from '../calls/media/moving-track.ts';
import { allCameras, isSamePicture, pictureInUse, steeredOf } from './cameras.ts';
import { isUnderWay } from './in-call.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { Actions, KioskState, Place } from './state.ts';
import { makeSteering } from './steering.ts';

type CameraActions = Pick<
  Actions,
  | 'goCamera'
  | 'goDisplays'
  | 'chooseSteered'
  | 'tellCamera'
  | 'keepView'
  | 'showView'
  | 'forgetView'
  | 'tellFarCamera'
  | 'tellDisplay'
  | 'usePort'
  | 'probePort'
>;

/** Places that open camera and microphone themselves, or whose way there sees to them. */
const opensMedia: readonly Place['kind'][] = [
  'home',
  'camera',
  'devices',
  'set-up',
  'diagnostics',
  'recording',
];

/** What a person does with cameras that move, displays, and serial ports; and which cameras there are. */
export function cameraActions(
  with_: Pick<KioskParts, 'main' | 'engine' | 'media' | 'clock' | 'seen' | 'smallPicture' | 'remembered'> & {
    readonly get: () => KioskState;
    readonly set: (change: Partial<KioskState>) => void;
  },
): {
  readonly actions: CameraActions;
  /** Main told of cameras, or the browser's own camera is another. */
  look(): void;
  /** Looks at what was so before a change: whoever steered and is gone from there steers no more. */
  moved(before: KioskState): void;
} {
  const { main, engine, media, clock, get, set } = with_;
  /** Ids of the cameras of main that were ready since this window is there. */
  const wereReady = new Set<string>();
  let chosen: string | null = null;

  const motion = makeCameraMotion({
    clock,
    seen: with_.seen.is,
    changed: () => tellState(),
    remembered: with_.remembered,
  });
  const steering = makeSteering(clock, (camera, command) => {
    if (motion.cameras.some(({ id }) => id === camera)) motion.command(camera, command);
    else void main.ask('camera.do', { camera, command });
  });
  const farSteering = makeSteering(clock, (party, command) => {
    if (command.do === 'drive') engine.moveFarCamera(party, farMove(command));
  });
  const stopAll = (): void => {
    steering.stop();
    farSteering.stop();
  };
  with_.seen.watch(() => {
    if (!with_.seen.is()) stopAll();
  });

  const tellState = (): void => {
    const { connected, devices, cameras: before, steered: steeredBefore } = get();
    for (const { id, status } of connected.cameras) if (status === 'ready') wereReady.add(id);
    const cameras = allCameras(connected.cameras, wereReady, motion.cameras);
    const steered = steeredOf(cameras, chosen, pictureInUse(devices));
    if (steered !== steeredBefore) steering.stop();
    if (steered !== steeredBefore || JSON.stringify(cameras) !== JSON.stringify(before))
      set({ cameras, steered });
  };

  const steeredNow = (): Camera | null => {
    const { cameras, steered } = get();
    return cameras.find(({ id }) => id === steered) ?? null;
  };
  const viewNow = (camera: Camera, number: number): View | undefined =>
    get().views.find((view) => view.camera === camera.id && view.number === number);

  /** A small picture of what the camera sees; only where it is known that what is open is its picture. */
  const pictureOf = async ({ picture }: Camera): Promise<string | null> => {
    const track = media.movedTrack;
    if (!track || !isSamePicture(picture, pictureInUse(media.facts))) return null;
    return with_.smallPicture(track);
  };

  const keepView = async (number: number, name: View['name'], picture: boolean): Promise<void> => {
    const camera = steeredNow();
    if (!camera || number < 0 || number >= mostViews) return;
    steering.stop();
    const inCamera = camera.abilities.presets > number;
    const place = inCamera ? null : placeOf(camera);
    if (!inCamera && !place) return;
    if (inCamera) steering.tell(camera.id, { do: 'preset', act: 'store', preset: number });
    const taken = picture ? await pictureOf(camera) : null;
    await main.ask('view.keep', {
      view: { camera: camera.id, number, name, place, picture: taken },
      keep: true,
    });
  };

  const actions: CameraActions = {
    goCamera() {
      if (isUnderWay(get().call)) return;
      set({ place: { kind: 'camera' } });
      void media.open({ microphone: false, camera: true });
    },
    goDisplays() {
      if (!isUnderWay(get().call)) set({ place: { kind: 'displays' } });
    },
    chooseSteered(camera) {
      chosen = camera;
      tellState();
    },
    tellCamera(command) {
      const camera = steeredNow();
      if (camera) steering.tell(camera.id, command);
    },
    keepView: (number, name, picture) => void keepView(number, name, picture),
    showView(number) {
      const camera = steeredNow();
      const view = camera && viewNow(camera, number);
      if (!view) return;
      const command: CameraCommand = view.place
        ? { do: 'go', place: view.place }
        : { do: 'preset', act: 'recall', preset: number };
      steering.tell(camera.id, command);
    },
    forgetView(number) {
      const camera = steeredNow();
      const view = camera && viewNow(camera, number);
      if (!view) return;
      if (!view.place) steering.tell(camera.id, { do: 'preset', act: 'clear', preset: number });
      void main.ask('view.keep', { view: { ...view, picture: null }, keep: false });
    },
    tellFarCamera: (party, move) => farSteering.tell(party, { do: 'drive', ...move }),
    tellDisplay: (display, command) => void main.ask('display.do', { display, command }),
    usePort: (port, device) => void main.ask('port.use', { port, device }),
    probePort: (port) => void main.ask('port.probe', { port }),
  };

  return {
    actions,
    look() {
      const label = pictureInUse(media.facts);
      const track = media.movedTrack;
      const plugged = media.facts.cameras.map((camera) => camera.label);
      motion.use(track && label !== null ? { track, label } : null, plugged);
      tellState();
    },
    moved(before) {
      const { place, panel, call } = get();
      const isElsewhere =
        before.place.kind !== place.kind ||
        before.panel !== panel ||
        isUnderWay(before.call) !== isUnderWay(call);
      if (isElsewhere) stopAll();
      const leftCamera = before.place.kind === 'camera' && !opensMedia.includes(place.kind);
      if (leftCamera && !isUnderWay(call)) media.close();
    },
  };
}

const way = (speed: number): -1 | 0 | 1 => (speed > 0 ? 1 : speed < 0 ? -1 : 0);

/** The same for the other end, which knows no speeds. */
const farMove = ({ pan, tilt, zoom }: Extract<CameraCommand, { do: 'drive' }>): FarMove => ({
  pan: way(pan),
  tilt: way(tilt),
  zoom: way(zoom),
});

/** Where the camera looks, by every axis that it has; null when it could not be sent back there. */
function placeOf({ place, abilities }: Camera): View['place'] {
  const moving = axes.filter((axis) => abilities[axis] !== null);
  const known = moving.filter((axis) => abilities[axis]?.range && place[axis] !== undefined);
  if (moving.length === 0 || known.length < moving.length) return null;
  return Object.fromEntries(known.map((axis) => [axis, place[axis]]));
}
