import mqtt from 'mqtt';

/** One connection to a broker. It does not come back by itself. */
export type Connection = {
  publish(topic: string, payload: string, retained: boolean): void;
  /** DISCONNECTs in order, so that the last will is not published; resolves when the socket is closed. No event after it. */
  end(): Promise<void>;
};

/** What a connection says. `down` comes once and last; `refusal` is the CONNACK code when the broker refused (MQTT 3.1.1 §3.2.2.3). */
export type ConnectionEvents = {
  readonly up: () => void;
  readonly message: (topic: string, payload: string, retained: boolean) => void;
  readonly down: (refusal: number | null) => void;
};

/** How a connection is made; a test makes others. */
export type Connect = (options: {
  readonly url: string;
  readonly client: string;
  readonly password: string;
  /** The topic that the broker empties when this side is gone without a word. */
  readonly willTopic: string;
  readonly subscriptions: readonly string[];
  readonly events: ConnectionEvents;
}) => Connection;

/** A dead socket is noticed in one and a half times this (§3.1.2.10). */
const keepaliveSeconds = 10;
const connectLimitMs = 5000;
/** How long a clean end may take before the socket is dropped. */
const endLimitMs = 500;
/** CONNACK "not authorised", said for a subscription that was refused too (§3.9.3: 128). */
const notAuthorised = 5;

/** Connects by MQTT 3.1.1 over a WebSocket. */
export const connectMqtt: Connect = ({ url, client, password, willTopic, subscriptions, events }) => {
  let over = false;
  const down = (refusal: number | null): void => {
    if (over) return;
    over = true;
    mine.end(true);
    events.down(refusal);
  };
  const mine = mqtt.connect(url, {
    protocolVersion: 4,
    clean: true,
    keepalive: keepaliveSeconds,
    clientId: client,
    username: client,
    password,
    reconnectPeriod: 0,
    connectTimeout: connectLimitMs,
    resubscribe: false,
    // The other kinds need a worker from a blob, which the kiosk's content policy forbids.
    timerVariant: 'native',
    will: { topic: willTopic, payload: '', qos: 1, retain: true },
  });
  mine.on('connect', () => {
    if (over) return;
    mine.subscribe([...subscriptions], { qos: 1 }, (error, granted) => {
      if (over) return;
      const refused = granted?.some(({ qos }) => qos === 128) ?? false;
      if (error || refused) down(notAuthorised);
    });
    events.up();
  });
  mine.on('message', (topic, payload, packet) => {
    if (!over) events.message(topic, payload.toString(), packet.retain);
  });
  mine.on('error', (error) => down('code' in error && typeof error.code === 'number' ? error.code : null));
  mine.on('close', () => down(null));

  return {
    publish(topic, payload, retained) {
      // What is retained must arrive; a signal is repeated by whoever needs it. A failure to publish is a failure of the
      // connection, and that is told by `down`.
      if (!over) mine.publish(topic, payload, { qos: retained ? 1 : 0, retain: retained }, () => {});
    },
    end() {
      if (over) return Promise.resolve();
      over = true;
      return new Promise((resolve) => {
        const drop = setTimeout(() => mine.end(true), endLimitMs);
        mine.on('close', () => {
          clearTimeout(drop);
          resolve();
        });
        mine.end(!mine.connected);
      });
    },
  };
};
