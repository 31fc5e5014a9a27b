import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FarNetwork } from './far-network.ts';
import { freePorts, startGrouped, untilServes } from './sip/grouped-child.ts';

/**
 * A way to a server of this computer that takes the cable: what of a kiosk cannot be moved to the far host (main, in the process
 * of a test) connects from there all the same, with real TCP under it. Needs socat.
 */
export type CableWay = {
  /** On 127.0.0.1: over to the far host, and from there back by the cable. */
  readonly port: number;
  /** On this side's address of the cable, for whoever is on the far host itself. */
  readonly there: number;
  stop(): Promise<void>;
};

/** Opens it to the port `target` of 127.0.0.1. */
export async function openCableWay(network: FarNetwork, target: number): Promise<CableWay> {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-way-'));
  // A path leads from one network namespace into another.
  const over = join(folder, 'over');
  const [port, there] = [await freePorts(1), await freePorts(1)];
  const socat = (...ends: readonly string[]) => startGrouped('/usr/bin/socat', 'socat', ends);
  const children = [
    socat(`TCP-LISTEN:${there},bind=${network.here},fork,reuseaddr`, `TCP:127.0.0.1:${target}`),
    startGrouped('/usr/bin/env', 'socat', [
      ...['ip', 'netns', 'exec', network.space, 'socat'],
      ...[`UNIX-LISTEN:${over},fork`, `TCP:${network.here}:${there}`],
    ]),
    socat(`TCP-LISTEN:${port},bind=127.0.0.1,fork,reuseaddr`, `UNIX-CONNECT:${over}`),
  ] as const;
  await untilServes(children[2], port);
  return {
    port,
    there,
    async stop() {
      for (const child of children) await child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
