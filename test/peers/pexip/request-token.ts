import { randomUUID } from 'node:crypto';
import type { Room } from './conference.ts';
import type { ConferenceFacts } from './conference-facts.ts';
import type { NodeParts } from './node-parts.ts';
import { newParticipant, yesNo } from './participant.ts';
import { type Asked, done, type Reply, refused } from './wire.ts';

const noSuchMeeting = 'Neither conference nor gateway found';

type Role = 'chair' | 'guest';

/** What a one-time token opens: the meeting that somebody was referred to, or is called into. */
export type Ticket = { readonly alias: string; readonly role: Role };

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value !== 'none' ? value : null;
}

/** Who comes in by which PIN; a reply when nobody does. */
function roleByPin(facts: ConferenceFacts, asked: Asked, parts: NodeParts): Role | Reply {
  const { hostPin, guestPin } = facts;
  if (hostPin === undefined && guestPin === undefined) return facts.allGuests ? 'guest' : 'chair';
  const guestsNeedPin = guestPin !== undefined || facts.guests === false;
  if (asked.pin === null) {
    return refused(403, {
      pin: hostPin === undefined ? 'none' : 'required',
      guest_pin: guestsNeedPin ? 'required' : 'none',
      version: parts.version,
    });
  }
  if (asked.pin === hostPin) return 'chair';
  if (asked.pin === guestPin) return 'guest';
  if (asked.pin === 'none' && hostPin === undefined) return 'chair';
  if (asked.pin === 'none' && !guestsNeedPin) return 'guest';
  return refused(403, 'Invalid PIN');
}

/** The sign-in: a list of providers, then where to go, then the token that comes from there. */
function signIn(facts: ConferenceFacts, asked: Asked, parts: NodeParts): Reply | null {
  const providers = facts.identityProviders ?? [];
  if (providers.length === 0) return null;
  const token = text(asked.body.sso_token);
  if (token !== null) return parts.signIns.redeem(token) ? null : refused(403, 'SSO Authentication Failed');
  const chosen = text(asked.body.chosen_idp);
  const provider = providers.find(({ uuid }) => uuid === chosen);
  if (!provider) {
    return refused(403, { idp: providers.map((one) => ({ ...one })), version: parts.version });
  }
  return refused(403, {
    redirect_url: parts.signIns.begin(),
    redirect_idp: { name: provider.name, uuid: provider.uuid },
    version: parts.version,
  });
}

/** The virtual reception asks where to; its shape is another on old nodes. */
function reception(
  facts: ConferenceFacts,
  asked: Asked,
  parts: NodeParts,
): Reply | { readonly alias: string } | null {
  if (!facts.reception) return null;
  const { kind, extensions } = facts.reception;
  const extension = text(asked.body.conference_extension);
  if (extension === null) {
    return refused(
      403,
      parts.isOld
        ? { conference_extension: kind, version: parts.version }
        : { conference_extension: 'required', conference_extension_type: kind },
    );
  }
  const alias = Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
  return alias === undefined ? refused(404, noSuchMeeting) : { alias };
}

/** `request_token`: every way in, and every way to be kept out. */
export function requestToken(asked: Asked, alias: string, parts: NodeParts): Reply {
  const ticket = parts.tickets.take(asked.body.token);
  const named = parts.rooms.find(ticket?.alias ?? alias) ?? parts.rooms.gateway(alias);
  if (!named) return notFound(parts);
  const asks = ticket ? null : reception(named.facts, asked, parts);
  if (asks && 'status' in asks) return asks;
  const room = asks ? parts.rooms.find(asks.alias) : named;
  if (!room) return notFound(parts);
  const { refuses } = room.facts;
  if (refuses) return refused(refuses.status, refuses.reason);
  if (typeof asked.body.display_name !== 'string') return refused(400, 'display_name is required');
  if (ticket) return letIn(asked, room, ticket.role, parts);
  const away = signIn(room.facts, asked, parts);
  if (away) return away;
  const role = roleByPin(room.facts, asked, parts);
  return typeof role === 'string' ? letIn(asked, room, role, parts) : role;
}

/** What a node says that knows no such meeting; the older ones call it a success. */
export function notFound(parts: Pick<NodeParts, 'isOld'>): Reply {
  return parts.isOld
    ? { status: 404, json: { status: 'success', result: noSuchMeeting } }
    : refused(404, noSuchMeeting);
}

/** With more than two the media goes by the node: those who are there are sent to the same meeting again. */
function leaveDirectMedia(room: Room, parts: NodeParts): void {
  room.setStatus({ direct_media: false });
  const { alias } = room.facts;
  for (const one of room.members.values()) {
    const token = parts.tickets.issue({ alias, role: one.participant.role });
    room.say('refer', { alias, token, target: 'transcoded' }, [one]);
  }
}

function letIn(asked: Asked, room: Room, role: Role, parts: NodeParts): Reply {
  const isDirect = room.status.direct_media && asked.body.direct_media === true && room.members.size < 2;
  if (room.status.direct_media && !isDirect) leaveDirectMedia(room, parts);
  const uuid = randomUUID();
  const name = String(asked.body.display_name);
  const waits = room.mustWait(role);
  const service = waits ? 'waiting_room' : (room.facts.serviceType ?? 'conference');
  room.enter(
    newParticipant(
      {
        uuid,
        display_name: name,
        local_alias: room.facts.alias,
        role,
        service_type: service,
        protocol: 'api',
        call_tag: text(asked.body.call_tag) ?? '',
        is_muted: yesNo(role === 'guest' && room.status.guests_muted),
        is_idp_authenticated: room.facts.identityProviders !== undefined,
      },
      parts.clock.now(),
    ),
  );
  const token = parts.tokens.issue({ alias: room.facts.alias, uuid });
  const bandwidth = (kbps: number): unknown => (parts.isOld ? String(kbps) : kbps);
  return done({
    token,
    expires: String(parts.tokens.seconds),
    participant_uuid: uuid,
    display_name: name,
    role: role === 'chair' ? 'HOST' : 'GUEST',
    version: parts.version,
    current_service_type: service,
    service_type: room.facts.serviceType ?? 'conference',
    service_name: room.facts.name ?? room.facts.alias,
    conference_name: room.facts.name ?? room.facts.alias,
    call_type: 'video',
    chat_enabled: room.status.chat_enabled,
    fecc_enabled: true,
    rtmp_enabled: true,
    rtsp_enabled: false,
    vp9_enabled: false,
    allow_1080p: true,
    analytics_enabled: false,
    trickle_ice_enabled: true,
    bandwidth_in: bandwidth(4096),
    bandwidth_out: bandwidth(4096),
    ...(parts.iceServers.stun && { stun: parts.iceServers.stun.map((url) => ({ url })) }),
    ...(parts.iceServers.turn && { turn: parts.iceServers.turn }),
    ...(!parts.isOld && {
      guests_can_present: true,
      route_via_registrar: true,
      direct_media: isDirect,
      ...(isDirect && { pex_datachannel_id: 1 }),
      use_relay_candidates_only: false,
      breakout_rooms: false,
      client_stats_update_interval: parts.statisticsEveryMs,
    }),
  });
}
