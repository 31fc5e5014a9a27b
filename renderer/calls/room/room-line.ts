import type { Clock } from '../../../main/contract/clock.ts';
import type { ProblemCode } from '../../../main/contract/problems.ts';
import { bad, type Result } from '../../../main/contract/result.ts';
import { refusals, type Ticket, topics } from '../../../main/contract/room.ts';
import type { CallLog } from '../call-log.ts';
import { delayOf, linePolicy } from '../retry-policy.ts';
import type { Connect, Connection } from './mqtt-line.ts';

/** The line to the hub for one call. None of the verbs throws; what cannot be sent now is not sent. */
export type RoomLine = {
  /** What this party says of itself: published now, and again whenever the line is back. */
  present(payload: string): void;
  signal(to: string, payload: string): void;
  /** Takes the presence away and leaves in order. */
  close(): void;
};

/** What the line says. A planned renewal of the ticket is not told. `ended` comes once and last. */
export type LineEvents = {
  /** A ticket came, for the first time or a renewed one, and the line is being opened with it. */
  readonly ticket: (ticket: Ticket) => void;
  /** The line is up, for the first time or again; every retained presence follows. */
  readonly up: () => void;
  readonly down: () => void;
  readonly presence: (from: string, payload: string, retained: boolean) => void;
  readonly signal: (from: string, payload: string) => void;
  readonly ended: (reason: ProblemCode) => void;
};

/** How long a first join may take before it is given up. */
const joinLimitMs = 15_000;
/** An asked ticket that does not come is asked for again. */
const askLimitMs = 8000;
/** A line that held so long was a good one: the next loss is mended at once again. */
const steadyAfterMs = 5000;
/** A ticket with less life than this is not tried any more. */
const shortestLifeMs = 500;
/** The longest wait that a browser's timer knows. */
const longestTimerMs = 2 ** 31 - 1;

/** Problems of a ticket that pass by themselves; every other one is a refusal. */
const passing: readonly ProblemCode[] = ['hub-unreachable', 'network-down', 'too-many-tries', 'unexpected'];

/**
 * A line to the hub that stays: asks for tickets, renews them at two thirds of their life, and comes back after a loss.
 * A broker that refuses a ticket is shown one new ticket; when that is refused too the line has ended.
 */
