import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type Clock, systemClock } from '../../../main/contract/clock.ts';
import { openRoom, type Room } from './conference.ts';
import type { ConferenceFacts } from './conference-facts.ts';
import { scriptOf } from './conference-script.ts';
import { openInsteadAnswers } from './instead-answers.ts';
import { openDoor } from './node-door.ts';
import type { NodeParts } from './node-parts.ts';
import type {
  Conference,
  DialOutcome,
  InsteadAnswer,
  PexipNode,
  Received,
  TurnServer,
} from './pexip-script.ts';
import { openRegistrations, type Registrar } from './registrations.ts';
import type { Ticket } from './request-token.ts';
import { askRoom, unknownPath } from './router.ts';
import { openSignIns } from './sign-ins.ts';
import { openTokens } from './tokens.ts';
import { type Asked, type Reply, refused } from './wire.ts';

/** What a node is at its start. */
export type PexipNodeOptions = {
  readonly conferences?: readonly ConferenceFacts[];
  /** Who may register to be called. */
  readonly registrars?: readonly Registrar[];
  /** `strict` holds to the validators of `@pexip/infinity-api` 20; `old` speaks as nodes of about version 25 do. */
  readonly profile?: 'strict' | 'old';
  /** Seconds a token holds; 120 as at real nodes. */
  readonly tokenSeconds?: number;
  /** Milliseconds between two reports of statistics that clients are asked for. */
  readonly statisticsEveryMs?: number;
  /** Milliseconds from dialling out until the other answers or refuses. */
  readonly dialMs?: number;
  readonly iceServers?: NodeParts['iceServers'];
  /** Aliases that are no meetings but are called through the node. They take it as `dialledTakeIt` says. */
  readonly gateway?: RegExp;
  /** The address it listens at; loopback when not given. */
  readonly host?: string;
  /** A free one when not given. */
  readonly port?: number;
  readonly clock?: Clock;
};

/** So many questions are kept. */
const requestsKept = 2000;

const secrets: readonly string[] = ['token', 'sso_token', 'pin', 'sdp', 'candidate', 'registration_token'];

const versions = {
  strict: { version_id: '38', pseudo_version: '80850.0.0' },
  old: { version_id: '25', pseudo_version: '60900.0.0' },
} as const;

/** The meeting that is there when none is asked for. */
const usual: readonly ConferenceFacts[] = [{ alias: 'meet.open@rooms.example.org', name: 'Open' }];

/**
 * A conferencing node of Pexip Infinity at the wire, on this computer: the Client API v2 with its events, and media that is passed on
 * between the calls or, for one who is alone, back to where it came from. It does what the vendor's documentation, fixtures and clients
 * tell; no real node was asked. See `pexip-script.ts` for what it can be made to do.
 */
