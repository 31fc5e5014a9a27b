import type { EventEmitter } from 'node:events';
import { duplexPair } from 'node:stream';
import { Aedes } from 'aedes';
import type { Log } from '../log.ts';
import type { Broker } from './broker.ts';

/** How long a client gets to take what is sent to it before it is let go. */
const slowClientMs = 10_000;

/** The embedded broker. It has no port: the hub's door is the only way to it. Keeps all in memory. */
export async function startEmbeddedBroker(log: Log): Promise<Broker> {
  const broker = await Aedes.createBroker({ drainTimeout: slowClientMs });
  // The door makes every session a clean one, for which nothing waits to be acknowledged. Asked to strike off what was,
  // aedes-persistence 11 would keep an empty list for each client that was ever here. Aedes' types leave it out.
  const { persistence } = broker as Aedes & { readonly persistence: object };
  Object.assign(persistence, { outgoingClearMessageId: async () => {} });
  // Aedes' types leave out `error`, which it does emit and which would otherwise end the process.
  const emitter: EventEmitter = broker;
  emitter.on('error', (error) => log.error(`the embedded broker: ${String(error)}`));
  emitter.on('clientError', (_client, error) => log.debug(`the embedded broker: ${String(error)}`));
  return {
    login: null,
    reach: () => ({ status: 'up' }),
    watch() {},
    open() {
      const [ours, its] = duplexPair();
      // A pair passes on the end of what is written, but not that one side was destroyed.
      ours.once('close', () => its.destroy());
      its.once('close', () => ours.destroy());
      broker.handle(its);
      return ours;
    },
    stop: () => new Promise((resolve) => broker.close(resolve)),
  };
}
