import type { Room } from './conference.ts';
import type { Member } from './conference-facts.ts';
import { type MediaCall, openMediaCall } from './media-call.ts';
import type { NodeParts } from './node-parts.ts';
import { yesNo } from './participant.ts';
import { moveCamera } from './participant-endpoints.ts';
import { type Asked, done, type Reply, refused } from './wire.ts';

/** `calls`: the client's first offer. A call that was there before is over. */
export async function beginCall(asked: Asked, room: Room, by: Member, parts: NodeParts): Promise<Reply> {
  const offer = asked.body.sdp;
  if (typeof offer !== 'string' || !offer.includes('m=')) return { status: 400, text: 'Invalid SDP' };
  const call = openMediaCall({
    packet: (line, packet) => room.forwarding.packet(by.uuid, line, packet),
    wantsPicture: (line) => room.forwarding.wantsPicture(by.uuid, line),
    connected: () => {
      if (by.call !== call) return;
      room.arrange();
      for (const line of ['video', 'slides'] as const) room.forwarding.wantsPicture(by.uuid, line);
      room.change(by.uuid, {
        protocol: 'webrtc',
        has_media: true,
        is_video_call: yesNo(call.hasVideo),
        is_audio_only_call: yesNo(!call.hasVideo),
        fecc_supported: yesNo(asked.body.fecc_supported === true),
      });
    },
    lost: () => room.arrange(),
  });
  let sdp: string;
  try {
    sdp = await call.answer(offer);
  } catch {
    call.close();
    return { status: 400, text: 'Invalid SDP' };
  }
  by.call?.close();
  by.call = call;
  room.arrange();
  const turn = parts.answerTurn();
  return done({ call_uuid: call.uuid, sdp, ...(turn && { turn }) });
}

/** What is asked of a call, whose media is at the node or not. */
export async function askCall(
  asked: Asked,
  name: string,
  call: MediaCall | null,
  room: Room,
  by: Member,
  parts: NodeParts,
): Promise<Reply | null> {
  const text = (key: string): string => {
    const value = asked.body[key];
    return typeof value === 'string' ? value : '';
  };
  switch (name) {
    case 'ack':
      return done(true);
    case 'update':
      try {
        const sdp = await call?.answer(text('sdp'));
        room.arrange();
        return done(sdp);
      } catch {
        return { status: 500, text: 'Invalid SDP' };
      }
    case 'new_candidate':
      // One that cannot be read is the client's loss.
      await call?.candidate(text('candidate'), text('mid')).catch(() => {});
      return done(null);
    case 'dtmf':
      parts.received.digits.push({ uuid: by.uuid, digits: text('digits') });
      return done(true);
    case 'fecc': {
      const other = [...room.members.values()].find(
        (one) => one !== by && one.participant.fecc_supported === 'YES',
      );
      return other ? moveCamera(asked, room, other.uuid, parts) : refused(403, 'FECC is not supported');
    }
    case 'statistics':
      parts.received.statistics.push(asked.body);
      return done(null);
    case 'disconnect':
      if (by.call === call) by.call = null;
      call?.close();
      room.change(by.uuid, { has_media: false });
      return done(null);
    default:
      return null;
  }
}
