import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import ssh2 from 'ssh2';
import type { FakeLineDevice } from './fake-lines.ts';

/** A device at the end of a real line on this computer. */
export type RealEnd<Where> = {
  readonly address: Where;
  /** Ends the device and the way to it. */
  close(): Promise<void>;
};

type Network<Kind> = { readonly kind: Kind; readonly host: string; readonly port: number };

const host = '127.0.0.1';

/** The device at one end of a stream. */
function speakOver(stream: Duplex, device: FakeLineDevice): void {
  const hears = device.connected(
    (bytes) => void (stream.writable && stream.write(Buffer.from(bytes))),
    () => stream.end(),
  );
  stream.on('data', (bytes: Buffer) => hears.bytes(new Uint8Array(bytes)));
  stream.on('error', () => {});
  stream.once('close', () => hears.gone());
}

/** The device behind a TCP port of its own. */
export async function tcpEnd(device: FakeLineDevice): Promise<RealEnd<Network<'tcp'>>> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.once('close', () => open.delete(socket)));
    speakOver(socket, device);
  });
  await once(server.listen(0, host), 'listening');
  return {
    address: { kind: 'tcp', host, port: portOf(server) },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const portOf = (server: { address(): string | { port: number } | null }): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

/** The device behind a UDP port of its own; it answers whoever spoke last, from whose port. */
export async function udpEnd(
  device: FakeLineDevice,
): Promise<RealEnd<Network<'udp'>> & { from(): number | null }> {
  const socket: DatagramSocket = createSocket('udp4');
  let last: { readonly port: number; readonly address: string } | null = null;
  const hears = device.connected(
    (bytes) => last && socket.send(bytes, last.port, last.address),
    () => {},
  );
  socket.on('message', (bytes, from) => {
    last = from;
    hears.bytes(new Uint8Array(bytes));
  });
  await once(socket.bind(0, host), 'listening');
  return {
    address: { kind: 'udp', host, port: socket.address().port },
    from: () => last?.port ?? null,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

/** What a server of ssh wants, and how it asks for it. */
export type SshWish = {
  readonly user: string;
  readonly password: string;
  readonly way: 'password' | 'keyboard-interactive';
};

/** The device behind the shell of an ssh server of its own, with a key of its own. `tries` counts the passwords that were given. */
export async function sshEnd(
  device: FakeLineDevice,
  { user, password, way }: SshWish,
): Promise<RealEnd<Network<'ssh'>> & { readonly tries: { count: number }; readonly key: Buffer }> {
  const keys = readableKeys();
  const parsed = ssh2.utils.parseKey(keys.public);
  if (parsed instanceof Error) throw parsed;
  const tries = { count: 0 };
  const open = new Set<{ end(): void }>();
  const server = new ssh2.Server({ hostKeys: [keys.private] }, (client) => {
    open.add(client.on('close', () => open.delete(client)));
    client.on('error', () => {});
    client.on('authentication', (context) => {
      const takes = (given: string | undefined): void => {
        tries.count += 1;
        if (context.username === user && given === password) context.accept();
        else context.reject([way]);
      };
      if (context.method !== way) context.reject([way]);
      else if (context.method === 'password') takes(context.password);
      else if (context.method === 'keyboard-interactive')
        context.prompt([{ prompt: 'Password: ', echo: false }], ([answer]) => takes(answer));
    });
    client.on('session', (accept) => accept().on('shell', (taken) => speakOver(taken(), device)));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    address: { kind: 'ssh', host, port: portOf(server) },
    tries,
    key: parsed.getPublicSSH(),
    async close() {
      for (const client of open) client.end();
      await new Promise((resolve) => server.close(() => resolve(null)));
    },
  };
}

/** The device behind a pseudo terminal, as a serial port has one; its address is the path. Needs socat. */
export async function ptyEnd(device: FakeLineDevice): Promise<RealEnd<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'rundbord-pty-'));
  const path = join(folder, 'tty');
  const socat: ChildProcess = spawn('socat', [`PTY,link=${path},raw,echo=0`, 'STDIO'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = socat;
  if (!stdin || !stdout) throw new Error('socat has no pipes');
  const ended = once(socat, 'exit');
  while (!existsSync(path)) {
    if (socat.exitCode !== null) throw new Error('socat has ended');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  // Without anybody at the terminal socat would take it for ended.
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  const hears = device.connected(
    (bytes) => void (stdin.writable && stdin.write(Buffer.from(bytes))),
    () => {},
  );
  stdin.on('error', () => {});
  stdout.on('data', (bytes: Buffer) => hears.bytes(new Uint8Array(bytes)));
  return {
    address: path,
    async close() {
      socat.kill();
      await ended;
      closeSync(held);
      rmSync(folder, { recursive: true, force: true });
      hears.gone();
    },
  };
}

/** Now and then the library makes a pair that it cannot read itself. */
function readableKeys(): ReturnType<typeof ssh2.utils.generateKeyPairSync> {
  for (;;) {
    const keys = ssh2.utils.generateKeyPairSync('ed25519');
    if (!(ssh2.utils.parseKey(keys.public) instanceof Error)) return keys;
  }
}
