import * as z from 'zod';
import { jsonOf } from '../../../main/contract/json.ts';
import { isOfKind } from '../../../main/contract/room.ts';
import type { FarMove } from '../engine.ts';
import type { OwnCamera } from '../own-camera.ts';
import { letsMove, type OtherParty } from './other-party.ts';

/** The largest message that is read: a few numbers and two sessions. */
const largestMove = 400;

const direction = z.union([z.literal(-1), z.literal(0), z.literal(1)]);

/**
 * One party moves another's camera. It goes the way of the signals, where the broker sees to it that nobody outside the room, and
 * nobody in another's name, can say it. `from` and `to` are sessions; `n` grows from one to the next, so that one that comes late
 * or twice is not read.
 */
const cameraMove = z.strictObject({
  v: z.literal(1),
  from: z.string().max(64),
  to: z.string().max(64),
  n: z.number().int().min(0),
  move: z.strictObject({ pan: direction, tilt: direction, zoom: direction }),
});
type CameraMove = z.infer<typeof cameraMove>;

/** The move in a message, or null when it is none. */
export function readCameraMove(payload: string): CameraMove | null {
  if (payload.length > largestMove) return null;
  const parsed = cameraMove.safeParse(jsonOf(payload));
  return parsed.success ? parsed.data : null;
}

/** The cameras of one call, as its rooms move them. A guest neither moves nor is moved. */
export type CameraMoves = {
  /** Moves the camera of another room that lets it be moved; nothing otherwise. */
  move(party: string, move: FarMove): void;
  /** Whether a message of `from` was a move: then what it means is done, when it is new and from a room. */
  hear(from: string, payload: string): boolean;
};

/** Joins them. `mayMove`: this side is a room. `ownCamera` is null where this side's camera is nobody else's to move. */
export function makeCameraMoves(options: {
  readonly session: string;
  readonly others: ReadonlyMap<string, Pick<OtherParty, 'presence'>>;
  readonly ownCamera: Pick<OwnCamera, 'moved'> | null;
  readonly mayMove: () => boolean;
  readonly send: (to: string, payload: string) => void;
}): CameraMoves {
  const { session, others, ownCamera } = options;
  /** The last number heard, by session. */
  const last = new Map<string, number>();
  let n = 0;

  return {
    move(party, move) {
      const presence = others.get(party)?.presence;
      if (!presence || !options.mayMove() || !letsMove(party, presence)) return;
      n += 1;
      const message: CameraMove = { v: 1, from: session, to: presence.session, n, move };
      options.send(party, JSON.stringify(message));
    },
    hear(from, payload) {
      const message = readCameraMove(payload);
      if (!message) return false;
      const presence = others.get(from)?.presence;
      const isNew = message.n > (last.get(message.from) ?? -1);
      if (!presence || !isOfKind(from, 'kiosk') || !isNew) return true;
      if (message.to !== session || message.from !== presence.session) return true;
      last.set(message.from, message.n);
      ownCamera?.moved({ id: from, name: presence.name }, message.move);
      return true;
    },
  };
}
