import * as z from 'zod';
import { engines, joinTarget } from './meeting.ts';

/** What a text to dial is. `code` is an invitation's short code, whose room only the hub knows. */
export const dialKinds = ['code', 'room', 'alias', 'sip', 'h323', 'number', 'ip', 'link'] as const;
export type DialKind = (typeof dialKinds)[number];

/** By what a call goes: the engine, and the host that it is handed to: a conferencing node, a SIP server, a codec; empty where there is none to name. */
export const dialRoute = z.strictObject({ engine: z.enum(engines), at: z.string().max(300) }).readonly();
export type DialRoute = z.infer<typeof dialRoute>;

/** What was understood of what somebody typed, before anything is dialled. */
export const dialReading = z
  .strictObject({
    kind: z.enum(dialKinds),
    /** As it will be dialled, by the rules of the house, for a person to read; without a PIN. */
    shown: z.string().max(2000),
    /** Null when nothing here can take the call. */
    route: dialRoute.nullable(),
    /** The way in, not yet routed; null for a code. */
    target: joinTarget.nullable(),
  })
  .readonly();
export type DialReading = z.infer<typeof dialReading>;

/** What somebody who is in no call yet may be called with by itself, and when. */
export const incomingFacts = z
  .strictObject({
    /** The screen rings aloud. */
    rings: z.boolean(),
    /** What a second caller gets while a call is on: the people in the room are asked, or it is told that we are busy. */
    whenInCall: z.enum(['ask', 'busy']),
    /** Callers, by address (`*` stands for any signs), whose call is taken after so many seconds; null when none is. */
    autoAnswer: z
      .strictObject({ from: z.array(z.string().max(300)).max(50).readonly(), seconds: z.number() })
      .readonly()
      .nullable(),
  })
  .readonly();
export type IncomingFacts = z.infer<typeof incomingFacts>;
