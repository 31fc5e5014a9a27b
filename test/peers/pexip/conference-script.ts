import type { Room } from './conference.ts';
import type { Member } from './conference-facts.ts';
import { yesNo } from './participant.ts';
import type { Conference } from './pexip-script.ts';
import type { Ticket } from './request-token.ts';

/** The script of one meeting. `issue` makes one-time tokens. */
export function scriptOf(
  room: Room,
  parts: { readonly now: () => number; readonly issue: (ticket: Ticket) => string },
): Conference {
  const seconds = (): number => parts.now() / 1000;
  const members = (): Member[] => [...room.members.values()];
  const only = (uuid: string | undefined): Member[] =>
    members().filter((member) => uuid === undefined || member.uuid === uuid);
  const join: Conference['join'] = (who) => room.simulate(who).uuid;

  return {
    alias: room.facts.alias,
    participants: () => members().map((member) => member.participant),
    uuidOf: (name) => members().findLast((member) => member.participant.display_name === name)?.uuid,
    join,
    leave: (uuid) => room.leave(uuid),
    burst: (count) =>
      Array.from({ length: count }, (_, index) => join({ name: `Room ${index + 1}`, role: 'guest' })),
    change: (uuid, to) => room.change(uuid, to),
    mute: (uuid, muted = true) => room.change(uuid, { is_muted: yesNo(muted) }),
    muteVideo: (uuid, muted = true) => room.change(uuid, { is_video_muted: muted }),
    muteGuests: (muted = true) => room.muteGuests(muted),
    guestsCanUnmute: (can) => room.setStatus({ guests_can_unmute: can }),
    raiseHand: (uuid, raised = true) => room.change(uuid, { buzz_time: raised ? seconds() : 0 }),
    spotlight: (uuid, on = true) => room.change(uuid, { spotlight: on ? seconds() : 0 }),
    setRole: (uuid, role) => room.setRole(uuid, role),
    lock: (locked = true) => room.setStatus({ locked }),
    admit: (uuid) => room.admit(uuid),
    start: () => room.start(),
    layout: (view) => room.setLayout(view),
    speak: (uuids) => room.speak(uuids),
    present: (uuid) => room.present(uuid),
    stopPresenting: (uuid) => room.stopPresenting(uuid),
    sendChat(from, text, { to, type = 'text/plain' } = {}) {
      const name = room.members.get(from)?.participant.display_name ?? '';
      room.chat({ uuid: from, name }, { type, payload: text }, to);
    },
    fecc: (uuid, movement) => room.say('fecc', movement, only(uuid)),
    refer(alias, { uuid, target = 'conference', role = 'chair' } = {}) {
      if (target === 'direct') room.setStatus({ direct_media: true });
      for (const member of only(uuid)) {
        room.say('refer', { alias, token: parts.issue({ alias, role }), target }, [member]);
      }
    },
    cancelRefer: () => room.say('cancel_refer'),
    hold(uuid, held) {
      room.change(uuid, { is_on_hold: held });
      room.say('on_hold', { setting: held }, only(uuid));
    },
    disconnect: (uuid, reason = 'API initiated participant disconnect') => room.disconnect(uuid, reason),
    disconnectAll(reason = 'API initiated conference termination') {
      for (const { uuid } of members()) room.disconnect(uuid, reason);
    },
    disconnectCall: (uuid, reason = 'Call disconnected') => room.disconnectCall(uuid, reason),
    say: (event, data, uuid) => room.say(event, data, only(uuid)),
    heard: (uuid) => room.members.get(uuid)?.call?.heard ?? null,
    isListening: (uuid) => (room.members.get(uuid)?.streams.size ?? 0) > 0,
  };
}
