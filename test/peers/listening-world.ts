import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openFarNetwork } from './far-network.ts';

/**
 * A host whose whole outside world is this test: every name has an address, which is ours, and everything that leaves
 * the host is seen. To its programs it looks like a computer with a network. Needs root and iproute2.
 */
export type ListeningWorld = {
  /** A program that starts Chromium on that host. */
  readonly chromium: string;
  /** What came out of the host: `dns update.example`, `tcp 443`. */
  readonly heard: readonly string[];
  /** Packets of any kind that came out of it. */
  packets(): number;
  stop(): Promise<void>;
};

const ports = [80, 443, 853, 5228];

/** Makes the host and listens. */
export async function openListeningWorld(): Promise<ListeningWorld> {
  const far = openFarNetwork();
  const inside = (...words: string[]): void => {
    execFileSync('ip', ['netns', 'exec', far.space, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  };
  // What IPv6 says by itself on a new cable would be counted for the browser's.
  inside('sysctl', '-qw', 'net.ipv6.conf.all.disable_ipv6=1');
  inside('ip', 'route', 'add', 'default', 'via', far.here);
  // `ip netns exec` puts this in the place of the host's own.
  const etc = join('/etc/netns', far.space);
  mkdirSync(etc, { recursive: true });
  writeFileSync(join(etc, 'resolv.conf'), `nameserver ${far.here}\n`);

  const heard: string[] = [];
  const names = createSocket('udp4');
  names.on('message', (question, { port, address }) => {
    const { name, answer } = answerName(question, far.here);
    heard.push(`dns ${name}`);
    names.send(answer, port, address);
  });
  await new Promise<void>((resolve, reject) => {
    names.once('error', reject);
    names.bind(53, far.here, resolve);
  });
  const doors = await Promise.all(
    ports.map(async (port) => {
      const door = createServer((socket) => {
        heard.push(`tcp ${port}`);
        socket.on('error', () => {});
        socket.destroy();
      });
      await new Promise<void>((resolve) => door.listen(port, far.here, resolve));
      return door;
    }),
  );
  const counted = (): number =>
    Number(readFileSync(`/sys/class/net/${far.near}/statistics/rx_packets`, 'utf8'));
  const before = counted();
  return {
    chromium: far.chromium,
    heard,
    packets: () => counted() - before,
    async stop() {
      names.close();
      for (const door of doors) await new Promise((resolve) => door.close(resolve));
      far.stop();
      rmSync(etc, { recursive: true, force: true });
    },
  };
}

/** The answer to a question for a name (RFC 1035 §4): that its address is `address`; no other kind of record is there. */
function answerName(question: Buffer, address: string): { name: string; answer: Buffer } {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const isAddress = question.readUInt16BE(at + 1) === 1;
  const head = Buffer.from(question.subarray(0, at + 5));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(isAddress ? 1 : 0, 6);
  head.fill(0, 8, 12);
  // The name of the question again, type A, class IN, 60 s, four bytes.
  const record = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)];
  return { name: labels.join('.'), answer: Buffer.concat([head, Buffer.from(isAddress ? record : [])]) };
}
