import type { Room } from './conference.ts';
import type { Member } from './conference-facts.ts';
import type { NodeParts } from './node-parts.ts';
import { type Asked, done, type Reply, refused } from './wire.ts';

/** One endpoint on a participant: `by` asks, `whom` is acted on. */
type Endpoint = {
  /** `host`: hosts alone; `self`: hosts on anybody, everybody on themselves; `own`: on oneself alone. */
  readonly who: 'host' | 'self' | 'own';
  readonly isNew?: boolean;
  run(context: {
    readonly asked: Asked;
    readonly room: Room;
    readonly by: Member;
    readonly whom: Member;
    readonly parts: NodeParts;
  }): Reply;
};

const yes =
  (run: (room: Room, whom: Member, parts: NodeParts) => void): Endpoint['run'] =>
  ({ room, whom, parts }) => {
    run(room, whom, parts);
    return done(true);
  };

const seconds = (parts: NodeParts): number => parts.clock.now() / 1000;

function takeFloor(room: Room, by: Member): Reply {
  const { presentation_allowed, guests_can_present } = room.status;
  const may = presentation_allowed && (by.participant.role === 'chair' || guests_can_present);
  if (!may) return refused(403, 'presentation rejected');
  room.present(by.uuid);
  return done(null);
}

function unmute(room: Room, by: Member, whom: Member): Reply {
  const isHeld = room.status.guests_muted && !room.status.guests_can_unmute;
  if (by.participant.role === 'guest' && isHeld) return refused(403, 'Guests are not allowed to unmute');
  room.change(whom.uuid, { is_muted: 'NO' });
  return done(true);
}

function transfer(asked: Asked, room: Room, whom: Member, parts: NodeParts): Reply {
  const alias = String(asked.body.conference_alias ?? '');
  const target = parts.rooms.find(alias);
  if (!target) return refused(403, 'transfer failed');
  const pin = target.facts.hostPin;
  if (asked.body.role === 'host' && pin !== undefined && asked.body.pin !== pin)
    return refused(403, 'Invalid PIN');
  const token = parts.tickets.issue({ alias, role: asked.body.role === 'guest' ? 'guest' : 'chair' });
  if (whom.streams.size > 0) room.say('refer', { alias, token, target: 'conference' }, [whom]);
  else room.leave(whom.uuid);
  return done(true);
}

function say({ asked, room, by, whom, parts }: Parameters<Endpoint['run']>[0]): Reply {
  const message = { type: String(asked.body.type), payload: String(asked.body.payload) };
  parts.received.messages.push({ uuid: by.uuid, ...message, to: whom.uuid });
  room.chat({ uuid: by.uuid, name: by.participant.display_name }, message, whom.uuid);
  return done(true);
}

/** Moves a camera: kept, and said to the one whose camera it is. */
export function moveCamera(asked: Asked, room: Room, target: string, parts: NodeParts): Reply {
  const { action, movement, timeout } = asked.body;
  parts.received.fecc.push({ target, action: String(action), movement });
  const whom = room.members.get(target);
  if (whom) room.say('fecc', { action, movement, timeout }, [whom]);
  return done(true);
}

