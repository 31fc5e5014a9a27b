import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { type Ticket, topics } from '../../../main/contract/room.ts';

/** What came in on a topic. */
type Heard = { readonly topic: string; readonly text: string; readonly retained: boolean };

/** A party of a room as a test plays it, with a real MQTT client. */
export type Party = {
  readonly client: MqttClient;
  readonly heard: readonly Heard[];
  /** Resolves with the first message that fits, also one that was heard before. */
  until(fits: (heard: Heard) => boolean): Promise<Heard>;
  say(topic: string, text: string, options?: { retain?: boolean; qos?: 0 | 1 }): Promise<void>;
  /** Resolves when everything that was said before by this party has been through the broker and back. */
  settled(): Promise<void>;
  /** Resolves when the connection is gone. */
  readonly gone: Promise<void>;
};

/** The options of a client that comes with `ticket`. */
export const clientOptions = (ticket: Pick<Ticket, 'client' | 'token'>): IClientOptions => ({
  clientId: ticket.client,
  username: 'party',
  password: ticket.token,
  protocolVersion: 4,
  reconnectPeriod: 0,
  connectTimeout: 5000,
});

/** The return code with which the broker refuses, or 0 when it lets the client in (which then leaves). */
export function returnCodeOf(broker: string, options: IClientOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const client = connect(broker, options);
    let code: number | null = null;
    client.on('packetreceive', (packet) => {
      if (packet.cmd === 'connack') code = packet.returnCode ?? packet.reasonCode ?? null;
    });
    client.on('connect', () => client.end());
    client.on('error', () => client.end(true));
    client.on('close', () => {
      if (code === null) reject(new Error('closed without a return code'));
      else resolve(code);
    });
  });
}

/** Joins the room of `ticket` as a party does: last will, subscriptions, presence. */
export async function joinRoom(ticket: Ticket, options: IClientOptions = {}): Promise<Party> {
  const presence = topics.presence(ticket.room, ticket.client);
  const client = connect(ticket.broker, {
    ...clientOptions(ticket),
    will: { topic: presence, payload: Buffer.alloc(0), retain: true, qos: 1 },
    ...options,
  });
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  client.on('message', (topic, payload, packet) => {
    heard.push({ topic, text: payload.toString(), retained: packet.retain });
    for (const look of [...waiting]) look();
  });
  const gone = new Promise<void>((resolve) => client.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.once('error', reject);
    client.once('close', () => reject(new Error('closed before it was in')));
  });
  await client.subscribeAsync(
    [topics.everyPresence(ticket.room), topics.everySignalTo(ticket.room, ticket.client)],
    {
      qos: 1,
    },
  );
  await client.publishAsync(presence, ticket.name, { retain: true, qos: 1 });
  const until = (fits: (heard: Heard) => boolean): Promise<Heard> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = heard.find(fits);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const own = topics.signal(ticket.room, ticket.client, ticket.client);
  let turns = 0;
  return {
    client,
    heard,
    until,
    say: async (topic, text, { retain = false, qos = 1 } = {}) => {
      await client.publishAsync(topic, text, { retain, qos });
    },
    async settled() {
      turns += 1;
      const sign = `turn ${turns}`;
      await client.publishAsync(own, sign, { qos: 1 });
      await until(({ topic, text }) => topic === own && text === sign);
    },
    gone,
  };
}
