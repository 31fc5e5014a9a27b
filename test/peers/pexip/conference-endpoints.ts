import { randomUUID } from 'node:crypto';
import type { Room } from './conference.ts';
import type { Member } from './conference-facts.ts';
import type { NodeParts } from './node-parts.ts';
import { newParticipant, type Participant } from './participant.ts';
import { type Asked, done, type Reply, refused } from './wire.ts';

/** One endpoint: `by` asks. Those not marked `host` are for everybody. */
type Endpoint = {
  readonly host?: boolean;
  /** Old nodes do not know it. */
  readonly isNew?: boolean;
  run(asked: Asked, room: Room, by: Member, parts: NodeParts): Reply;
};

const layouts = ['1:0', '1:7', '1:21', '2:21', '1:33', '4:0', '9:0', '16:0', '25:0', 'ac'] as const;

const protocols: Readonly<Record<string, Participant['protocol']>> = {
  h323: 'h323',
  mssip: 'mssip',
  rtmp: 'rtmp',
};

function asString(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Dials out: the new participant connects, then is in the meeting, goes on ringing or is gone. */
function dial(asked: Asked, room: Room, parts: NodeParts): Reply {
  const destination = asString(asked.body.destination);
  if (destination === '') return refused(400, 'destination is required');
  parts.received.dialled.push(asked.body);
  const uuid = randomUUID();
  room.enter(
    newParticipant(
      {
        uuid,
        display_name: asString(asked.body.remote_display_name) || destination,
        local_alias: room.facts.alias,
        role: asked.body.role === 'HOST' ? 'chair' : 'guest',
        service_type: 'connecting',
        protocol: protocols[asString(asked.body.protocol)] ?? 'sip',
        uri: destination,
        call_direction: 'out',
      },
      parts.clock.now(),
    ),
  );
  const outcome = parts.dialOutcome();
  if (outcome !== 'rings') {
    parts.clock.after(parts.dialMs, () => {
      if (outcome === 'refuses') room.leave(uuid);
      else room.change(uuid, { service_type: 'conference', has_media: true, is_video_call: 'YES' });
    });
  }
  return done([uuid]);
}

function transformLayout(asked: Asked, room: Room): Reply {
  const transforms = asked.body.transforms;
  const given: Readonly<Record<string, unknown>> =
    typeof transforms === 'object' && transforms ? { ...transforms } : {};
  const wanted = given.layout ?? given.host_layout ?? given.guest_layout;
  if (wanted === undefined) return done(true);
  const known: readonly unknown[] = layouts;
  // A node says it so: a refusal that calls itself a success.
  if (!known.includes(wanted)) return { status: 400, json: { status: 'success', result: 'Illegal value' } };
  room.setLayout(String(wanted));
  return done(true);
}

const yes =
  (run: (room: Room, asked: Asked, by: Member) => void): Endpoint['run'] =>
  (asked, room, by) => {
    run(room, asked, by);
    return done(true);
  };

/** The endpoints of a meeting by their name and method. */
const endpoints: Readonly<Record<string, Endpoint>> = {
  'GET conference_status': { run: (_asked, room) => done(room.status) },
  'GET participants': {
    run: (_asked, room, by) =>
      done(
        [...room.members.values()]
          .filter((one) => one === by || !room.isWaiting(by.uuid))
          .map((one) => room.worded(one.participant)),
      ),
  },
  'GET available_layouts': { isNew: true, run: () => done(layouts) },
  'GET layout_svgs': {
    isNew: true,
    run: () =>
      done(Object.fromEntries(layouts.map((name) => [name, '<svg xmlns="http://www.w3.org/2000/svg"/>']))),
  },
  'GET theme': { run: () => ({ status: 204 }) },
  'POST lock': { host: true, run: yes((room) => room.setStatus({ locked: true })) },
  'POST unlock': { host: true, run: yes((room) => room.setStatus({ locked: false })) },
  'POST start_conference': { host: true, run: yes((room) => room.start()) },
  'POST muteguests': { host: true, run: yes((room) => room.muteGuests(true)) },
  'POST unmuteguests': { host: true, run: yes((room) => room.muteGuests(false)) },
  'POST set_guests_can_unmute': {
    host: true,
    isNew: true,
    run: yes((room, asked) => room.setStatus({ guests_can_unmute: asked.body.setting === true })),
  },
  'POST set_guests_can_present': {
    host: true,
    isNew: true,
    run: yes((room, asked) => room.setStatus({ guests_can_present: asked.body.setting === true })),
  },
  'POST disconnect': {
    host: true,
    run: yes((room) => {
      for (const uuid of [...room.members.keys()])
        room.disconnect(uuid, 'Conference terminated by another participant');
    }),
  },
  'POST message': {
    run(asked, room, by, parts) {
      if (!room.status.chat_enabled) return refused(403, 'Chat is disabled');
      const message = { type: asString(asked.body.type), payload: asString(asked.body.payload) };
      parts.received.messages.push({ uuid: by.uuid, ...message });
      room.chat({ uuid: by.uuid, name: by.participant.display_name }, message);
      return done(true);
    },
  },
  'POST dial': { host: true, run: (asked, room, _by, parts) => dial(asked, room, parts) },
  'POST transform_layout': { host: true, run: transformLayout },
  'POST clearallbuzz': {
    host: true,
    run: yes((room) => {
      for (const one of room.members.values())
        if (one.participant.buzz_time > 0) room.change(one.uuid, { buzz_time: 0 });
    }),
  },
  'POST clearspotlights': {
    host: true,
    run: yes((room) => {
      for (const one of room.members.values())
        if (one.participant.spotlight > 0) room.change(one.uuid, { spotlight: 0 });
    }),
  },
  'POST silent_video_detection': { host: true, isNew: true, run: () => done(true) },
};

/** Answers what is asked of a meeting; null for an endpoint that this node does not have. */
export function askConference(
  asked: Asked,
  name: string,
  room: Room,
  by: Member,
  parts: NodeParts,
): Reply | null {
  const key = `${asked.method} ${name}`;
  const endpoint = Object.hasOwn(endpoints, key) ? endpoints[key] : undefined;
  if (!endpoint || (endpoint.isNew && parts.isOld)) return null;
  if (endpoint.host && by.participant.role !== 'chair') return refused(403, 'Invalid role');
  if (room.isWaiting(by.uuid) && asked.method === 'POST') return refused(403, 'Invalid role');
  return endpoint.run(asked, room, by, parts);
}
