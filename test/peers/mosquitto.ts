import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = '/usr/sbin/mosquitto';

/** Mosquitto from Debian, on a port of its own on this computer, with one user. */
export type Mosquitto = {
  readonly port: number;
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Ends the broker with all that it keeps. */
  halt(): Promise<void>;
  /** Starts it again on the same port after {@link halt}. */
  again(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
};

/** A TCP port on this computer that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Resolves when something listens on `port`, rejects when it does not within ten seconds. */
export async function untilListening(port: number): Promise<void> {
  const until = Date.now() + 10_000;
  for (;;) {
    const there = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (there) return;
    if (Date.now() > until) throw new Error(`nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Ends a child by its id and waits until it has ended. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Starts Mosquitto, with `pem` on TLS. Rejects with what to install when it is not there. */
export async function startMosquitto(pem?: {
  readonly chain: string;
  readonly key: string;
}): Promise<Mosquitto> {
  if (!existsSync(program)) throw new Error('Mosquitto is needed for this: apt-get install mosquitto');
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-mosquitto-'));
  const [username, password] = ['rundbord', 'a-secret-of-this-test'];
  const port = await freePort();
  const passwords = join(folder, 'passwords');
  execFileSync('/usr/bin/mosquitto_passwd', ['-c', '-b', passwords, username, password]);
  const config = join(folder, 'mosquitto.conf');
  const [certificate, key] = [join(folder, 'broker.crt'), join(folder, 'broker.key')];
  if (pem) {
    writeFileSync(certificate, pem.chain);
    writeFileSync(key, pem.key);
  }
  writeFileSync(
    config,
    [
      `listener ${port} 127.0.0.1`,
      'allow_anonymous false',
      `password_file ${passwords}`,
      'persistence false',
      ...(pem ? [`certfile ${certificate}`, `keyfile ${key}`] : []),
      // As root it would otherwise become the user mosquitto, who cannot read the folder of this test.
      ...(process.getuid?.() === 0 ? ['user root'] : []),
    ].join('\n'),
  );
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn(program, ['-c', config], { stdio: 'ignore' });
    await untilListening(port);
    return child;
  };
  let child = await begin();
  return {
    port,
    url: `${pem ? 'mqtts' : 'mqtt'}://127.0.0.1:${port}`,
    username,
    password,
    halt: () => endChild(child),
    async again() {
      child = await begin();
    },
    async stop() {
      await endChild(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
