import * as z from 'zod';
import { jsonOf } from '../../../main/contract/json.ts';
import { partyKind } from '../../../main/contract/room.ts';

/** The longest name that is shown; what is longer is cut, since a name comes from the wire. */
const longestName = 80;

/** Control characters, and those that turn the direction of writing, so that no name can look like another. */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const shortText = z
  .string()
  .max(4000)
  .transform((text) => text.replaceAll(unseen, ' ').trim().slice(0, longestName));

const presence = z.object({
  v: z.literal(1),
  name: shortText,
  role: shortText,
  kind: partyKind,
  /** New each time that somebody joins, so that a party who left and is back is not taken for the one before. */
  session: z.string().min(1).max(64),
  /** Milliseconds since 1970 by that party's own clock. */
  joinedAt: z.number(),
  muted: z.boolean(),
  camera: z.boolean(),
  sharing: z.boolean(),
  /** Its camera may be moved by the other rooms. */
  farCamera: z.boolean().default(false),
});

/** What a party says of itself, retained in the room for everybody. */
export type Presence = z.infer<typeof presence>;

/** The presence in a message, or null when it is none of ours. */
export function readPresence(payload: string): Presence | null {
  const parsed = presence.safeParse(jsonOf(payload));
  return parsed.success ? parsed.data : null;
}

/** Somebody in the order of the room. */
export type Place = { readonly id: string; readonly joinedAt: number };

/** Whether `one` stands before `other` in the room. Total: two parties never disagree. */
export function isAhead(one: Place, other: Place): boolean {
  return one.joinedAt === other.joinedAt ? one.id < other.id : one.joinedAt < other.joinedAt;
}
