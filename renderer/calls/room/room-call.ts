import type { Clock } from '../../../main/contract/clock.ts';
import type { ProblemCode } from '../../../main/contract/problems.ts';
import type { Result } from '../../../main/contract/result.ts';
import type { Ticket } from '../../../main/contract/room.ts';
import type { Party } from '../call.ts';
import type { CallLog } from '../call-log.ts';
import type { FarMove, OwnSide } from '../engine.ts';
import type { Measured } from '../media/flow-meter.ts';
import type { PlaceholderTracks } from '../media/placeholder-tracks.ts';
import type { OwnCamera } from '../own-camera.ts';
import type { OwnTracks } from '../own-side.ts';
import { makeAttendance } from './attendance.ts';
import { makeCameraMoves } from './camera-moves.ts';
import { type LinkSupervisor, superviseLink } from './link-supervisor.ts';
import type { Connect } from './mqtt-line.ts';
import { asParties, measuredOf, type OtherParty, probe } from './other-party.ts';
import type { LinkEvents, OpenLink, Outgoing, PeerLink } from './peer-link.ts';
import { type PreparedLink, prepareLink } from './prepared-link.ts';
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
  /** The connections with others. */
  measured(): readonly Measured[];
  /** Moves the camera of another room that lets it be moved; nothing otherwise. */
  moveFarCamera(party: string, move: FarMove): void;
  leave(): void;
};

