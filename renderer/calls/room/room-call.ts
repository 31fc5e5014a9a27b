import type { Clock } from '../../../main/contract/clock.ts';
import type { ProblemCode } from '../../../main/contract/problems.ts';
import type { Result } from '../../../main/contract/result.ts';
import type { Ticket } from '../../../main/contract/room.ts';
import type { Party } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { OwnSide } from '../engine.ts';
import { type LinkSupervisor, superviseLink } from './link-supervisor.ts';
import type { Connect } from './mqtt-line.ts';
import type { OwnTracks } from './own-side.ts';
import type { OpenLink, Outgoing } from './peer-link.ts';
import type { PlaceholderTracks } from './placeholder-tracks.ts';
import { isAhead, type Presence, readPresence } from './presence.ts';
import { qualityFor } from './quality.ts';
import { openRoomLine } from './room-line.ts';
import { readSignal } from './signals.ts';

/** What a call in a room says. `ended` comes once and last, and not after `leave`. */
export type RoomCallEvents = {
  readonly joined: () => void;
  readonly parties: (parties: readonly Party[]) => void;
  readonly lineLost: () => void;
  readonly lineBack: () => void;
  readonly ended: (reason: ProblemCode) => void;
};

/** One call in one room: the line to the hub, and a supervised link to each other party. */
export type RoomCall = {
  /** Tells everybody what this side is now, and sends them these tracks. */
  show(side: OwnSide, tracks: OwnTracks): void;
  leave(): void;
};

type Other = {
  readonly id: string;
  presence: Presence;
  links: LinkSupervisor;
  /**
   * Whether the hub says that they are there; `unsure` while it was away and they may not be back yet. Those who are not
   * there stay as long as their sound and picture flow.
   */
  present: 'yes' | 'unsure' | 'no';
  cancelProbe: () => void;
};

/** How long a newcomer looks whether there was a place for it. */
const newcomerMs = 3000;
/** For so long a newcomer hears who is there before it shows them, so that a full room is not shown for a blink. */
const lookRoundMs = 30;
/** How long the others have to come back to a hub that was away. */
const returnLimitMs = 10_000;
/** Between two looks at whether anything still flows from a party that the hub does not know. */
const probeMs = 500;

