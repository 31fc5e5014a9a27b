import { createHash } from 'node:crypto';
import type { Clock } from '../contract/clock.ts';
import type { Language } from '../contract/languages.ts';
import { bad, good, type Result } from '../contract/result.ts';
import { isOfKind, type KioskRoom, type PartyKind, roomName, type Ticket } from '../contract/room.ts';
import { iceServers } from '../rooms/ice-servers.ts';
import type { Invitation, Invites } from '../rooms/invites.ts';
import type { RoomTokens } from '../rooms/room-tokens.ts';
import type { HubSettings } from './hub-settings.ts';
import { keepKioskRooms } from './kiosk-rooms.ts';

/** Who wants to enter which room. `client` is given by a party that is there already and needs a new token. */
export type TicketWish = {
  readonly room: string;
  readonly client?: string | undefined;
  readonly name: string;
  readonly role: string;
  readonly kind: PartyKind;
};

/** An invitation that a kiosk asks for. `meetingId` is null for a meeting that is in no calendar. */
export type InviteWish = {
  readonly room: string;
  readonly meetingId: string | null;
  readonly from: string;
  readonly site: string;
  readonly reason: string;
  readonly language: Language;
  readonly untilMs: number;
};

const minuteMs = 60_000;
/** A link for a meeting that is over, or nearly, still holds so long: meetings run over. */
const shortestInviteMs = 30 * minuteMs;

/** A party's id: its kind, and what nobody guesses. Old brokers take no client id of more than 23 characters. */
const makeClient = (kind: PartyKind): string =>
  `${kind}-${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
const isClient = (client: string, kind: PartyKind): boolean =>
  isOfKind(client, kind) && /^[a-z]+-[a-z0-9-]{8,64}$/.test(client);

/** What is the same for a meeting each time, and tells nothing of it. */
const signOf = (meetingId: string | null): string | null =>
  meetingId === null ? null : createHash('sha256').update(meetingId).digest('base64url');

/** Gives out tickets and invitations. Knows nothing of how it is asked. */
export type HubDesk = {
  /**
   * A ticket; `broker` is the address of the broker's door for whoever asks. Problems: `room-name-wrong`;
   * `bad-argument` for a `client` that is none of that kind.
   */
  ticket(wish: TicketWish, broker: string): Promise<Result<Ticket>>;
  /** An invitation. Problems: `room-name-wrong`. */
  invite(wish: InviteWish): Result<Invitation>;
  /** The rooms of the kiosks here; `kiosk` tells its own by asking. */
  rooms(kiosk: string, own: KioskRoom): readonly KioskRoom[];
  /** As in {@link Invites.redeem}. */
  redeem(code: string, address: string): Result<Invitation>;
};

/** Opens the desk; `settings` are those in force at each question. */
export function openHubDesk(options: {
  readonly clock: Clock;
  readonly tokens: RoomTokens;
  readonly invites: Invites;
  readonly settings: () => HubSettings;
}): HubDesk {
  const { clock, tokens, invites, settings } = options;
  const kioskRooms = keepKioskRooms(clock);
  return {
    async ticket({ room, client: wanted, name, role, kind }, broker) {
      const { ticketMinutes, relayOnly, maximumParties, ...rest } = settings();
      if (!roomName.safeParse(room).success) return bad('room-name-wrong');
      const client = wanted ?? makeClient(kind);
      if (!isClient(client, kind)) return bad('bad-argument', { at: 'client' });
      const { token, expiresAt } = await tokens.issue({ room, client, minutes: ticketMinutes });
      return good({
        room,
        client,
        token,
        expiresAt,
        broker,
        name,
        role,
        kind,
        iceServers: iceServers(rest, client, clock.now()),
        relayOnly,
        maximumParties,
      });
    },
    invite({ meetingId, untilMs, ...wish }) {
      if (!roomName.safeParse(wish.room).success) return bad('room-name-wrong');
      const now = clock.now();
      const until = Math.min(
        Math.max(untilMs, now + shortestInviteMs),
        now + settings().inviteHours * 60 * minuteMs,
      );
      return good(invites.make({ ...wish, meeting: signOf(meetingId), until }));
    },
    rooms: kioskRooms.tell,
    redeem: (code, address) => invites.redeem(code, address),
  };
}
