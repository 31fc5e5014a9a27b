import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChild, freePort, untilListening } from './mosquitto.ts';

const programs = ['/usr/bin/turnserver', '/usr/sbin/turnserver'];

/** coturn from Debian, on a port of its own on this computer, with a shared secret. */
export type Coturn = {
  /** As in the settings' `calls.turn`. */
  readonly settings: { readonly urls: string[]; readonly secret: string };
  stop(): Promise<void>;
};

/** An address of this computer that is not loopback; loopback where there is none. A room that is not on loopback answers no relay that is. */
export const ownAddress = (): string =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find((one) => one.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.1';

/** Starts coturn, which relays from `relayAddress`. Rejects with what to install when it is not there. */
export async function startCoturn(relayAddress = '127.0.0.1'): Promise<Coturn> {
  const program = programs.find((one) => existsSync(one));
  if (!program) throw new Error('coturn is needed for this: apt-get install coturn');
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-coturn-'));
  const port = await freePort();
  const secret = 'a-turn-secret-of-this-test';
  const child: ChildProcess = spawn(
    program,
    [
      '-n',
      '--listening-ip=127.0.0.1',
      `--relay-ip=${relayAddress}`,
      `--listening-port=${port}`,
      '--min-port=49160',
      '--max-port=49260',
      '--use-auth-secret',
      `--static-auth-secret=${secret}`,
      '--realm=rundbord',
      '--no-tls',
      '--no-dtls',
      '--no-cli',
      // For tests only: both parties are on this computer.
      '--allow-loopback-peers',
      '--log-file=stdout',
      `--pidfile=${join(folder, 'turnserver.pid')}`,
      `--db=${join(folder, 'turndb')}`,
    ],
    { stdio: 'ignore', cwd: folder },
  );
  await untilListening(port);
  return {
    settings: { urls: [`turn:127.0.0.1:${port}`], secret },
    async stop() {
      await endChild(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
