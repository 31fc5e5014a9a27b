import type { Device } from '../calls/media/local-media.ts';
import type { Facing, GuestState } from './guest-state.ts';

/**
 * Words for the two sides of a phone in the labels that browsers give (the phone's own language): English, the four
 * languages of this page, German, French, Spanish, Finnish, Polish.
 */
const front = /front|user|selfie|forsi|fr[aä]m|vorder|avant|delant|etu|przedni/i;
const back = /back|rear|environment|bag|bak|rück|arrière|tras|taka|tylny/i;

/** Which way a camera looks. `mode` is `facingMode` of its track (W3C mediacapture-main §4.3.5), where there is one. */
export function facingOf(mode: string | undefined, label: string): Facing {
  if (mode === 'user') return 'front';
  if (mode === 'environment') return 'back';
  if (back.test(label)) return 'back';
  return front.test(label) ? 'front' : 'unknown';
}

/**
 * The camera that "switch camera" goes to: the first that looks the other way, since a phone lists several lenses on
 * its back; without such words the next in the list. Null when there is no other.
 */
export function otherCamera(
  cameras: readonly Device[],
  current: string | null,
  facing: Facing,
): Device | null {
  if (cameras.length < 2) return null;
  const wanted: Facing = facing === 'back' ? 'front' : 'back';
  const across = cameras.find(
    (camera) => camera.id !== current && facingOf(undefined, camera.label) === wanted,
  );
  if (across) return across;
  const index = cameras.findIndex((camera) => camera.id === current);
  return cameras[(index + 1) % cameras.length] ?? null;
}

/** Whether "turn camera" makes sense: a phone that has another one. On a PC the list of cameras does it. */
export const canTurn = ({ environment, devices, facing }: GuestState): boolean =>
  environment.phone && otherCamera(devices.cameras, devices.camera, facing) !== null;