const endpoints: Readonly<Record<string, Endpoint>> = {
  disconnect: {
    who: 'self',
    run: yes((room, whom) => room.disconnect(whom.uuid, 'Disconnected by another participant')),
  },
  mute: { who: 'self', run: yes((room, whom) => room.change(whom.uuid, { is_muted: 'YES' })) },
  unmute: { who: 'self', run: ({ room, by, whom }) => unmute(room, by, whom) },
  client_mute: {
    who: 'own',
    isNew: true,
    run: yes((room, whom) => room.change(whom.uuid, { is_client_muted: true })),
  },
  client_unmute: {
    who: 'own',
    isNew: true,
    run: yes((room, whom) => room.change(whom.uuid, { is_client_muted: false })),
  },
  video_muted: { who: 'self', run: yes((room, whom) => room.change(whom.uuid, { is_video_muted: true })) },
  video_unmuted: { who: 'self', run: yes((room, whom) => room.change(whom.uuid, { is_video_muted: false })) },
  allowrxpresentation: {
    who: 'self',
    run: yes((room, whom) => room.change(whom.uuid, { rx_presentation_policy: 'ALLOW' })),
  },
  denyrxpresentation: {
    who: 'self',
    run: yes((room, whom) => room.change(whom.uuid, { rx_presentation_policy: 'DENY' })),
  },
  spotlighton: {
    who: 'host',
    run: yes((room, whom, parts) => room.change(whom.uuid, { spotlight: seconds(parts) })),
  },
  spotlightoff: { who: 'host', run: yes((room, whom) => room.change(whom.uuid, { spotlight: 0 })) },
  unlock: { who: 'host', run: yes((room, whom) => room.admit(whom.uuid)) },
  dtmf: {
    who: 'self',
    run({ asked, whom, parts }) {
      parts.received.digits.push({ uuid: whom.uuid, digits: String(asked.body.digits ?? '') });
      return done(true);
    },
  },
  overlaytext: {
    who: 'self',
    run({ asked, room, whom }) {
      room.change(whom.uuid, { overlay_text: String(asked.body.text ?? '') });
      return done(true);
    },
  },
  pres_in_mix: {
    who: 'own',
    isNew: true,
    run({ asked, room, whom }) {
      room.change(whom.uuid, { needs_presentation_in_mix: asked.body.state === true });
      return done(true);
    },
  },
  role: {
    who: 'host',
    run({ asked, room, whom }) {
      const role = asked.body.role === 'guest' ? 'guest' : 'chair';
      room.setRole(whom.uuid, role);
      return done(true);
    },
  },
  fecc: {
    who: 'self',
    run: ({ asked, room, whom, parts }) => {
      const target = asked.body.target;
      return moveCamera(asked, room, typeof target === 'string' ? target : whom.uuid, parts);
    },
  },
  buzz: {
    who: 'own',
    run: yes((room, whom, parts) => room.change(whom.uuid, { buzz_time: seconds(parts) })),
  },
  clearbuzz: { who: 'self', run: yes((room, whom) => room.change(whom.uuid, { buzz_time: 0 })) },
  transfer: { who: 'host', run: ({ asked, room, whom, parts }) => transfer(asked, room, whom, parts) },
  message: { who: 'self', isNew: true, run: say },
  take_floor: { who: 'own', run: ({ room, by }) => takeFloor(room, by) },
  release_floor: {
    who: 'own',
    run({ room, by }) {
      room.stopPresenting(by.uuid);
      return done(null);
    },
  },
  show_live_captions: { who: 'own', isNew: true, run: () => done(null) },
  hide_live_captions: { who: 'own', isNew: true, run: () => done(null) },
  preferred_aspect_ratio: { who: 'own', isNew: true, run: () => done(true) },
  notify_not_afk: { who: 'own', isNew: true, run: () => done(true) },
};

/** Answers what is asked about a participant; null for an endpoint that this node does not have. */
export function askParticipant(
  asked: Asked,
  name: string,
  room: Room,
  by: Member,
  whom: Member,
  parts: NodeParts,
): Reply | null {
  if (asked.method === 'GET' && name === 'avatar.jpg') return refused(404, 'No image available');
  const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
  if (!endpoint || asked.method !== 'POST' || (endpoint.isNew && parts.isOld)) return null;
  const isHost = by.participant.role === 'chair';
  const isOwn = by === whom;
  const may =
    name === 'message' ||
    name === 'fecc' ||
    { host: isHost, self: isHost || isOwn, own: isOwn }[endpoint.who];
  return may ? endpoint.run({ asked, room, by, whom, parts }) : refused(403, 'Invalid role');
}
