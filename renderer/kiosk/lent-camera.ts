import type { Camera } from '../../main/contract/cameras.ts';
import type { OwnCamera } from '../calls/own-camera.ts';
import { isSamePicture, pictureInUse } from './cameras.ts';
import { isInCall } from './in-call.ts';
import type { Actions, KioskState } from './state.ts';

/** How fast others move the camera, of its full speed: at the far end of a line a slow hand is a sure one. */
const speed = 0.5;

/** The camera of this room in the hands of the other rooms of a call. */
export type LentCamera = {
  /** Something is another than it was: looks again whether it may be moved. */
  look(): void;
};

/**
 * Lets other rooms move the camera while the settings allow it and its picture is what they are sent: never while the camera is
 * off, the call is held, or a screen is shared in its place.
 */
export function lendCamera(with_: {
  readonly ownCamera: OwnCamera;
  readonly get: () => KioskState;
  readonly set: (change: Partial<KioskState>) => void;
  readonly tellCamera: Actions['tellCamera'];
}): LentCamera {
  const { ownCamera, get, set } = with_;
  ownCamera.watch(() => {
    const { movedBy } = ownCamera;
    if (movedBy !== get().movedBy) set({ movedBy });
  });
  ownCamera.drivenBy(({ pan, tilt, zoom }) =>
    with_.tellCamera({ do: 'drive', pan: pan * speed, tilt: tilt * speed, zoom: zoom * speed }),
  );
  return { look: () => ownCamera.letBeMoved(mayBeMoved(get())) };
}

function mayBeMoved({ kiosk, call, own, cameras, steered, devices }: KioskState): boolean {
  const isSent =
    isInCall(call) &&
    call.target.engine === 'room' &&
    own.camera.actual &&
    own.camera.wanted &&
    !own.sharing.actual &&
    !own.held.wanted;
  const camera = cameras.find(({ id }) => id === steered);
  return (
    isSent &&
    kiosk?.othersMayMoveCamera === true &&
    camera !== undefined &&
    canDrive(camera, pictureInUse(devices))
  );
}

/** One whose picture is known to be another than the one that is sent is not theirs to move. */
const canDrive = (
  { status, power, picture, abilities: { pan, tilt, zoom } }: Camera,
  sent: string | null,
): boolean =>
  status === 'ready' &&
  power !== 'off' &&
  (picture === null || isSamePicture(picture, sent)) &&
  (pan !== null || tilt !== null || zoom !== null);
