import * as z from 'zod';
import { iceServer } from './room.ts';

/*
 * Main's doors to other systems. The window reaches nothing but main: main finds the system, speaks to it with TLS that
 * the computer or the settings trust, and passes on what is said. What is in it is the engine's business.
 */

/** The origin of a conferencing node, `https://node.example.org`. */
export const nodeOrigin = z.string().max(300);

/** Where a Pexip meeting is: its alias, and the nodes that answer, the first to be asked first. */
export const pexipPlace = z
  .strictObject({
    alias: z.string().min(1).max(500),
    nodes: z.array(nodeOrigin).min(1).max(20).readonly(),
    /** What others see the room as. */
    displayName: z.string().max(200),
  })
  .readonly();
export type PexipPlace = z.infer<typeof pexipPlace>;

/** One question of the Client API; `path` begins with `/api/client/v2/`. */
export const pexipQuestion = z.strictObject({
  node: nodeOrigin,
  path: z.string().max(2000),
  method: z.enum(['GET', 'POST']),
  /** Header `token`, and header `pin`. */
  token: z.string().max(4000).optional(),
  pin: z.string().max(64).optional(),
  body: z.string().max(150_000).optional(),
});
export type PexipQuestion = z.infer<typeof pexipQuestion>;

/** What the node answered. A node that was not reached is a problem `pexip-unreachable`, not an answer. */
export const pexipAnswer = z.strictObject({
  status: z.number(),
  /** The media type without parameters; empty when none was said. */
  type: z.string(),
  body: z.string(),
});
export type PexipAnswer = z.infer<typeof pexipAnswer>;

/** A number by which main and the window name a stream of events or a line. */
export const farId = z.int().min(1);

/** What came on an event stream (WHATWG HTML §9.2). `beat` is any byte that was no event, so that silence can be told from life. */
export const streamHeard = z.discriminatedUnion('kind', [
  z.strictObject({ stream: farId, kind: z.literal('open') }),
  z.strictObject({
    stream: farId,
    kind: z.literal('event'),
    event: z.string(),
    id: z.string(),
    data: z.string(),
  }),
  z.strictObject({ stream: farId, kind: z.literal('beat') }),
  /** `status` is the HTTP status that was not 200, or null where the connection failed or ended. */
  z.strictObject({ stream: farId, kind: z.literal('closed'), status: z.number().nullable() }),
]);
export type StreamHeard = z.infer<typeof streamHeard>;

/** Somebody calls an alias that this kiosk is registered with at Pexip. */
export const pexipCaller = z
  .strictObject({
    id: z.string().max(200),
    name: z.string().max(200),
    /** The caller's address; for the policy of automatic answers, not for logs. */
    address: z.string().max(500),
    /** The meeting that is joined by answering, at which node, with the one-time token of the call. */
    alias: z.string().max(500),
    node: nodeOrigin,
    token: z.string().max(4000),
    since: z.number(),
  })
  .readonly();
export type PexipCaller = z.infer<typeof pexipCaller>;

/** How the kiosk is registered, so that it can be called. */
export const registration = z
  .strictObject({
    status: z.enum(['none', 'registering', 'registered', 'refused', 'unreachable']),
    /** The address under which it is called. */
    address: z.string().max(500),
  })
  .readonly();
export type Registration = z.infer<typeof registration>;

export const pexipCalls = z
  .strictObject({ registration, callers: z.array(pexipCaller).max(10).readonly() })
  .readonly();
export type PexipCalls = z.infer<typeof pexipCalls>;

export const noPexipCalls: PexipCalls = { registration: { status: 'none', address: '' }, callers: [] };

/** What the SIP engine registers with. Null in the contract when the settings name no account. */
export const sipAccount = z
  .strictObject({
    /** `sip:egeskov@example.org`. */
    uri: z.string(),
    displayName: z.string(),
    username: z.string(),
    password: z.string(),
    /** Servers to open a line to (RFC 7118), the first to be tried first: `wss://sip.example.org/ws`. */
    servers: z.array(z.string()).min(1).readonly(),
    iceServers: z.array(iceServer).readonly(),
    relayOnly: z.boolean(),
    /** How tones are sent: RFC 4733 where the other side takes them, else INFO (`auto`), or INFO alone. */
    tones: z.enum(['auto', 'info']),
  })
  .readonly();
export type SipAccount = z.infer<typeof sipAccount>;

/** What came on a line to a SIP server: one text message is one SIP message (RFC 7118 §5). */
export const lineHeard = z.discriminatedUnion('kind', [
  z.strictObject({ line: farId, kind: z.literal('open') }),
  z.strictObject({ line: farId, kind: z.literal('text'), text: z.string() }),
  /** `code` of RFC 6455 §7.4. */
  z.strictObject({ line: farId, kind: z.literal('closed'), code: z.number() }),
]);
export type LineHeard = z.infer<typeof lineHeard>;

/** How a sign-in at an identity provider in a view of its own ended: the one-time token for the node. */
export const signedIn = z.strictObject({ token: z.string().max(8000) });
