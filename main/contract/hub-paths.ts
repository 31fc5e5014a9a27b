/** The paths of the hub's HTTP door. Every POST takes and answers JSON; an answer is a `Result`. The types are in `room.ts`. */
export const hubPaths = {
  /** `GET`: the guest page; the code is the last part of the path. */
  guest: '/g/',
  /** `POST {code}` → a `Welcome` */
  welcome: '/api/welcome',
  /** `POST {code, name, language, client?}` → a `Ticket`; with `client` it renews that client's ticket. */
  guestTicket: '/api/guest-ticket',
  /** `POST {key, room, name, role, client?}` → a `Ticket`; for a kiosk that uses another hub. */
  kioskTicket: '/api/kiosk-ticket',
  /** `POST {key, room, meetingId?, from, site, reason, language, untilMs}` → an `Invite`; the same meeting gets the same code. */
  kioskInvite: '/api/kiosk-invite',
  /** `POST {key, code}` → `{room}` */
  kioskRedeem: '/api/kiosk-redeem',
  /** `POST {key, own}` → the `KioskRoom`s of the hub's kiosks, `own` among them, which is told by asking. */
  kioskRooms: '/api/kiosk-rooms',
  /** WebSocket, subprotocol `mqtt` */
  broker: '/mqtt',
} as const;
