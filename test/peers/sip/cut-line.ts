import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePorts } from './grouped-child.ts';

/** A TCP door before a server, so that a test can take the network away between the two. */
export type CutLine = {
  readonly port: number;
  /** Connections that are through now. */
  readonly open: number;
  /** Ends all connections at once, as a router that restarts does; new ones are let through. */
  cut(): void;
  /** Ends all connections and refuses new ones until {@link CutLine.mend}. */
  away(): void;
  /** Swallows every byte in both directions without a word, as a cable that is pulled out somewhere does. */
  swallow(): void;
  mend(): void;
  stop(): Promise<void>;
};

/** Opens a door on 127.0.0.1 to the port `target` of `host`. */
export async function openCutLine(target: number, host = '127.0.0.1'): Promise<CutLine> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let mode: 'through' | 'away' | 'swallow' = 'through';
  const server = createServer((near) => {
    near.on('error', () => {});
    if (mode === 'away') {
      near.destroy();
      return;
    }
    const far = connect(target, host);
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('error', end);
      from.on('close', end);
      from.on('data', (bytes) => {
        if (mode === 'through') to.write(bytes);
      });
    }
  });
  const port = await freePorts(1);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
    pairs.clear();
  };
  return {
    port,
    get open() {
      return pairs.size;
    },
    cut,
    away() {
      mode = 'away';
      cut();
    },
    swallow() {
      mode = 'swallow';
    },
    mend() {
      mode = 'through';
    },
    async stop() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
