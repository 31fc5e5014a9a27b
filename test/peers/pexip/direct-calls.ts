import { randomUUID } from 'node:crypto';
import type { Room } from './conference.ts';
import type { Member } from './conference-facts.ts';
import type { NodeParts } from './node-parts.ts';
import { type Asked, done, type Reply, refused } from './wire.ts';

/**
 * Calls in a meeting of two whose media goes directly between them: the node passes offers, answers and candidates on. The first who
 * comes has nobody to answer the offer, which is ignored; the second's goes to the first as `new_offer`, later ones as `update_sdp`.
 */
export type DirectCall = {
  readonly uuid: string;
  /** Takes the answer to an offer that this member was told of; null when it ignored the offer. */
  answered: ((sdp: string | null) => void) | null;
};

/** Milliseconds in which an offer must be answered. */
const answerWithinMs = 10_000;

const otherOf = (room: Room, by: Member): Member | undefined =>
  [...room.members.values()].find((one) => one !== by && one.direct);

/** Tells `other` of an offer and waits for what it acknowledges it with. */
function ask(
  room: Room,
  other: Member,
  event: string,
  sdp: string,
  parts: NodeParts,
): Promise<string | null | 'late'> {
  return new Promise((resolve) => {
    const cancel = parts.clock.after(answerWithinMs, () => resolve('late'));
    if (other.direct) {
      other.direct.answered = (answer) => {
        cancel();
        resolve(answer);
      };
    }
    room.say(event, { sdp }, [other]);
  });
}

/** `calls` of a direct meeting. */
export async function beginDirectCall(
  asked: Asked,
  room: Room,
  by: Member,
  parts: NodeParts,
): Promise<Reply> {
  const offer = asked.body.sdp;
  if (typeof offer !== 'string' || !offer.includes('m=')) return { status: 400, text: 'Invalid SDP' };
  const call: DirectCall = { uuid: randomUUID(), answered: null };
  by.direct = call;
  room.change(by.uuid, { protocol: 'webrtc', has_media: true, is_video_call: 'YES' });
  const other = otherOf(room, by);
  if (!other) return done({ call_uuid: call.uuid, sdp: '', offer_ignored: true });
  const sdp = await ask(room, other, 'new_offer', offer, parts);
  if (sdp === 'late') return { status: 504, text: 'Gateway Timeout' };
  return done({ call_uuid: call.uuid, sdp: sdp ?? '', ...(sdp === null && { offer_ignored: true }) });
}

/** The media of one is over: the other is told, and calls anew. */
export function endDirectCall(room: Room, by: Member): void {
  if (!by.direct) return;
  by.direct = null;
  const other = otherOf(room, by);
  if (other) room.say('peer_disconnect', null, [other]);
}

/** What is asked of a direct call; null for what is the same as in any other call. */
export async function askDirectCall(
  asked: Asked,
  name: string,
  room: Room,
  by: Member,
  parts: NodeParts,
): Promise<Reply | null> {
  const other = otherOf(room, by);
  const { sdp, candidate, mid, ufrag, pwd } = asked.body;
  switch (name) {
    case 'ack':
      by.direct?.answered?.(typeof sdp === 'string' && asked.body.offer_ignored !== true ? sdp : null);
      if (by.direct) by.direct.answered = null;
      return done(true);
    case 'new_candidate':
      if (other) room.say('new_candidate', { candidate, mid, ufrag, pwd }, [other]);
      return done(null);
    case 'update': {
      if (!other) return done({ call_uuid: by.direct?.uuid ?? '', sdp: '' });
      const answer = await ask(room, other, 'update_sdp', String(sdp), parts);
      if (answer === 'late') return { status: 503, text: 'Service Unavailable' };
      return done({ call_uuid: by.direct?.uuid ?? '', sdp: answer ?? '' });
    }
    case 'disconnect':
      endDirectCall(room, by);
      return done(null);
    case 'fecc':
      return refused(403, 'FECC goes between the two');
    default:
      return null;
  }
}
