import * as z from 'zod';
import type { FarMove } from '../engine.ts';
import { readJson } from './presence.ts';

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
export type CameraMove = z.infer<typeof cameraMove>;

/** The move in a message, or null when it is none. */
export function readCameraMove(payload: string): CameraMove | null {
  if (payload.length > largestMove) return null;
  const parsed = cameraMove.safeParse(readJson(payload));
  return parsed.success ? parsed.data : null;
}

/** The cameras of one call, as its parties move them. */
export type CameraMoves = {
  /** The message that moves the camera of a session. */
  said(to: string, move: FarMove): string;
  /** The move in a message of `from` to this side, when it is a new one. */
  heard(message: CameraMove, from: string): FarMove | null;
};

/** Counts them for one session of this side. */
export function makeCameraMoves(session: string): CameraMoves {
  const last = new Map<string, number>();
  let n = 0;
  return {
    said(to, move) {
      n += 1;
      const message: CameraMove = { v: 1, from: session, to, n, move };
      return JSON.stringify(message);
    },
    heard(message, from) {
      if (message.to !== session || message.from !== from || message.n <= (last.get(from) ?? -1)) return null;
      last.set(from, message.n);
      return message.move;
    },
  };
}
