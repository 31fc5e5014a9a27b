import type { ConferenceFacts, Simulated } from './conference-facts.ts';
import type { Line } from './media-call.ts';
import type { Participant } from './participant.ts';

/** How somebody who is dialled out to takes it. */
export type DialOutcome = 'answers' | 'rings' | 'refuses';

/** A TURN server as nodes name it. */
export type TurnServer = {
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
};

/** What came from clients, for tests to look at. No PIN, token or password is kept. */
export type Received = {
  /** Questions in order, without what is secret: `POST participants/…/mute`. */
  readonly requests: {
    readonly method: string;
    /** After the alias: `refresh_token`, `participants/<uuid>/mute`; whole where there is no alias. */
    readonly path: string;
    readonly alias: string;
    readonly body: Readonly<Record<string, unknown>>;
    readonly status: number;
  }[];
  readonly digits: { readonly uuid: string; readonly digits: string }[];
  /** `target` is whose camera it is. */
  readonly fecc: {
    readonly target: string;
    readonly action: string;
    readonly movement: unknown;
  }[];
  readonly statistics: Readonly<Record<string, unknown>>[];
  /** Chat of real clients. */
  readonly messages: {
    readonly uuid: string;
    readonly type: string;
    readonly payload: string;
    readonly to?: string;
  }[];
  readonly dialled: Readonly<Record<string, unknown>>[];
  /** `reason` of each `release_token`. */
  readonly released: string[];
};

/** An answer that is given instead of the right one. */
export type InsteadAnswer = {
  /** How the path after the alias ends: `refresh_token`, `calls`, `take_floor`; `status` for the node's own. */
  readonly path: string;
  readonly status?: number;
  /** JSON when it is an object or null, else text. */
  readonly body?: unknown;
  /** The connection breaks instead. */
  readonly cut?: boolean;
  /** How often; for good when not given. */
  readonly times?: number;
};

/** A meeting, as a script sees it. `uuid` is of a participant, real or simulated. */
export type Conference = {
  readonly alias: string;
  /** All in it, and those who wait, in the order they came. */
  participants(): readonly Participant[];
  /** The uuid of the participant with this name, of the last one who came. Undefined when there is none. */
  uuidOf(name: string): string | undefined;
  /** Somebody without media comes in; answers the uuid. */
  join(who: Simulated): string;
  leave(uuid: string): void;
  /** So many come in at once. */
  burst(count: number): readonly string[];
  /** Changes what is told of a participant in any way. */
  change(uuid: string, to: Partial<Participant>): void;
  mute(uuid: string, muted?: boolean): void;
  muteVideo(uuid: string, muted?: boolean): void;
  muteGuests(muted?: boolean): void;
  guestsCanUnmute(can: boolean): void;
  raiseHand(uuid: string, raised?: boolean): void;
  spotlight(uuid: string, on?: boolean): void;
  setRole(uuid: string, role: 'chair' | 'guest'): void;
  lock(locked?: boolean): void;
  /** Lets one in who waits. */
  admit(uuid: string): void;
  /** Starts a meeting whose guests wait for the host. */
  start(): void;
  layout(view: string): void;
  /** The loudest first. */
  speak(uuids: readonly string[]): void;
  /** Somebody presents, and whoever did before does no longer. */
  present(uuid: string): void;
  stopPresenting(uuid: string): void;
  /** Chat of `from`, to all or to one (direct). `type` is `text/plain` unless said. */
  sendChat(from: string, text: string, options?: { readonly to?: string; readonly type?: string }): void;
  /** A camera movement is asked of a real participant. */
  fecc(
    uuid: string,
    movement: {
      readonly action: 'start' | 'stop' | 'continue';
      readonly movement: readonly { readonly axis: string; readonly direction: string }[];
      readonly timeout?: number;
    },
  ): void;
  /** Sends one, or all real ones, to another alias with a one-time token. `target` direct or transcoded is the same meeting. */
  refer(
    alias: string,
    options?: {
      readonly uuid?: string;
      readonly target?: 'conference' | 'direct' | 'transcoded';
      readonly role?: 'chair' | 'guest';
    },
  ): void;
  cancelRefer(): void;
  hold(uuid: string, held: boolean): void;
  disconnect(uuid: string, reason?: string): void;
  disconnectAll(reason?: string): void;
  /** Ends the media call, not the participation. */
  disconnectCall(uuid: string, reason?: string): void;
  /** Any event with any data, to one or to all. */
  say(event: string, data: unknown, uuid?: string): void;
  /** Packets of media heard from a participant so far; null when there is no call. */
  heard(uuid: string): Readonly<Record<Line, number>> | null;
  /** Whether a participant listens to events now. */
  isListening(uuid: string): boolean;
};

/** A node and its script. */
export type PexipNode = {
  /** `http://127.0.0.1:<port>`; stays the same over `die` and `comeBack`. */
  readonly origin: string;
  readonly received: Received;
  /** The meeting of this alias; throws when there is none. */
  conference(alias: string): Conference;
  addConference(facts: ConferenceFacts): Conference;
  /** Gives another answer than the right one; call what it answers to end that. */
  answerWith(answer: InsteadAnswer): () => void;
  /** `refresh_token` is answered with 403 `Invalid token`. */
  refuseRefresh(on?: boolean): void;
  /** `refresh_token` is not answered: the connection breaks. */
  loseRefresh(on?: boolean): void;
  /** Asks every client to refresh its token now. */
  askForRefresh(): void;
  /** No token holds any more, as after a laptop's sleep. */
  expireTokens(): void;
  /** Breaks every event stream; clients may come again. */
  cutEvents(): void;
  /** Breaks every event stream, and no new one opens: the connection breaks, or `status` is answered (403, 503). */
  dropEventsForGood(status?: number): void;
  /** Streams open again. */
  allowEvents(): void;
  /** A comment on every stream. */
  beat(): void;
  /** 503 to `status`, `System in maintenance mode` to those who want in. */
  maintenance(on?: boolean): void;
  /** All is answered with 404 that is not Pexip's. */
  notPexip(on?: boolean): void;
  /** So many come into the meeting at once. */
  burst(count: number, alias: string): readonly string[];
  /** How those who are dialled out to take it from now on. */
  dialledTakeIt(outcome: DialOutcome): void;
  /** The answers to offers bring these TURN servers, which the client then takes and restarts ICE; null ends it. */
  bringTurn(servers: readonly TurnServer[] | null): void;
  /** Calls a registered alias: `incoming` on its stream. Answers the call's token, or null when nobody listens. */
  ring(
    registered: string,
    call: {
      readonly conference: string;
      readonly name: string;
      readonly address: string;
      readonly role?: 'chair' | 'guest';
    },
  ): string | null;
  /** The caller gave up. */
  cancelRing(registered: string, token: string): void;
  /** Whether an alias is registered, with its stream open. */
  isRegistered(alias: string): boolean;
  /** Gone at once, with all connections and media; what happened in it is forgotten. */
  die(): Promise<void>;
  /** Listens again at the same address. */
  comeBack(): Promise<void>;
  stop(): Promise<void>;
};