export async function startPexipNode(options: PexipNodeOptions = {}): Promise<PexipNode> {
  const clock = options.clock ?? systemClock;
  const profile = options.profile ?? 'strict';
  const rooms = new Map<string, Room>();
  const tickets = new Map<string, Ticket>();
  const instead = openInsteadAnswers();
  const received: Received = {
    requests: [],
    digits: [],
    fecc: [],
    statistics: [],
    messages: [],
    dialled: [],
    released: [],
  };
  const mark = randomBytes(3).toString('hex');
  let outcome: DialOutcome = 'answers';
  let refusesRefresh = false;
  let losesRefresh = false;
  let eventsStatus: number | 'cut' | null = null;
  let turn: readonly TurnServer[] | null = null;
  let isMaintained = false;
  let isOther = false;

  const find = (alias: string): Room | undefined =>
    [...rooms.values()].find(({ facts }) =>
      [facts.alias, ...(facts.aliases ?? [])].some((one) => one.toLowerCase() === alias.toLowerCase()),
    );
  const tokens = openTokens(
    clock,
    options.tokenSeconds ?? 120,
    ({ alias, uuid }) => {
      if (alias.startsWith('registrations/')) registrations.expired(alias.slice('registrations/'.length));
      else find(alias)?.disconnect(uuid, 'Timer expired awaiting token refresh');
    },
    mark,
  );
  const registrations = openRegistrations(options.registrars ?? [], tokens, versions[profile]);
  const signIns = openSignIns(() => door.origin);
  const parts: NodeParts = {
    clock,
    isOld: profile === 'old',
    version: versions[profile],
    statisticsEveryMs: options.statisticsEveryMs ?? 5000,
    iceServers: options.iceServers ?? {},
    tokens,
    rooms: { find, gateway: (alias) => (options.gateway?.test(alias) ? callOut(alias) : undefined) },
    tickets: {
      issue(ticket) {
        const token = randomBytes(18).toString('base64url');
        tickets.set(token, ticket);
        return token;
      },
      take(token) {
        const ticket = typeof token === 'string' ? tickets.get(token) : undefined;
        if (ticket) tickets.delete(String(token));
        return ticket ?? null;
      },
    },
    signIns,
    received,
    dialOutcome: () => outcome,
    answerTurn: () => turn,
    dialMs: options.dialMs ?? 200,
  };

  const addRoom = (facts: ConferenceFacts, left = (_uuid: string): void => {}): Room => {
    const gone = (uuid: string): void => {
      tokens.drop(uuid);
      left(uuid);
    };
    const room = openRoom(facts, { now: () => clock.now(), isOld: parts.isOld, gone });
    rooms.set(facts.alias, room);
    return room;
  };
  /** A call through the node: a meeting of two, the caller and whoever has the alias. It is over when one of them leaves. */
  const callOut = (alias: string): Room => {
    const end = (why: string): void => {
      if (!rooms.delete(alias)) return;
      for (const member of [...room.members.values()]) room.disconnect(member.uuid, why);
    };
    const room = addRoom({ alias, serviceType: 'gateway' }, () => end('Call disconnected'));
    const { uuid } = room.simulate({ name: alias, uri: alias, outward: true, connecting: true });
    if (outcome !== 'rings') {
      clock.after(parts.dialMs, () => {
        if (outcome === 'answers') room.change(uuid, { service_type: 'gateway' });
        else end('Call rejected');
      });
    }
    return room;
  };
  const script = (room: Room): Conference =>
    scriptOf(room, { now: () => clock.now(), issue: parts.tickets.issue });

  /** What is in the way of the right answer. */
  const inTheWay = (path: string): Reply | undefined => {
    if (isOther) return { status: 404, text: '' };
    const other = instead.take(path);
    if (other) return other;
    if (isMaintained && path === 'status') return refused(503, 'Maintenance mode');
    if (isMaintained && path === 'request_token') return refused(503, 'System in maintenance mode');
    if (path === 'refresh_token' && losesRefresh) return { status: 0, cut: true };
    if (path === 'refresh_token' && refusesRefresh) return refused(403, 'Invalid token');
    if (path !== 'events' || eventsStatus === null) return undefined;
    return eventsStatus === 'cut' ? { status: 0, cut: true } : refused(eventsStatus, 'Invalid token');
  };

  const answer = async (asked: Asked, response: ServerResponse): Promise<Reply | null> => {
    if (asked.pieces[0] === 'idp') return signIns.page(asked.pieces, asked.query);
    const [, , , group = '', alias = '', ...rest] = asked.pieces;
    const path = rest.join('/') || group;
    const blocked = inTheWay(path);
    if (blocked) return blocked;
    if (!asked.path.startsWith('/api/client/v2/')) return unknownPath;
    if (group === 'status') return { status: 200, text: 'OK' };
    if (group === 'conferences') return askRoom(asked, alias, rest, response, parts);
    if (group !== 'registrations') return unknownPath;
    if (path === 'events') return registrations.listen(asked, alias, response);
    return registrations.ask(asked, alias, path) ?? unknownPath;
  };

  const door = await openDoor(options.host ?? '127.0.0.1', options.port ?? 0, async (asked, response) => {
    const reply = await answer(asked, response);
    const [, , , group = '', alias = '', ...rest] = asked.pieces;
    received.requests.push({
      method: asked.method,
      path: rest.join('/') || group,
      alias,
      body: Object.fromEntries(Object.entries(asked.body).filter(([name]) => !secrets.includes(name))),
      status: reply?.status ?? 200,
    });
    if (received.requests.length > requestsKept) received.requests.shift();
    return reply;
  });
  for (const facts of options.conferences ?? usual) addRoom(facts);

  const streams = () => [
    ...registrations.streams(),
    ...[...rooms.values()].flatMap((room) =>
      [...room.members.values()].flatMap((member) => [...member.streams]),
    ),
  ];
  const cutEvents = (): void => {
    for (const stream of streams()) stream.end();
  };
  const die = async (): Promise<void> => {
    for (const room of rooms.values()) room.close();
    tokens.stop();
    tickets.clear();
    await door.close();
  };
  const conference = (alias: string): Conference => {
    const room = find(alias);
    if (!room) throw new Error('This node has no such meeting.');
    return script(room);
  };

  return {
    origin: door.origin,
    received,
    conference,
    addConference: (facts) => script(addRoom(facts)),
    answerWith: (other: InsteadAnswer) => instead.add(other),
    refuseRefresh(on = true) {
      refusesRefresh = on;
    },
    loseRefresh(on = true) {
      losesRefresh = on;
    },
    askForRefresh() {
      for (const stream of streams()) stream.say('refresh_token');
    },
    expireTokens: () => tokens.expireAll(),
    cutEvents,
    dropEventsForGood(status) {
      eventsStatus = status ?? 'cut';
      cutEvents();
    },
    allowEvents() {
      eventsStatus = null;
    },
    beat() {
      for (const stream of streams()) stream.beat();
    },
    maintenance(on = true) {
      isMaintained = on;
    },
    notPexip(on = true) {
      isOther = on;
    },
    burst: (count, alias) => conference(alias).burst(count),
    dialledTakeIt(to) {
      outcome = to;
    },
    bringTurn(servers) {
      turn = servers;
    },
    ring(registered, { conference: alias, name, address, role = 'chair' }) {
      if (!registrations.isRegistered(registered)) return null;
      const token = parts.tickets.issue({ alias, role });
      registrations.say(registered, 'incoming', {
        conference_alias: alias,
        local_alias: registered,
        remote_alias: address,
        remote_display_name: name,
        service_type: 'conference',
        token,
      });
      return token;
    },
    cancelRing(registered, token) {
      parts.tickets.take(token);
      registrations.say(registered, 'incoming_cancelled', { token });
    },
    isRegistered: (alias) => registrations.isRegistered(alias),
    die,
    comeBack: () => door.open(),
    stop: die,
  };
}