/** Enters a room. */
export function openRoomCall(options: {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: CallLog;
  readonly session: string;
  readonly ticket: (client?: string) => Promise<Result<Ticket>>;
  readonly connect: Connect;
  readonly openLink: OpenLink;
  readonly certificate: () => RTCCertificate | null;
  readonly placeholders: PlaceholderTracks;
  readonly events: RoomCallEvents;
}): RoomCall {
  const { clock, random, log, session, placeholders, events } = options;
  const others = new Map<string, Other>();
  /** Everybody that the hub knows, also those for whom there is no place. */
  const known = new Map<string, { presence: Presence; before: boolean }>();
  let ticket: Ticket | null = null;
  let joinedAt = 0;
  let shown: { side: OwnSide; tracks: OwnTracks } | null = null;
  let said = '';
  let over = false;
  let returned = false;
  let cancelWait = () => {};

  const outgoing = (): Outgoing => {
    const tracks = shown?.tracks;
    return {
      audio: tracks?.audio ?? placeholders.audio,
      video: tracks?.video ?? placeholders.video,
      quality: qualityFor(others.size, tracks?.picture ?? 'camera'),
    };
  };
  const sendToAll = (): void => {
    const now = outgoing();
    for (const other of others.values()) other.links.send(now);
  };

  const present = (): void => {
    if (!ticket || !shown) return;
    const { muted, camera, sharing } = shown.side;
    const presence: Presence = {
      v: 1,
      name: ticket.name,
      role: ticket.role,
      kind: ticket.kind,
      session,
      joinedAt,
      muted: muted.actual,
      camera: camera.actual,
      sharing: sharing.actual,
    };
    const text = JSON.stringify(presence);
    if (text === said) return;
    said = text;
    line.present(text);
  };

  const tellParties = (): void => {
    if (over || clock.now() - joinedAt < lookRoundMs) return;
    const list = [...others.values()].sort((one, other) => (isAhead(placeOf(one), placeOf(other)) ? -1 : 1));
    events.parties(list.map(partyOf));
  };

  const supervise = (id: string, theirs: Presence, before: MediaStream | null): LinkSupervisor => {
    const me = ticket?.client ?? '';
    const { iceServers = [], relayOnly = false } = ticket ?? {};
    return superviseLink({
      clock,
      random,
      log,
      mine: session,
      theirs: theirs.session,
      offers: isAhead({ id, joinedAt: theirs.joinedAt }, { id: me, joinedAt }),
      before,
      open: (initiator, linkEvents) =>
        options.openLink({
          clock,
          initiator,
          iceServers,
          relayOnly,
          certificate: options.certificate(),
          outgoing: outgoing(),
          events: linkEvents,
        }),
      send: (signal) => line.signal(id, JSON.stringify(signal)),
      changed: () => {
        const other = others.get(id);
        if (other?.present === 'no' && other.links.link !== 'connected') remove(other);
        else tellParties();
      },
    });
  };

  const remove = (other: Other): void => {
    if (others.get(other.id) !== other) return;
    others.delete(other.id);
    other.cancelProbe();
    other.links.close();
    log.info(`room: a party left, ${others.size} others`);
    // Somebody who stood outside may have a place now.
    for (const [id, { presence }] of known) admit(id, presence);
    sendToAll();
    tellParties();
  };

  const admit = (id: string, presence: Presence): void => {
    const other = others.get(id);
    if (other) {
      const again =
        other.presence.session !== presence.session || other.presence.joinedAt !== presence.joinedAt;
      other.presence = presence;
      other.present = 'yes';
      other.cancelProbe();
      if (again) {
        other.links.close();
        other.links = supervise(id, presence, other.links.stream);
      }
      return;
    }
    if (others.size + 1 >= (ticket?.maximumParties ?? 0)) return;
    // The place is taken before the link begins, so that the link begins with the right quality.
    const links: LinkSupervisor = noLink;
    const newcomer: Other = { id, presence, links, present: 'yes', cancelProbe: () => {} };
    others.set(id, newcomer);
    newcomer.links = supervise(id, presence, null);
    log.info(`room: a party came, ${others.size} others`);
    sendToAll();
  };

  /**
   * Whether this side came after the room was full: then it leaves, and nobody else. Those who were there before it are told
   * by their retained presence, whatever the clocks say; those who came together with it, by the order of the room.
   */
  const isOneTooMany = (): boolean => {
    if (!ticket || clock.now() - joinedAt > newcomerMs) return false;
    const me = { id: ticket.client, joinedAt };
    let earlier = 0;
    let ahead = 0;
    for (const [id, { presence, before }] of known) {
      if (before) earlier += 1;
      if (isAhead({ id, joinedAt: presence.joinedAt }, me)) ahead += 1;
    }
    return Math.max(earlier, ahead) >= ticket.maximumParties;
  };

  const hearPresence = (id: string, payload: string, retained: boolean): void => {
    if (payload === '') {
      known.delete(id);
      const other = others.get(id);
      if (other) absent(other);
      return;
    }
    const presence = readPresence(payload);
    if (!presence) {
      log.warn('room: a presence that cannot be read');
      return;
    }
    const before = known.get(id)?.before ?? (retained && !returned);
    known.set(id, { presence, before });
    if (isOneTooMany()) {
      end('room-full');
      return;
    }
    admit(id, presence);
    tellParties();
  };

  /** The hub does not know them any more. They are gone, unless their sound and picture still flow. */
  const absent = (other: Other): void => {
    other.present = 'no';
    if (other.links.link !== 'connected') remove(other);
    else void probe(other);
  };

  const probe = async (other: Other): Promise<void> => {
    other.cancelProbe();
    const { links } = other;
    const earlier = await links.receivedBytes();
    other.cancelProbe = clock.after(probeMs, () => void compare(other, links, earlier));
  };

  const compare = async (other: Other, links: LinkSupervisor, earlier: number): Promise<void> => {
    const now = await links.receivedBytes();
    if (over || other.present !== 'no' || other.links !== links) return;
    if (now > earlier) void probe(other);
    else remove(other);
  };

  const end = (reason: ProblemCode): void => {
    if (over) return;
    leave();
    events.ended(reason);
  };

  const leave = (): void => {
    if (over) return;
    over = true;
    cancelWait();
    line.close();
    for (const other of others.values()) {
      other.cancelProbe();
      other.links.close();
    }
    others.clear();
  };

  const line = openRoomLine({
    clock,
    random,
    log,
    ticket: options.ticket,
    connect: options.connect,
    events: {
      up(shownTicket) {
        if (over) return;
        if (!ticket) {
          ticket = shownTicket;
          joinedAt = clock.now();
          present();
          events.joined();
          cancelWait = clock.after(lookRoundMs, tellParties);
          return;
        }
        ticket = shownTicket;
        returned = true;
        // A broker that was started anew knows nobody until each is back.
        known.clear();
        const returning = [...others.values()];
        for (const other of returning) other.present = 'unsure';
        cancelWait = clock.after(returnLimitMs, () => {
          for (const other of returning)
            if (other.present === 'unsure' && others.get(other.id) === other) absent(other);
        });
        events.lineBack();
      },
      down() {
        cancelWait();
        for (const other of others.values()) {
          other.present = 'unsure';
          other.cancelProbe();
        }
        events.lineLost();
      },
      presence: (from, payload, retained) => {
        if (!over) hearPresence(from, payload, retained);
      },
      signal(from, payload) {
        if (over) return;
        const signal = readSignal(payload);
        const other = others.get(from);
        if (!signal) log.warn('room: a signal that cannot be read');
        else if (other?.presence.session === signal.from && signal.to === session)
          other.links.receive(signal);
      },
      ended: end,
    },
  });

  return {
    show(side, tracks) {
      if (over) return;
      const before = shown;
      shown = { side, tracks };
      present();
      if (
        before?.tracks.audio !== tracks.audio ||
        before?.tracks.video !== tracks.video ||
        before?.tracks.picture !== tracks.picture
      ) {
        sendToAll();
      }
    },
    leave,
  };
}

const placeOf = (other: Other) => ({ id: other.id, joinedAt: other.presence.joinedAt });

const partyOf = ({ id, presence, links }: Other): Party => ({
  id,
  name: presence.name,
  role: presence.role,
  kind: presence.kind,
  muted: presence.muted,
  camera: presence.camera,
  sharing: presence.sharing,
  link: links.link,
  stream: links.stream,
});

/** Stands in a party's place for the moment in which its link is made. */
const noLink: LinkSupervisor = {
  link: 'connecting',
  stream: null,
  receive: () => {},
  send: () => {},
  receivedBytes: async () => 0,
  close: () => {},
};
