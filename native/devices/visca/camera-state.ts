import type { Camera, ConnectedCamera } from '../../camera.ts';
import type { LineStatus } from '../../line.ts';
import type { Dialect } from '../../protocols/visca/dialects.ts';
import { abilitiesOf, noAbilities } from './abilities.ts';
import { exposureOf, type Known } from './known-camera.ts';
import type { Refusals } from './refusals.ts';

/** All that a camera's state is made of. */
type Parts = {
  readonly line: { readonly status: LineStatus; readonly detail: string | null };
  /** Nothing was heard since it was lost, over however many openings. */
  readonly isSilent: boolean;
  /** It answers. */
  readonly isHere: boolean;
  /** It was asked what it can, in this opening or one before. */
  readonly isProbed: boolean;
  readonly dialect: Dialect;
  readonly known: Known;
  readonly refused: Refusals;
  readonly isMoving: boolean;
};

/** A camera as main and the window are told of it. */
export const cameraState = (connected: ConnectedCamera, parts: Parts): Camera => ({
  id: connected.id,
  name: connected.name,
  via: 'visca',
  ...statusOf(parts),
  picture: connected.picture,
  abilities: parts.isProbed ? abilitiesOf(parts.dialect, parts.known, parts.refused.dropped) : noAbilities,
  power: parts.known.power,
  place: parts.known.place,
  moving: parts.isMoving,
  focus: parts.known.focus,
  exposure: exposureOf(parts.known),
  backlight: parts.known.backlight,
  tally: parts.known.tally,
});

function statusOf({ line, isSilent, isHere, isProbed, refused }: Parts): Pick<Camera, 'status' | 'detail'> {
  const { status, detail } = line;
  // A silent camera's line is opened again and again, which nobody needs to see.
  if (isSilent && (status === 'connecting' || status === 'ready'))
    return { status: 'not-answering', detail: detail ?? 'there is no answer to any message' };
  if (status !== 'ready') return { status, detail };
  return isHere && isProbed
    ? { status: 'ready', detail: refused.detail }
    : { status: 'connecting', detail: null };
}
