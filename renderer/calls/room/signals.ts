import * as z from 'zod';
import { jsonOf } from '../../../main/contract/json.ts';

/** The largest signal that is read. A description with all codecs is about 8 kB. */
const largestSignal = 60_000;

/** What a browser says to set up a link: a description (RFC 8829) or a candidate (RFC 8838). */
const linkMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offer'), sdp: z.string() }),
  z.object({ kind: z.literal('answer'), sdp: z.string() }),
  z.object({
    kind: z.literal('candidate'),
    candidate: z.string(),
    sdpMid: z.string().nullable(),
    sdpMLineIndex: z.number().int().nullable(),
  }),
]);
export type LinkMessage = z.infer<typeof linkMessage>;

/**
 * One signal between two parties. `from` and `to` are sessions: what is meant for a session that ended is not read.
 * `link` is the generation of the link, counted by the one who offers; `n` numbers the messages of one generation,
 * so that one that came twice is read once. `restart` asks for a generation after `link`.
 */
const signal = z.object({
  v: z.literal(1),
  from: z.string().max(64),
  to: z.string().max(64),
  link: z.number().int().min(0),
  n: z.number().int().min(0),
  message: z.union([linkMessage, z.object({ kind: z.literal('restart') })]),
});
export type Signal = z.infer<typeof signal>;

/** The signal in a message, or null when it is none of ours. */
export function readSignal(payload: string): Signal | null {
  if (payload.length > largestSignal) return null;
  const parsed = signal.safeParse(jsonOf(payload));
  return parsed.success ? parsed.data : null;
}
