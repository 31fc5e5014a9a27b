import * as z from 'zod';
import { roomNameForm } from './room-address.ts';

/** A room's name, in the form of {@link roomNameForm}. */
export const roomName = z
  .string()
  .regex(roomNameForm, 'lower-case letters, digits and hyphens, 3 to 64 of them');

/** Who somebody is in a room. `demo` is a simulated colleague and is always shown as one. */
export const partyKind = z.enum(['kiosk', 'guest', 'demo']);
export type PartyKind = z.infer<typeof partyKind>;

/**
 * A party's id begins with its kind, and its token holds it to the id, so that the kind is sure where a party's own word is not.
 */
export const isOfKind = (client: string, kind: PartyKind): boolean => client.startsWith(`${kind}-`);

/** A STUN or TURN server, in the shape of RTCIceServer (W3C webrtc, §4.2.2). */
export const iceServer = z.strictObject({
  urls: z.array(z.string()).min(1),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof iceServer>;

/**
 * What a party needs to enter a room: the broker's WebSocket, and a token (JWT, ES256) that is its MQTT password.
 * `client` is both the MQTT client id and the party's id in the room. Ask for a new one before `expiresAt` (ms).
 */
export const ticket = z.strictObject({
  room: roomName,
  client: z.string(),
  token: z.string(),
  expiresAt: z.number(),
  broker: z.string(),
  name: z.string(),
  role: z.string(),
  kind: partyKind,
  iceServers: z.array(iceServer),
  relayOnly: z.boolean(),
  /** The most parties that a mesh holds, this one included. */
  maximumParties: z.number(),
});
export type Ticket = z.infer<typeof ticket>;

/** A link for a guest. `code` is its short form for typing; `trust` says whether the browser will warn about the certificate. */
export const invite = z.strictObject({
  url: z.string(),
  code: z.string(),
  expiresAt: z.number(),
  trust: z.enum(['trusted', 'own-certificate', 'loopback-only']),
});
export type Invite = z.infer<typeof invite>;

/** A room that a kiosk of the hub stands in: its name on the hub, and what people call it and its house. */
export const kioskRoom = z.strictObject({
  room: roomName,
  name: z.string().trim().min(1).max(60),
  site: z.string().max(60),
});
export type KioskRoom = z.infer<typeof kioskRoom>;

/** What the guest page shows before it joins: who invites and why. */
export const welcome = z.strictObject({
  room: roomName,
  from: z.string(),
  site: z.string(),
  reason: z.string(),
  language: z.enum(['da', 'sv', 'nb', 'en']),
  expiresAt: z.number(),
  trust: z.enum(['trusted', 'own-certificate', 'loopback-only']),
});
export type Welcome = z.infer<typeof welcome>;

/** The topics of a room (MQTT 3.1.1). Presence is retained and emptied by the last will; a signal is not retained. */
export const topics = {
  presence: (room: string, client: string): string => `rundbord/rooms/${room}/presence/${client}`,
  everyPresence: (room: string): string => `rundbord/rooms/${room}/presence/+`,
  signal: (room: string, to: string, from: string): string => `rundbord/rooms/${room}/signal/${to}/${from}`,
  everySignalTo: (room: string, to: string): string => `rundbord/rooms/${room}/signal/${to}/+`,
};

/** CONNACK return codes (MQTT 3.1.1 §3.2.2.3) and what they mean at our broker. */
export const refusals = { 4: 'token-invalid', 5: 'token-expired' } as const;