/** So long, and until a first link stands, a party is a newcomer, who leaves at once when there was no place for it. */
const newcomerMs = 3000;
/** How long one party too many is borne, since newcomers leave by themselves and lost links are built anew. */
const tooManyMs = 10_000;
/** For so long a newcomer hears who is there before it shows them, so that a full room is not shown for a blink. */
const lookRoundMs = 30;
/** How long the others have to come back to a hub that was away. */
const returnLimitMs = 10_000;

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
  /** Null: this side's camera is nobody else's to move. */
  readonly ownCamera: OwnCamera | null;
  readonly events: RoomCallEvents;
}): RoomCall {
  const { clock, random, log, session, placeholders, ownCamera, events } = options;
  const others = new Map<string, OtherParty>();
  const attendance = makeAttendance();
  const moves = makeCameraMoves({
    session,
    others,
    ownCamera,
    mayMove: () => isRoom(),
    send: (to, payload) => line.signal(to, payload),
  });
  let ticket: Ticket | null = null;
  let joinedAt: number | null = null;
  let prepared: PreparedLink | null = null;
  let shown: { readonly side: OwnSide; readonly tracks: OwnTracks } | null = null;
  let said = '';
  let over = false;
  let cancelWait = () => {};
  let cancelRecount: (() => void) | null = null;

  /** Rooms move rooms' cameras; a guest neither moves nor is moved. */
  const isRoom = (): boolean => ticket?.kind === 'kiosk';

  const outgoing = (count: number): Outgoing => {
    const tracks = shown?.tracks;
    return {
      audio: tracks?.audio ?? placeholders.audio,
      video: tracks?.video ?? placeholders.video,
      quality: qualityFor(count, tracks?.picture ?? 'camera'),
    };
  };
  const sendToAll = (): void => {
    const now = outgoing(others.size);
    for (const other of others.values()) other.links.send(now);
  };

  const present = (): void => {
    if (!ticket || joinedAt === null || !shown) return;
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
      farCamera: ownCamera?.mayBeMoved ?? false,
    };
    const text = JSON.stringify(presence);
    if (text === said) return;
    said = text;
    line.present(text);
  };

  const tellParties = (): void => {
    if (over || joinedAt === null || clock.now() - joinedAt < lookRoundMs) return;
    events.parties(asParties(others.values(), isRoom()));
  };

  const openLink = (initiator: boolean, count: number, linkEvents: LinkEvents): PeerLink =>
    options.openLink({
      clock,
      initiator,
      iceServers: ticket?.iceServers ?? [],
      relayOnly: ticket?.relayOnly ?? false,
      certificate: options.certificate(),
      outgoing: outgoing(count),
      events: linkEvents,
    });

  const supervise = (id: string, theirs: Presence, before: MediaStream | null): LinkSupervisor =>
    superviseLink({
      clock,
      random,
      log,
      mine: session,
      theirs: theirs.session,
      offers: isAhead(
        { id, joinedAt: theirs.joinedAt },
        { id: ticket?.client ?? '', joinedAt: joinedAt ?? 0 },
      ),
      before,
      open(initiator, linkEvents) {
        const count = others.has(id) ? others.size : others.size + 1;
        const ready = initiator ? prepared?.take(linkEvents) : null;
        ready?.send(outgoing(count));
        return ready ?? openLink(initiator, count, linkEvents);
      },
      send: (signal) => line.signal(id, JSON.stringify(signal)),
      changed: () => {
        const other = others.get(id);
        if (other?.present === 'no' && other.links.link !== 'connected') remove(other);
        else tellParties();
      },
    });

  const remove = (other: OtherParty): void => {
    if (others.get(other.id) !== other) return;
    others.delete(other.id);
    other.cancelProbe();
    other.links.close();
    log.info(`room: a party left, ${others.size} others`);
    // Somebody who stood outside may have a place now.
    for (const [id, presence] of attendance.all()) admit(id, presence);
    sendToAll();
    tellParties();
  };

  const admit = (id: string, presence: Presence): void => {
    const other = others.get(id);
    if (!other) {
      if (others.size + 1 >= (ticket?.maximumParties ?? 0)) return;
      const links = supervise(id, presence, null);
      others.set(id, { id, presence, links, present: 'yes', cancelProbe: () => {} });
      log.info(`room: a party came, ${others.size} others`);
      sendToAll();
      return;
    }
    const isSame =
      other.presence.session === presence.session && other.presence.joinedAt === presence.joinedAt;
    other.presence = presence;
    other.present = 'yes';
    other.cancelProbe();
    if (isSame) return;
    other.links.close();
    other.links = supervise(id, presence, other.links.stream);
  };

  /** The hub does not know them any more. They are gone, unless their sound and picture still flow. */
  const absent = (other: OtherParty): void => {
    other.present = 'no';
    if (other.links.link !== 'connected') remove(other);
    else probe(clock, other, () => remove(other));
  };

  const hearPresence = (id: string, payload: string, before: boolean): void => {
    if (payload === '') {
      attendance.gone(id);
      const other = others.get(id);
      if (other) absent(other);
      return;
    }
    const presence = readPresence(payload);
    if (!presence) {
      log.warn('room: a presence that cannot be read');
      return;
    }
    attendance.hear(id, presence, before);
    lookForPlace();
    if (over) return;
    admit(id, presence);
    tellParties();
  };

  const connected = (): number =>
    [...others.values()].filter(({ links }) => links.link === 'connected').length;

  /**
   * Whoever has no place leaves: a newcomer at once. When the hub was away, somebody may have been let in meanwhile; then,
   * after a while, who is linked with nobody leaves, or else the last in the order. Never one who is linked with as many as
   * there is room for, so nobody is driven out by what another says of itself.
   */
  const lookForPlace = (): void => {
    if (!ticket || joinedAt === null) return;
    const me = { id: ticket.client, joinedAt };
    const { maximumParties } = ticket;
    const isNewcomer = clock.now() - joinedAt <= newcomerMs || connected() === 0;
    if (isNewcomer && attendance.isOneTooMany(me, maximumParties)) {
      end('room-full');
      return;
    }
    if (cancelRecount || attendance.count() < maximumParties) return;
    cancelRecount = clock.after(tooManyMs, () => {
      cancelRecount = null;
      if (attendance.count() < maximumParties || connected() === maximumParties - 1) return;
      if (connected() === 0 || attendance.ahead(me) >= maximumParties) end('room-full');
    });
  };

  const hearSignal = (from: string, payload: string): void => {
    if (moves.hear(from, payload)) return;
    const signal = readSignal(payload);
    const other = others.get(from);
    if (!signal) log.warn('room: a signal that cannot be read');
    else if (other?.presence.session === signal.from && signal.to === session) other.links.receive(signal);
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
    cancelRecount?.();
    line.close();
    prepared?.drop();
    for (const other of others.values()) {
      other.cancelProbe();
      other.links.close();
    }
    others.clear();
    attendance.clear();
  };

  let returned = false;
  const line = openRoomLine({
    clock,
    random,
    log,
    ticket: options.ticket,
    connect: options.connect,
    events: {
      ticket(given) {
        if (over) return;
        const isFirst = ticket === null;
        ticket = given;
        // Whoever is there, the newcomer offers: the offer is made while the line is opened.
        if (isFirst) prepared = prepareLink((linkEvents) => openLink(true, 1, linkEvents));
      },
      up() {
        if (over) return;
        if (joinedAt === null) {
          joinedAt = clock.now();
          present();
          events.joined();
          cancelWait = clock.after(lookRoundMs, () => {
            tellParties();
            cancelWait = clock.after(newcomerMs, () => prepared?.drop());
          });
          return;
        }
        returned = true;
        // A broker that was started anew knows nobody until each is back.
        attendance.clear();
        const returning = [...others.values()];
        for (const other of returning) other.present = 'unsure';
        cancelWait = clock.after(returnLimitMs, () => {
          for (const other of returning) if (other.present === 'unsure') absent(other);
        });
        events.lineBack();
      },
      down() {
        cancelWait();
        prepared?.drop();
        for (const other of others.values()) {
          other.present = 'unsure';
          other.cancelProbe();
        }
        events.lineLost();
      },
      presence: (from, payload, retained) => {
        if (!over) hearPresence(from, payload, retained && !returned);
      },
      signal(from, payload) {
        if (!over) hearSignal(from, payload);
      },
      ended: end,
    },
  });

  return {
    show(side, tracks) {
      if (over) return;
      const before = shown?.tracks;
      shown = { side, tracks };
      present();
      const { audio, video, picture } = tracks;
      if (before?.audio !== audio || before?.video !== video || before?.picture !== picture) sendToAll();
    },
    measured: () => measuredOf(others.values(), shown?.tracks.picture === 'screen'),
    moveFarCamera: moves.move,
    leave,
  };
}
