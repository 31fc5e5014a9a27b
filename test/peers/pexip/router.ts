import type { ServerResponse } from 'node:http';
import { askCall, beginCall } from './call-endpoints.ts';
import type { Room } from './conference.ts';
import { askConference } from './conference-endpoints.ts';
import type { Member } from './conference-facts.ts';
import { askDirectCall, beginDirectCall, endDirectCall } from './direct-calls.ts';
import { openEventStream } from './event-stream.ts';
import type { NodeParts } from './node-parts.ts';
import { askParticipant } from './participant-endpoints.ts';
import { notFound, requestToken } from './request-token.ts';
import { type Asked, done, type Reply, refused } from './wire.ts';

const invalidToken: Reply = refused(403, 'Invalid token');

/** Nodes answer what they do not know with no JSON. */
export const unknownPath: Reply = { status: 404, text: '<html><title>404</title></html>', type: 'text/html' };

/** Whom a token speaks for. Whoever came by a reception goes on asking under the reception's alias. */
function memberOf(
  asked: Asked,
  named: Room,
  parts: NodeParts,
): { readonly room: Room; readonly by: Member } | null {
  const bearer = parts.tokens.bearer(asked.token);
  const room = bearer ? parts.rooms.find(bearer.alias) : undefined;
  const by = bearer && room?.members.get(bearer.uuid);
  return room && by && (room === named || named.facts.reception) ? { room, by } : null;
}

function refresh(by: Member, room: Room, parts: NodeParts): Reply {
  return done({
    token: parts.tokens.issue({ alias: room.facts.alias, uuid: by.uuid }),
    expires: String(parts.tokens.seconds),
    role: by.participant.role === 'chair' ? 'HOST' : 'GUEST',
    ...(!parts.isOld && { client_stats_update_interval: parts.statisticsEveryMs }),
  });
}

/**
 * Answers what is asked of one meeting; `rest` is the path behind the alias. Null: the answer is an event stream, which is open now.
 */
export async function askRoom(
  asked: Asked,
  alias: string,
  rest: readonly string[],
  response: ServerResponse,
  parts: NodeParts,
): Promise<Reply | null> {
  const [first = '', uuid = '', name = '', callUuid = '', callName = ''] = rest;
  if (first === 'request_token') return requestToken(asked, alias, parts);
  const named = parts.rooms.find(alias);
  if (!named) return notFound(parts);
  const member = memberOf(asked, named, parts);
  if (!member) return invalidToken;
  const { room, by } = member;
  if (first === 'refresh_token') return refresh(by, room, parts);
  if (first === 'release_token') {
    parts.received.released.push(String(asked.body.reason ?? ''));
    endDirectCall(room, by);
    room.leave(by.uuid);
    return done(true);
  }
  if (first === 'events') {
    room.listen(
      by.uuid,
      openEventStream(response, (stream) => by.streams.delete(stream)),
    );
    return null;
  }
  if (first !== 'participants' || uuid === '') {
    return askConference(asked, first, room, by, parts) ?? unknownPath;
  }
  const whom = room.members.get(uuid);
  if (!whom) return refused(404, 'No such participant');
  if (name !== 'calls') return askParticipant(asked, name, room, by, whom, parts) ?? unknownPath;
  if (whom !== by) return refused(403, 'Invalid role');
  if (callUuid === '') {
    return room.status.direct_media
      ? beginDirectCall(asked, room, by, parts)
      : beginCall(asked, room, by, parts);
  }
  if ((by.call ?? by.direct)?.uuid !== callUuid) return refused(403, 'No such call');
  const direct = by.direct ? await askDirectCall(asked, callName, room, by, parts) : null;
  return direct ?? (await askCall(asked, callName, by.call, room, by, parts)) ?? unknownPath;
}
