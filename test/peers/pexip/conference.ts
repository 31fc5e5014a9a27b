import { randomUUID } from 'node:crypto';
import type { ConferenceFacts, Member, Simulated } from './conference-facts.ts';
import { statusAtStart } from './conference-status.ts';
import type { EventStream } from './event-stream.ts';
import { openForwarding } from './forwarding.ts';
import type { Line } from './media-call.ts';
import { asOldNode, newParticipant, type Participant, yesNo } from './participant.ts';

type Parts = {
  readonly now: () => number;
  readonly isOld: boolean;
  /** A member is gone: tokens of it hold no longer. */
  readonly gone: (uuid: string) => void;
};

export type Room = ReturnType<typeof openRoom>;

/** A meeting: who is in it, what holds in it, and what its members are told of it. The Client API and the scripts both stand on it. */
export function openRoom(facts: ConferenceFacts, { now, isOld, gone }: Parts) {
  const members = new Map<string, Member>();
  const forwarding = openForwarding();
  const status = statusAtStart(facts, isOld);
  let view = '1:7';
  let presenter: string | null = null;
  let stage: readonly string[] = [];

  const isWaiting = (member: Member): boolean => member.participant.service_type === 'waiting_room';
  const inside = (): Member[] => [...members.values()].filter((member) => !isWaiting(member));
  const worded = (participant: Participant): unknown => (isOld ? asOldNode(participant) : participant);

  /** Those who wait are told of themselves and of the meeting, not of who is in it. */
  const sees = (viewer: Member, of: Member): boolean => viewer === of || !isWaiting(viewer);

  const say = (event: string, data?: unknown, to: Iterable<Member> = members.values()): void => {
    for (const member of to) for (const stream of member.streams) stream.say(event, data);
  };
  const sayOf = (event: string, of: Member, data: unknown = worded(of.participant)): void =>
    say(
      event,
      data,
      [...members.values()].filter((viewer) => sees(viewer, of)),
    );

  const layout = () => ({
    view,
    participants: inside().map((member) => member.uuid),
    requested_layout: { primary_screen: { chair_layout: view, guest_layout: view } },
    overlay_text_enabled: false,
    ...(!isOld && { pres_slot_coords: null }),
  });
  const stageNow = () =>
    stage.map((uuid, index) => ({ participant_uuid: uuid, stage_index: index, vad: index === 0 ? 100 : 0 }));

  const arrange = (): void => {
    const senders = inside().map((member) => ({
      uuid: member.uuid,
      call: member.call,
      mutedLines: new Set<Line>([
        ...(member.participant.is_muted === 'YES' ? (['audio'] as const) : []),
        ...(member.participant.is_video_muted ? (['video'] as const) : []),
      ]),
    }));
    forwarding.arrange(senders, { presenter, loudest: stage });
  };

  const member = (uuid: string): Member | undefined => members.get(uuid);

  const change = (uuid: string, to: Partial<Participant>): void => {
    const one = members.get(uuid);
    if (!one) return;
    one.participant = { ...one.participant, ...to };
    sayOf('participant_update', one);
    arrange();
  };

  const presentation = (uuid: string) => {
    const one = members.get(uuid)?.participant;
    return { presenter_name: one?.display_name ?? '', presenter_uri: one?.uri ?? '', presenter_uuid: uuid };
  };

  const syncTo = (one: Member, stream: EventStream): void => {
    stream.say('participant_sync_begin');
    for (const other of members.values())
      if (sees(one, other)) stream.say('participant_create', worded(other.participant));
    stream.say('participant_sync_end');
    stream.say('conference_update', status);
    stream.say('layout', layout());
    stream.say('stage', stageNow());
    if (presenter !== null && presenter !== one.uuid)
      stream.say('presentation_start', presentation(presenter));
  };

  const hasHost = (): boolean => inside().some((one) => one.participant.role === 'chair');

  const admit = (uuid: string): void => {
    const one = members.get(uuid);
    if (!one || !isWaiting(one)) return;
    change(uuid, { service_type: facts.serviceType ?? 'conference' });
    for (const stream of one.streams) syncTo(one, stream);
    sayOf('layout', one, layout());
  };

  const startIfHosted = (): void => {
    if (status.started || !hasHost()) return;
    status.started = true;
    say('conference_update', status);
    if (!status.locked) for (const one of [...members.values()]) admit(one.uuid);
  };

  const setStatus = (to: Partial<typeof status>): void => {
    Object.assign(status, to);
    say('conference_update', status);
  };

  const stopPresenting = (uuid: string): void => {
    if (presenter !== uuid) return;
    presenter = null;
    if (members.has(uuid)) change(uuid, { is_presenting: 'NO' });
    say(
      'presentation_stop',
      {},
      [...members.values()].filter((one) => one.uuid !== uuid && !isWaiting(one)),
    );
    arrange();
  };

  return {
    facts,
    members,
    status,
    forwarding,
    worded,
    layout,
    say,
    arrange,
    change,
    admit,
    setStatus,
    stopPresenting,
    isWaiting: (uuid: string): boolean => {
      const one = member(uuid);
      return one !== undefined && isWaiting(one);
    },
    get presenter() {
      return presenter;
    },
    /** Whether one of this role must wait before the door. */
    mustWait: (role: 'chair' | 'guest'): boolean =>
      role === 'guest' && (status.locked || (facts.hostPin !== undefined && !hasHost() && !status.started)),
    enter(participant: Participant): Member {
      const one: Member = {
        uuid: participant.uuid,
        participant,
        streams: new Set(),
        call: null,
        direct: null,
      };
      members.set(one.uuid, one);
      sayOf('participant_create', one);
      startIfHosted();
      arrange();
      return one;
    },
    /** Adds somebody without media. */
    simulate(who: Simulated): Member {
      const uuid = randomUUID();
      return this.enter(
        newParticipant(
          {
            uuid,
            display_name: who.name,
            local_alias: facts.alias,
            role: who.role ?? 'chair',
            service_type: who.waits ? 'waiting_room' : who.connecting ? 'connecting' : 'conference',
            protocol: who.protocol ?? 'sip',
            uri: who.uri ?? '',
            call_direction: who.outward ? 'out' : 'in',
            has_media: true,
            is_video_call: 'YES',
            fecc_supported: yesNo(who.camera ?? false),
          },
          now(),
        ),
      );
    },
    leave(uuid: string): void {
      const one = members.get(uuid);
      if (!one) return;
      stopPresenting(uuid);
      members.delete(uuid);
      stage = stage.filter((other) => other !== uuid);
      one.call?.close();
      for (const stream of one.streams) stream.close();
      gone(uuid);
      sayOf('participant_delete', one, { uuid });
      arrange();
      if (members.size === 0) this.close();
    },
    /** The node ends it for one: the event, and then the token holds no longer. */
    disconnect(uuid: string, reason: string): void {
      const one = members.get(uuid);
      if (!one) return;
      say('disconnect', { reason }, [one]);
      this.leave(uuid);
    },
    setRole(uuid: string, role: 'chair' | 'guest'): void {
      change(uuid, { role });
      startIfHosted();
    },
    /** A host starts a meeting whose guests wait for one. */
    start(): void {
      setStatus({ started: true });
      for (const one of [...members.values()]) admit(one.uuid);
    },
    muteGuests(muted: boolean): void {
      for (const one of members.values()) {
        if (one.participant.role === 'guest') change(one.uuid, { is_muted: yesNo(muted) });
      }
      setStatus({ guests_muted: muted });
    },
    /** The media of one is over, the participation is not. */
    disconnectCall(uuid: string, reason: string): void {
      const one = members.get(uuid);
      if (!one?.call) return;
      const call = one.call;
      one.call = null;
      call.close();
      say('call_disconnected', { call_uuid: call.uuid, reason }, [one]);
      change(uuid, { has_media: false });
    },
    present(uuid: string): void {
      if (presenter === uuid) return;
      if (presenter !== null) {
        const before = members.get(presenter);
        presenter = null;
        if (before) change(before.uuid, { is_presenting: 'NO' });
      }
      presenter = uuid;
      change(uuid, { is_presenting: 'YES' });
      say(
        'presentation_start',
        presentation(uuid),
        inside().filter((one) => one.uuid !== uuid),
      );
      arrange();
    },
    setLayout(to: string): void {
      view = to;
      say('layout', layout());
    },
    speak(uuids: readonly string[]): void {
      stage = uuids;
      say('stage', stageNow(), inside());
      arrange();
    },
    chat(
      from: { readonly uuid: string; readonly name: string },
      message: { readonly type: string; readonly payload: string },
      to?: string,
    ): void {
      const data = { origin: from.name, uuid: from.uuid, ...message, direct: to !== undefined };
      const hearers = inside().filter(
        (one) => one.uuid !== from.uuid && (to === undefined || one.uuid === to),
      );
      say('message_received', data, hearers);
    },
    /** A client listens; it is told all from the beginning, at every connection anew. */
    listen(uuid: string, stream: EventStream): void {
      const one = members.get(uuid);
      if (!one) return;
      one.streams.add(stream);
      syncTo(one, stream);
    },
    close(): void {
      for (const one of members.values()) {
        one.call?.close();
        for (const stream of one.streams) stream.end();
      }
      members.clear();
      presenter = null;
      stage = [];
      Object.assign(status, statusAtStart(facts, isOld));
    },
  };
}
