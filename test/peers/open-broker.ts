import { createServer, type Server } from 'node:http';
import { Aedes, type AuthenticateError } from 'aedes';
import { createWebSocketStream, WebSocketServer } from 'ws';

/** What the network of a test broker does to a signal: how many times it arrives, and after how long. */
export type Mischief = (topic: string) => readonly number[];

/** A broker for tests that asks for no token unless told to: MQTT over WebSocket, on loopback unless told otherwise. */
export type OpenBroker = {
  readonly url: string;
  readonly port: number;
  /** Passwords that were shown, newest last. */
  readonly passwords: readonly string[];
  /** Refuses whoever shows a password for which this answers a CONNACK code. */
  refuse(code: (password: string) => number | null): void;
  /** Cuts every connection, as a door does whose token expired. */
  cutAll(): void;
  close(): Promise<void>;
};

/** Starts one; a `port` that was used before starts it again at the same place, with nothing remembered. */
export async function startOpenBroker(
  options: { readonly host?: string; readonly port?: number; readonly mischief?: Mischief } = {},
): Promise<OpenBroker> {
  const { host = '127.0.0.1' } = options;
  const broker = await Aedes.createBroker();
  const server: Server = createServer();
  const door = new WebSocketServer({ server, handleProtocols: () => 'mqtt' });
  const passwords: string[] = [];
  let refusal: (password: string) => number | null = () => null;
  broker.authenticate = (_client, _name, password, done) => {
    const shown = String(password ?? '');
    passwords.push(shown);
    const code = refusal(shown);
    if (code === null) {
      done(null, true);
      return;
    }
    const error = Object.assign(new Error('refused'), { returnCode: code }) as unknown as AuthenticateError;
    done(error, null);
  };
  const { mischief } = options;
  if (mischief) {
    const again = 'again/';
    // What is lost or late is turned away here and published once more, under the topic it was for, when its time comes.
    broker.authorizePublish = (_client, packet, done) => {
      if (!packet.topic.includes('/signal/')) {
        done(null);
        return;
      }
      const { topic, payload } = packet;
      for (const delayMs of mischief(topic)) {
        setTimeout(
          () =>
            broker.publish({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false }, () => {}),
          delayMs,
        );
      }
      packet.topic = again + topic;
      done(null);
    };
  }
  door.on('connection', (socket) => {
    const stream = createWebSocketStream(socket);
    stream.on('error', () => {});
    broker.handle(stream);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, host, resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const cutAll = (): void => {
    for (const socket of door.clients) socket.terminate();
  };
  return {
    url: `ws://${host}:${port}/mqtt`,
    port,
    passwords,
    refuse(code) {
      refusal = code;
    },
    cutAll,
    async close() {
      cutAll();
      await new Promise<void>((resolve) => broker.close(() => resolve()));
      await new Promise<void>((resolve) => door.close(() => resolve()));
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