export function openRoomLine(options: {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: CallLog;
  readonly ticket: (client?: string) => Promise<Result<Ticket>>;
  readonly connect: Connect;
  readonly events: LineEvents;
}): RoomLine {
  const { clock, random, log, events } = options;
  const begunAt = clock.now();
  let ticket: Ticket | null = null;
  let connection: Connection | null = null;
  let presence: string | null = null;
  /** `fresh` until the line was up once; `swapping` while a renewed ticket is brought into use. */
  let state: 'fresh' | 'up' | 'swapping' | 'down' | 'closed' = 'fresh';
  let failures = 0;
  let refusedBefore = false;
  /** Whatever was begun under an older turn is not listened to any more. */
  let turn = 0;
  let cancelTimers: (() => void)[] = [];

  const later = (delayMs: number, run: () => void): void => {
    cancelTimers.push(clock.after(Math.min(delayMs, longestTimerMs), run));
  };
  const newTurn = (): number => {
    for (const cancel of cancelTimers) cancel();
    cancelTimers = [];
    turn += 1;
    return turn;
  };

  const ask = async (): Promise<Result<Ticket>> => {
    const wait = new Promise<Result<Ticket>>((resolve) => {
      later(askLimitMs, () => resolve(bad('hub-unreachable', { detail: 'no answer for a ticket' })));
    });
    const answer = await Promise.race([options.ticket(ticket?.client), wait]);
    if (answer.ok && ticket && answer.value.client !== ticket.client) {
      return bad('token-invalid', { detail: 'the new ticket is for somebody else' });
    }
    return answer;
  };

  const end = (reason: ProblemCode): void => {
    if (state === 'closed') return;
    log.warn(`line: ended (${reason})`);
    close();
    events.ended(reason);
  };

  const retry = (): void => {
    const mine = newTurn();
    if (state === 'fresh' && clock.now() - begunAt > joinLimitMs) {
      end('hub-unreachable');
      return;
    }
    if (state === 'up' || state === 'swapping') {
      state = 'down';
      events.down();
    }
    later(delayOf(linePolicy, failures, random()), () => {
      if (mine === turn) void begin();
    });
    failures += 1;
  };

  const begin = async (): Promise<void> => {
    const mine = newTurn();
    if (!ticket || refusedBefore || ticket.expiresAt - clock.now() < shortestLifeMs) {
      const answer = await ask();
      if (mine !== turn) return;
      if (!answer.ok) {
        if (passing.includes(answer.error.code)) retry();
        else end(answer.error.code);
        return;
      }
      ticket = answer.value;
    }
    open(ticket, newTurn());
  };

  const open = (shown: Ticket, mine: number): void => {
    const { room, client } = shown;
    const life = shown.expiresAt - clock.now();
    const prefix = topics.presence(room, '');
    connection = options.connect({
      url: shown.broker,
      client,
      password: shown.token,
      willTopic: topics.presence(room, client),
      subscriptions: [topics.everyPresence(room), topics.everySignalTo(room, client)],
      events: {
        up() {
          if (mine !== turn) return;
          const renewed = state === 'swapping';
          state = 'up';
          refusedBefore = false;
          later(steadyAfterMs, () => {
            failures = 0;
          });
          later(life * (0.62 + 0.05 * random()), () => void renew(0));
          if (presence !== null) connection?.publish(topics.presence(room, client), presence, true);
          log.info(renewed ? 'line: ticket renewed' : 'line: up');
          if (!renewed) events.up();
        },
        message(topic, payload, retained) {
          if (mine !== turn) return;
          const name = topic.slice(topic.lastIndexOf('/') + 1);
          if (!topic.startsWith(prefix)) events.signal(name, payload);
          else if (name !== client) events.presence(name, payload, retained);
          else if (payload === '' && presence !== null) {
            // The last will of a connection of ours that died, later than we were back.
            connection?.publish(topics.presence(room, client), presence, true);
          }
        },
        down(refusal) {
          if (mine !== turn) return;
          connection = null;
          const code = refusal === 4 || refusal === 5 ? refusals[refusal] : null;
          if (code === null) {
            log.warn('line: lost');
            retry();
          } else if (refusedBefore) {
            end(code);
          } else {
            log.warn(`line: refused (${code}), asking for a new ticket`);
            refusedBefore = true;
            void begin();
          }
        },
      },
    });
    events.ticket(shown);
  };

  /** Asks for the next ticket while the line stays up; then leaves in order and is back with it. */
  const renew = async (tries: number): Promise<void> => {
    const mine = turn;
    const answer = await ask();
    if (mine !== turn) return;
    if (!answer.ok && passing.includes(answer.error.code)) {
      later(Math.max(1000, delayOf(linePolicy, tries, random())), () => void renew(tries + 1));
      return;
    }
    if (!answer.ok) {
      end(answer.error.code);
      return;
    }
    ticket = answer.value;
    state = 'swapping';
    const swap = newTurn();
    const old = connection;
    connection = null;
    await old?.end();
    if (swap === turn) open(ticket, newTurn());
  };

  const close = (): void => {
    const old = connection;
    if (old && ticket) old.publish(topics.presence(ticket.room, ticket.client), '', true);
    newTurn();
    state = 'closed';
    connection = null;
    void old?.end();
  };

  void begin();
  return {
    present(payload) {
      presence = payload;
      if (ticket && state === 'up')
        connection?.publish(topics.presence(ticket.room, ticket.client), payload, true);
    },
    signal(to, payload) {
      if (ticket && state === 'up')
        connection?.publish(topics.signal(ticket.room, to, ticket.client), payload, false);
    },
    close,
  };
}
