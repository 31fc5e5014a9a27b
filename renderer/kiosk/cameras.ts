import type { Camera } from '../../main/contract/cameras.ts';
import { readLabel } from '../calls/media/device-label.ts';
import type { DeviceFacts } from '../calls/media/local-media.ts';

/**
 * The cameras that can be moved: of those that main told of, the ones that are ready or were so once (`wereReady`, by id), and
 * those that the browser itself moves. What both move is one camera, and main's way to it goes before: it is there where the
 * browser's does not do.
 */
export const allCameras = (
  told: readonly Camera[],
  wereReady: ReadonlySet<string>,
  own: readonly Camera[],
): readonly Camera[] => {
  const known = told.filter(({ id, status }) => status === 'ready' || wereReady.has(id));
  const ready = known.filter(({ status }) => status === 'ready');
  return [
    ...known,
    ...own.filter((one) => !ready.some((other) => isSamePicture(one.picture, other.picture))),
  ];
};

const moves = ({ abilities: { pan, tilt, zoom, home, presets } }: Camera): boolean =>
  pan !== null || tilt !== null || zoom !== null || home || presets > 0;

/**
 * Which of them is steered: the one that somebody chose, else the one whose picture is in use, else the first that moves and is
 * there. Null when none can be.
 */
export const steeredOf = (
  cameras: readonly Camera[],
  chosen: string | null,
  picture: string | null,
): string | null => {
  const able = cameras.filter(moves);
  const here = able.filter(({ status }) => status === 'ready');
  const found =
    able.find(({ id }) => id === chosen) ??
    [...here, ...able].find((camera) => isSamePicture(camera.picture, picture)) ??
    here[0] ??
    able[0];
  return found?.id ?? null;
};

/**
 * Whether these are what one picture is called: the same, or the same name where only one of them has the USB numbers behind
 * it. What is not known is no picture.
 */
export const isSamePicture = (one: string | null, other: string | null): boolean => {
  if (one === null || other === null) return false;
  const [a, b] = [readLabel(one), readLabel(other)];
  const isNamesake = a.product === b.product && a.number === b.number;
  return one === other || (isNamesake && (a.model === null) !== (b.model === null));
};

/** What the browser calls the picture of the camera that is open; null while none is. */
export const pictureInUse = ({ cameras, camera }: DeviceFacts): string | null =>
  cameras.find(({ id }) => camera !== null && id === camera)?.label ?? null;
