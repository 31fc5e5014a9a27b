import type { Clock } from '../../../../main/contract/clock.ts';
import { bad, good, type Result } from '../../../../main/contract/result.ts';
import type { Ticket } from '../../../../main/contract/room.ts';
import type { Connect, ConnectionEvents } from '../../../../renderer/calls/room/mqtt-line.ts';

/** A hub in this process: gives tickets, keeps what is retained, and publishes last wills. */
export type PretendHub = {
  readonly connect: Connect;
  ticket(name: string): (address: string, client?: string) => Promise<Result<Ticket>>;
  /** What is retained now, by topic. */
  readonly retained: Map<string, string>;
  /** Says something to everybody, as a client with bad manners would. */
  publish(topic: string, payload: string, retained: boolean): void;
  /** The process of this client dies: its socket closes without a word. */
  kill(client: string): void;
  /** The network of this client is cut, until it is mended. */
  cut(client: string): void;
  mend(client: string): void;
  /** Goes away and forgets everything; nobody can connect until `start`. */
  stop(): void;
  start(): void;
};

type Client = {
  readonly id: string;
  readonly willTopic: string;
  readonly subscriptions: readonly string[];
  readonly events: ConnectionEvents;
};

const delayMs = 1;

export function makePretendHub(clock: Clock): PretendHub {
  let up = true;
  let tickets = 0;
  const clients = new Set<Client>();
  const cutOff = new Set<string>();
  const retained = new Map<string, string>();
  const fits = (subscription: string, topic: string): boolean =>
    subscription.endsWith('/+') && topic.slice(0, topic.lastIndexOf('/') + 1) === subscription.slice(0, -1);
  const publish = (topic: string, payload: string, keep: boolean): void => {
    if (!up) return;
    if (keep && payload === '') retained.delete(topic);
    else if (keep) retained.set(topic, payload);
    for (const client of clients) {
      if (client.subscriptions.some((one) => fits(one, topic))) {
        clock.after(delayMs, () => {
          if (clients.has(client)) client.events.message(topic, payload, false);
        });
      }
    }
  };
  const drop = (client: Client): void => {
    if (!clients.delete(client)) return;
    publish(client.willTopic, '', true);
  };
  return {
    retained,
    publish,
    connect({ client: id, willTopic, subscriptions, events }) {
      const client: Client = { id, willTopic, subscriptions, events };
      let over = false;
      clock.after(delayMs, () => {
        if (over) return;
        if (!up || cutOff.has(id)) {
          over = true;
          events.down(null);
          return;
        }
        clients.add(client);
        events.up();
        for (const [topic, payload] of [...retained]) {
          if (subscriptions.some((one) => fits(one, topic))) {
            clock.after(delayMs, () => {
              if (clients.has(client)) events.message(topic, payload, true);
            });
          }
        }
      });
      return {
        publish(topic, payload, keep) {
          if (clients.has(client)) publish(topic, payload, keep);
        },
        async end() {
          over = true;
          clients.delete(client);
        },
      };
    },
    ticket: (name) => async (address, client) => {
      if (!up) return bad('hub-unreachable');
      tickets += 1;
      return good({
        room: address.replace('rundbord:', ''),
        client: client ?? name,
        token: `token-${tickets}`,
        expiresAt: clock.now() + 600_000,
        broker: 'ws://hub/mqtt',
        name,
        role: 'role',
        kind: name.startsWith('guest-') ? 'guest' : 'kiosk',
        iceServers: [],
        relayOnly: false,
        maximumParties: 4,
      });
    },
    kill(id) {
      for (const client of [...clients]) if (client.id === id) drop(client);
    },
    cut(id) {
      cutOff.add(id);
      for (const client of [...clients]) {
        if (client.id !== id) continue;
        drop(client);
        clock.after(delayMs, () => client.events.down(null));
      }
    },
    mend: (id) => void cutOff.delete(id),
    stop() {
      up = false;
      retained.clear();
      for (const client of [...clients]) {
        clients.delete(client);
        clock.after(delayMs, () => client.events.down(null));
      }
    },
    start() {
      up = true;
    },
  };
}
